"""Values that an order holds: highest and lowest, ranges, ranks.

    U409  今日最高气温8℃，最低气温15℃; 每公斤4至6元，平均7元; 每公斤16至12元
    A115  甲乡3200吨居第一，乙乡3500吨居第二

Source: arithmetic.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dubao.check.amount import Amount, plain
from dubao.check.code import Check, Said
from dubao.check.listing import worth
from dubao.check.passage import Passage, Sentence
from dubao.check.window import near
from dubao.model import Span

HIGH, LOW = (
    re.compile("最(?:高|大|多|长)(.{0,6})$"),
    re.compile("最(?:低|小|少|短)(.{0,6})$"),
)
MEAN = re.compile(r"(?:平均|均价|均)[^,。;]{0,6}$")
LINK = "的为达仅只有约"
APART = 14  # characters between a highest and a lowest
UNIT = r"(?:元|万元|亿元|人|名|岁|厘米|毫米|公斤|斤|吨|亩|天|个月|小时|分钟|米|公里|%)"
RANGE = re.compile(
    rf"(?<![\d.:/-])(?P<a>\d+(?:\.\d+)?)(?P<u1>{UNIT})?(?:~|至|到|—{{1,2}}|-)"
    rf"(?P<b>\d+(?:\.\d+)?)(?P<u>{UNIT})(?![/\d])"
)
# 从16元降至12元 goes down, 第16至12名 counts back.
MOVES = re.compile(r"[从由自第比]$|降|跌|减|回落|下调|打|以$|至$|缩|倒计时|日$|月$|年$")
RANKED = re.compile(
    r"[^,。;\d]{0,6}?(?:居|列|排|位居|位列|排名|排在|名列)(?:全[国省市县])?第?(?P<n>[一二三四五六七八九十]|\d{1,2})(?:位|名)?"
)


class Reach(NamedTuple):
    """A range as printed: 4至6元."""

    span: Span
    low: float
    high: float
    unit: str


def orders(passage: Passage) -> Said:
    """Find a highest, a lowest or an average out of order, and ranges set backwards."""
    ranges = list(_ranges(passage))
    for one in ranges:
        before = passage.text[max(0, one.span.start - 8) : one.span.start]
        if one.low > one.high and not MOVES.search(before):
            yield passage.finding(
                "U409", "warning", [one.span],
                f"范围的前一数大于后一数：{one.span.of(passage.text)}",
                f"the range {one.span.of(passage.text)} goes backwards",
                computation=f"{one.low:g}>{one.high:g}",
            )  # fmt: skip
    for sentence in passage.sentences:
        for a, b in pairwise(sentence.amounts):
            if a.common == b.common and b.span.start - a.span.end <= APART:
                yield from _ends(passage, sentence.amounts, a, b)
        inside = [one for one in ranges if _within(one.span, sentence)]
        for one in inside:
            yield from _average_of(passage, sentence, one)


def _within(span: Span, sentence: Sentence) -> bool:
    return sentence.span.start <= span.start < sentence.span.end


def _ranges(passage: Passage) -> Iterator[Reach]:
    words = ("至", "到", "—", "~", "-")
    for match in near(RANGE, passage.text, words, 12, 12):
        unit = match["u"]
        if match["u1"] in {None, unit}:
            yield Reach(Span(*match.span()), float(match["a"]), float(match["b"]), unit)


def _ends(passage: Passage, amounts: Sequence[Amount], a: Amount, b: Amount) -> Said:
    high, low = a, b
    top, bottom = HIGH.search(a.lead), LOW.search(b.lead)
    if top is None or bottom is None:
        high, low = b, a
        top, bottom = HIGH.search(b.lead), LOW.search(a.lead)
    if top is None or bottom is None:
        return
    if high.value >= low.value:
        yield from _average(passage, amounts, high, low)
        return
    if bottom[1].strip(LINK) not in {"", top[1].strip(LINK)}:
        return
    if _below(high, passage) or _below(low, passage):
        return
    yield passage.finding(
        "U409", "error", [high.span, low.span],
        f"最高{high.figure.text}低于最低{low.figure.text}",
        f"the highest, {high.figure.text}, is below the lowest, {low.figure.text}",
        computation=f"{high.text}<{low.text}",
    )  # fmt: skip


def _average(
    passage: Passage, amounts: Sequence[Amount], high: Amount, low: Amount
) -> Said:
    """Find an average that lies outside its highest and lowest."""
    for one in amounts:
        if one.common != high.common or not MEAN.search(one.lead) or not one.exact:
            continue
        if not low.value <= one.value <= high.value:
            yield passage.finding(
                "U409", "error", [one.span, high.span, low.span],
                f"平均{one.figure.text}不在最低{low.figure.text}"
                f"与最高{high.figure.text}之间",
                f"the average {one.figure.text} is not between the lowest and the"
                " highest",
                computation=f"{low.text}..{high.text}: {one.text}",
            )  # fmt: skip


def _average_of(passage: Passage, sentence: Sentence, reach: Reach) -> Said:
    """Find an average right behind a range and outside it."""
    for one in sentence.amounts:
        gap = one.span.start - reach.span.end
        if not 0 <= gap <= APART or one.unit != reach.unit.lstrip("万亿"):
            continue
        if not MEAN.search(one.lead) or not one.exact:
            continue
        scale = {"万": 10**4, "亿": 10**8}.get(reach.unit[0], 1)
        if not reach.low * scale <= float(one.value) <= reach.high * scale:
            yield passage.finding(
                "U409", "warning", [one.span, reach.span],
                f"平均{one.figure.text}不在{reach.span.of(passage.text)}之间",
                f"the average {one.figure.text} is outside"
                f" {reach.span.of(passage.text)}",
                computation=f"{reach.low:g}..{reach.high:g}: {one.text}",
            )  # fmt: skip


def _below(one: Amount, passage: Passage) -> bool:
    return "零下" in passage.text[max(0, one.span.start - 3) : one.span.start + 2] and (
        one.value > 0
    )


def ranks(passage: Passage) -> Said:
    """Find a value that stands above one that is greater."""
    for sentence in passage.sentences:
        if "第" not in sentence.text:
            continue
        placed = [
            (one, worth(match["n"]))
            for one in sentence.amounts
            if one.exact and (match := RANKED.match(passage.text, one.span.end))
        ]
        for (a, first), (b, second) in pairwise(placed):
            if a.unit != b.unit or second != first + 1 or a.value >= b.value:
                continue
            yield passage.finding(
                "A115", "warning", [b.span, a.span],
                f"排第{second}的{b.figure.text}大于排第{first}的{a.figure.text}",
                f"{b.figure.text}, placed {second}, is more than {a.figure.text},"
                f" placed {first}",
                computation=f"{plain(b.value / b.factor)}>{plain(a.value / a.factor)}",
            )  # fmt: skip


CHECKS = (
    Check(
        code="U409",
        name="highest, lowest, range",
        title="最高、最低与范围",
        severity="error",
        why="The highest of a series is not below its lowest, an average lies between "
        "them, and a range runs from its lower end to its upper. A range behind 从, "
        "or of what falls, may run down.",
        source="arithmetic; GB/T 15835-2011, 5.1.3",
        find=orders,
    ),
    Check(
        code="A115",
        name="value and rank",
        title="数值与名次",
        severity="warning",
        why="Of two values placed one after the other the first is not the smaller. "
        "Said where both stand right before their ranks.",
        source="arithmetic",
        find=ranks,
    ),
)
