"""Where a span stands in a text: line and column, counted from 1."""

from bisect import bisect_right
from typing import NamedTuple

from dubao.model import Span


class Place(NamedTuple):
    """A line and a column of a text, both from 1; columns are code points."""

    line: int
    column: int


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        """Find where the lines begin."""
        self.text = text
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> Place:
        r"""Return the place of an offset.

        >>> Lines("ab\ncd").place(4)
        Place(line=2, column=2)
        """
        n = bisect_right(self.starts, offset) - 1
        return Place(n + 1, offset - self.starts[n] + 1)

    def line(self, number: int) -> Span:
        r"""Return the span of a line without its end.

        >>> Lines("ab\ncd").line(2)
        Span(start=3, end=5)
        """
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return Span(start, end)
