"""A text cut where its marks begin and end, for formats that hold text in elements."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dubao.model import Span


class Piece(NamedTuple):
    """A stretch of text in which the same marks hold."""

    span: Span
    marks: tuple[int, ...]  # by their order


def meeting(stretches: Sequence[Span], marks: Iterable[Span]) -> list[list[int]]:
    """Return for each stretch the marks that share characters with it.

    The stretches stand in order, and none in another.

    >>> meeting([Span(0, 3), Span(4, 9)], [Span(2, 5), Span(5, 6)])
    [[0], [0, 1]]
    """
    found: list[list[int]] = [[] for _ in stretches]
    starts = [one.start for one in stretches]
    ends = [one.end for one in stretches]
    for number, mark in enumerate(marks):
        first = bisect_right(ends, mark.start)
        for n in range(first, bisect_left(starts, mark.end)):
            found[n].append(number)
    return found


def cut(within: Span, here: Sequence[tuple[int, Span]]) -> Iterator[Piece]:
    """Yield the pieces of a stretch, each with the marks that hold there.

    >>> list(cut(Span(0, 4), [(7, Span(1, 3))]))[1]
    Piece(span=Span(start=1, end=3), marks=(7,))
    """
    ends = {within.start, within.end}
    for _, mark in here:
        ends |= {max(mark.start, within.start), min(mark.end, within.end)}
    stops = sorted(ends)
    for start, end in itertools.pairwise(stops):
        held = tuple(n for n, mark in here if mark.start <= start and end <= mark.end)
        yield Piece(Span(start, end), held)


class Nest(NamedTuple):
    """A mark with those inside it; text that no mark holds has none."""

    span: Span
    mark: int  # its order; -1 for bare text
    inner: tuple["Nest", ...] = ()


def nested(within: Span, marks: Iterable[tuple[int, Span]]) -> tuple[Nest, ...]:
    """Return a stretch as marks within marks; one that crosses another is left out.

    >>> [one.mark for one in nested(Span(0, 9), [(0, Span(1, 5)), (1, Span(4, 7))])]
    [-1, 0, -1]
    """
    inside = [
        (number, mark)
        for number, mark in marks
        if within.start <= mark.start < mark.end <= within.end
    ]
    inside.sort(key=lambda one: (one[1].start, -one[1].end, one[0]))
    made: list[Nest] = []
    at = within.start
    n = 0
    while n < len(inside):
        number, mark = inside[n]
        n += 1
        if mark.start < at:
            continue
        held = []
        while n < len(inside) and inside[n][1].start < mark.end:
            held.append(inside[n])
            n += 1
        if at < mark.start:
            made.append(Nest(Span(at, mark.start), -1))
        made.append(Nest(mark, number, nested(mark, held)))
        at = mark.end
    if at < within.end:
        made.append(Nest(Span(at, within.end), -1))
    return tuple(made)
