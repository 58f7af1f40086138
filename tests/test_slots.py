"""Each slot with its answer: what is shown, what was guessed, how sure each is."""

import csv
import io
import json
from dataclasses import replace
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from dubao import read_text
from dubao.api import read_all
from dubao.bridge import figures
from dubao.export import markdown, record, show, write_csv
from dubao.export.annotation import label_studio
from dubao.model import DIRECTIONS, SLOTS, STATS, Answer, Answers, Span, guessed
from tests.test_cli import run

SCHEMA = json.loads(
    files("dubao.export").joinpath("reading.schema.json").read_text(encoding="utf-8")
)
CODES = {*STATS, *DIRECTIONS, "yoy", "mom"}
TEXT = "云溪县城北新区落成。全县新建学校3所,比上年增加2所。"
ANSWERS = {
    "measure": Answer(text="学校", span=Span(14, 16), sure=97),
    "holder": Answer(
        text="云溪县", span=Span(0, 3), stand_in=Span(10, 12), sure=88, shown=True
    ),
    "place": Answer(
        text="云溪县", span=Span(0, 3), stand_in=Span(10, 12), sure=55, shown=False
    ),
    "action": Answer(text="落成", span=Span(7, 9), sure=31, shown=False),
    "base": Answer(sure=93),
    "direction": Answer(text="up", span=Span(22, 24), sure=99),
}


@pytest.fixture
def reading():
    read = read_text(TEXT)
    first, *others = read.figures
    answered = replace(first, answers=Answers(**ANSWERS))
    return replace(read, figures=(answered, *others))


def test_the_record_keeps_what_is_shown_apart_from_what_was_guessed(reading):
    row = record(reading)["figures"][0]

    assert {slot: row[slot] for slot in SLOTS} == {
        "measure": "学校", "holder": "云溪县", "place": "", "action": "",
        "period": "", "stat": "level", "direction": "up", "base": "",
    }  # fmt: skip
    assert row["measure_span"] == [14, 16]
    assert row["holder_span"] == [0, 3]
    assert row["place_span"] is None
    assert row["stand_ins"] == {"holder": [10, 12]}
    assert row["sure"] == {"measure": 97, "holder": 88, "direction": 99, "base": 93}
    assert row["guesses"] == {
        "place": {"text": "云溪县", "span": [0, 3], "sure": 55, "stand_in": [10, 12]},
        "action": {"text": "落成", "span": [7, 9], "sure": 31},
    }
    assert row["confidence"] == 100


def test_a_record_with_guesses_is_valid(reading):
    written = json.loads(json.dumps(record(reading)))

    assert list(Draft202012Validator(SCHEMA).iter_errors(written)) == []
    written["figures"][0]["guesses"]["mood"] = {"text": "", "span": None, "sure": 1}
    assert not Draft202012Validator(SCHEMA).is_valid(written)


def test_all_slots_show_every_best_answer(reading):
    shown = guessed(reading)
    row = record(shown)["figures"][0]

    assert (row["place"], row["action"]) == ("云溪县", "落成")
    assert row["guesses"] == {}
    assert row["sure"]["action"] == 31
    assert row["stand_ins"]["place"] == [10, 12]
    assert guessed(shown) == shown
    assert [figure.span for figure in shown.figures] == [
        figure.span for figure in reading.figures
    ]


def test_the_library_and_the_command_line_show_guesses_on_demand(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    asked = [
        record(found)["figures"]
        for found in (*read_all([path], slots="all"), read_text(TEXT, slots="all"))
    ]
    written = json.loads(run("read", "-f", "json", "--slots", "all", path).stdout)

    assert [[row["guesses"] for row in rows] for rows in asked] == [[{}, {}]] * 2
    assert [row["guesses"] for row in written["figures"]] == [{}, {}]
    assert "--slots" in run("read", "--help").stdout.decode()


def test_what_slots_may_be_is_closed(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert run("read", "--slots", "some", path).returncode == 2


def test_every_way_of_writing_shows_direction_and_base(reading):
    told = io.StringIO()
    write_csv([reading], told)
    row = next(csv.DictReader(io.StringIO(told.getvalue())))
    assert (row["direction"], row["base"], row["place"]) == ("up", "", "")
    assert row["confidence"] == "88"
    told = io.StringIO()
    write_csv([guessed(reading)], told, guesses=True)
    row = next(csv.DictReader(io.StringIO(told.getvalue())))
    assert (row["place"], row["action"], row["confidence"]) == ("云溪县", "落成", "31")
    assert json.loads(row["sure"])["holder"] == 88

    written = markdown(reading)
    assert "| stat | direction | base |" in written
    assert "| level | up |  |" in written

    screen = io.StringIO()
    show(reading, Console(file=screen, width=200))
    assert "direction" in screen.getvalue()

    shown = reading._repr_html_()
    assert "<th>direction</th><th>base</th>" in shown
    assert "云溪县? 55%" in shown

    regions = label_studio(guessed(reading))["predictions"][0]["result"]
    assert {"holder", "place", "action", "base", "direction"} <= {
        region["from_name"] for region in regions
    }


def test_frames_have_every_slot():
    assert set(SLOTS) <= set(figures([TEXT]))


def test_a_slot_of_a_traditional_page_is_as_printed():
    text = "雲溪縣新建學校三所,培訓農民一千二百人,糧食產量增長百分之五。\n"
    for figure in read_text(text, slots="all").figures:
        for slot in (slot for slot in SLOTS if slot != "period"):
            answer = figure.answers.of(slot)
            if answer.span and answer.text and answer.text not in CODES:
                assert answer.span.of(text).replace("\n", "") == answer.text, slot
