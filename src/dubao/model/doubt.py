"""How sure an OCR engine was of the characters of a figure.

A scan's lines come with a confidence. A figure is as sure as the least sure line that
it stands in; what was read from text is sure. Nothing is corrected: the figure stays
as it was recognised, and says how far to trust it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from dubao.model.page import Block, Doubt
from dubao.model.reading import Aside, Figure

HAN = re.compile("[\u3400-\u9fff]")
Row = TypeVar("Row", Figure, Aside)
SURE = 100
STAIN = 60  # below it a line must look like Chinese to be read
FEW = 0.3  # of its characters are Chinese at least
TORN = 60  # two looks at it differ
DOUBTFUL = 90  # below it a reader should look at the picture


def doubted(
    rows: Iterable[Row], blocks: Sequence[Block], doubts: Sequence[Doubt] = ()
) -> tuple[Row, ...]:
    """Return figures or asides with the confidence of the blocks they stand in.

    A numeral that a second look read otherwise is no surer than `TORN`.

    >>> doubted((), [])
    ()
    """
    rows = tuple(_torn(row, doubts) for row in rows) if doubts else rows
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
        over.append(row.confidence)
        found.append(replace(row, confidence=min(over)))
    return tuple(found)


def legible(
    rows: Sequence[Figure], text: str, blocks: Sequence[Block]
) -> tuple[Figure, ...]:
    """Return figures without those of characters that no sentence is made of.

    What an engine sees in a picture or a stain is hardly sure and hardly Chinese.

    >>> legible((), "", [])
    ()
    """
    stains = sorted(
        block.span
        for block in blocks
        if block.confidence < STAIN and not _is_chinese(block.span.of(text))
    )
    if not stains:
        return tuple(rows)
    starts = [span.start for span in stains]
    found = []
    for row in rows:
        at = bisect_right(starts, row.span.start) - 1
        if at < 0 or stains[at].end <= row.span.start:
            found.append(row)
    return tuple(found)


def _is_chinese(words: str) -> bool:
    printed = "".join(words.split())
    return len(HAN.findall(printed)) >= FEW * len(printed)


def _torn(row: Row, doubts: Sequence[Doubt]) -> Row:
    at = bisect_right(doubts, row.span.start, key=lambda doubt: doubt.span.end)
    if at < len(doubts) and doubts[at].span.start < row.span.end:
        return replace(row, confidence=min(row.confidence, TORN))
    return row
