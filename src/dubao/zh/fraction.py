"""Fractions and the percent family.

    三分之一 → 1/3     一又二分之一 → 3/2    1/3 → 1/3     一半 → 1/2
    百分之八点三 → 8.3 %   千分之三 → 0.3 %   八成 → 80 %   两成半 → 25 %
    七五折 → 75 %      对折 → 50 %           翻一番 → 2 倍  翻两番 → 4 倍

A share of a hundred, a thousand or ten thousand is a percentage; any other
share stays a fraction, exact.

Source: GB/T 15835-2011, 4.1.1 and 5.2.
"""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from dubao.grammar import Rule
from dubao.model import Claim, Kind, Mention, Number, Quantity, Span
from dubao.text.pattern import BLANKS
from dubao.zh.digit import CHINESE, DIGITS
from dubao.zh.number import decimal, number
from dubao.zh.unit import unit

RULES = (  # that it gives
    "fraction.half", "fraction.of_ten", "fraction.share", "fraction.percent",
    "fraction.range", "fraction.discount", "fraction.tenth", "fraction.slash",
    "fraction.times",
)  # fmt: skip
SHARE = re.compile(r"\s{0,16}分\s{0,16}之\s{0,16}")
SIGNS = frozenset("分成折半番/又对过数")
TURN = frozenset("翻了近")  # 翻两番
TEN = 10
WORDS = frozenset("手等级流线维胎婚次审")  # 二手, 二等, 三级: the last digit is theirs
NEAR = 14  # characters in which a share shows itself
# What all of them have in common, behind a number or two with a dash between.
NUMBERS = rf"(?>[{BLANKS}0-9{CHINESE}几数余多来个点.,·另有+^eEkK~至到又—–-]{{1,700}})"
DENOMINATORS = {"百": 0, "千": 1, "万": 2, "十万": 3, "百万": 4, "千万": 5, "亿": 6}
TENTH = re.compile(
    r"\s?成(半|[一二三四五六七八九](?![一二三四五六七八九十百千万个名户家人项]))?(?!了(?![,。;!?]|$)|群)(?![为立绩立功长员年熟效都品就本果批分交型份吉都份员家])"
)
DISCOUNT = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九](?:点[一二三四五六七八九]|[一二三四五六七八九])?)\s?折(?![叠断磨腾戟射合旧算桥返回子])"
)
HALF = re.compile(r"过半数|半数|过半|一半|半成|半折|对折|一多半|一大半|多半数")
HALVES = {
    "过半数": ("1/2", "over"), "过半": ("1/2", "over"), "半数": ("1/2", "exact"),
    "一半": ("1/2", "exact"), "一多半": ("1/2", "over"), "一大半": ("1/2", "over"),
}  # fmt: skip
TIMES = re.compile(r"翻了?近?([一二两三四五六七八九\d])番(?P<half>半)?")
HUNDREDS = re.compile(r"([一二两三四五六七八九壹贰叁伍])[百佰](?=\s?分\s?之)")
TO = re.compile(r"\s?(?:--?|——?|–|~|至|到)\s?")
SHARED = re.compile(rf"{NUMBERS}(?:分\s{{0,16}}之|[成折])")
HINT = Rule(name="", kind="", pattern=SHARED)
ANY = re.compile(
    rf"{NUMBERS}(?:分\s{{0,16}}之|[成折/])|{HALF.pattern}|(?<=[翻了近]).番"
)
OF_TEN = re.compile(
    r"十之([一二三四五六七八])([二三四五六七八九])?(?![一二三四五六七八九十])"
)
TO_IN = re.compile("[-—–~至到]")
MIXED = re.compile(r"\s{0,4}又\s{0,4}")
SLASH = re.compile(
    r"(?:(\d{1,9})[ ])?(\d{1,4})\s?/\s?(\d{1,4})"
    r"(?![\d/.年月日号路线级楼次型区班期岁])"
)


