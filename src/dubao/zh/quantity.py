"""Quantities: a number with its claim, its unit and its range.

    约3亿元 · 1200余名 · 30%以上 · 10至15公里 · 一个半小时 · 三斤半 · 零下12℃
    1分58秒90 → 118.90 秒 · 12元5角 → 12.5 元 · 五国 · 15个省、区、市 → 15 个

The span is the whole mention: sign and claim before, number, unit, claim after.

Source: GB/T 15835-2011, 5.1; ../reading.md has the form.
"""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from dubao.model import Kind, Mention, Number, Quantity, Span
from dubao.zh.around import around
from dubao.zh.compound import compound
from dubao.zh.digit import zeros
from dubao.zh.fraction import fraction
from dubao.zh.number import decimal, number
from dubao.zh.plain import plain
from dubao.zh.unit import unit

RULES = (  # that it gives
    "quantity", "quantity.bare", "quantity.bracket", "quantity.range",
    "quantity.several", "unit",
)  # fmt: skip
SEPARATOR = re.compile(r"\s?(?:--?|——?|–|~|至|到|或)\s?")
AND = re.compile(r"\s?[和与及]\s?")
FROM_TO = frozenset("从由自")
LATER = re.compile(
    r"\s?[余多](?![于样少久用出是数半])"
    r"|来(?=[个名人户家天年岁里斤亩次种条位元块万单件吨公米度只头辆台所间本册平])"
    r"|把(?=[块斤元人个里亩米年天吨])"
)
HALF = re.compile(r"个?半(?=个?(?:小时|钟头|月|世纪|多?小时))")
# 276.38(不含军工企业)亿元: what a bracket says lies between a number and its unit
BRACKET = re.compile(
    r"\((?![一二三四五六七八九十]+\))[一-龥、]{2,20}\)(万亿|[万亿千百]{1,2})?"
)
# 三十一起多是, 5万吨多用途, 17次余震: 多 and 余 of the next word
NOT_MORE = {
    "多": frozenset("于样少次项元种用出是数为半处"),
    "余": frozenset("震下热额款"),
}
WORTHLESS = frozenset({"百", "千", "万", "亿", "兆", "十"})
SPACES = re.compile(r"[ \t]{0,4}")
# 元钱 and 元人民币 stop at 元
FIRST_GUESS: Kind = "count"


def quantity(text: str, start: int, floor: int = 0) -> Mention | None:
    """Return the quantity whose first numeral stands at `start`, None where none does.

    `floor` is where the text before may be looked at.

    >>> quantity("约3亿元", 1).value.unit
    '元'
    """
    if whole := plain(text, start):
        return around(text, whole, floor)
    share = fraction(text, start)
    if share:
        if share.value.unit != "倍":
            share = _range_of_shares(text, share)
        return around(text, share, floor)
    first = _number(text, start, floor)
    if first is None:
        return None
    measured = _measured(text, first)
    ranged = _ranged(text, first, measured)
    return around(text, ranged or compound(text, measured) or measured, floor)


def _number(text: str, start: int, floor: int) -> Mention | None:
    """Return the number at `start`, with a 几 or 数 before it (几十, 数百)."""
    if (
        start > floor
        and text[start - 1] in "几数"
        and not (
            text[start - 1] == "数" and start > 1 and text[start - 2] in NOT_SEVERAL
        )
        and (several := number(text, start - 1))
    ):
        return several
    if (
        start > floor
        and text[start - 1 : start] == "."
        and text[start].isdigit()
        and (start < 2 or text[start - 2] not in "0123456789.")
    ):  # .5
        tail = number(text, start)
        if tail and text[start : tail.span.end].isdigit():
            digits = text[start : tail.span.end]
            return replace(
                tail,
                span=Span(start - 1, tail.span.end),
                value=Number(
                    low=Decimal(f"0.{digits}"), step=Decimal(1).scaleb(-len(digits))
                ),
            )
    return number(text, start)


NOT_SEVERAL = frozenset(
    "人总户件次分倍度参指函岁基个位少多无对级负系票页奇偶整实虚股天年"
)


