"""Vertical lines of a PDF page, put together from their characters.

PDFium ends a line after each character that is set below another one, and joins what
stands side by side. So the characters are taken one by one: what stands in one column
of a page and in one size, without a gap, is a line.
"""

from dataclasses import dataclass

from dubao.model import Box
from dubao.sources.geometry import Printed
from dubao.sources.pdf.cell import Cell

APART = 1.25  # ems of white that end a line
JOINED = 3  # ems of a glyph that several characters share, as the two of a dash do
ASIDE = 0.35  # ems that centres of one column's characters may lie apart
WIDE = 0.7  # ems: a character that fills its column
ALIKE = 0.15  # of the size


@dataclass(frozen=True, slots=True)
class Placed:
    """A character in its place."""

    text: str
    cell: Cell
    size: float

    @property
    def middle(self) -> float:
        """Where its column runs."""
        return (self.cell.left + self.cell.right) / 2

    @property
    def fills(self) -> bool:
        """Whether it is as wide as its column, as a mark is not."""
        return self.cell.right - self.cell.left >= WIDE * self.size


@dataclass(slots=True)
class _Line:
    placed: list[Placed]
    middle: float  # of the first character that fills its column
    filled: bool

    def add(self, one: Placed) -> None:
        """Go on with a character."""
        self.placed.append(one)
        if not self.filled and one.fills:
            self.middle, self.filled = one.middle, True


def upright(characters: list[Placed]) -> list[Printed]:
    """Return the vertical lines that some characters make, from right to left."""
    lines: list[_Line] = []
    going: list[_Line] = []  # lines whose end may still be gone on with
    for one in sorted(characters, key=lambda one: one.cell.top):
        far = one.cell.top - 2 * APART * one.size
        going = [line for line in going if _end(line.placed[-1]) >= far]
        line = _near(going, one)
        if line is None:
            line = _Line([one], one.middle, one.fills)
            lines.append(line)
            going.append(line)
        else:
            line.add(one)
    found = [_printed(line) for line in lines]
    return sorted(found, key=lambda line: (-line.box.right, line.box.top))


def _near(going: list[_Line], one: Placed) -> _Line | None:
    """Return the line that a character goes on with, None for none."""
    best, least = None, 0.0
    for line in going:
        last = line.placed[-1]
        gap = one.cell.top - _end(last)
        aside = abs(line.middle - one.middle)
        alone = not (one.fills and line.filled)
        if (
            aside <= (ASIDE * 2 if alone else ASIDE) * one.size
            and abs(last.size - one.size) <= ALIKE * one.size
            and -JOINED * one.size <= gap <= APART * one.size
        ):
            distance = aside + max(gap, 0.0)
            if best is None or distance < least:
                best, least = line, distance
    return best


def _end(one: Placed) -> float:
    return max(one.cell.bottom, one.cell.top + one.size * WIDE)


def _printed(line: _Line) -> Printed:
    size = line.placed[0].size
    return Printed(
        text="".join(one.text for one in line.placed),
        box=Box(
            round(line.middle - size / 2),
            round(min(one.cell.top for one in line.placed)),
            round(line.middle + size / 2),
            round(max(one.cell.bottom for one in line.placed)),
        ),
        size=max(round(size), 1),
        vertical=len(line.placed) > 1,
    )
