"""A table's cells by row and column, each with its wording."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dubao.model import Cell, Span, Table
from dubao.table.value import Value, is_missing, value
from dubao.table.wording import NOTHING, Wording, wording

MOST = 200_000  # places of a table that are looked at


@dataclass(frozen=True, slots=True)
class Box:
    """A place of the grid: the cell that covers it, and what stands there."""

    cell: Cell
    words: Wording
    value: Value | None
    missing: bool

    @property
    def text(self) -> str:
        """What stands there, without blanks."""
        return self.words.text


@dataclass(slots=True)
class Grid:
    """The places of a table; a cell that spans several stands in each."""

    rows: int
    columns: int
    places: dict[tuple[int, int], Box] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Box | None:
        """Return what stands at a place, None for nothing."""
        return self.places.get((row, column))

    def text(self, row: int, column: int) -> str:
        """Return the characters of a place, "" for nothing."""
        place = self.places.get((row, column))
        return place.words.text if place else ""

    def row(self, row: int) -> list[Box]:
        """Return the cells of a row that hold something, each once."""
        found: list[Box] = []
        for column in range(self.columns):
            place = self.places.get((row, column))
            if place and place.text and (not found or found[-1].cell != place.cell):
                found.append(place)
        return found


def grid(table: Table, text: str) -> Grid:
    """Return the places of a table of a folded text.

    >>> cells = (Cell(span=Span(0, 1), row=0, column=0),
    ...          Cell(span=Span(2, 3), row=0, column=1))
    >>> grid(Table(span=Span(0, 3), cells=cells), "甲 3").at(0, 1).value.low
    Decimal('3')
    """
    rows = max((cell.row + cell.rows for cell in table.cells), default=0)
    columns = max((cell.column + cell.columns for cell in table.cells), default=0)
    found = Grid(rows, columns)
    if rows * columns > MOST:
        return found
    for cell in table.cells:
        words = wording(text, cell.span) if cell.span.end > cell.span.start else NOTHING
        box = Box(cell, words, value(words.text), is_missing(words.text))
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                found.places.setdefault((row, column), box)
    return found


def region(spans: Sequence[Span]) -> Span:
    """Return the span from the first to the last of some."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
