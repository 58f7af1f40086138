"""The commands on a ledger, as somebody would type them."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dubao import Ledger, read_text
from dubao.cli.app import app
from dubao.model import Answer, Answers

PAGES = {
    "a.txt": "青禾日报 2021年1月5日\n\n棉花丰收\n\n本报讯 2020年全县植树1200棵。\n",
    "b.txt": "青禾日报 2021年1月9日\n\n植树忙\n\n本报讯 2020年全县植树1500棵。\n",
    "c.txt": "",
}


@pytest.fixture
def ledger(tmp_path):
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "county.ledger"
    done = run("add", path, tmp_path, "--workers", 1)
    assert done.exit_code == 3  # one is empty
    assert "2 read, 0 partial, 1 failed, 0 skipped" in done.stderr
    assert done.stdout == ""
    return path


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_search(ledger):
    done = run("search", ledger, "植樹", "--format", "jsonl")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [hit["match"] for hit in hits] == ["植树", "植树"]
    assert "2 pages" in run("search", ledger, "植树").stdout
    assert run("search", ledger, "没有").exit_code == 1
    assert run("search", ledger, "(").exit_code == 2


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_figures(ledger, form):
    done = run("figures", ledger, "--unit", "棵", "--format", form)
    assert done.exit_code == 0
    assert "1200" in done.stdout
    assert "1500" in done.stdout


def test_figures_to_files(ledger, tmp_path):
    for form in ("xlsx", "parquet"):
        target = tmp_path / f"out.{form}"
        assert run("figures", ledger, "-f", form, "-o", target).exit_code == 0
        assert target.stat().st_size > 100
        assert run("figures", ledger, "-f", form).exit_code == 2
    done = run("figures", ledger, "-f", "csv", "--excel")
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbf")


def test_series(ledger, tmp_path):
    done = run("series", ledger, "*", "--unit", "棵", "--format", "jsonl")
    assert done.exit_code == 0
    assert "1200" in run("series", ledger, "*", "--unit", "棵", "-f", "csv").stdout
    assert "█" in run("series", ledger, "*", "--unit", "棵", "-f", "plot").stdout
    picture = tmp_path / "x.svg"
    assert (
        run("series", ledger, "*", "-f", "svg", "-o", picture, "--keep").exit_code == 0
    )
    root = ET.parse(picture).getroot()  # noqa: S314 # our own
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) >= 1
    assert run("series", ledger, "没有").exit_code == 1


def test_correct(ledger):
    rows = run("figures", ledger, "--unit", "棵", "-f", "jsonl").stdout.splitlines()
    link = json.loads(rows[0])["link"]
    assert (
        run("correct", ledger, link, "--set", "value=7", "--who", "甲").exit_code == 0
    )
    row = json.loads(
        run("figures", ledger, "--max", "8", "--unit", "棵", "-f", "jsonl").stdout
    )
    assert (row["value"], row["status"]) == ("7", "edited")
    listed = json.loads(run("correct", ledger).stdout)
    assert (listed["who"], listed["new"]) == ("甲", "7")
    assert run("correct", ledger, "--orphans").stdout == ""
    assert run("correct", ledger, link).exit_code == 2
    assert run("correct", ledger, link, "--accept", "--reject").exit_code == 2


def test_what_is_no_ledger_is_named(tmp_path):
    other = tmp_path / "a.txt"
    other.write_text("x" * 500)
    for words in (("search", other, "x"), ("figures", other), ("series", other, "*")):
        done = run(*words)
        assert done.exit_code == 2
        assert "NotALedger" in done.stderr
    assert run("search", tmp_path / "none", "x").exit_code == 2


@pytest.fixture
def guessing(tmp_path):
    """A ledger with a fall against the year before, and a holder that is guessed."""
    given = read_text("2023年税收下降5%。建成学校3所。\n", name="a.txt")
    fell, built = given.figures
    fall = {
        "measure": Answer(text="税收", sure=97),
        "stat": Answer(text="change"),
        "direction": Answer(text="down"),
        "base": Answer(text="yoy"),
    }
    guess = {"holder": Answer(text="青禾县", sure=41, shown=False)}
    path = tmp_path / "g.ledger"
    with Ledger(path, write=True) as kept:
        figures = (
            replace(fell, answers=Answers(**fall)),
            replace(built, answers=Answers(**guess)),
        )
        kept.add(replace(given, figures=figures), reader="1")
    return path


def test_figures_by_direction_base_and_with_guesses(guessing):
    done = run("figures", guessing, "--direction", "down", "--base", "yoy")
    assert "direction  base" in done.stdout
    assert "5%" in done.stdout
    assert "3所" not in done.stdout
    assert run("figures", guessing, "--holder", "青禾县").exit_code == 1
    every = run("figures", guessing, "--holder", "青禾县", "--slots", "all")
    assert "青禾县" in every.stdout
    rows = run("figures", guessing, "--slots", "all", "-f", "jsonl").stdout
    sure = [json.loads(json.loads(row)["sure"]) for row in rows.splitlines()]
    assert sure[0]["measure"] == 97
    assert sure[1]["holder"] == 41
    plain = run("figures", guessing, "-f", "csv").stdout
    assert "sure" not in plain.splitlines()[0].split(",")


def test_a_series_of_what_fell(guessing):
    rows = run("series", guessing, "税收", "-f", "jsonl", "--direction", "down").stdout
    (one,) = map(json.loads, rows.splitlines())
    assert one["stat"] == "change"
    assert "税收 同比 (%) change" in run("series", guessing, "税收").stdout
    assert run("series", guessing, "税收", "--base", "mom").exit_code == 1
    near = run("series", guessing, "税")
    assert near.exit_code == 1
    assert near.stderr == "no series of 税; near it: 税收 (1)\n"


def test_a_correction_of_direction_and_base(guessing):
    rows = run("figures", guessing, "-f", "jsonl").stdout.splitlines()
    link = json.loads(rows[1])["link"]
    words = ("--set", "direction=up", "--set", "base=全市平均水平")
    assert run("correct", guessing, link, *words, "--who", "甲").exit_code == 0
    found = run("figures", guessing, "--base", "全市*", "-f", "jsonl").stdout
    assert json.loads(found)["direction"] == "up"
    done = run("correct", guessing, link, "--set", "direction=left")
    assert done.exit_code == 2
    assert "up, down" in done.stderr
