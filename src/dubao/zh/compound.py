"""Quantities of two or three units, and decimals after their unit.

    12元5角3分 → 12.53 元      1分58秒90 → 118.90 秒     3小时20分 → 200 分
    58秒46 → 58.46 秒          2米08 → 2.08 米           三块五 → 3.5 块
    两年零三个月 → 27 个月     5斤6两 → 5.6 斤

Time is told in its smallest printed unit, everything else in its largest.
"""

import re
from dataclasses import replace
from decimal import Decimal

from dubao.model import Claim, Kind, Mention, Number, Quantity, Span
from dubao.zh.number import decimal, number
from dubao.zh.unit import unit

RULES = (  # that it gives
    "compound.money", "compound.time", "compound.months", "compound.mass",
    "compound.length", "compound.decimal",
)  # fmt: skip
# unit → its worth in the family's own base
FAMILIES: tuple[tuple[str, dict[str, int]], ...] = (
    (
        "money",
        {
            "元": 100, "块": 100, "圆": 100, "角": 10, "毛": 10,
            "分": 1, "仙": 1, "占": 1,
        },
    ),
    (
        "time",
        {
            "小时": 3600, "个小时": 3600, "时": 3600,
            "分钟": 60, "分": 60, "秒": 1, "秒钟": 1,
        },
    ),
    ("months", {"年": 12, "个月": 1}),
    ("mass", {"斤": 10, "两": 1}),
    ("length", {"丈": 100, "尺": 10, "寸": 1}),
)  # fmt: skip
TIMES = frozenset({"time", "months"})
KINDS: dict[str, Kind] = {
    "money": "money",
    "time": "duration",
    "months": "duration",
    "mass": "mass",
    "length": "length",
}
DECIMAL = re.compile(
    r"(\d{1,3}|[一二三四五六七八九][一二三四五六七八九〇零]?)(?![\d.]|,\d|[一二三四五六七八九十百千万亿])"
)
DECIMAL_AFTER = frozenset(
    {"秒", "米", "元", "块", "度", "垧", "英亩", "角", "尺", "丈", "亩", "斤"}
)
NOT_MORE = frozenset("于样少次项元种用出是数为半处震下热额款")
ZERO = re.compile(r"[零又]?")


def compound(text: str, first: Mention) -> Mention | None:
    """Return the quantity that goes on after `first` with a smaller unit, or None.

    >>> from dubao.zh.quantity import quantity
    >>> quantity("1分58秒90", 0).value.number.low
    Decimal('118.90')
    """
    word = first.value.unit
    if first.value.number.claim != "exact":
        return None
    for family, worths in FAMILIES:
        if word in worths:
            joined = _join(text, first, family, worths)
            if joined:
                return joined
    if word in DECIMAL_AFTER:
        return _decimal(text, first)
    return None


def _join(
    text: str, first: Mention, family: str, worths: dict[str, int]
) -> Mention | None:
    smallest = worths[first.value.unit]
    total = Decimal(first.value.number.low) * smallest
    parts = [first]
    end, step, name = first.span.end, first.value.number.step, first.value.unit
    while True:
        at = ZERO.match(text, end).end()  # type: ignore[union-attr]
        digits = number(text, at) if at < len(text) else None
        named = unit(text, digits.span.end) if digits else None
        if digits is None or digits.value.claim != "exact" or named is None:
            break
        word = named.span.of(text)
        worth = worths.get(word)
        if worth is None or worth >= smallest or digits.value.low * worth >= smallest:
            break
        total += Decimal(digits.value.low) * worth
        smallest, end, step, name = worth, named.span.end, digits.value.step, word
        parts.append(replace(digits, span=Span(at, end)))
    if len(parts) == 1:
        return None
    claim: Claim = "exact"
    if text[end : end + 1] in {"多", "余"} and text[end + 1 : end + 2] not in NOT_MORE:
        claim, end = "over", end + 1
    if family in TIMES:
        base = smallest
    else:
        base, name = worths[first.value.unit], first.value.unit
    low = total / base
    step = step * smallest / base
    mention = Mention(
        kind="quantity",
        span=Span(first.span.start, end),
        value=Quantity(
            number=Number(low=low, step=step, claim=claim),
            unit=name,
            kind=KINDS[family],
        ),
        rule=f"compound.{family}",
        parts=tuple(parts),
    )
    return _decimal(text, mention) or mention if name in DECIMAL_AFTER else mention


def _decimal(text: str, first: Mention) -> Mention | None:
    """Read the digits after a unit as its decimals: 58秒46, 2米08, 一米七五."""
    match = DECIMAL.match(text, first.span.end)
    if not match or (first.value.unit == "元" and len(match[1]) > 1):
        return None
    if first.value.unit != "秒" and unit(text, match.end()) is not None:
        return None
    if text[match.end() : match.end() + 1] in {
        "年",
        "月",
        "日",
    }:
        return None
    if (
        first.value.unit not in {"秒", "元"}
        and text[match.end() : match.end() + 1].isalnum()
        and not _ends(text, match.end())
    ):
        return None
    digits = match[1]
    if not digits.isdigit():
        digits = "".join(
            str("零一二三四五六七八九".index(c.replace("〇", "零"))) for c in digits
        )
    worth: Number = first.value.number
    if worth.low != int(worth.low):
        return None
    exponent = Decimal(1).scaleb(-len(digits))
    low = decimal(worth.low) + Decimal(int(digits)) * exponent
    return replace(
        first,
        span=Span(first.span.start, match.end()),
        value=replace(first.value, number=Number(low=low, step=exponent)),
        rule="compound.decimal",
        parts=(first,),
    )


def _ends(text: str, at: int) -> bool:
    """Say whether a word that may follow a height or a price begins at `at`."""
    return text[at] in "的高长宽深左以、大一多,"
