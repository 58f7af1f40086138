"""What pages of different days say of one indicator.

    L601  another value for the same indicator and period than reported before
    L602  a cumulative total that falls
    L603  a value ten times its neighbours in time, or a tenth of them
    L604  a value that a later page revises

The values are handed in as plain data: who keeps them is no matter of the checks.

Source: 国家统计局《统计数据质量评估办法》 (consistency in time).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from dubao.check.amount import plain
from dubao.check.code import Check
from dubao.check.finding import Finding, Severity
from dubao.model import Span

FAR = Fraction(9)  # times its neighbours from which on a value stands out
KNOWN = 2  # values before the newest that say what is usual
NEAR = Fraction(3)  # times within which the neighbours agree with each other


JUMPS = (10**8, 10**4, 1000, 100, 10)  # of a slip: 万 for 亿, a point moved
NEARLY = Fraction(1, 4)  # of such a jump that growth between two pages may add
# What is said of a pair: code, severity, and what is added to its two values.
PAIRS: dict[str, tuple[str, Severity, str, str]] = {
    "contradiction": ("L601", "error", "", ""),
    "break": ("L602", "warning", "，累计数变小", "; a cumulative total falls"),
    "revision": (
        "L604",
        "hint",
        "，已作修订",
        "; told as a revision",
    ),
}


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

    kind: Literal["contradiction", "break", "revision"]
    name: str  # of the indicator: whose, of what
    first: Printed
    second: Printed


def of_pairs(pairs: Iterable[Pair]) -> Iterator[tuple[str, Finding]]:
    """Yield for each pair the page of its later value, and the finding."""
    for pair in pairs:
        first, second = pair.first, pair.second
        where = f"{first.paper} {first.date}".strip()
        code, severity, chinese, english = PAIRS[pair.kind]
        yield (
            second.page,
            Finding(
                code=code,
                severity=severity,
                chinese=f"{pair.name}：{where}为{first.text}，本版为{second.text}{chinese}",
                english=f"{pair.name}: {first.text} in {where}, {second.text} here"
                f"{english}",
                spans=(second.span,),
                computation=f"{first.text}{'>' if pair.kind == 'break' else '≠'}"
                f"{second.text}; {first.page}",
            ),
        )


def of_runs(
    runs: Iterable[tuple[str, Sequence[Printed]]],
) -> Iterator[tuple[str, Finding]]:
    """Yield the values that stand out of a series in order of time."""
    for name, run in runs:
        yield from _newest(name, run)
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


def _newest(name: str, run: Sequence[Printed]) -> Iterator[tuple[str, Finding]]:
    """Yield the newest value where it is ten, or ten thousand times those before it."""
    *earlier, last = run if len(run) > KNOWN else [None]
    values = [one.value for one in earlier if one is not None]
    if last is None or not values or min(values) <= 0 or last.value <= 0:
        return
    if max(values) > min(values) * NEAR:
        return  # nothing to hold it against
    before = run[-2]
    ratio = max(last.value / before.value, before.value / last.value)
    jump = next((n for n in JUMPS if abs(ratio / n - 1) <= NEARLY), 0)
    if jump:
        yield (
            last.page,
            Finding(
                code="L603",
                severity="warning",
                chinese=f"{name}：最新为{last.text}，此前为{before.text}，相差约{jump}倍",
                english=f"{name}: {last.text} now, {before.text} before, about"
                f" {jump} times apart",
                spans=(last.span,),
                computation=f"{last.text}, {before.text}; {before.page}",
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
        "while these agree: a slip of 万 and 亿, or of a digit. The newest value is "
        "held against those before it: about 10, 100, 1000 or 10,000 times is a slip.",
        source="国家统计局《统计数据质量评估办法》",
        find=nothing,
    ),
    Check(
        code="L604",
        name="revised value",
        title="已作修订",
        severity="hint",
        why="In a ledger, a later page gives another value and says that it puts the "
        "earlier right (修订, 更正), or is a later day of the same paper.",
        source="国家统计局《统计数据质量评估办法》",
        find=nothing,
    ),
)