def fraction(text: str, start: int) -> Mention | None:
    """Return the share or multiple that begins at `start`, None where none does.

    >>> fraction("三分之一", 0).value.number.low
    Fraction(1, 3)
    >>> fraction("百分之八点三", 0).value.unit
    '%'
    """
    if text.startswith("十之", start):
        return _of_ten(text, start)
    if not ANY.match(text, start):
        return None
    ahead = text[start : start + NEAR]
    if SIGNS.isdisjoint(ahead) and text[start - 1 : start] not in TURN:
        return None
    tenths = "成" in ahead or "折" in ahead
    return (
        _half(text, start)
        or (_tenths_to(text, start) if tenths and TO_IN.search(ahead) else None)
        or _times(text, start)
        or (_discount(text, start) if "折" in ahead else None)
        or (_slash(text, start) if "/" in ahead else None)
        or _share(text, start)
    )


def _quantity(start: int, end: int, worth: Number, unit: str, rule: str) -> Mention:
    kind: Kind = "percent" if unit == "%" else "ratio"
    return Mention(
        kind="quantity",
        span=Span(start, end),
        value=Quantity(number=worth, unit=unit, kind=kind),
        rule=f"fraction.{rule}",
    )


def _of_ten(text: str, start: int) -> Mention | None:
    """Read 十之六七: six to seven of ten."""
    match = OF_TEN.match(text, start)
    if match is None:
        return None
    low, high = (Decimal(DIGITS[c] * 10) if c else None for c in match.groups())
    if low is None or (high is not None and not low < high):
        return None
    claim: Claim = "exact" if high is None else "range"
    worth = Number(low=low, high=high, claim=claim)
    return _quantity(start, match.end(), worth, "%", "of_ten")


def _half(text: str, start: int) -> Mention | None:
    match = HALF.match(text, start)
    if not match:
        return None
    if match[0] == "半成":
        if TENTH.match(text, start + 1) is None:
            return None
        return _quantity(start, match.end(), Number(low=Decimal(5)), "%", "tenth")
    if match[0] in {"半折", "对折"}:
        if match[0] == "对折" and text[start - 1 : start] != "打":
            return None
        return _quantity(start, match.end(), Number(low=Decimal(50)), "%", "discount")
    value, claim = HALVES.get(match[0], ("1/2", "exact"))
    worth = Number(low=Fraction(value), step=Decimal(0), claim=claim)  # type: ignore[arg-type]
    return _quantity(start, match.end(), worth, "", "half")


def _times(text: str, start: int) -> Mention | None:
    """Read 翻两番: each 番 doubles."""
    if start and text[start - 1] in "翻了近":
        begin = max(text.rfind("翻", max(0, start - 3), start), 0)
        match = TIMES.match(text, max(begin, 0))
        if match and match.start(1) == start:
            times = number(match[1], 0)
            if times and times.value.low <= 60:
                low = Decimal(2 ** int(times.value.low))
                if match["half"]:
                    low += Decimal("0.5")
                claim: Claim = "nearly" if "近" in match[0] else "exact"
                worth = Number(low=low, claim=claim)
                return _quantity(begin, match.end(), worth, "倍", "times")
    return None


def _tenths_to(text: str, start: int) -> Mention | None:
    """Read 三至五成, 2至3成, 七至八五折: the sign stands for both ends."""
    low = number(text, start)
    if low is None or low.value.claim != "exact" or not low.value.low < TEN:
        return None
    join = TO.match(text, low.span.end)
    if not join or join.end() >= len(text):
        return None
    second = number(text, join.end())
    high = _discount(text, join.end()) or (
        _tenths(text, join.end(), second) if second else None
    )
    if high is None or high.value.number.high is not None:
        return None
    worth = Number(
        low=decimal(low.value.low) * 10, high=high.value.number.low, claim="range"
    )
    if not decimal(worth.low) < worth.high:  # type: ignore[operator]
        return None
    return _quantity(start, high.span.end, worth, "%", "range")


def _discount(text: str, start: int) -> Mention | None:
    match = DISCOUNT.match(text, start)
    if not match:
        return None
    digits = match[1]
    worth = (
        number(digits, 0)
        if "点" in digits or digits[0].isdigit() or len(digits) == 1
        else None
    )
    if worth:
        low = worth.value.low if worth.value.low >= 10 else worth.value.low * 10
    else:  # 七五折
        first, second = number(digits[0], 0), number(digits[1], 0)
        if not first or not second:
            return None
        low = first.value.low * 10 + second.value.low
    if low > 100:
        return None
    return _quantity(start, match.end(), Number(low=low), "%", "discount")


