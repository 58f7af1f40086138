"""Printed lines: what a PDF, a scan or a library's XML knows of a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dubao.model import Box

ENDS = frozenset("。！？!?…”’」』》）)】")  # what a paragraph's last line ends in


class Doubt(NamedTuple):
    """What a stretch of a line may say instead, as a second look has it."""

    start: int  # in the line's text
    end: int
    otherwise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line of type as it stands on the page, in one column.

    Boxes and sizes are in the source's own units: tenths of a point in a PDF,
    pixels in a scan.
    """

    text: str  # without the blanks around it
    box: Box
    size: int  # height of the type: its em
    vertical: bool = False  # set from top to bottom
    confidence: int = 100  # of an OCR engine, in percent
    is_table: bool = False  # a whole table: its text has lines of its own
    shown: Box | None = None  # where it stands on the picture, if not in `box`
    role: str = ""  # what it is seen to be before it is put in order: subhead
    doubts: tuple[Doubt, ...] = ()


def body_size(lines: Iterable[Printed]) -> int:
    """Return the size that most characters are set in; 0 for no lines.

    >>> box = Box(0, 0, 9, 9)
    >>> body_size([Printed(text="新桥", box=box, size=20),
    ...            Printed(text="本报讯昨日", box=box, size=10)])
    10
    """
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    if not sizes:
        return 0
    # in a scan sizes are measured, and no two lines have the same: so the middle of
    # the heaviest tenth
    middle = max(
        sizes, key=lambda size: (sum(_near(sizes, size).values()), sizes[size])
    )
    near = _near(sizes, middle)
    half = sum(near.values()) / 2
    for size in sorted(near):
        half -= near[size]
        if half <= 0:
            return size
    return middle


def _near(sizes: Counter[int], size: int) -> dict[int, int]:
    return {at: n for at, n in sizes.items() if abs(at - size) * 10 <= size}


def hull(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around some.

    >>> hull([Box(0, 5, 9, 9), Box(4, 0, 20, 3)])
    Box(left=0, top=0, right=20, bottom=9)
    """
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def is_vertical(lines: Sequence[Printed]) -> bool:
    """Say whether most of a page's characters are set from top to bottom."""
    upright = sum(len(line.text) for line in lines if line.vertical)
    return upright * 2 > sum(len(line.text) for line in lines)


def turned(box: Box) -> Box:
    """Return where a box of a vertical page stands when it is read as a horizontal one.

    Lines go from right to left there, and each from top to bottom.

    >>> turned(Box(80, 10, 90, 60))
    Box(left=10, top=-90, right=60, bottom=-80)
    """
    return Box(box.top, -box.right, box.bottom, -box.left)


def level(lines: Sequence[Printed]) -> list[Printed]:
    """Return the lines of a vertical page turned, so that they read as horizontal."""
    return [
        replace(
            line, box=turned(line.box), shown=line.shown or line.box, vertical=False
        )
        for line in lines
    ]
