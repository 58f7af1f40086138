"""How sure an OCR engine was of the characters of a figure.

A scan's lines come with a confidence. A figure is as sure as the least sure line that
it stands in; what was read from text is sure. Nothing is corrected: the figure stays
as it was recognised, and says how far to trust it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dubao.model import Aside, Block, Figure

Row = TypeVar("Row", Figure, Aside)
SURE = 100
DOUBTFUL = 90  # below it a reader should look at the picture


def doubted(rows: Iterable[Row], blocks: Sequence[Block]) -> tuple[Row, ...]:
    """Return figures or asides with the confidence of the blocks they stand in.

    >>> doubted((), [])
    ()
    """
    doubtful = sorted(
        (block.span, block.confidence) for block in blocks if block.confidence < SURE
    )
    if not doubtful:
        return tuple(rows)
    starts = [span.start for span, _ in doubtful]
    found = []
    for row in rows:
        first = max(bisect_right(starts, row.span.start) - 1, 0)
        over = [
            confidence
            for span, confidence in doubtful[first : bisect_right(starts, row.span.end)]
            if span.start < row.span.end and row.span.start < span.end
        ]
        found.append(replace(row, confidence=min(over)) if over else row)
    return tuple(found)
