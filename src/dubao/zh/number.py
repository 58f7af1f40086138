"""Numbers: Arabic, Chinese, capital and mixed, read as exact values.

    4.88万 → 48800          三百二十五 → 325        壹佰贰拾万 → 1200000
    1万4千 → 14000          13万2 → 132000          四万万 → 400000000
    3.5个亿 → 350000000     二〇二三 → 2023         五亿零六 → 500000006
    十几 → several 10       数十万 → several 100000 十余万 → over 100000
    三五百 → 300~500        六七 → 6~7              二百来 → about 200

A number is read from its first character as far as it goes; what it counts is
the business of `quantity`. The text is folded (one width, one script).

Source: GB/T 15835-2011 (the forms), 吕叔湘《现代汉语八百词》 (多 来 几 余).
"""

import re
from decimal import Decimal
from functools import lru_cache

from dubao.model import Claim, Mention, Number, Span
from dubao.model.quantity import Value
from dubao.zh.digit import (
    ARABIC,
    CHINESE,
    DIGITS,
    NOT_SCALE,
    NUMERALS,
    SCALES,
    endless,
    zeros,
)
from dubao.zh.whole import whole as _whole

RULES = (  # that it gives
    "number.plain", "number.scaled", "number.decimal", "number.over", "number.adjacent",
    "number.power", "number.exponent",
)  # fmt: skip
PLAIN = re.compile(
    r"(\d{1,60}+)(?:\.(\d{1,60}+))?+(万亿|[万亿])?+"
    r"(?![\d,.·\s十百千万亿兆拾佰仟几余多来零点另把eEkK^/]|个\s?多?亿"
    r"|[一二两三四五六七八九][十百千])"
)
FRACTION = re.compile(r"(?:[.·]| [.·] )(\d{1,300})(?!\.?\d)")
# 24点5度 is 24.5; 8点5分 is a time
ARABIC_POINT = re.compile(r"点(\d{1,4})(?=[万亿度%倍吨米元]|个百分点|公里|公斤|平方)")
# 四·六% as the 1950s wrote it; 一·二八 is a day
CHINESE_POINT = re.compile(
    r"·([〇零一二三四五六七八九]+)(?=\s?[%‰万亿倍吨元米斤亩]|公里|公斤|个百分点)"
)
EXPONENT = re.compile(r"[eE]([+-]?\d{1,3})(?![\w])")
POWER = re.compile(r"\^(-?\d{1,2})(?!\d)")
POINT = re.compile(
    r"\s?点\s?([〇零一二三四五六七八九]+)(?![〇零一二三四五六七八九十百千分半])"
)
ADJACENT = re.compile(
    r"(?<![一二三四五六七八九〇零])([一二两三四五六七八])([二两三四五六七八九])(?![一二三四五六七八九〇零点])"
)
SPACE = re.compile(r"[ \t]{0,8}")
OVER = re.compile(r"\s?[余多]|来(?=[十百千万亿])")
GROUPED = re.compile(r"个\s?多?(?=亿(?![吨元]级))")


def number(text: str, start: int) -> Mention | None:
    """Return the number that begins at `start`, None where none does.

    >>> number("1万4千元", 0).value.low
    Decimal('14000')
    >>> number("三五百人", 0).value.high
    Decimal('500')
    """
    if start >= len(text) or endless(text, start) > start:
        return None
    plain = PLAIN.match(text, start)
    if plain:
        digits, decimals, scale = plain.groups()
        scaled = zeros(scale) if scale else 0
        exponent = scaled - len(decimals) if decimals else scaled
        return _mention(
            start,
            plain.end(),
            int(digits + (decimals or "")),
            exponent,
            "exact",
            "plain",
        )
    return _range(text, start) or _scaled(text, start)


def decimal(value: Value) -> Decimal:
    """Return a value that was printed in decimals.

    >>> decimal(Decimal("4.88"))
    Decimal('4.88')
    """
    if isinstance(value, Decimal):
        return value
    return Decimal(value.numerator) / value.denominator


@lru_cache(maxsize=4096)  # years, small counts and steps come again and again
def _decimal(value: int, exponent: int) -> Decimal:
    return Decimal(f"{value}E{exponent}")