def _measured(text: str, first: Mention) -> Mention:
    """Put a number and the unit after it together; the unit may be missing."""
    worth: Number = first.value
    end = first.span.end
    claim = worth.claim
    bracket = BRACKET.match(text, end)
    if bracket and (named := unit(text, bracket.end())):
        factor = Decimal(1).scaleb(zeros(bracket[1] or ""))
        scaled = replace(
            worth, low=decimal(worth.low) * factor, step=worth.step * factor
        )
        return Mention(
            kind="quantity",
            span=Span(first.span.start, named.span.end),
            value=Quantity(number=scaled, unit=named.span.of(text), kind=named.value),
            rule="quantity.bracket",
            parts=(first, named),
        )
    later = LATER.match(text, end)
    if later and claim == "exact" and (worth.low >= 10 or text[end - 1] in WORTHLESS):
        claim = "about" if later[0] in {"来", "把"} else "over"
        end = later.end()
    half = HALF.match(text, end)
    if half:
        end = half.end()
        worth = replace(
            worth, low=decimal(worth.low) + Decimal("0.5"), step=Decimal("0.1")
        )
    elif (
        text.startswith("个多", end)
        and (long := unit(text, end + 2))
        and long.value == "duration"
    ) or text.startswith("个多月", end):
        claim, end = "over", end + 2
    at = SPACES.match(text, end).end()  # type: ignore[union-attr]
    named = (
        _month(text, at, first)
        or _great(text, at)
        or _coined(text, at)
        or unit(text, at)
    )
    parts: tuple[Mention, ...] = (first,)
    word = ""
    kind: Kind = FIRST_GUESS
    if named:
        word = (
            "个月"
            if text[at - 1] in "多半" and text[at] == "月"
            else named.span.of(text)
        )
        kind = named.value
        word = "%" if word == "巴仙" else word  # per cent, as Malaya prints it
        end = named.span.end
        parts = (first, named)
        tail = text[end : end + 1]
        if tail == "半" and text[end : end + 2] not in {
            "半导",
            "半径",
            "半年",
            "半决",
            "半数",
            "半天",
            "半场",
            "半山",
            "半岛",
            "半圈",
            "半球",
        }:
            worth = replace(
                worth, low=decimal(worth.low) + Decimal("0.5"), step=Decimal("0.1")
            )
            end += 1
            if word == "分" and text.startswith("钟", end):
                word, kind, end = "分钟", "duration", end + 1
        elif (
            tail in {"多", "余"}
            and claim == "exact"
            and text[end + 1 : end + 2] not in NOT_MORE[tail]
        ):
            claim, end = "over", end + 1
    if claim != worth.claim:
        worth = replace(worth, claim=claim)
    return Mention(
        kind="quantity",
        span=Span(first.span.start, end),
        value=Quantity(number=worth, unit=word, kind=kind),
        rule="quantity" if named else "quantity.bare",
        parts=parts,
    )


def _great(text: str, at: int) -> Mention | None:
    """Read the classifier of 三大块, 四大类: 大 only swells it."""
    if text.startswith("大", at) and text[at + 1 : at + 2] in {
        "类",
        "块",
        "项",
        "步",
        "件",
        "条",
    }:
        return unit(text, at + 1)
    return None


def _coined(text: str, at: int) -> Mention | None:
    """Read the money of 10个埃镑, where 个 says nothing."""
    if not text.startswith("个", at):
        return None
    named = unit(text, at + 1)
    return (
        named if named and named.value == "money" and named.span.end > at + 2 else None
    )


def _month(text: str, at: int, first: Mention) -> Mention | None:
    """Read the 月 of 个多月 and 个半月."""
    if text[at : at + 1] == "月" and text[at - 1] in "多半" and at > first.span.end:
        return Mention(
            kind="unit", span=Span(at, at + 1), value="duration", rule="unit"
        )
    return None


