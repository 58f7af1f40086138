"""The figures of a ledger as a table: selected, sorted, and opened elsewhere."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace

import pytest

from dubao import read_text
from dubao.errors import UsageError
from dubao.ledger import Ledger, Table
from dubao.ledger.facet import facets, measures
from dubao.ledger.selection import COLUMNS
from dubao.model import SLOTS, Answer, Span
from dubao.model.tabular import harmless, on_one_line
from tests.ledger.make import reading

FORMULAS = ["=1+1", "+1", "-a", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠a", "\t=1", " =1"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "county.ledger"
    with Ledger(path, write=True) as ledger:
        for seed in range(30):
            ledger.add(reading(seed), reader="1")
    with Ledger(path) as ledger:
        yield ledger


def every(ledger):
    return [(r.page, f) for r in ledger.readings() for f in r.figures]


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        ({}, lambda _, _f: True),
        ({"measure": "小麦产量"}, lambda _, f: f.measure == "小麦产量"),
        ({"measure": "小麥*"}, lambda _, f: f.measure.startswith("小麦")),
        ({"unit": "人"}, lambda _, f: f.unit == "人"),
        ({"kind": "money"}, lambda _, f: f.kind == "money"),
        ({"holder": "石桥镇"}, lambda _, f: f.holder == "石桥镇"),
        ({"place": "*镇"}, lambda _, f: f.place[-1] == "镇"),
        ({"period": "2012..2013-05"}, lambda _, f: f.period in {"2012", "2013"}),
        ({"date": "2015"}, lambda p, _: p.date[:4] == "2015"),
        ({"paper": "青禾*"}, lambda _, _f: True),
        ({"paper": "晚报"}, lambda _, _f: False),
        ({"least": 5000.0, "most": 9000.0}, lambda _, f: 5000 <= int(f.value) <= 9000),
        ({"claim": "exact", "stat": "level"}, lambda _, _f: True),
    ],
)  # fmt: skip
def test_a_selection(kept, wanted, holds):
    expected = {
        (page.source.sha256, *figure.span)
        for page, figure in every(kept)
        if holds(page, figure)
    }
    rows = list(kept.figures(**wanted).dicts())
    assert {(r["sha256"], r["start"], r["end"]) for r in rows} == expected
    assert len(rows) == len(expected)


def guessing(given):
    """The reading with its first figure's slots only guessed, and a change told."""
    first, second, *others = given.figures
    hidden = {
        slot: replace(first.answers.of(slot), shown=False, sure=30 + n)
        for n, slot in enumerate(SLOTS)
    } | {"stat": Answer(text="change", sure=35, shown=False)}
    change = {
        "stat": Answer(text="change", sure=99),
        "direction": Answer(text="down", span=Span(0, 1), sure=98),
        "base": Answer(text="yoy", span=Span(1, 2)),
    }
    return replace(
        given,
        figures=(
            replace(first, answers=replace(first.answers, **hidden)),
            replace(second, answers=replace(second.answers, **change)),
            *others,
        ),
    )


def test_guesses_show_and_select_when_they_are_asked_for(tmp_path):
    given = guessing(reading(3))
    first, second = given.figures[:2]
    best = first.answers
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.add(given, reader="1")
        sure = next(r for r in ledger.figures().dicts() if r["text"] == first.text)
        assert [sure[slot] for slot in SLOTS] == ["", "", "", "", "", "level", "", ""]
        assert "sure" not in sure
        every = list(ledger.figures(slots="all").dicts())
        row = next(r for r in every if r["text"] == first.text)
        assert [row[slot] for slot in SLOTS] == [best.of(slot).text for slot in SLOTS]
        assert json.loads(row["sure"]) == {slot: best.of(slot).sure for slot in SLOTS}

        def texts(**wanted):
            return {r["text"] for r in ledger.figures(**wanted).dicts()}

        assert texts(direction="down") == texts(base="yoy") == {second.text}
        assert texts(stat="change") == {second.text}
        assert texts(stat="change", slots="all") == {first.text, second.text}
        for slot in ("measure", "holder", "period"):
            wanted = {slot: best.of(slot).text}
            assert first.text not in texts(**wanted)
            assert first.text in texts(**wanted, slots="all")
        link = sure["link"]
        ledger.correct(
            link, act="edit", field="measure", new=best.measure.text, who="甲"
        )
        ledger.correct(link, act="edit", field="base", new="全市", who="甲")
        ledger.correct(link, act="edit", field="direction", new="up", who="甲")
        assert first.text in texts(measure=best.measure.text)
        assert texts(base="全市", direction="up") == {first.text}
        with pytest.raises(UsageError, match="up, down"):
            ledger.correct(
                link, act="edit", field="direction", new="sideways", who="甲"
            )


