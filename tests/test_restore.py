"""JSON of this format and of an older one comes back as a reading."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from dubao import read, read_text
from dubao.cli.app import app
from dubao.errors import UsageError
from dubao.export import record, restored
from dubao.export.json import FORMAT
from dubao.ledger import Ledger
from dubao.model import SLOTS, Span
from tests.ledger.test_figures import guessing

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parent / "samples").glob("*.txt"))
SCHEMA = json.loads(
    files("dubao.export").joinpath("reading.schema.json").read_text(encoding="utf-8")
)


def written(reading):
    """The record after a journey through a file."""
    return json.loads(json.dumps(record(reading)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_reading_comes_back_from_its_json(path):
    there = written(read(path))
    assert written(restored(there)) == there


def test_guesses_come_back():
    given = guessing(read_text("全县新建学校3所,增长5%。投入1.2亿元。"))
    first, second, *others = given.figures
    parts = {"parts": (Span(0, 1), Span(1, 2))}
    first, second = (
        replace(
            one,
            answers=replace(one.answers, measure=replace(one.answers.measure, **parts)),
        )
        for one in (first, second)
    )
    given = replace(given, figures=(first, second, *others))
    there = written(given)
    assert list(Draft202012Validator(SCHEMA).iter_errors(there)) == []
    back = restored(there)
    assert written(back) == there
    assert not back.figures[0].answers.measure.shown
    assert [f.answers.measure.parts for f in back.figures[:2]] == [parts["parts"]] * 2


def test_json_of_format_1_is_brought_forward(tmp_path):
    old = json.loads((HERE / "format-1.json").read_text(encoding="utf-8"))
    assert old["format"] == 1
    new = written(restored(old))

    assert new["format"] == FORMAT == 2
    assert list(Draft202012Validator(SCHEMA).iter_errors(new)) == []
    for before, after in zip(old["figures"], new["figures"], strict=True):
        assert {name: after[name] for name in before} == before
        assert (after["direction"], after["base"]) == ("", "")
        assert after["sure"] == after["guesses"] == after["stand_ins"] == {}
        assert after["confidence"] == 100
    for name in ("source", "page", "articles", "furniture", "unread"):
        assert new[name] == old[name]
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.add(restored(old), reader=old["dubao"])
        rows = list(ledger.figures().dicts())
    assert [row["measure"] for row in rows] == [f["measure"] for f in old["figures"]]
    assert set(SLOTS) <= set(rows[0])


def test_json_of_format_1_is_measured(tmp_path):
    line = (HERE / "format-1.json").read_text(encoding="utf-8")
    old = json.loads(line)
    (tmp_path / "county.txt").write_text(old["page"]["text"], encoding="utf-8")
    gold = {"figures": [row | {"direction": "", "base": ""} for row in old["figures"]]}
    (tmp_path / "county.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "old.jsonl").write_text(line, encoding="utf-8")
    done = CliRunner().invoke(
        app, ["score", str(tmp_path), str(tmp_path / "old.jsonl"), "-f", "json"]
    )
    assert json.loads(done.stdout)["rows"]["right"]["base"] == 1.0


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"format": FORMAT + 1}, "known are 1 to"),
        ({"format": "x"}, "known are"),
        ({"figures": [{}]}, "no reading of format"),
        ({"page": None}, "no reading of format"),
    ],
)
def test_what_is_no_reading_is_named(broken, told):
    with pytest.raises(UsageError, match=told):
        restored(written(read_text("新建学校3所。")) | broken)
