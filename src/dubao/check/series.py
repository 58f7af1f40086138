"""What pages of different days say of one indicator.

    L601  another value for the same indicator and period than reported before
    L602  a cumulative total that falls
    L603  a value ten times its neighbours in time, or a tenth of them

The values are handed in as plain data: who keeps them is no matter of the checks.

Source: 国家统计局《统计数据质量评估办法》 (consistency in time).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dubao.check.amount import plain
from dubao.check.code import Check
from dubao.check.finding import Finding
from dubao.model import Span

FAR = Fraction(9)  # times its neighbours from which on a value stands out
NEAR = Fraction(3)  # times within which the neighbours agree with each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A value as one page printed it."""

    page: str  # what the keeper of the pages calls it
    span: Span  # of the figure, in the page's text
    text: str
    value: Fraction  # in the indicator's common unit
    paper: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two values that do not agree, the earlier printed first."""

    kind: Literal["contradiction", "break"]
    name: str  # of the indicator: whose, of what
    first: Printed
    second: Printed


def of_pairs(pairs: Iterable[Pair]) -> Iterator[tuple[str, Finding]]:
    """Yield for each pair the page of its later value, and the finding."""
    for pair in pairs:
        first, second = pair.first, pair.second
        where = f"{first.paper} {first.date}".strip()
        falls = pair.kind == "break"
        yield (
            second.page,
            Finding(
                code="L602" if falls else "L601",
                severity="error" if not falls else "warning",
                chinese=f"{pair.name}：{where}为{first.text}，本版为{second.text}"
                + ("，累计数变小" if falls else ""),
                english=f"{pair.name}: {first.text} in {where}, {second.text} here"
                + ("; a cumulative total falls" if falls else ""),
                spans=(second.span,),
                computation=f"{plain(first.value)}{'>' if falls else '≠'}"
                f"{plain(second.value)}; {first.page}",
            ),
        )


def of_runs(
    runs: Iterable[tuple[str, Sequence[Printed]]],
) -> Iterator[tuple[str, Finding]]:
    """Yield the values that stand out of a series in order of time."""
    for name, run in runs:
        for before, one, after in zip(run, run[1:], run[2:], strict=False):
            low, high = sorted((before.value, after.value))
            if low <= 0 or one.value <= 0 or high > low * NEAR:
                continue
            if one.value < high * FAR and one.value * FAR > low:
                continue
            yield (
                one.page,
                Finding(
                    code="L603",
                    severity="warning",
                    chinese=f"{name}：{one.text}，前后为{before.text}、{after.text}",
                    english=f"{name}: {one.text} between {before.text} and"
                    f" {after.text}",
                    spans=(one.span,),
                    computation=f"{plain(one.value)}/{plain(high)}="
                    f"{plain(one.value / high)}; {before.page}, {after.page}",
                ),
            )


def nothing(_: object) -> Iterator[Finding]:
    """Find nothing on a page alone: these checks look at several."""
    yield from ()


CHECKS = (
    Check(
        code="L601",
        name="contradicts an earlier report",
        title="与此前报道不一",
        severity="error",
        why="In a ledger, two pages give one indicator for one period two values that "
        "cannot both be true, and neither says that it puts the other right.",
        source="国家统计局《统计数据质量评估办法》",
        find=nothing,
    ),
    Check(
        code="L602",
        name="cumulative total that falls",
        title="累计数变小",
        severity="warning",
        why="In a ledger, a total counted up since one time falls on a later page.",
        source="国家统计局《统计数据质量评估办法》",
        find=nothing,
    ),
    Check(
        code="L603",
        name="value out of its series",
        title="与前后各期相差悬殊",
        severity="warning",
        why="In a ledger, a value nine times its neighbours in time or a ninth, "
        "while these agree: a slip of 万 and 亿, or of a digit.",
        source="国家统计局《统计数据质量评估办法》",
        find=nothing,
    ),
)
