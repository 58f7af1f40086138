"""Which tables stand on a printed page: ruled ones, then those that columns make."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dubao.model import Box
from dubao.sources.geometry.laid import Laid, without
from dubao.sources.geometry.lattice import Edges, ruled
from dubao.sources.geometry.printed import Printed
from dubao.sources.geometry.ranged import ranged
from dubao.table.around import is_caption
from dubao.table.form import NOTE, UNIT_NOTE
from dubao.table.value import value
from dubao.text.fold import fold
from dubao.zh.date import dates

ROWS = 2  # of numbers at least
NUMBERS = 3  # that stand alone
NEAR = 2.6  # of the type's size: what stands so near over a table may be its caption
TIGHT = 0.9  # of the size: lines of one note
BRACKETED = re.compile(r"[(].{2,30}[)]")


def may_hold(words: Iterable[str]) -> bool:
    """Say whether pieces of type hold enough numbers alone for a table.

    >>> may_hold(["甲县", "3", "4.5"]), may_hold(["甲县", "3", "4.5", "7"])
    (False, True)
    """
    found = 0
    for word in words:
        found += bool(value(fold(word)))
        if found >= NUMBERS:
            return True
    return False


def tables(
    pieces: Sequence[Printed], whole: Sequence[Printed], edges: Edges
) -> list[Laid]:
    """Return the tables of a page.

    `pieces` are its words as white parts them, `whole` its lines.
    """
    if not may_hold(piece.text for piece in pieces):
        return []
    sizes = sorted(piece.size for piece in pieces)
    size = sizes[len(sizes) // 2]
    found = [laid for laid in ruled(pieces, edges, size) if _holds_numbers(laid)]
    rest = without(pieces, found)
    found += [laid for laid in ranged(rest, size) if _holds_numbers(laid)]
    lines = without(whole, found)
    alone = [line for line in lines if not _parted(line, pieces)]
    return [_surrounded(laid, alone, size) for laid in found]


def _parted(line: Printed, pieces: Sequence[Printed]) -> bool:
    """Say whether white parts a line as it parts cells."""
    inside = sorted(
        (
            piece
            for piece in pieces
            if _same_height(line, piece)
            and line.box.left <= piece.box.left
            and piece.box.right <= line.box.right
        ),
        key=lambda one: one.box.left,
    )
    wide = [b.box.left - a.box.right > 2 * line.size for a, b in pairwise(inside)]
    return sum(wide) > 1


def _holds_numbers(laid: Laid) -> bool:
    rows = {
        place.row for place in laid.places if value("".join(fold(place.text).split()))
    }
    return len(rows) >= ROWS


def _surrounded(laid: Laid, lines: Sequence[Printed], size: int) -> Laid:
    """Return a table with the lines over and under it that are its own."""
    grid = laid.grid
    width = grid.right - grid.left
    beside = [
        line
        for line in lines
        if line.box.left >= grid.left - max(width // 4, 3 * size)
        and line.box.right <= grid.right + max(width // 4, 3 * size)
        and not line.vertical
    ]
    return Laid(
        places=laid.places,
        above=_above(grid, beside, size),
        below=_below(grid, beside, size),
    )


def _above(grid: Box, lines: Sequence[Printed], size: int) -> tuple[Printed, ...]:
    found: list[Printed] = []
    captions: list[Printed] = []
    edge = grid.top
    over = [line for line in lines if line.box.bottom <= grid.top + size // 2]
    for line in sorted(over, key=lambda one: -one.box.bottom):
        if edge - line.box.bottom > NEAR * max(size, line.size):
            break
        words = "".join(fold(line.text).split())
        bracketed = BRACKETED.fullmatch(words) and dates(words)
        if UNIT_NOTE.match(words) or bracketed:
            found.append(line)
        elif is_caption(words) and (not captions or _same_height(captions[0], line)):
            captions.append(line)
        else:
            break
        if captions and not _same_height(captions[0], line):
            break
        edge = min(edge, line.box.top)
    captions.sort(key=lambda one: one.box.left)
    return (*captions, *sorted(found, key=lambda one: (one.box.top, one.box.left)))


def _same_height(a: Printed, b: Printed) -> bool:
    return a.box.top < b.box.bottom and b.box.top < a.box.bottom


def _below(grid: Box, lines: Sequence[Printed], size: int) -> tuple[Printed, ...]:
    found: list[Printed] = []
    edge = grid.bottom
    under = [line for line in lines if line.box.top >= grid.bottom - size // 2]
    for line in sorted(under, key=lambda one: one.box.top):
        gap = line.box.top - edge
        words = "".join(fold(line.text).split())
        if NOTE.match(words) and gap <= NEAR * size:
            found.append(line)
        elif not (found and gap < TIGHT * size and found[-1].text[-1:] not in "。）)"):
            break
        else:
            found.append(line)
        edge = line.box.bottom
    return tuple(found)
