"""Tables of a page as they stand: rows of text, and each cell as a row of CSV.

A cell that spans several places stands in the first; heads are told from numbers by
the table's own head rows.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from dubao.export.json import span_id
from dubao.model import Cell, Reading, Span, Table
from dubao.model.tabular import write_rows

COLUMNS = (
    "SOURCE", "TABLE", "CAPTION", "ROW", "COLUMN", "ROWS", "COLUMNS", "HEAD", "TEXT",
    "START", "END", "FIGURE",
)  # fmt: skip
MOST = 100_000  # places of a table that are shown


def rows(reading: Reading, table: Table) -> list[list[str]]:
    r"""Return the text of a table's cells in rows.

    >>> from dubao import read_text
    >>> reading = read_text("县\t粮（吨）\n甲县\t3\n乙县\t4\n")
    >>> rows(reading, reading.tables[0])
    [['县', '粮（吨）'], ['甲县', '3'], ['乙县', '4']]
    """
    text = reading.page.text
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    if height * width > MOST:
        return []
    found = [[""] * width for _ in range(height)]
    for cell in table.cells:
        found[cell.row][cell.column] = _bare(text, cell.span)
    return [row for row in found if any(row)]


def title(reading: Reading, table: Table) -> str:
    """Return a table's caption with its notes above, "" where it has none."""
    spans = (table.caption, table.date_note, table.unit_note)
    return " ".join(_bare(reading.page.text, span) for span in spans if span)


def _bare(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def top(table: Table) -> int:
    """Return the first row behind those that hold nothing but caption and notes."""
    around = {table.caption, table.unit_note, table.date_note}
    return min(
        (
            cell.row
            for cell in table.cells
            if cell.span not in around and cell.span.end > cell.span.start
        ),
        default=0,
    )


def cells(reading: Reading) -> Iterator[tuple[int, Table, Cell, bool, bool]]:
    r"""Yield each cell of a page's tables, whether it is a head, and says a figure.

    First comes the number of its table on the page.

    >>> from dubao import read_text
    >>> reading = read_text("县  粮(吨)\n甲县  3\n乙县  4\n丙县  5\n")
    >>> [(cell.row, cell.column, head) for _, _, cell, head, _ in cells(reading)][:3]
    [(0, 0, True), (0, 1, True), (1, 0, True)]
    """
    figures = {figure.span for figure in reading.figures}
    for number, table in enumerate(reading.tables):
        first = top(table) + table.head_rows
        for cell in table.cells:
            is_head = cell.row < first or cell.column < table.head_columns
            yield number, table, cell, is_head, cell.span in figures


def cell_rows(reading: Reading) -> Iterator[tuple[str | int, ...]]:
    """Yield each cell of a page's tables under `COLUMNS`."""
    text = reading.page.text
    for _, table, cell, is_head, says in cells(reading):
        yield (
            reading.page.source.name,
            span_id(reading, table.span),
            _bare(text, table.caption) if table.caption else "",
            *(cell.row, cell.column, cell.rows, cell.columns, int(is_head)),
            _bare(text, cell.span),
            *cell.span,
            span_id(reading, cell.span) if says else "",
        )


def write_cells(
    readings: Iterable[Reading], file: TextIO, *, excel: bool = False
) -> None:
    """Write each cell of the readings' tables as a row of CSV; `excel`: for Excel.

    FIGURE is the id of the figure that a cell says, as in a reading's JSON.
    """
    rows_of_all = (row for reading in readings for row in cell_rows(reading))
    write_rows(COLUMNS, rows_of_all, file, excel=excel)
