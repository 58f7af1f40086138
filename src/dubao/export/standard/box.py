"""Where the characters of a page stand on its picture, as far as its source tells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from dubao.model import Box, Page, Span


class Boxes:
    """The blocks of a page that have a box; they stand in order, none in another."""

    def __init__(self, page: Page) -> None:
        """Take the blocks that have one."""
        found = sorted((one.span, one.box) for one in page.blocks if one.box)
        self._boxes = [box for _, box in found]
        self._starts = [span.start for span, _ in found]
        self._ends = [span.end for span, _ in found]

    def of(self, spans: Iterable[Span]) -> Box | None:
        """Return the least box around the blocks that hold some of the characters."""
        found: list[Box] = []
        for span in spans:
            first = bisect_right(self._ends, span.start)
            found += self._boxes[first : bisect_left(self._starts, span.end)]
        if not found:
            return None
        return Box(
            min(box.left for box in found),
            min(box.top for box in found),
            max(box.right for box in found),
            max(box.bottom for box in found),
        )

    def line(self, line: Span) -> Box | None:
        """Return the box of a line where one block is just that line, else None."""
        n = bisect_left(self._starts, line.start)
        if n < len(self._boxes) and (self._starts[n], self._ends[n]) == line:
            return self._boxes[n]
        return None