def test_facets_count_what_is_shown(tmp_path):
    given = reading(3)
    hidden = tuple(
        replace(
            f, answers=replace(f.answers, place=replace(f.answers.place, shown=False))
        )
        for f in given.figures
    )
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.add(replace(given, figures=hidden), reader="1")
        assert facets(ledger).place == ()
        assert measures(ledger)


def test_every_row_leads_back_to_its_characters(kept):
    for row in kept.figures(limit=40).dicts():
        text = kept.reading(row["link"]).page.text
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["text"] in row["sentence"]


def test_sort_and_limit(kept):
    rows = list(kept.figures(sort=("-value",), limit=10).dicts())
    numbers = [row["number"] for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 10
    assert numbers[0] == max(float(figure.value) for _, figure in every(kept))
    with pytest.raises(UsageError):
        kept.figures(sort=("colour",))


def test_arrow_opens_elsewhere(kept, tmp_path):
    polars = pytest.importorskip("polars")
    table = kept.figures()
    frame = polars.DataFrame(table)
    assert frame.columns == list(COLUMNS)
    assert frame.rows() == [tuple(row) for row in table]
    table.write_parquet(tmp_path / "x.parquet")
    assert polars.read_parquet(tmp_path / "x.parquet").equals(frame)
    duckdb = pytest.importorskip("duckdb")
    assert duckdb.read_parquet(str(tmp_path / "x.parquet")).shape[0] == len(frame)
    arrow = pytest.importorskip("arro3.core")
    assert duckdb.from_arrow(arrow.Table.from_arrow(table)).shape[0] == len(frame)


def test_pyarrow_and_pandas_open_it(kept):
    table = kept.figures()
    pyarrow = pytest.importorskip("pyarrow")
    assert pyarrow.table(table).num_rows == len(list(table))
    pandas = pytest.importorskip("pandas")
    assert len(pandas.DataFrame.from_arrow(table)) == len(list(table))


def test_csv_and_jsonl(kept):
    table = kept.figures(limit=20)
    file = io.StringIO()
    table.write_csv(file)
    assert next(csv.reader(io.StringIO(file.getvalue()))) == list(COLUMNS)
    assert [row["text"] for row in csv.DictReader(io.StringIO(file.getvalue()))] == [
        row["text"] for row in table.dicts()
    ]
    excel = io.StringIO()
    table.write_csv(excel, excel=True)
    assert excel.getvalue().encode().startswith(b"\xef\xbb\xbf")
    lines = io.StringIO()
    table.write_jsonl(lines)
    assert [json.loads(x) for x in lines.getvalue().splitlines()] == list(table.dicts())


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula(cell, tmp_path):
    table = Table(("measure", "number"), lambda: iter([(cell, -1.5)]))
    file = io.StringIO()
    table.write_csv(file, excel=True)
    told = list(csv.reader(io.StringIO(file.getvalue())))[1]
    assert told == [on_one_line(harmless(cell)), "-1.5"] or told[0][0] not in "=+-@"
    plain = io.StringIO()
    table.write_csv(plain)
    assert list(csv.reader(io.StringIO(plain.getvalue())))[1][0] == cell
    openpyxl = pytest.importorskip("openpyxl")
    table.write_xlsx(tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == cell
    assert sheet["B2"].value == -1.5


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_sheet(kept, tmp_path):
    kept.figures(limit=5).write_xlsx(tmp_path / "x.xlsx")
    utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"  # whatever the locale
    subprocess.run(  # our own file
        ["soffice", "--headless", "--convert-to", utf8, "x.xlsx"],  # noqa: S607
        cwd=tmp_path,
        check=True,
        timeout=120,
    )
    assert "青禾日报" in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_corrections_show_and_select(tmp_path):
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.add(reading(3), reader="1")
        first, second, third = list(ledger.figures(limit=3).dicts())
        ledger.correct(
            first["link"], act="edit", field="measure", new="早稻产量", who="甲"
        )
        ledger.correct(first["link"], act="edit", field="value", new="7", who="甲")
        ledger.correct(second["link"], act="reject", who="甲")
        ledger.correct(third["link"], act="accept", who="乙")
        rows = {row["link"]: row for row in ledger.figures().dicts()}
        assert rows[first["link"]]["measure"] == "早稻产量"
        assert rows[first["link"]]["number"] == 7
        assert rows[first["link"]]["status"] == "edited"
        assert second["link"] not in rows
        assert rows[third["link"]]["status"] == "accepted"
        assert len(list(ledger.figures(rejected=True))) == len(rows) + 1
        assert len(list(ledger.figures(measure="早稻产量"))) == 1
        links = {r["link"] for r in ledger.figures(measure=first["measure"]).dicts()}
        assert first["link"] not in links


def test_corrections_survive_a_re_reading(tmp_path):
    """The text moves, a figure grows, one is gone: two follow, one is listed."""
    given = reading(5)
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.add(given, reader="1")
        rows = list(ledger.figures().dicts())
        for row in rows:
            ledger.correct(row["link"], act="accept", who="甲")
        assert ledger.orphans() == []
        lost = given.figures[-1]
        moved = shifted(given, "号外号外\n", drop=lost)
        ledger.add(moved, reader="2")
        assert [(o.span, o.quote) for o in ledger.orphans()] == [(lost.span, lost.text)]
        kept = list(ledger.figures().dicts())
        assert [row["status"] for row in kept] == ["accepted"] * (len(rows) - 1)


def shifted(given, words, *, drop):
    """The same reading with words put in front of the page, and a figure gone."""
    size = len(words)

    def on(span):
        return type(span)(span.start + size, span.end + size)

    def bare(answers):
        return replace(answers, measure=replace(answers.measure, span=None))

    text = words + given.page.text.replace(drop.text + "。", "无。")
    figures = tuple(
        replace(f, span=on(f.span), sentence=on(f.sentence), answers=bare(f.answers))
        for f in given.figures
        if f is not drop
    )
    return replace(
        given, page=replace(given.page, text=text), figures=figures, asides=(),
        articles=(), furniture=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"act": "edit", "field": "colour", "new": "x"},
        {"act": "edit", "field": "claim", "new": "maybe"},
    ],
)
def test_an_edit_that_makes_no_sense_is_named(tmp_path, wrong):
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        ledger.add(reading(3), reader="1")
        name = next(iter(ledger.figures().dicts()))["link"]
        with pytest.raises(UsageError):
            ledger.correct(name, who="甲", **wrong)
        with pytest.raises(UsageError, match="no figure"):
            ledger.correct(name.partition("#")[0] + "#c=0-1", act="accept", who="甲")


def test_link_says_what_stands_there_and_a_correction_holds_to_it(tmp_path):
    reading = read_text("全县新建学校3所。", name="a.txt")
    with Ledger(tmp_path / "a.ledger", write=True) as ledger:
        ledger.add(reading, reader="1")
        row = next(ledger.figures().dicts())
        assert row["link"].endswith("#c=6-8&q=3%E6%89%80")
        assert ledger.search("学校").hits[0].link.endswith("&q=%E5%AD%A6%E6%A0%A1")
        ledger.correct(row["link"], act="accept", who="甲")
        with pytest.raises(UsageError, match="3所"):
            ledger.correct(row["link"][:-3] + "%89", act="accept", who="甲")