def _mention(
    start: int, end: int, value: int, exponent: int, claim: Claim, rule: str
) -> Mention:
    return Mention(
        kind="number",
        span=Span(start, end),
        value=Number(
            low=_decimal(value, exponent), step=_decimal(1, exponent), claim=claim
        ),
        rule=f"number.{rule}",
    )


def _range(text: str, start: int) -> Mention | None:
    """Read adjacent digits as a range: 三五百, 一二十, 十五六, 六七."""
    if text[start] not in DIGITS and text[start] not in SCALES:
        return None
    window = text[start : start + 12]
    pair = ADJACENT.search(window)
    if not pair or any(
        c not in DIGITS and c not in SCALES for c in window[: pair.start()]
    ):
        return None
    first, second = DIGITS[pair[1]], DIGITS[pair[2]]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    at = pair.start()
    low = _scaled(window[: at + 1] + window[at + 2 :], 0)
    high = _scaled(window[:at] + window[at + 1 :], 0)
    if not low or not high or low.span.end <= at:
        return None
    return Mention(
        kind="number",
        span=Span(start, start + low.span.end + 1),
        value=Number(
            low=low.value.low, high=high.value.low, step=low.value.step, claim="range"
        ),
        rule="number.adjacent",
    )


def _scaled(text: str, start: int) -> Mention | None:
    """Read a number with its decimals, its 余 or 多, and the scales after it."""
    whole = _whole(text, start)
    if whole is None:
        return None
    value, step, end, claim = whole
    exponent = 0
    rule = "scaled"
    arabic = "0" <= text[end - 1] <= "9"
    if arabic:
        decimals = FRACTION.match(text, end) or ARABIC_POINT.match(text, end)
    else:
        decimals = POINT.match(text, end) or CHINESE_POINT.match(text, end)
    if decimals:
        digits = "".join(str(DIGITS.get(c, c)) for c in decimals[1])
        value = value * 10 ** len(digits) + int(digits)
        exponent, step, end, rule = -len(digits), 1, decimals.end(), "decimal"
    power = EXPONENT.match(text, end) or POWER.match(text, end) if arabic else None
    if power:
        return _power(text, start, value, exponent, power)
    grouped = GROUPED.match(text, end)
    if grouped:
        end = grouped.end()
        claim = "over" if grouped[0].endswith("多") else claim
    over = OVER.match(text, end)
    if (
        over and (value * step >= 10 or exponent) and claim == "exact"
    ):  # 三余 is no number
        claim = "about" if over[0] == "来" else "over"
        end, rule = over.end(), "over"
    while True:
        at = SPACE.match(text, end).end()  # type: ignore[union-attr]
        scale = SCALES.get(text[at : at + 1], 0)
        if scale < 2 or NOT_SCALE.match(text, at):  # 百 and up
            break
        if not decimals and claim == "exact" and not grouped:
            break  # a whole number took its scales already
        exponent, end = exponent + scale, at + 1
    if (
        claim == "exact"
        and (over := OVER.match(text, end))
        and exponent >= 0
        and value * 10**exponent >= 10
    ):
        claim, end, rule = "over", over.end(), "over"
    thousand = text[end : end + 1] in {"k", "K"} and not _latin(text, end + 1)
    if thousand and arabic:
        exponent, end = exponent + 3, end + 1
    mention = _mention(start, end, value, exponent, claim, rule)
    if step == 1:
        return mention
    return Mention(
        kind="number",
        span=mention.span,
        value=Number(low=mention.value.low, step=_decimal(step, exponent), claim=claim),
        rule=mention.rule,
    )


def _power(
    text: str, start: int, value: int, exponent: int, power: re.Match[str]
) -> Mention:
    """Read 21.2E0 and 2^5."""
    shift = int(power[1])
    if text[power.start()] in "eE":
        return _mention(
            start, power.end(), value, exponent + shift, "exact", "exponent"
        )
    if shift >= 0:
        return _mention(
            start, power.end(), value**shift, exponent * shift, "exact", "power"
        )
    low = 1 / (_decimal(value, exponent) ** -shift)
    return Mention(
        kind="number",
        span=Span(start, power.end()),
        value=Number(low=low),
        rule="number.power",
    )


def _latin(text: str, at: int) -> bool:
    return text[at : at + 1].isascii() and text[at : at + 1].isalnum()


__all__ = ["ARABIC", "CHINESE", "NUMERALS", "decimal", "number"]
