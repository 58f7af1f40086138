"""Where something stands in a page's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of code points of `Page.text`.

    >>> Span(2, 5).of("一二三四五六")
    '三四五'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` at this span."""
        return text[self.start : self.end]
