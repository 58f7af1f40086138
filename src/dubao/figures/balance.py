"""The page balances: every numeral is a figure, an aside or unread, exactly once."""

import re
from collections.abc import Sequence

from dubao.model import Aside, Figure, Span, Unread
from dubao.zh import NUMERALS
from dubao.zh.digit import LONGEST

NUMERAL = re.compile(f"[{NUMERALS}]+")


def unread(
    text: str, folded: str, figures: Sequence[Figure], asides: Sequence[Aside]
) -> list[Unread]:
    """Return the numerals of a page that lie in no figure and in no aside.

    >>> [row.text for row in unread("共3家", "共3家", [], [])]
    ['3']
    """
    taken = sorted([f.span for f in figures] + [a.span for a in asides])
    rows = []
    n = 0
    for match in NUMERAL.finditer(folded):
        start = match.start()
        while start < match.end():
            while n < len(taken) and taken[n].end <= start:
                n += 1
            end = min(match.end(), taken[n].start) if n < len(taken) else match.end()
            if start < end:
                span = Span(start, end)
                long = end - start >= LONGEST
                reason = "too long" if long else "no rule reads it here"
                rows.append(Unread(span=span, text=span.of(text), reason=reason))
                start = end
            else:
                start = min(taken[n].end, match.end())
    return rows
