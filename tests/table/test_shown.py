"""A table is shown as one: on the terminal, in Markdown, cell by cell in CSV."""

import csv
import io

from rich.console import Console

from dubao import read_text
from dubao.export import markdown, record, restored, show, write_cells
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
