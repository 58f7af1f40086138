"""Sizes of type where no source tells them: measured on the lines themselves.

A page has few sizes. Long lines tell which there are, and every line is set in one.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from dubao.sources.geometry.printed import Printed, body_size

LONG = 10  # ems of a line that its type can be measured on
SOME = 6  # ems of a line whose length bounds its type
LOW = 1.25  # times the height of a line that is drawn too low, at most
SAME = 0.2  # of the body's size: lines that far from it are set in it
SPREAD = 0.25  # the same for the body's own size
SMALL = 20  # pixels of type whose boxes tell its size no better
GRAIN = 2.2  # pixels that the boxes of lines in one size differ by
SHORT = 0.3  # the same for lines that are too short to measure


def ems(text: str) -> float:
    """Return the width of a line in ems: half of one for what is not Chinese.

    Quotation marks, dashes and dots are as wide as a character in a Chinese font.
    """
    return sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def measured(lines: Sequence[Printed]) -> list[Printed]:
    """Return the lines with the size of their type.

    A line's length tells it, and its height once it is known by how much boxes are
    higher than their type; the smaller of both, since white widens a line and a stroke
    that reaches out heightens it. A page has few sizes: each line is set in the one
    that is nearest to what was measured, where long lines tell which there are.
    """
    long = [line for line in lines if ems(line.text) >= LONG]
    if not long:
        return list(lines)
    over = median(line.size / (_length(line) / ems(line.text)) for line in long)
    sized = []
    for line in lines:
        size = line.size / over
        if (wide := ems(line.text)) >= LONG:
            # a box is drawn on whole pixels: type of nine is seven high, or eleven
            slack = GRAIN if size < SMALL else 0.0
            size = min(size + slack, _length(line) / wide)
        elif wide >= SOME:
            size = max(size, min(size * LOW, _length(line) / wide))
        sized.append(replace(line, size=max(round(size), 1)))
    sizes: list[int] = []
    rest = [line for line in sized if ems(line.text) >= LONG]
    while rest:
        size = body_size(rest)
        sizes.append(size)
        rest = [
            line for line in rest if abs(line.size - size) > max(SAME * size, GRAIN)
        ]
    # spread to fill its column, a line of the body looks larger by up to a quarter
    return [replace(line, size=_size(line, sizes)) for line in sized]


def _size(line: Printed, sizes: Sequence[int]) -> int:
    """Return the size that a line is set in: the nearest one, if it is near enough."""
    within = SAME if ems(line.text) >= LONG else SHORT
    if abs(line.size - sizes[0]) <= max(SPREAD * sizes[0], GRAIN):
        return sizes[0]
    near = [size for size in sizes if abs(line.size - size) <= within * size]
    return min(near, key=lambda size: abs(line.size - size), default=line.size)


def _length(line: Printed) -> int:
    box = line.box
    return box.bottom - box.top if line.vertical else box.right - box.left
