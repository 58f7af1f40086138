"""What figures say, against gold that was reckoned by hand."""

import json
from importlib import import_module

import pytest
from typer.testing import CliRunner

from dubao.cli.app import app
from dubao.score import Gold, Pair, score_rows

score = import_module("dubao.cli.score")
TEXT = "青山县新建学校3至5所,投入约2亿元,数百名学生入学,“希望”小学占４成。"
SAID = {
    "measure": "", "holder": "青山县", "place": "青山县", "action": "",
    "period": "2023", "stat": "level", "direction": "", "base": "",
}  # fmt: skip


def row(text, value, **said):
    start = TEXT.index(text)
    usual = {"claim": "exact", "unit": "所", "start": start, "end": start + len(text)}
    return usual | {"text": text, "value": value} | SAID | said


WANTED = [
    row("3至5所", "3~5", claim="range", measure="学校", action="新建",
        also={"holder": ["青山"], "action": [""]}),
    row("约2亿元", "200000000", claim="about", unit="元", action="投入", period="",
        also={"period": ["2023"], "stat": ["cumulative"]}),
    row("数百名", "100", claim="several", unit="名", measure="学生", action="入学"),
    row("４成", "40", unit="%", measure="“希望”小学", stat="share", base="小学"),
]  # fmt: skip


def rows_of(*found):
    gold = Gold("x.txt", TEXT, None, WANTED, [])
    reading = {"figures": list(found)} if found else None
    return score_rows([Pair(gold, reading)], show=True)


def test_what_is_right_as_a_whole():
    got = rows_of(
        row("3至5所", "3", high="5", claim="range", measure="学校", holder="青山"),
        row("约2亿元", "200000000", claim="about", unit="元", action="投入", stat=""),
        row("数百名", "700", claim="several", unit="名", measure="学生", action="入学"),
        row("４成", "40", unit="%", measure="希望小学", stat="share", base="小学"),
    )

    assert got.pop("faults") == []
    assert [got[name] for name in ("figures", "found", "number", "row")] == [4, 1, 1, 1]
    for name in ("right", "near", "recall"):
        assert set(got[name].values()) <= {1.0, None}
    assert got["precision"]["measure"] == 1.0
    assert got["recall"]["direction"] is None  # gold holds none
    assert got["precision"]["direction"] is None  # none was answered


def test_slot_by_slot():
    got = rows_of(
        # another high end, a measure that is near, no action (which is also right)
        row("3至5所", "3", high="6", claim="range", measure="新建学校", holder="全县"),
        # another claim, a period that is also right, a wrong stat
        row("2亿元", "200000000", unit="元", place="", stat="rate"),
        # found by an overlap; the holder alone is wrong
        row("百名", "100", claim="several", unit="名", measure="学生", holder=None),
    )

    assert (got["figures"], got["found"], got["number"]) == (4, 0.75, 0.25)
    assert (got["row"], got["row without holder"]) == (0.0, 0.25)
    assert got["right"] == {
        "measure": 0.5, "holder": 0.25, "place": 0.5, "action": 0.25, "period": 0.75,
        "stat": 0.5, "direction": 0.75, "base": 0.75,
    }  # fmt: skip
    assert got["near"] == {
        "measure": 0.75, "holder": 0.25, "place": 0.5, "action": 0.25,
    }  # fmt: skip
    assert got["precision"] == {
        "measure": 0.5, "holder": 0.5, "place": 1.0, "action": None, "period": 1.0,
        "stat": 0.6667, "direction": None, "base": None,
    }  # fmt: skip
    assert got["recall"] == {
        "measure": 0.3333, "holder": 0.25, "place": 0.5, "action": 0.0,
        "period": 0.6667, "stat": 0.5, "direction": None, "base": 0.0,
    }  # fmt: skip
    assert "x.txt:7 3至5所 measure: 新建学校 for 学校" in got["faults"]
    assert f"x.txt:{TEXT.index('４成')} ４成 not found" in got["faults"]


def test_a_text_without_a_reading_is_wrong_everywhere():
    got = rows_of()

    assert (got["found"], got["row"]) == (0.0, 0.0)
    assert set(got["right"].values()) == {0.0}
    assert set(got["precision"].values()) == {None}


def test_each_figure_serves_once():
    whole = row("3至5所", "3", high="5", claim="range", measure="学校")
    twice = [
        WANTED[0],
        WANTED[0] | {"start": 9, "end": 11},  # 5所 alone
    ]
    got = score_rows(
        [Pair(Gold("x.txt", TEXT, None, twice, []), {"figures": [whole]})], show=True
    )

    assert got["found"] == 0.5
    assert len(got["faults"]) == 1


@pytest.fixture
def folder(tmp_path):
    """A folder of gold whose periods can be read with its table only."""
    text = "去年，青山县新建学校3所。\n"
    figure = {
        "start": 10, "end": 12, "text": "3所", "value": "3", "claim": "exact",
        "unit": "所", "kind": "count",
    }  # fmt: skip
    gold = {"figures": [figure | SAID | {"measure": "学校"}], "asides": []}
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "name,paper,date,number\na.txt,青山报,2024-03-10,1\n", encoding="utf-8"
    )
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_command_measures_rows_with_the_days_of_the_table(folder):
    made = json.loads(run("score", folder, "-f", "json").stdout)

    assert made["rows"]["right"]["period"] == 1.0
    assert made["rows"]["figures"] == 1
    assert run("score", folder, "--at-least", "right.period=1").exit_code == 0
    low = run("score", folder, "--at-least", "rows.recall.action=0.5")
    assert low.exit_code == 2  # nothing of it to measure here
    (folder / "metadata.csv").unlink()
    low = run("score", folder, "--at-least", "right.period=1")
    assert (low.exit_code, "right.period is 0.0" in low.stderr) == (1, True)


def test_the_command_asks_for_the_answers_that_are_wanted(folder, monkeypatch):
    asked = []
    honest = score.read_text

    def asking(*words, slots, **known):
        asked.append(slots)
        return honest(*words, slots=slots, **known)

    monkeypatch.setattr(score, "read_text", asking)
    run("score", folder)
    run("score", folder, "--slots", "all")

    assert asked == ["sure", "all"]
