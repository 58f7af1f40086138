"""One indicator across pages and years, and where its figures do not agree.

Figures are compared when the whole row is the same but for its period and value: what
is observed, of whom, where, in which unit and way of counting, against what.

    contradiction  the same period, values that cannot both be true
    revision       the same, but said to be one (更正 修订 核实 …), or printed by the
                   same newspaper in a later issue: the later stands
    break          a cumulative figure that falls
    reprint        the same copy on another page: counted once
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dubao.ledger.observation import Indicator, Observation, plain
from dubao.ledger.reprint import Copy, groups
from dubao.ledger.values import Values
from dubao.model.shown import shown
from dubao.zh.worth import common

CLAUSE = re.compile("[,，;；:：。]")
SAME_WORDS = 8  # so many in a row are no chance: 青禾县棉花播种面积 has nine
Kind = Literal["contradiction", "revision", "break", "reprint"]
REVISED = re.compile(
    "更正|订正|修订|修正|勘误|核实|核定|核算为|调整为|重新统计|最终数|年报数|初步数|快报数"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Two figures that somebody should look at, the earlier printed first."""

    kind: Kind
    first: Observation
    second: Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Observations of one indicator, each printed copy once, by their periods."""

    indicator: Indicator
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]

    def _repr_html_(self) -> str:
        """Return the series as a picture, for a notebook."""
        return shown(self, "dubao.ledger.plot:svg") if self.observations else ""


def _as_printed(series: Series) -> Series:
    """Return a series in the unit of its print, where all of it has the same.

    What is printed in 亩 throughout is told in 亩; 亩 beside 公顷 stays in 平方米.
    """
    units = {one.printed[1] for one in series.observations}
    if len(units) != 1 or units == {series.indicator.unit}:
        return series
    (unit,) = units
    factor = common(unit).factor
    indicator = dataclasses.replace(series.indicator, unit=unit)

    def told(one: Observation) -> Observation:
        return dataclasses.replace(
            one,
            indicator=indicator,
            value=one.value / factor,
            low=None if one.low is None else one.low / factor,
            high=None if one.high is None else one.high / factor,
        )

    return Series(
        indicator=indicator,
        observations=tuple(map(told, series.observations)),
        findings=tuple(
            dataclasses.replace(one, first=told(one.first), second=told(one.second))
            for one in series.findings
        ),
    )


def ending(period: str) -> str:
    """Return the last day of a period as it sorts; "" where it has none.

    >>> ending("2016/.."), ending("2023-01/2023-02"), ending("2023")
    ('', '2023-02~', '2023~')
    """
    last = period.rpartition("/")[2]
    return f"{last}~" if last and last != ".." else ""


def _printed(one: Observation) -> tuple[str, str, int, int]:
    return (one.date, one.paper, one.page, one.span.start)


def _when(one: Observation) -> tuple[str, str]:
    """Return where an observation stands in time: its period, else its issue."""
    return (ending(one.period) or f"{one.date}~", one.date)


def _once(
    observations: Sequence[Observation], copies: Sequence[Copy]
) -> tuple[list[Observation], list[Finding]]:
    """Return the observations without reprints, and the reprints."""
    group = {
        (copy.page, copy.article): number
        for number, found in enumerate(groups(copies))
        for copy in found
    }
    seen: dict[tuple[object, ...], Observation] = {}
    kept, findings = [], []
    told: set[tuple[int, int, int]] = set()
    for one in sorted(observations, key=_printed):
        number = group.get((one.page, one.article))
        key = (number, one.indicator, one.period, one.value, one.claim)
        first = seen.setdefault(key, one)
        elsewhere = (first.page, first.article) != (one.page, one.article)
        if number is None or not elsewhere:
            kept.append(one)
            continue
        pair = (number, one.page, one.article)
        if pair not in told:
            told.add(pair)
            findings.append(Finding(kind="reprint", first=first, second=one))
    return kept, findings


def _revises(first: Observation, second: Observation) -> bool:
    if REVISED.search(second.sentence):
        return True
    return (
        bool(second.paper)
        and first.paper == second.paper
        and (first.date < second.date)
    )


def _before(one: Observation) -> str:
    """Return the words that introduce a figure in its clause."""
    return plain(CLAUSE.split(one.sentence.partition(one.text)[0])[-1])


def _said(one: Observation) -> set[str]:
    """Return what two figures must share to speak of the same.

    Where somebody is named, nothing; else so many characters of what introduces them.
    """
    if one.indicator.subject:
        return {""}
    words = _before(one)
    return {words[n : n + SAME_WORDS] for n in range(len(words) - SAME_WORDS + 1)}


def _disagreements(observations: Iterable[Observation]) -> Iterator[Finding]:
    """Yield contradictions and revisions, once for each value that is new.

    One article that gives two values speaks of two things. Where nobody is named,
    only figures that are introduced in the same words are compared.
    """
    printed: dict[tuple[str, str], Values] = {}
    for order, one in enumerate(sorted(observations, key=_printed)):
        if not (one.period and one.indicator.measure):
            continue
        keys = [(one.period, word) for word in _said(one)]
        there = [printed[key] for key in keys if key in printed]
        if any(values.hold(one) for values in there):
            continue
        if there:
            last = max((values.last for values in there), key=lambda found: found[0])[1]
            revised = _revises(last, one)
            yield Finding(
                kind="revision" if revised else "contradiction", first=last, second=one
            )
        for key in keys:
            printed.setdefault(key, Values()).add(order, one)


def _since(one: Observation) -> str:
    """Return since when a figure cumulates: without a word on it, each year anew."""
    first, slash, _ = one.period.partition("/")
    return first if slash else first[:4]


def _breaks(observations: Iterable[Observation]) -> Iterator[Finding]:
    """Yield each fall of a cumulative figure of somebody named."""
    highest: dict[str, Observation] = {}
    for one in sorted(observations, key=_when):
        if not (one.indicator.subject and one.indicator.measure):
            continue
        top = highest.get(_since(one))
        if top is None or _when(top)[0] == _when(one)[0]:
            if top is None or one.value > top.value:
                highest[_since(one)] = one
            continue
        if one.high is not None and top.low is not None and one.high < top.low:
            yield Finding(kind="break", first=top, second=one)
        highest[_since(one)] = one


def compared(
    observations: Sequence[Observation], copies: Sequence[Copy]
) -> list[Series]:
    """Return a series for each indicator observed, in the order of their names.

    `copies` are the articles that the observations stand in.
    """
    once, reprints = _once(observations, copies)
    by_indicator: dict[Indicator, list[Observation]] = {}
    for one in once:
        by_indicator.setdefault(one.indicator, []).append(one)
    reprinted: dict[Indicator, list[Finding]] = {}
    for finding in reprints:
        reprinted.setdefault(finding.first.indicator, []).append(finding)
    found = []
    for indicator, ones in by_indicator.items():
        findings = reprinted.get(indicator, [])
        findings += _disagreements(ones)
        if indicator.stat == "cumulative":
            findings += _breaks(ones)
        made = Series(
            indicator=indicator,
            observations=tuple(sorted(ones, key=_when)),
            findings=tuple(findings),
        )
        found.append(_as_printed(made))
    return sorted(found, key=lambda one: dataclasses.astuple(one.indicator))
