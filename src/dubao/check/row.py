"""A total and the parts right behind it, without a word that says so.

    全县有古树1528株。一级古树214株，二级古树396株，三级古树928株

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dubao.check.adding import CHANGE, FAR, SHARED, SUM, meant_as
from dubao.check.amount import ZERO, Amount
from dubao.check.finding import Severity
from dubao.check.partition import around
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

Listed = Iterator[tuple[Amount, Sequence[Amount], Severity | None]]


def in_a_row(passage: Passage, sentence: Sentence) -> Listed:
    """Yield totals with parts right behind them, without a cue, in this sentence.

    The total may stand in a sentence before: 全县有古树1528株。一级214株，二级…
    """
    amounts = list(sentence.amounts)
    for n, first in enumerate(amounts):
        run = _row(passage, amounts[n:])
        if n and amounts[n - 1].common == first.common and len(run) > 2:
            ahead = amounts[n - 1]
        elif not n and sentence.earlier:
            ahead = sentence.earlier[-1]
        else:
            continue
        if len(run) < 3 or ahead.common != first.common or not ahead.exact:
            continue
        gap = Span(ahead.span.end, first.span.start).of(passage.text)
        if len(gap) > FAR or CHANGE.search(ahead.lead) or re.search("另|还有", gap):
            continue
        if any(part.value >= ahead.value for part in run):
            continue
        if _sibling(passage, ahead, run):
            continue
        total = sum((part.value for part in run), ZERO)
        names = "".join(around(passage, part) for part in run)
        meant = meant_as(total, ahead, len(run)) and not SHARED.search(names)
        yield ahead, run, "warning" if meant else None


def _sibling(passage: Passage, ahead: Amount, run: Sequence[Amount]) -> bool:
    """Say whether a figure is but the first of a row: told and joined as the rest."""
    gaps = [
        re.sub(r"[^,、;。:]", "", Span(a.span.end, b.span.start).of(passage.text))
        for a, b in pairwise((ahead, *run))
    ]
    names = {one.clause[-2:] for one in run} - {""}
    counted = re.search("共|有|总|计", ahead.clause)
    return not counted and (gaps[0] in gaps[1:] or ahead.clause[-2:] in names)


def _row(passage: Passage, amounts: Sequence[Amount]) -> list[Amount]:
    """Return the figures of one unit that follow one another in short clauses."""
    run = list(amounts[:1])
    for one in amounts[1:]:
        between = Span(run[-1].span.end, one.span.start).of(passage.text)
        if one.common != run[0].common or len(between) > FAR / 2 or not one.exact:
            break
        if (
            CHANGE.search(one.lead)
            or SUM.search(one.clause)
            or re.search("其中|包括", between)
        ):
            break
        run.append(one)
    stats = {one.figure.stat for one in run}
    return run if run[0].exact and not stats & {"change", "rate", "target"} else []