def _slash(text: str, start: int) -> Mention | None:
    match = SLASH.match(text, start)
    if not match or not int(match[3]) or text[start - 1 : start] in {"/", "."}:
        return None
    if match[3][0] == "0" or (
        len(match[2]) > 2 and int(match[2]) > 1900 and not match[1]
    ):
        return None
    low = Fraction(int(match[2]), int(match[3])) + int(match[1] or 0)
    named = unit(text, match.end())
    if named and named.value in {"mass", "length", "volume", "area"}:
        mention = _quantity(
            start, named.span.end, Number(low=low, step=Decimal(0)), "", "slash"
        )
        worth = replace(mention.value, unit=named.span.of(text), kind=named.value)
        return replace(mention, value=worth)
    return _quantity(start, match.end(), Number(low=low, step=Decimal(0)), "", "slash")


def _share(text: str, start: int) -> Mention | None:
    """Read N分之M, 又 before it, and N成."""
    first = number(text, start)
    denominator: str | None = None
    share = None
    if first is None:
        if text[start] not in "百千万亿":
            return None
        end = start + 1
    else:
        end = first.span.end
    share = SHARE.match(text, end)
    hundreds = HUNDREDS.match(text, start)
    if hundreds:
        end = hundreds.end()
        share = SHARE.match(text, end)
        n = number(hundreds[1], 0)
        first = n and replace(n, value=replace(n.value, low=decimal(n.value.low) * 100))
    if not share and text[start] == "百" and (bare := SHARE.match(text, start + 1)):
        share, end = bare, start + 1
    whole = Fraction(0)
    if not share:
        if first is None:
            return None
        mixed = MIXED.match(text, end)
        if not mixed:
            return _tenths(text, start, first)
        whole = _exact(first)
        if whole == 305 and "百五" in text[start:end].replace(" ", ""):
            whole = Fraction(350)
        second = number(text, mixed.end())
        if not second:
            return None
        first, end = second, second.span.end
        share = SHARE.match(text, end)
        if not share:
            return None
    top = number(text, share.end())
    if not top:
        return None
    denominator = text[start:end].replace(" ", "")
    zeros = DENOMINATORS.get(denominator, -1)
    if zeros >= 0 and not whole:
        worth = _shift(top.value, -zeros)
        return _quantity(start, top.span.end, worth, "%", "percent")
    if first is None or not _exact(first):
        return None
    if top.value.high is not None and text[top.span.end : top.span.end + 1] in WORDS:
        begin, stop = share.end(), top.span.end - 1
        less = number(text[begin:stop], 0)
        top = replace(less, span=Span(begin, stop)) if less else top
    low = whole + _exact(top) / _exact(first)
    return _quantity(
        start,
        top.span.end,
        Number(
            low=low,
            high=None
            if top.value.high is None
            else whole + Fraction(top.value.high) / _exact(first),
            step=Decimal(0),
            claim=top.value.claim,
        ),
        "",
        "share",
    )


def _exact(mention: Mention) -> Fraction:
    return Fraction(mention.value.low)


def _shift(worth: Number, exponent: int) -> Number:
    """Return a number with its point moved."""
    factor = Decimal(1).scaleb(exponent)
    high = worth.high
    return Number(
        low=decimal(worth.low) * factor,
        high=None if high is None else decimal(high) * factor,
        step=worth.step * factor,
        claim=worth.claim,
    )


def _tenths(text: str, start: int, first: Mention) -> Mention | None:
    """Read 八成, 7.2成, 两成半, 三成五, 六七成."""
    match = TENTH.match(text, first.span.end)
    worth = first.value
    if not match or worth.low > 10 or text[start - 1 : start] in {"十", "第"}:
        return None
    tenfold = _shift(worth, 1)
    if match[1] == "半":
        extra = number("5", 0)
    else:
        extra = number(match[1], 0) if match[1] else None
    if extra:
        tenfold = Number(low=decimal(tenfold.low) + extra.value.low, claim=worth.claim)
    return _quantity(start, match.end(), tenfold, "%", "tenth")
