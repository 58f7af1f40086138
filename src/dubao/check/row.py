"""A total and the parts right behind it, without a word that says so.

    全县有古树1528株。一级古树214株，二级古树396株，三级古树928株

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from dubao.check.adding import CHANGE, FAR, SHARED, SUM, far, fits, meant_as
from dubao.check.amount import ZERO, Amount
from dubao.check.finding import Severity
from dubao.check.partition import REST, around
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

FARTHEST = 100  # characters from a total to what is left of it
Listed = Iterator[tuple[Amount, Sequence[Amount], Severity | None]]


def in_a_row(passage: Passage, sentence: Sentence) -> Listed:
    """Yield totals with parts right behind them, without a cue, in this sentence.

    The total may stand in a sentence before: 全县有古树1528株。一级214株，二级…
    """
    amounts = list(sentence.amounts)
    for n, first in enumerate(amounts):
        run = _row(passage, amounts[n:])
        known = (*sentence.earlier, *amounts[:n])
        alike = [one for one in known if one.common == first.common]
        if not alike or len(run) < (3 if alike[-1].exact else 2):
            continue
        ahead = alike[-1]
        gap = Span(ahead.span.end, first.span.start).of(passage.text)
        if (
            len(gap) > (FAR * 2 if "中," in gap else FAR)
            or CHANGE.search(ahead.lead)
            or re.search("另|还有", gap)
        ):
            continue
        if any(part.value >= ahead.value for part in run):
            continue
        if ahead.exact and _sibling(passage, ahead, run):
            continue
        total = sum((part.value for part in run), ZERO)
        if not ahead.exact:  # 近千名，职工来了215人，学生来了188人
            yield ahead, run, "warning" if _short(ahead, run, total, gap) else None
            continue
        names = "".join(around(passage, part) for part in run)
        counted = n and amounts[n - 1].value == len(run)  # 三个声部各有
        meant = counted or meant_as(total, ahead, len(run))
        meant = meant and not SHARED.search(names)
        yield ahead, run, "warning" if meant else None


def rests(sentence: Sentence) -> Listed:
    """Yield totals whose last part is 余下 or 其余, be it sentences later."""
    for n, rest in enumerate(sentence.amounts):
        if not REST.search(rest.clause) or not rest.exact:
            continue
        known = (*sentence.earlier, *sentence.amounts[:n])
        alike = [
            one for one in known
            if one.unit == rest.unit and rest.span.start - one.span.start < FARTHEST
        ]  # fmt: skip
        for size in range(len(alike), 1, -1):
            whole, *parts = alike[-size:]
            if fits([*parts, rest], whole):
                yield whole, [*parts, rest], None
                return
        if not alike:
            return
        whole = max(alike, key=lambda one: one.value)
        parts = [one for one in alike if one.span.start > whole.span.start] + [rest]
        if len(parts) < 2 or not all(one.exact for one in (whole, *parts)):
            return
        if any(CHANGE.search(one.lead) and one is not rest for one in (whole, *parts)):
            return
        total = sum((one.value for one in parts), ZERO)
        meant = meant_as(total, whole, len(parts) + 1)
        yield whole, parts, "warning" if meant else None


def _short(ahead: Amount, run: Sequence[Amount], total: Fraction, gap: str) -> bool:
    """Say whether the groups that came are far from how many came about."""
    people = ahead.common == "人" and not re.search(r"其中|包括|另|\d", gap)
    people = people and len(gap) <= FAR
    whole = ahead.figure.claim in {"about", "nearly", "over"}
    return people and whole and far(total, ahead) and len(run) > 1


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
