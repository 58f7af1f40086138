"""A table as it stands on a printed page, and the text that is made of it.

The caption and the notes above it, a line for each row with tabs between the cells,
the notes below: so that a reader of the text finds them where they belong.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dubao.model import Block, Box, Cell, Span, Table
from dubao.sources.geometry.printed import Doubt, Printed, hull


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell with the printed pieces in it, and where it stands in its table."""

    pieces: tuple[Printed, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def text(self) -> str:
        """What stands in it, line after line."""
        return "".join(f"{glue}{piece.text}" for glue, piece in self._joined())

    @property
    def doubts(self) -> Iterator[Doubt]:
        """What may stand in it instead."""
        at = 0
        for glue, piece in self._joined():
            at += len(glue)
            yield from (Doubt(at + a, at + b, words) for a, b, words in piece.doubts)
            at += len(piece.text)

    def _joined(self) -> Iterator[tuple[str, Printed]]:
        before = ""
        for piece in self.pieces:
            # numbers that came to stand in one cell are not one number
            apart = before and (before[-1:].isdigit() or piece.text[:1].isdigit())
            yield " " if apart else "", piece
            before = piece.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A table on a page."""

    places: tuple[Place, ...]
    above: tuple[Printed, ...] = ()  # caption and notes over it, from the top
    below: tuple[Printed, ...] = ()  # notes under it

    @property
    def grid(self) -> Box:
        """The box of its cells."""
        return hull([piece.box for place in self.places for piece in place.pieces])

    @property
    def box(self) -> Box:
        """The box of all that belongs to it."""
        return hull([self.grid, *(one.box for one in (*self.above, *self.below))])


def written(laid: Laid) -> tuple[Printed, tuple[tuple[int, int, Place], ...], Span]:
    """Return a table as one printed piece, its cells' places and the grid's in it."""
    parts: list[str] = []
    cells: list[tuple[int, int, Place]] = []
    doubts: list[Doubt] = []
    at = 0
    for line in laid.above:
        parts.append(line.text + "\n")
        at += len(line.text) + 1
    begin = end = at
    rows = sorted({place.row for place in laid.places})
    for row in rows:
        here = sorted(
            (p for p in laid.places if p.row == row), key=lambda place: place.column
        )
        for n, place in enumerate(here):
            text = place.text
            cells.append((at, at + len(text), place))
            doubts += [Doubt(at + a, at + b, words) for a, b, words in place.doubts]
            parts.append(text + ("\t" if n + 1 < len(here) else "\n"))
            at += len(text) + 1
        end = at - 1
    for line in laid.below:
        parts.append(line.text + "\n")
        at += len(line.text) + 1
    pieces = [
        *laid.above,
        *(piece for place in laid.places for piece in place.pieces),
        *laid.below,
    ]
    sizes = sorted(piece.size for piece in pieces)
    whole = Printed(
        text="".join(parts).rstrip("\n"),
        box=laid.box,
        size=sizes[len(sizes) // 2],
        confidence=min(piece.confidence for piece in pieces),
        is_table=True,
        doubts=tuple(doubts),
        shown=hull([piece.shown or piece.box for piece in pieces]),
    )
    return whole, tuple(cells), Span(begin, end)


def without(lines: Iterable[Printed], found: Sequence[Laid]) -> list[Printed]:
    """Return the lines of a page that belong to none of its tables."""
    boxes = [one.box for one in found]
    return [line for line in lines if not any(_lies(line.box, box) for box in boxes)]


def _lies(box: Box, inside: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return inside.left <= x <= inside.right and inside.top <= y <= inside.bottom


def tables(blocks: Sequence[Block], found: Sequence[Laid]) -> tuple[Table, ...]:
    """Return the tables of a page's text; its blocks hold them as written."""
    made = []
    for laid in found:
        whole, cells, grid = written(laid)
        for block in blocks:
            length = block.span.end - block.span.start
            if block.box != whole.shown or length != len(whole.text):
                continue
            start = block.span.start
            made.append(
                Table(
                    span=Span(start + grid.start, start + grid.end),
                    cells=tuple(
                        Cell(
                            span=Span(start + first, start + last),
                            row=place.row,
                            column=place.column,
                            rows=place.rows,
                            columns=place.columns,
                            box=_shown(place),
                        )
                        for first, last, place in cells
                    ),
                    article=block.article,
                )
            )
            break
    return tuple(sorted(made, key=lambda table: table.span))


def _shown(place: Place) -> Box | None:
    boxes = [piece.shown or piece.box for piece in place.pieces]
    return hull(boxes) if boxes else None
