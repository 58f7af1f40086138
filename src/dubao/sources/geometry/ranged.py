"""Tables without rules: what stands under each other makes their columns.

Rows of a name and numbers follow each other; over them stand heads, each over the
columns in whose middle it stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dubao.model import Box
from dubao.sources.geometry.laid import Laid, Place
from dubao.sources.geometry.narrow import WORDY, bare, counts, prose
from dubao.sources.geometry.printed import Printed, hull
from dubao.sources.geometry.stack import nearest, stacked
from dubao.table.form import UNIT_NOTE, YEARS
from dubao.table.value import value

LONG = 18  # characters of a piece that is prose
LARGE = 1.5  # times the size: a headline and no head
FAR = 3.2  # of the type's size: rows so far apart are not of one table
CLOSE = 0.55  # of the size: lines so close are one head
HEADS = 6  # lines of heads at most
PAIRS = 3  # rows of one name and one number at least
ROWS = 2
STOPS = "，。；！？"


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one height, from the left."""

    pieces: tuple[Printed, ...]

    @property
    def top(self) -> int:
        """Where its highest piece begins."""
        return min(piece.box.top for piece in self.pieces)

    @property
    def bottom(self) -> int:
        """Where its lowest piece ends."""
        return max(piece.box.bottom for piece in self.pieces)

    @property
    def is_data(self) -> bool:
        """Whether it is a name and numbers."""
        told = [bare(piece) for piece in self.pieces]
        if len(told) < ROWS or any(len(one) > LONG for one in told):
            return False
        values = [one for one in told if value(one)]
        if all(YEARS.fullmatch(one) for one in values):
            return False
        numbers = sum(counts(one) for one in told[1:])
        return numbers * 2 >= len(told) - 1 and any(value(one) for one in told[1:])


def ranged(pieces: Sequence[Printed], size: int) -> list[Laid]:
    """Return the tables that pieces of type of a usual size make without rules."""
    found = []
    words = prose(pieces, size)
    rows = lines([piece for piece in pieces if id(piece) not in words], size)
    n = 0
    while n < len(rows):
        data = _run(rows, n, size)
        if len(data) < ROWS or not _stands(data):
            n += 1
            continue
        laid = _laid(rows, n, data, size)
        if laid:
            found.append(laid)
        n = rows.index(data[-1]) + 1
    return found


def lines(pieces: Sequence[Printed], size: int) -> list[Line]:
    """Return pieces line by line; on a height with prose only the pieces beside it."""
    rows: list[list[Printed]] = []
    for piece in sorted(pieces, key=lambda one: one.box.top + one.box.bottom):
        middle = (piece.box.top + piece.box.bottom) / 2
        last = rows[-1] if rows else None
        if last and abs(middle - _middle(last)) < size * CLOSE:
            last.append(piece)
        else:
            rows.append([piece])
    return [
        Line(tuple(run))
        for row in rows
        for run in _apart(sorted(row, key=lambda one: one.box.left))
    ]


def _apart(row: Sequence[Printed]) -> Iterator[list[Printed]]:
    """Yield what stands on one height, prose apart from what stands beside it."""
    run: list[Printed] = []
    for piece in row:
        words = bare(piece)
        sentence = len(words) >= WORDY and any(mark in piece.text for mark in STOPS)
        if len(words) > LONG or sentence:
            if run:
                yield run
            yield [piece]
            run = []
        else:
            run.append(piece)
    if run:
        yield run


def _middle(row: Sequence[Printed]) -> float:
    return sum(one.box.top + one.box.bottom for one in row) / (2 * len(row))


def _run(rows: Sequence[Line], n: int, size: int) -> list[Line]:
    """Return the rows of numbers that follow each other from the n-th."""
    found: list[Line] = []
    for at in range(n, len(rows)):
        row = rows[at]
        if found and row.top - found[-1].bottom > FAR * size:
            break
        if found and not _over(found[0], row):
            continue
        if row.is_data:
            found.append(row)
        elif not found or len(row.pieces) > ROWS or _is_prose(row):
            break
    return found


def _is_prose(row: Line) -> bool:
    return any(len(bare(piece)) > LONG for piece in row.pieces)


