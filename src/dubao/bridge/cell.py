"""The tables of many readings, cell by cell, as Arrow, Parquet, CSV or a sheet."""

from collections.abc import Callable, Iterable, Iterator

from dubao.export.grid import COLUMNS, cell_rows
from dubao.ledger import Table
from dubao.model import Reading

NAMES = tuple(name.lower() for name in COLUMNS)


def cells(readings: Callable[[], Iterable[Reading]]) -> Table:
    r"""Return the cells of readings' tables, each a row; anything reads it as Arrow.

    `readings` gives them anew each time that the rows are gone through, as
    `ledger.readings` does.

    >>> from dubao import read_text
    >>> reading = read_text("县  粮(吨)\n甲县  3\n乙县  4\n丙县  5\n")
    >>> [(row["text"], row["head"]) for row in cells(lambda: [reading]).dicts()][:4]
    [('县', 1), ('粮(吨)', 1), ('甲县', 1), ('3', 0)]
    """

    def rows() -> Iterator[tuple[str | int, ...]]:
        for reading in readings():
            yield from cell_rows(reading)

    return Table(NAMES, rows)
