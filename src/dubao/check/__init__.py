"""Finds what does not add up on a page, from its reading alone.

One file a family of checks, its corpus of right and wrong passages beside it. The
order of the checks is `CHECKS`, and stands nowhere else.
"""

from collections.abc import Sequence

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
from dubao.check.finding import Fact, Finding, Report
from dubao.check.passage import passage
from dubao.model import Reading

CHECKS: tuple[Check, ...] = (
    *total.CHECKS,
    *share.CHECKS,
    *limit.CHECKS,
    *growth.CHECKS,
    *rate.CHECKS,
    *score.CHECKS,
    *balance.CHECKS,
    *table.CHECKS,
    *listing.CHECKS,
    *numbering.CHECKS,
    *day.CHECKS,
    *lunar.CHECKS,
    *age.CHECKS,
    *today.CHECKS,
    *scale.CHECKS,
    *fit.CHECKS,
    *seen.CHECKS,
    *vague.CHECKS,
    *twice.CHECKS,
    *series.CHECKS,
    *style.CHECKS,
)


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
    return Report(
        findings=tuple(one for one in said if isinstance(one, Finding)),
        facts=tuple(one for one in said if isinstance(one, Fact)),
    )


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


__all__ = ["CHECKS", "Check", "Fact", "Finding", "Report", "check", "chosen"]