def _over(before: Line, row: Line) -> bool:
    return (
        before.pieces[0].box.left < row.pieces[-1].box.right
        and row.pieces[0].box.left < before.pieces[-1].box.right
    )


def _stands(data: Sequence[Line]) -> bool:
    counts = Counter(len(row.pieces) for row in data)
    usual, times = counts.most_common(1)[0]
    if times * 2 < len(data):
        return False
    named = sum(
        not value(bare(row.pieces[0])) or len(row.pieces) > ROWS for row in data
    )
    return named >= PAIRS if usual == ROWS else named * 2 >= len(data)


def _laid(rows: Sequence[Line], n: int, data: Sequence[Line], size: int) -> Laid | None:
    """Return the table of some rows of numbers with the heads over them."""
    usual = Counter(len(row.pieces) for row in data).most_common(1)[0][0]
    full = [row for row in data if len(row.pieces) == usual]
    columns = [hull([row.pieces[c].box for row in full]) for c in range(usual)]
    heads = _heads(rows, n, columns, size)
    places: list[Place] = []
    over = stacked([one.pieces for one in heads], columns, size)
    for depth, row in enumerate(over):
        for pieces, first, last in row:
            places.append(
                Place(
                    pieces=tuple(pieces), row=depth, column=first,
                    columns=last - first + 1,
                )
            )  # fmt: skip
    for depth, line in enumerate(_between(rows, data), len(over)):
        here = _placed(line, columns, usual)
        places += [
            Place(pieces=tuple(pieces), row=depth, column=column, columns=wide)
            for column, wide, pieces in here
        ]
    return Laid(places=tuple(places))


def _between(rows: Sequence[Line], data: Sequence[Line]) -> list[Line]:
    """Return the rows from the first to the last of numbers, sections among them."""
    first, last = rows.index(data[0]), rows.index(data[-1])
    return [row for row in rows[first : last + 1] if _over(data[0], row)]


def _placed(
    row: Line, columns: Sequence[Box], usual: int
) -> list[tuple[int, int, list[Printed]]]:
    """Return the pieces of a row in their columns: column, width, pieces."""
    if len(row.pieces) == usual:
        return [(c, 1, [piece]) for c, piece in enumerate(row.pieces)]
    if len(row.pieces) == 1 and not counts(bare(row.pieces[0])):
        return [(0, len(columns), list(row.pieces))]
    found: dict[int, list[Printed]] = {}
    for piece in row.pieces:
        found.setdefault(nearest(piece.box, columns), []).append(piece)
    for pieces in found.values():
        if len(pieces) > 1 and any(counts(bare(piece)) for piece in pieces):
            return [(0, len(columns), list(row.pieces))]  # not understood
    return [(column, 1, pieces) for column, pieces in sorted(found.items())]


def _heads(
    rows: Sequence[Line], n: int, columns: Sequence[Box], size: int
) -> list[Line]:
    """Return the lines of heads over the first row of numbers."""
    left = min(c.left for c in columns) - size * 3
    right = max(c.right for c in columns) + size * 3
    found: list[Line] = []
    below = rows[n].top
    for at in range(n - 1, max(n - 1 - HEADS, -1), -1):
        inside = [
            piece
            for piece in rows[at].pieces
            if left <= piece.box.right and piece.box.left <= right
        ]
        if not inside:
            continue
        if below - rows[at].bottom > FAR * size:
            break
        row = Line(tuple(inside))
        words = [bare(piece) for piece in inside]
        if any(len(one) > LONG or one[-1:] in "。;:" for one in words):
            break
        if any("日" in one and len(one) > 8 for one in words):  # noqa: PLR2004 a folio
            break
        if len(inside) == 1 and not _is_group(inside[0], columns, found, size):
            break
        if UNIT_NOTE.match(words[-1]):
            break
        found.insert(0, row)
        below = row.top
    return found


def _is_group(
    piece: Printed, columns: Sequence[Box], below: Sequence[Line], size: int
) -> bool:
    """Say whether a piece alone on its line is a head and no caption."""
    if piece.size > LARGE * size:
        return False
    if piece.text[:1] in "（(" and below:
        return True
    middle = (piece.box.left + piece.box.right) / 2
    whole = (min(c.left for c in columns) + max(c.right for c in columns)) / 2
    return bool(below) and abs(middle - whole) > 2 * size
