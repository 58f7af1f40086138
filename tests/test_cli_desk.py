"""The command line for those who correct: who says so, taking back, gold; the demo."""

import json
import sys

import pytest

from dubao import __version__, read_text
from dubao.cli import main, name
from dubao.ledger import Ledger
from dubao.ledger.correction import all_of

TEXT = "全县新建学校3所，投入1.2亿元。\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "county.ledger"
    with Ledger(path, write=True) as ledger:
        reading = read_text(TEXT, name="a.txt", date="2023-05-01")
        ledger.add(reading, reader=__version__)
    return path


@pytest.fixture
def run(monkeypatch, capsys):
    def running(*words):
        monkeypatch.setattr(sys, "argv", ["dubao", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    return running


def test_a_link_of_a_table_is_whole_and_corrects(path, run):
    _, table, _ = run("figures", path)
    links = [line.split()[-1] for line in table.splitlines()[1:]]
    for link in links:
        assert run("correct", path, link, "--accept", "--who", "甲")[0] == 0
    with Ledger(path) as ledger:
        assert {row["status"] for row in ledger.figures().dicts()} == {"accepted"}
    _, hits, _ = run("search", path, "学校")
    link = next(word for word in hits.split() if word.startswith("/p/"))
    assert "…" not in link


def test_what_was_said_is_taken_back_and_gold_is_written(path, run, tmp_path):
    with Ledger(path) as ledger:
        links = [row["link"] for row in ledger.figures().dicts()]
    run("correct", path, links[0], "--set", "measure=校舍", "--who", "甲")
    assert run("correct", path, links[0], "--undo", "--who", "甲")[0] == 0
    assert run("correct", path, links[0], "--undo", "--accept")[0] == 2
    assert run("correct", path, links[0], "--undo")[0] == 2
    for link in links:
        run("correct", path, link, "--accept", "--who", "甲")
    gold = tmp_path / "gold"
    code, told, _ = run("correct", path, "--gold", gold)
    assert (code, told.split()[0]) == (0, "1")
    (file,) = gold.glob("*.gold.json")
    figures = json.loads(file.read_text(encoding="utf-8"))["figures"]
    assert [one["value"] for one in figures] == ["3", "120000000"]
    assert run("score", gold)[0] == 0


def test_who_corrects_is_asked_once(path, run, monkeypatch):
    with Ledger(path) as ledger:
        link = next(ledger.figures().dicts())["link"]
    answers = iter(["梁青山\n"])
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdin, "readline", lambda: next(answers), raising=False)
    assert name.signature() == "梁青山"
    assert name.signature() == "梁青山"
    run("correct", path, link, "--accept")
    with Ledger(path) as ledger:
        assert [one.who for one in all_of(ledger.connection)] == ["梁青山"]


def test_the_demo_has_the_samples(run, tmp_path):
    path = tmp_path / "demo.ledger"
    code, _, told = run("demo", "--only", "--keep", path)
    assert code == 0
    assert "pages of an invented county" in told
    with Ledger(path) as ledger:
        assert len(ledger) >= 9
        assert ledger.series("粮食总产量")


def test_series_says_what_is_near_and_draws(run, tmp_path):
    path, picture = tmp_path / "demo.ledger", tmp_path / "s.png"
    run("demo", "--only", "--keep", path)
    code, _, told = run("series", path, "粮食产量")
    assert code == 1
    assert "粮食总产量" in told
    code, _, told = run("series", path, "云溪县粮食总产量")
    assert (code, told.strip()) == (0, "云溪县粮食总产量: 粮食总产量 of 云溪县")
    pytest.importorskip("PIL")
    code, _, told = run("series", path, "粮食总产量", "-f", "png", "-o", picture)
    if "no Chinese font" not in told:
        assert code == 0
        assert picture.read_bytes().startswith(b"\x89PNG")
