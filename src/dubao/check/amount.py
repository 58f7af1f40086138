"""A figure as something to reckon with: its value, and how far printing rounded it.

A printed number stands for all that rounds to it: 1.2亿 for anything from 1.15 to
1.25. A whole number without 万 or 亿 was counted to the last one and stands for
itself.

Source: GB/T 8170-2008 数值修约规则与极限数值的表示和判定.
"""

import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from dubao.model import Figure, Quantity, Span
from dubao.text.fold import fold
from dubao.zh.quantity import exact
from dubao.zh.worth import Unit, common

ZERO = Fraction(0)
GREATEST = Fraction(sys.float_info.max)
SCALES = frozenset("万亿千百")
KINDS = {"元": "money", "千瓦时": "energy", "千克": "mass", "立方米": "volume"}
LIKELY = 1.5  # root sums of squares that roundings come to
CLAIM_REACH = Fraction(1, 10)  # how far 约, 近 and 余 reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure in the checked text, its value in the common unit of its kind."""

    span: Span  # in the checked text
    text: str  # folded
    lead: str  # what stands before it, from the last amount on
    clause: str  # the part of the lead behind its last mark
    value: Fraction
    half: Fraction  # half of what the last printed digit is worth; 0 if counted
    common: str  # the common unit: 人 for 名, 平方米 for 亩
    factor: Fraction  # of the printed unit
    figure: Figure

    @property
    def unit(self) -> str:
        """The unit in simplified characters."""
        return fold(self.figure.unit)

    @property
    def kind(self) -> str:
        """What kind of thing it measures."""
        return self.figure.kind

    @property
    def exact(self) -> bool:
        """Whether nothing but rounding stands between the print and the value."""
        return self.figure.claim == "exact"

    @property
    def low(self) -> Fraction:
        """The least it may mean."""
        low = self.value - self.half
        if self.figure.claim in {"about", "nearly", "under", "at_most", "several"}:
            low -= abs(self.value) * CLAIM_REACH
        return low

    @property
    def high(self) -> Fraction:
        """The most it may mean."""
        high = self.value + self.half
        if self.figure.claim in {"about", "over", "at_least", "several"}:
            high += abs(self.value) * CLAIM_REACH
        return high


def amount(
    figure: Figure, span: Span, text: str, lead: str, clause: str
) -> Amount | None:
    """Return a figure as an amount; None for a score, a fraction and a range."""
    quantity = figure.mention.value
    if not isinstance(quantity, Quantity) or quantity.kind == "score":
        return None
    number = quantity.number
    if number.high is not None:
        return None
    unit = common(figure.unit)
    if KINDS.get(unit.name, figure.kind) != figure.kind:  # 6分 of a match, 30度 of heat
        unit = Unit(fold(figure.unit), Fraction(1))
    value = _fraction(number.low)
    step = _fraction(number.step)
    counted = value.denominator == 1 and step >= 1 and not SCALES & set(text)
    if not counted and step > 1 and not ({"万", "亿"} & set(text)):
        counted = value.denominator == 1  # 二百三十户 was counted too
    if figure.kind in {"percent", "temperature", "ratio"}:
        counted = False
    return Amount(
        span=span,
        text=text,
        lead=lead,
        clause=clause,
        value=value if unit.factor == 1 else value * unit.factor,
        half=ZERO if counted else _half(step, unit.factor),
        common=unit.name,
        factor=unit.factor,
        figure=figure,
    )


@lru_cache(maxsize=4096)  # pages print the same few numbers and steps again and again
def _fraction(number: Decimal | Fraction) -> Fraction:
    return Fraction(number)


@lru_cache(maxsize=1024)
def _half(step: Fraction, factor: Fraction) -> Fraction:
    return step * factor / 2


def slack(amounts: Iterable[Amount]) -> Fraction:
    """Return how far a sum may be off since each of its terms was rounded.

    Roundings offset one another: four of them hardly ever push the same way.
    """
    halves = [one.half for one in amounts if one.half]
    worst = sum(halves, ZERO)
    if len(halves) < 2:
        return worst
    likely = LIKELY * math.sqrt(sum(float(half) ** 2 for half in halves))
    return min(worst, Fraction(likely))


def told(value: Fraction, like: Amount) -> str:
    """Return a value as `like` is printed: its scale word and its decimals.

    What is no whole number of last digits is rounded to them.
    """
    return printed(value / like.factor, like)


def printed(number: Fraction, like: Amount) -> str:
    """Return a number in the printed unit of `like`, written in its scale."""
    scale, word = 1, ""
    for name, worth in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        if name in like.text:
            scale, word = worth, name
            break
    step = Fraction(like.figure.step or "1") / scale
    if step <= 0:
        step = Fraction(1, 100)
    if step > 1:
        step = Fraction(1)
    rounded = round(number / scale / step) * step
    return f"{_plain(rounded)}{word}"


def _plain(value: Fraction) -> str:
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator != 1:
        return f"{_float(value):.4g}"
    return exact(value) if value.denominator == 1 else _decimal(value)


def _decimal(value: Fraction) -> str:
    text = f"{_float(value):.6f}".rstrip("0").rstrip(".")
    return text or "0"


def plain(value: Fraction) -> str:
    """Return a value in plain digits, at most four of them behind the point.

    >>> plain(Fraction(1, 3)), plain(Fraction(82)), plain(Fraction(5, 2))
    ('0.3333', '82', '2.5')
    """
    if value.denominator == 1:
        return str(value.numerator)
    return f"{_float(value):.4f}".rstrip("0").rstrip(".")


def slipped(wrong: Fraction, right: Fraction) -> bool:
    """Say whether one slip of hand makes one number of the other.

    A slip is a digit put wrong, two neighbours exchanged, a digit dropped or
    doubled, or a point moved.

    >>> slipped(Fraction(83), Fraction(82)), slipped(Fraction(1520), Fraction(1250))
    (True, True)
    >>> slipped(Fraction(36), Fraction(360000)), slipped(Fraction(77), Fraction(120))
    (True, False)
    """
    if not wrong or not right:
        return False
    one, other = _digits(wrong), _digits(right)
    if one == other:
        return True
    if len(one) == len(other):
        apart = [n for n in range(len(one)) if one[n] != other[n]]
        if len(apart) == 1:
            return True
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1
        return (
            swapped
            and one[apart[0]] == other[apart[1]]
            and (one[apart[1]] == other[apart[0]])
        )
    short, long = sorted((one, other), key=len)
    return (
        len(long) == len(short) + 1
        and len(short) > 1
        and any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
    )


def _float(value: Fraction) -> float:
    """Return a value as a float, the greatest there is where it is greater."""
    return float(max(-GREATEST, min(GREATEST, value)))


def _digits(value: Fraction) -> str:
    return f"{_float(abs(value)):.6g}".split("e")[0].replace(".", "").strip("0")