def _ranged(text: str, first: Mention, low: Mention) -> Mention | None:
    """Read 3至5万元, 3万—5万元, 20%~30%, 10℃到15℃."""
    if low.value.number.high is not None or low.value.number.claim != "exact":
        return None
    at = low.span.end
    separator = SEPARATOR.match(text, at) or _between(text, at)
    if low.value.unit and text[low.span.start - 1 : low.span.start] in FROM_TO:
        return None  # 从2000步到8000步 tells two
    if not separator or separator.end() >= len(text):
        return None
    if separator[0].strip() == "或":
        if text[separator.end()] == "数" and (whole := unit(text, separator.end() + 1)):
            return _mention(
                Span(low.span.start, whole.span.end),
                replace(low.value.number, claim="several"),
                whole.span.of(text),
                whole,
                (first, whole),
            )
        if low.value.unit:
            return None
    second = number(text, separator.end())
    if second is None or second.value.high is not None:
        return None
    high = _measured(text, second)
    if low.value.unit and low.value.unit != high.value.unit:
        return None
    if (
        not low.value.unit
        and not high.value.unit
        and separator[0].strip() in {"到", "或"}
        and not text.startswith("之间", high.span.end)
    ):
        return None
    start_number, end_number = low.value.number.low, high.value.number.low
    scale = _shared_scale(text, first, second)
    step = high.value.number.step
    if scale and start_number * scale < end_number:
        start_number *= scale
    if start_number >= end_number:
        return None
    return Mention(
        kind="quantity",
        span=Span(low.span.start, high.span.end),
        value=Quantity(
            number=Number(low=start_number, high=end_number, step=step, claim="range"),
            unit=high.value.unit,
            kind=high.value.kind,
        ),
        rule="quantity.range",
        parts=(low, high),
    )


def _between(text: str, at: int) -> re.Match[str] | None:
    """Return the 和 of 介于3万元和5万元之间, None where no 之间 follows."""
    join = AND.match(text, at)
    return join if join and "之间" in text[join.end() : join.end() + 14] else None


def _mention(
    span: Span, worth: Number, word: str, named: Mention, parts: tuple[Mention, ...]
) -> Mention:
    return Mention(
        kind="quantity",
        span=span,
        value=Quantity(number=worth, unit=word, kind=named.value),
        rule="quantity.several",
        parts=parts,
    )


def _shared_scale(text: str, first: Mention, second: Mention) -> Decimal | None:
    """Return the scale that only the second number carries: the 万 of 3至5万."""
    scales = second.span.of(text).lstrip("0123456789.,一二两三四五六七八九 ")
    if not scales or any(c in "百千万亿" for c in first.span.of(text)):
        return None
    exponent = {
        "千": 3,
        "万": 4,
        "亿": 8,
        "万亿": 12,
        "百": 2,
        "百万": 6,
        "千万": 7,
    }.get(scales)
    return None if exponent is None else Decimal(1).scaleb(exponent)


def _range_of_shares(text: str, low: Mention) -> Mention:
    """Read 百分之五到百分之十, 百分之三至五, 七成到八成."""
    separator = SEPARATOR.match(text, low.span.end)
    if not separator or separator[0].strip() == "或":
        return low
    if low.value.kind == "ratio" and low.rule == "fraction.slash":
        top = fraction(text, separator.end())
        if top and top.rule == low.rule and low.value.number.low < top.value.number.low:
            both = replace(low.value.number, high=top.value.number.low, claim="range")
            return replace(
                low,
                span=Span(low.span.start, top.span.end),
                value=replace(low.value, number=both),
            )
    if low.value.kind != "percent":
        return low
    high = fraction(text, separator.end()) if separator.end() < len(text) else None
    worth = high.value.number.low if high and high.value.kind == "percent" else None
    end = high.span.end if high else separator.end()
    if worth is None and text[low.span.start] == "百" and separator.end() < len(text):
        plain = number(text, separator.end())
        if plain and unit(text, plain.span.end) is None:
            worth, end = plain.value.low, plain.span.end
    if worth is None or not low.value.number.low < worth:
        return low
    return replace(
        low,
        span=Span(low.span.start, end),
        value=replace(
            low.value, number=replace(low.value.number, high=worth, claim="range")
        ),
        rule="fraction.range",
    )


def exact(low: Decimal | Fraction) -> str:
    """Write a value in plain digits, a fraction as a/b.

    >>> exact(Decimal("4.88E+4"))
    '48800'
    """
    return f"{low:f}" if isinstance(low, Decimal) else str(low)
