"""A table is shown as one: on the terminal, in Markdown, cell by cell in CSV."""

import csv
import io

from arro3.io import read_parquet
from rich.console import Console
from typer.testing import CliRunner

from dubao import __version__, read_text
from dubao.bulk.table import TABLES, rows
from dubao.cli.app import app
from dubao.export import markdown, record, restored, show, write_cells
from dubao.ledger import Ledger
from tests.table.made.data import TRANSPORT
from tests.table.made.look import dump

READING = read_text(dump(TRANSPORT, "bar"), slots="all")


def test_markdown_has_a_table_with_one_row_of_heads():
    lines = markdown(READING).splitlines()
    head = next(n for n, line in enumerate(lines) if line.startswith("| 运输方式"))

    assert lines[head].count("|") == 6
    assert "客运量 · 1—6月（万人）" in lines[head]
    assert lines[head + 2] == "| 公路 | 1206.5 | 18.4 | 5380 | 3.1 |"
    assert TRANSPORT.caption in lines[head - 2]


def test_the_terminal_shows_its_cells_and_no_glued_text():
    file = io.StringIO()
    show(READING, Console(file=file, width=120, no_color=True))
    told = file.getvalue()

    assert "1206.518.4" not in told
    assert any(
        line.split() == ["公路", "1206.5", "18.4", "5380", "3.1"]
        for line in told.splitlines()
    )


def test_every_cell_is_a_row_of_csv_and_leads_to_its_figure():
    file = io.StringIO()
    write_cells([READING], file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    figures = {row["id"] for row in record(READING)["figures"]}

    assert len(rows) == len(READING.tables[0].cells)
    said = [row for row in rows if row["FIGURE"]]
    assert {row["FIGURE"] for row in said} <= figures
    assert len(said) == len(TRANSPORT.gold())
    heads = [row["TEXT"] for row in rows if row["HEAD"] == "1"]
    assert {"运输方式", "货运量", "铁路"} <= set(heads)


def test_a_table_comes_back_from_json():
    told = record(READING)

    assert record(restored(told)) == told
    assert len(told["tables"][0]["cells"]) == len(READING.tables[0].cells)


def test_the_cells_of_a_ledger_are_whole_tables_in_parquet(tmp_path):
    ledger = tmp_path / "tables.ledger"
    with Ledger(ledger, write=True) as kept:
        kept.add(READING, reader=__version__)
        links = {row["start"] for row in kept.figures(slots="all").dicts()}
    file = tmp_path / "cells.parquet"
    asked = ["figures", str(ledger), "--cells", "-f", "parquet", "-o", str(file)]

    assert CliRunner().invoke(app, asked).exit_code == 0
    (batch,) = read_parquet(str(file))
    told = {name: batch.column(name).to_pylist() for name in batch.schema.names}

    (table,) = READING.tables
    text = READING.page.text
    assert told["text"] == ["".join(c.span.of(text).split()) for c in table.cells]
    places = zip(
        told["row"], told["column"], told["rows"], told["columns"], strict=True
    )
    assert list(places) == [(c.row, c.column, c.rows, c.columns) for c in table.cells]
    said = [s for s, f in zip(told["start"], told["figure"], strict=True) if f]
    assert set(said) == links
    assert len(said) == len(TRANSPORT.gold())


def test_all_cells_are_given_and_no_choice_among_them(tmp_path):
    ledger = tmp_path / "tables.ledger"
    with Ledger(ledger, write=True) as kept:
        kept.add(READING, reader=__version__)
    call = CliRunner().invoke
    shown = call(app, ["figures", str(ledger), "--cells", "-f", "csv"])
    chosen = call(app, ["figures", str(ledger), "--cells", "--measure", "客运量"])

    assert len(shown.stdout.splitlines()) == 1 + len(READING.tables[0].cells)
    assert (chosen.exit_code, "leave --measure out" in chosen.stderr) == (2, True)


def test_a_job_keeps_whole_tables():
    (table,) = READING.tables
    kept = dict(rows(7, "in/x.txt", READING))["cells"]
    names = [column.name for column in TABLES["cells"]]
    told = [dict(zip(names, row, strict=True)) for row in kept]

    assert [row["text"] for row in told] == [
        cell.span.of(READING.page.text) for cell in table.cells
    ]
    assert sum(row["figure"] for row in told) == len(TRANSPORT.gold())
    assert {row["caption"] for row in told} == {TRANSPORT.caption}
    assert next(row["text"] for row in told if row["head"]) == "运输方式"
