"""Corrections say what a figure may say, and values of any size break nothing."""

import csv
import io
import json

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from dubao import __version__, read_text
from dubao.cli import main
from dubao.errors import UsageError
from dubao.ledger import Ledger
from dubao.ledger.accepted import is_period, refuse
from dubao.ledger.comparison import series
from dubao.ledger.correction import FIELDS, of_page
from dubao.ledger.plot import bars, svg
from dubao.web.app import app
from dubao.web.guard import Rules

HERE = "http://127.0.0.1:8724"
OURS = {"X-Dubao": "1"}
TEXT = "春播\n\n本报讯 2023年，青禾县棉花播种面积36万亩。\n"
GOOD = {
    "value": ["36", "-0.5", "1/3", "6:12"], "high": ["", "37.5"],
    "unit": ["亩", "平方公里", "%", "元/吨", "", "m²"],
    "period": ["", "2023", "2023-02", "2023-02-28", "2016/..", "../1998", "198X",
               "19XX", "2023-21", "-0220", "2023-01/2023-02", "2023-01-01T08:30"],
    "claim": ["exact", "over"], "kind": ["area"], "stat": ["level"],
    "direction": ["", "up"], "measure": ["", "棉花播种面积", "x" * 200],
    "holder": ["青禾县"], "place": ["青禾县"], "action": ["播种"], "base": ["yoy"],
}  # fmt: skip
ODD = ["a\0b", "a\ud800", "\x1b]0;x\x07", "a\nb", "\u202eb", "x" * 1001, "\x9b31m"]
BAD = {
    "value": ["", "many", "1e400", "١٢", "１２", "1/0", "1.", ".5", "1/2/3", "9" * 65,
              "Infinity", "nan", "1_000", " 1", "--1", "0x10"],
    "high": ["x", "1/00"], "unit": ["3亩", "亩 亩", "a" * 21, "<b>", "亩,"],
    "period": ["2023-13", "2023-02-30", "23", "yesterday", "2023/", "/2023", "../..",
               "2023-00", "2023-02-00", "20233", "2023-1", "2023-20"],
    "claim": ["", "Exact"], "kind": ["", "areas"], "stat": ["mean"],
    "direction": ["left"], "nothing": ["x"], "value; DROP TABLE pages": ["x"],
}  # fmt: skip
BAD = {field: [*BAD.get(field, []), *ODD] for field in (*FIELDS, *BAD)}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "county.ledger"
    with Ledger(path, write=True) as kept:
        kept.add(read_text(TEXT, name="a.txt", date="2023-06-01"), reader=__version__)
        kept.index()
    return path


@pytest.fixture
def link(path):
    with Ledger(path) as ledger:
        (row,) = ledger.figures().dicts()
    return row["link"].partition("&")[0]


@pytest.mark.parametrize("field", GOOD)
def test_what_may_be_said_is_kept_and_shown(path, link, field):
    for new in GOOD[field]:
        with Ledger(path, write=True) as ledger:
            ledger.correct(link, act="edit", who="a", field=field, new=new)
            (row,) = ledger.figures().dicts()
        assert row[field] == new


@pytest.mark.parametrize("field", BAD)
def test_what_may_not_is_refused_everywhere(path, link, field, monkeypatch, capsys):
    asking = TestClient(
        app(path, Rules(hosts=("127.0.0.1:8724",), edit=True)), base_url=HERE
    )
    for new in BAD[field]:
        with Ledger(path, write=True) as ledger, pytest.raises(UsageError):
            ledger.correct(link, act="edit", who="a", field=field, new=new)
        body = json.dumps({"link": link, "act": "edit", "field": field, "new": new})
        kind = {"Content-Type": "application/json"}
        answer = asking.post("/api/corrections", content=body, headers={**OURS, **kind})
        assert answer.status_code in {400, 422}, answer.text
    monkeypatch.setattr(
        "sys.argv", ["dubao", "correct", str(path), link, "--set", f"{field}={new}"]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) <= 2
    with Ledger(path) as ledger:
        assert ledger.orphans() == []
        assert of_page(ledger.connection, 1) == {}


def test_acts_and_names_are_looked_at_too(path, link):
    with Ledger(path, write=True) as ledger:
        for act, field, new in (
            ("burn", "", ""), ("accept", "value", ""), ("reject", "", "1"),
            ("", "", ""),
        ):  # fmt: skip
            with pytest.raises(UsageError):
                ledger.correct(link, act=act, who="a", field=field, new=new)
        for who in ODD:
            with pytest.raises(UsageError):
                ledger.correct(link, act="accept", who=who)


