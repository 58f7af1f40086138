"""Lines beside each other that the engine takes for one, parted again.

A finder of lines joins what stands close on one height. Two headlines stand closer
than two columns seem to, since their type is large; but what is set beneath them
leaves a gutter, and over it there is white. So do two columns with a narrow gutter,
of which most lines were told apart. And it parts what is one: a headline that runs
downwards comes in pieces, which are put together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from dubao.sources.scan.engine import Quad, Seen, cropped
from dubao.sources.scan.picture import Pixels

LARGE = 1.2  # times as high as most lines: a headline
LONG = 8.0  # times as long as high: a line that may be two
BENEATH = 7.0  # its heights below it in which columns are looked for
NARROW = 0.8  # of its length: what is beneath must be parts of it
AROUND = 7.0  # its heights above and below a body line where columns are looked for
ALIKE = 1.5  # times as high as it: lines that are of the same columns
SEVERAL = 3  # lines of a column at least
STACKED = 0.7  # of the narrower piece's width that two pieces share
WHITE = 0.6  # of its height: the least white between two headlines
NEAR = 1.0  # of its height: how far from the gutter's middle that may be
INK = 110  # how much darker than its paper a pixel of type is, of 255
FEW = 0.03  # of a column's pixels that may be dark by noise


@dataclass(frozen=True, slots=True)
class _Set:
    """Where a line stands once the page is straight."""

    left: float
    right: float
    top: float
    bottom: float


def _set(quad: Quad, slant: float) -> _Set:
    turn = np.deg2rad(-slant)
    x = quad[:, 0] * np.cos(turn) - quad[:, 1] * np.sin(turn)
    y = quad[:, 0] * np.sin(turn) + quad[:, 1] * np.cos(turn)
    return _Set(float(x.min()), float(x.max()), float(y.min()), float(y.max()))


def parted(picture: Pixels, seen: Sequence[Seen], slant: float) -> list[Seen]:
    """Return the lines, those parted that run over a gutter of what is beneath."""
    stands = [_set(one.quad, slant) for one in seen]
    body = median(one.height for one in seen) if seen else 0.0
    found: list[Seen] = []
    for one, stand in zip(seen, stands, strict=True):
        is_large = not one.vertical and one.height > LARGE * body
        gutters = (
            _gutters(one, stand, stands)
            if is_large
            else _between_columns(one, stand, stands)
        )
        found += _cut(picture, one, [g - stand.left for g in gutters])
    return found


def _gutters(one: Seen, stand: _Set, stands: Sequence[_Set]) -> list[float]:
    """Return the middles of the gutters beneath a line."""
    height, length = one.height, stand.right - stand.left
    if length < LONG * height:
        return []
    beneath = sorted(
        (other.left, other.right)
        for other in stands
        if stand.bottom - height / 2 < (other.top + other.bottom) / 2
        and other.top < stand.bottom + BENEATH * height
        and other.right > stand.left
        and other.left < stand.right
        and other.right - other.left < NARROW * length
    )
    gutters = []
    reached = beneath[0][1] if beneath else 0.0
    for left, right in beneath[1:]:
        if left > reached:
            gutters.append((reached + left) / 2)
        reached = max(reached, right)
    return gutters


def _between_columns(one: Seen, stand: _Set, stands: Sequence[_Set]) -> list[float]:
    """Return the middles of the gutters that a body line runs over.

    Above and below it most lines end there, and others begin.
    """
    height, length = one.height, stand.right - stand.left
    if one.vertical or length < LONG * height:
        return []
    middle = (stand.top + stand.bottom) / 2
    near = sorted(
        (other.left, other.right)
        for other in stands
        if 0 < abs((other.top + other.bottom) / 2 - middle) < AROUND * height
        and other.bottom - other.top < ALIKE * height
        and other.right > stand.left
        and other.left < stand.right
        and other.right - other.left < NARROW * length
    )
    columns: list[tuple[float, int]] = []  # where each ends, and of how many lines
    gutters = []
    for left, right in near:
        if columns and left < columns[-1][0]:
            end, times = columns[-1]
            columns[-1] = (max(end, right), times + 1)
            continue
        if columns:
            gutters.append(((columns[-1][0] + left) / 2, len(columns)))
        columns.append((right, 1))
    return [
        gutter
        for gutter, n in gutters
        if columns[n - 1][1] >= SEVERAL and columns[n][1] >= SEVERAL
    ]


def stacked(seen: Sequence[Seen]) -> list[Seen]:
    """Return the lines, the pieces of one that runs downwards put together."""
    down = sorted(
        (one for one in seen if one.vertical), key=lambda one: float(one.quad[0, 1])
    )
    found: list[Seen] = []
    for one in down:
        left, top = one.quad.min(axis=0)
        right, bottom = one.quad.max(axis=0)
        for n, other in enumerate(found):
            start, above = other.quad.min(axis=0)
            end, below = other.quad.max(axis=0)
            shared = min(right, end) - max(left, start)
            if (
                shared > STACKED * min(right - left, end - start)
                and top - below < min(right - left, end - start) / 2
            ):
                low, high = min(left, start), max(right, end)
                floor = max(bottom, below)
                found[n] = Seen(
                    np.array(
                        [[low, above], [high, above], [high, floor], [low, floor]],
                        dtype=np.float32,
                    )
                )
                break
        else:
            found.append(one)
    return [one for one in seen if not one.vertical] + found


def _cut(picture: Pixels, one: Seen, gutters: Sequence[float]) -> Iterator[Seen]:
    """Yield a line in the parts that white over a gutter leaves of it."""
    start, quad = 0.0, one.quad
    if gutters:
        whites = list(_whites(cropped(picture, one)))
        for gutter in gutters:
            near = [
                (last - first, first, last)
                for first, last in whites
                if last - first >= WHITE * one.height
                and first - NEAR * one.height < gutter < last + NEAR * one.height
            ]
            if near:
                _, first, last = max(near)
                yield Seen(_between(quad, start, first / one.width))
                start = last / one.width
    yield one if start == 0.0 else Seen(_between(quad, start, 1.0))


def _between(quad: Quad, start: float, end: float) -> Quad:
    """Return the part of a line from one share of its length to another."""
    over, under = quad[1] - quad[0], quad[2] - quad[3]
    return np.stack([
        quad[0] + over * start, quad[0] + over * end,
        quad[3] + under * end, quad[3] + under * start,
    ])  # fmt: skip


def _whites(line: Pixels) -> Iterator[tuple[int, int]]:
    """Yield the runs of columns without ink on a line that was cut out."""
    import cv2  # noqa: PLC0415 comes with the engine

    grey = cv2.medianBlur(line, 3).mean(axis=2)  # without the specks of a scan
    dark = grey < np.percentile(grey, 90) - INK
    blank = np.concatenate(([False], dark.mean(axis=0) <= FEW, [False]))
    edges = np.flatnonzero(blank[1:] != blank[:-1])
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if first > 0 and last < line.shape[1]:
            yield int(first), int(last)
