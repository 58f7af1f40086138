"""What stands in a cell, without the blanks that only set it: 全　市 is 全市."""

from dataclasses import dataclass

from dubao.model import Span


@dataclass(frozen=True, slots=True)
class Wording:
    """Characters of a page without blanks, each with its place there."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span | None:
        """Return the page's span of a part, None for an empty one."""
        if start >= end:
            return None
        return Span(self.places[start], self.places[end - 1] + 1)

    def part(self, start: int, end: int | None = None) -> "Wording":
        """Return a part of it.

        >>> wording("全 市", Span(0, 3)).part(1).text
        '市'
        """
        return Wording(self.text[start:end], self.places[start:end])

    @property
    def whole(self) -> Span | None:
        """The page's span of all of it."""
        return self.span(0, len(self.text))


NOTHING = Wording("", ())


def wording(text: str, span: Span) -> Wording:
    """Return what stands in a span of a folded text, without its blanks.

    >>> wording("全 市", Span(0, 3))
    Wording(text='全市', places=(0, 2))
    """
    places = tuple(n for n in range(span.start, span.end) if not text[n].isspace())
    return Wording("".join(text[n] for n in places), places)
