"""Values of another size than such things have: 万 for 亿, a point moved.

    U401  全县粮食总产量8亿吨; 120万亩、95万亩、88亩

How much a village, a county or a country can have at most is in `tables/most.tsv`,
and a value must be ten times that before anything is said.

Source: 中国统计年鉴 (National Bureau of Statistics),
the greatest values of recent years.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from dubao.check.amount import Amount, plain
from dubao.check.code import Check, Said
from dubao.check.passage import Passage
from dubao.model import Span
from dubao.text.table import rows
from dubao.zh.worth import common

LEVELS = ("村", "镇", "县", "市", "省", "国")
SCOPE = re.compile(
    r"(?P<国>全国|我国|中国)|(?P<省>全省|全区|我省|[一-龥]{2}省)|(?P<市>全市|我市|全州|[一-龥]{2}市)"
    r"|(?P<县>全县|我县|全旗|县里|[一-龥]{1,2}县)|(?P<镇>全镇|全乡|镇里|乡里|[一-龥]{2}[镇乡])|(?P<村>全村|村里|[一-龥](?![农乡])[一-龥]村|本村)"
)
MEASURED = frozenset(
    {"千克", "人", "平方米", "元", "头", "只", "羽", "米"}
)  # common units in most.tsv
BEYOND = 10  # times the most there is
APART = 1000  # times its neighbours in a list
TOO_FAR = 200_000  # times: no slip of 万 any more, but another thing
ALIKE = 20  # times within which the neighbours lie


@cache
def _most() -> tuple[tuple[re.Pattern[str], str, dict[str, Fraction]], ...]:
    """Return measure, common unit, and the most by level, in the common unit."""
    found = []
    for measure, unit, *most, _ in rows("dubao.check", "most.tsv"):
        worth = common(unit)
        values = {
            level: Fraction(value) * worth.factor
            for level, value in zip(LEVELS, most, strict=True) if value != "-"
        }  # fmt: skip
        pattern = re.compile("|".join(measure.split()))
        found.append((pattern, worth.name, values))
    return tuple(found)


def sizes(passage: Passage) -> Said:
    """Find values that nothing of their kind has."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        for one in amounts:
            if one.common in MEASURED and one.exact:
                yield from _size(passage, one, sentence.span)
        yield from _neighbours(passage, amounts)


def _size(passage: Passage, one: Amount, sentence: Span) -> Said:
    if one.figure.stat in {"change", "share", "rate"}:
        return
    measure = one.figure.measure + one.clause[-8:]
    for pattern, unit, most in _most():
        if one.common != unit or not pattern.search(measure):
            continue
        before = passage.text[sentence.start : one.span.start]
        scopes = list(SCOPE.finditer(before))
        if not scopes:
            return
        level = scopes[-1].lastgroup or ""
        limit = most.get(level)
        if limit is None or one.value <= limit * BEYOND:
            return
        fits = one.value / 10_000 <= limit
        right = one.text.replace("亿", "万") if fits and "亿" in one.text else ""
        yield passage.finding(
            "U401", "error", [one.span],
            f"{scopes[-1][0]}{one.figure.measure}{one.figure.text}，数量级不合",
            f"{one.figure.text} is more than {scopes[-1][0]} can have",
            computation=f"{plain(one.value)}>{plain(limit)}", suggestion=right,
        )  # fmt: skip
        return


def _neighbours(passage: Passage, amounts: Sequence[Amount]) -> Said:
    """Find one value of a list a thousand times the others, or a thousandth."""
    run: list[Amount] = []
    for one in (*amounts, None):
        joined = (
            run and one is not None and one.common == run[0].common
            and one.unit == run[0].unit and one.common != "%"
            and re.fullmatch(
                r"[一-龥]{0,4}[、,;和及与][一-龥]{0,6}",
                Span(run[-1].span.end, one.span.start).of(passage.text),
            )
        )  # fmt: skip
        if joined and one is not None:
            run.append(one)
            continue
        if len(run) > 2:
            yield from _odd(passage, run)
        run = [one] if one is not None and one.value > 0 else []


def _odd(passage: Passage, run: Sequence[Amount]) -> Said:
    ordered = sorted(run, key=lambda one: one.value)
    if ordered[0].value <= 0:
        return
    for odd, rest in ((ordered[0], ordered[1:]), (ordered[-1], ordered[:-1])):
        if rest[-1].value > rest[0].value * ALIKE:
            continue
        nearest = min((one.value for one in rest), key=lambda v: abs(v - odd.value))
        ratio = max(nearest / odd.value, odd.value / nearest)
        if not APART <= ratio <= TOO_FAR:
            continue
        yield passage.finding(
            "U401", "warning", [odd.span, *(one.span for one in rest)],
            f"{odd.figure.text}与并列各数相差{round(ratio)}倍",
            f"{odd.figure.text} is {round(ratio)} times off its neighbours",
            computation=f"{plain(odd.value)} : {plain(nearest)}",
        )  # fmt: skip
        return


CHECKS = (
    Check(
        code="U401",
        name="size of a value",
        title="数量级",
        severity="error",
        why="A county does not harvest 亿吨 of grain. Said of values ten times the "
        "most that a village, a county, a province or the country has, and, as a "
        "warning, "
        "of one value of a list a thousand times the others.",
        source="中国统计年鉴; the table most.tsv",
        find=sizes,
    ),
)
