"""Finds what does not add up on a page, from its reading alone.

One file a family of checks, its corpus of right and wrong passages beside it. The
order of the checks is `CHECKS`, and stands nowhere else.
"""

import sys
from collections.abc import Sequence
from types import ModuleType

from dubao.check import (
    age,
    balance,
    day,
    fit,
    growth,
    limit,
    listing,
    lunar,
    numbering,
    order,
    overlap,
    portion,
    price,
    quarter,
    rate,
    scale,
    score,
    seen,
    series,
    share,
    style,
    table,
    today,
    total,
    twice,
    vague,
)
from dubao.check.code import Check
from dubao.check.finding import SEVERITIES, Fact, Finding, Report
from dubao.check.passage import passage
from dubao.model import Reading

CHECKS: tuple[Check, ...] = (
    *total.CHECKS,
    *quarter.CHECKS,
    *share.CHECKS,
    *portion.CHECKS,
    *limit.CHECKS,
    *growth.CHECKS,
    *rate.CHECKS,
    *price.CHECKS,
    *score.CHECKS,
    *balance.CHECKS,
    *overlap.CHECKS,
    *table.CHECKS,
    *listing.CHECKS,
    *numbering.CHECKS,
    *day.CHECKS,
    *lunar.CHECKS,
    *age.CHECKS,
    *today.CHECKS,
    *scale.CHECKS,
    *fit.CHECKS,
    *order.CHECKS,
    *seen.CHECKS,
    *vague.CHECKS,
    *twice.CHECKS,
    *series.CHECKS,
    *style.CHECKS,
)


SAME_FAULT = frozenset("AUPD")  # families whose findings may be of one wrong number


def check(
    reading: Reading, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Report:
    """Return what the checks say of a reading, in text order.

    `select` and `ignore` are codes or their beginnings: `A`, `D3`, `U406`. Without
    `select` every check runs but those of style, `N`.
    """
    wanted = chosen(select, ignore)
    here = passage(reading)
    said = [one for kind in wanted for one in kind.find(here)]
    said.sort(key=lambda one: (one.spans, one.code))
    facts = tuple(one for one in said if isinstance(one, Fact))
    findings = [one for one in said if isinstance(one, Finding)]
    return Report(findings=tuple(faults(findings, facts)), facts=facts)


def faults(findings: Sequence[Finding], facts: Sequence[Fact]) -> list[Finding]:
    """Return findings with one left of those that a single fault explains.

    One wrong number is in its total, in its share and in its growth. Findings of
    arithmetic that have a number in common are one fault, unless that number agrees
    with the rest of the page somewhere; the surest is kept, and of two as sure the
    one that holds more against it.
    """
    verified = {span for one in facts for span in one.spans}
    ordered = sorted(
        findings, key=lambda one: (SEVERITIES.index(one.severity), -len(one.spans))
    )
    kept: list[Finding] = []
    for one in ordered:
        open_ = set(one.spans) - verified
        if not any(
            {one.code[0], other.code[0]} <= SAME_FAULT and open_ & set(other.spans)
            for other in kept
        ):
            kept.append(one)
    return [one for one in findings if one in kept]


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Check]:
    """Return the checks that run.

    >>> [one.code for one in chosen(["A101"])]
    ['A101']
    """
    return [
        one
        for one in CHECKS
        if (one.code.startswith(tuple(select)) if select else not one.style)
        and not one.code.startswith(tuple(ignore) or ("-",))
    ]


class _Callable(ModuleType):
    """This package, which is called as what it is named for: `dubao.check(reading)`."""

    def __call__(
        self,
        reading: Reading,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
    ) -> Report:
        """Return what the checks say of a reading: see `check`."""
        return check(reading, select=select, ignore=ignore)


sys.modules[__name__].__class__ = _Callable

__all__ = ["CHECKS", "Check", "Fact", "Finding", "Report", "check", "chosen"]
