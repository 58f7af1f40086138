r"""The text as it was set, before a column's end cut it in two.

A page's paragraph may have several spans; between them lie line ends that are
not the author's. The stitched text leaves them out, so that 3\n\n万元 is read
as 3万元, and knows the way back to the page for every offset.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dubao.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stitched:
    """A text with its cuts closed, and where each piece of it came from."""

    text: str
    starts: tuple[int, ...]  # of each piece, in the stitched text
    origins: tuple[int, ...]  # of each piece, in the page's text

    def back(self, span: Span) -> Span:
        r"""Return the span of the page's text that a span of this text came from.

        >>> cut = stitch("3\n\n万元", [(Span(0, 1), Span(3, 5))])
        >>> cut.text, cut.back(Span(0, 3))
        ('3万元', Span(start=0, end=5))
        """
        starts = self.starts
        if len(starts) == 1:
            return span
        start, end = span
        first = last = bisect_right(starts, start) - 1
        if last + 1 < len(starts) and starts[last + 1] < end:  # it goes over a cut
            last = bisect_right(starts, end - 1) - 1
        origins = self.origins
        return Span(
            start - starts[first] + origins[first], end - starts[last] + origins[last]
        )

    def printed(self, page: str, span: Span) -> str:
        r"""Return the characters of the page that a span of this text stands for.

        >>> cut = stitch("全\n\n县", [(Span(0, 1), Span(3, 4))])
        >>> cut.printed("全\n\n縣", Span(0, 2))
        '全縣'
        """
        start, end = span
        parts = []
        piece = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else end
            stop = min(stop, end)
            shift = self.origins[piece] - self.starts[piece]
            parts.append(page[start + shift : stop + shift])
            start = stop
            piece += 1
        return "".join(parts)

    def forth(self, at: int) -> int:
        r"""Return where an offset of the page's text lies in the stitched text.

        >>> stitch("3\n\n万元", [(Span(0, 1), Span(3, 5))]).forth(3)
        1
        """
        piece = bisect_right(self.origins, at) - 1
        start = self.starts[piece]
        end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(start + at - self.origins[piece], end)


def stitch(
    text: str, paragraphs: Iterable[Sequence[Span]], blanks: Iterable[Span] = ()
) -> Stitched:
    """Return a text without `blanks`, and what lies between a paragraph's spans.

    Only white space is ever left out: a gap that holds anything else stays.
    """
    gaps = list(blanks)
    for spans in paragraphs:
        for before, after in pairwise(spans):
            if before.end < after.start and text[before.end : after.start].isspace():
                gaps.append(Span(before.end, after.start))
    if not gaps:
        return Stitched(text=text, starts=(0,), origins=(0,))
    gaps.sort()
    pieces, starts, origins = [], [], []
    length = at = 0
    for gap in (*gaps, Span(len(text), len(text))):
        if gap.start < at:
            continue
        pieces.append(text[at : gap.start])
        starts.append(length)
        origins.append(at)
        length += gap.start - at
        at = gap.end
    return Stitched(text="".join(pieces), starts=tuple(starts), origins=tuple(origins))