def test_a_bad_one_in_an_old_ledger_breaks_no_view(path, link):
    with Ledger(path, write=True) as ledger:
        ledger.correct(link, act="edit", who="a", field="value", new="37")
        row = ledger.connection.execute("SELECT * FROM corrections").fetchone()
        asked = ledger.connection.execute("SELECT * FROM corrections")
        columns = [one[0] for one in asked.description]
        known = dict(zip(columns, row, strict=True))
        worse = [
            {"field": field, "new": new}
            for field in BAD
            for new in BAD[field]
            if "\ud800" not in new
        ]
        worse += [
            {"quote": ""}, {"start": -5}, {"end": 10**18},
            {"before": "x" * 10_000}, {"who": "\x1b]0;x\x07"}, {"at": "never"},
        ]  # fmt: skip
        for number, one in enumerate(worse, 2):
            values = [*{**known, **one, "id": number}.values()]
            marks = ", ".join("?" * len(values))
            ledger.connection.execute(
                f"INSERT INTO corrections VALUES ({marks})",  # noqa: S608 # marks alone
                values,
            )
    asking = TestClient(
        app(path, Rules(hosts=("127.0.0.1:8724",), edit=True)), base_url=HERE
    )
    page = link.partition("#")[0][3:]
    for view in (
        "/api/figures", "/api/figures.csv", "/api/figures.jsonl", f"/api/pages/{page}",
        "/api/series?measure=*", "/api/series.svg?measure=*",
        "/api/series.csv?measure=*",
        "/api/facets", f"/api/pages/{page}/figures.csv", "/api/measures",
    ):  # fmt: skip
        assert asking.get(view).status_code == 200, view
    with Ledger(path) as ledger:
        (row,) = ledger.figures().dicts()
        assert row["value"] == "37"
        assert len(ledger.orphans()) >= len(worse) - 8
        assert len(series(ledger, "*")) == 1


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_refused(text):
    if is_period(text):
        refuse("period", text)
    else:
        with pytest.raises(UsageError):
            refuse("period", text)


@given(st.sampled_from(FIELDS), st.text())
def test_any_text_is_said_or_refused(field, text):
    try:
        refuse(field, text)
    except UsageError:
        return
    text.encode()
    assert "\0" not in text


@pytest.mark.parametrize("digits", [30, 309, 400, 3000, 5000])
def test_values_past_every_float_are_told_and_drawn(path, digits):
    with Ledger(path, write=True) as ledger:
        for year in (2021, 2022):
            text = TEXT.replace("2023", str(year))
            reading = read_text(text, name=f"{year}", date=f"{year}-06-01")
            ledger.add(reading, reader=__version__)
        ledger.connection.execute(
            "UPDATE figure_rows SET value = ? WHERE page = 1", ("9" * digits,)
        )
    asking = TestClient(app(path, Rules(hosts=("127.0.0.1:8724",))), base_url=HERE)
    for view in ("/api/figures", "/api/series?measure=*"):
        answer = asking.get(view)
        assert answer.status_code == 200, view
        assert "Infinity" not in answer.text
        json.loads(answer.text, parse_constant=pytest.fail)
    lines = asking.get("/api/figures.jsonl").text.splitlines()
    for line in lines:
        json.loads(line, parse_constant=pytest.fail)
    rows = csv.DictReader(io.StringIO(asking.get("/api/figures.csv").text))
    assert not any("inf" in str(row["number"]).lower() for row in rows)
    drawing = asking.get("/api/series.svg?measure=*")
    assert drawing.status_code == 200
    assert "nan" not in drawing.text
    assert "inf" not in drawing.text
    with Ledger(path) as ledger:
        (found,) = series(ledger, "*")
        assert len(list(bars(found))) == len(found.observations) + 1
        assert len(found.observations) == (3 if digits < 4000 else 2)
        assert "<svg" in svg(found)


def test_a_page_with_such_a_value_is_checked(tmp_path, monkeypatch, capsys):
    page = tmp_path / "page.txt"
    page.write_text(
        "全县产粮" + "9" * 400 + "吨，其中小麦" + "3" * 350 + ".5吨，增长3%，比上年多"
        + "8" * 320 + "吨。", encoding="utf-8",
    )  # fmt: skip
    for words in (["check", "-v"], ["read"], ["read", "-f", "csv"], ["view"]):
        monkeypatch.setattr("sys.argv", ["dubao", *words, str(page)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code in {0, 1}, capsys.readouterr().err
