"""What the number of a cell is: 38,742 · -5.0 · 3~4 · 16.9:1 · ↑2.3 · — is nothing."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dubao.model import Quantity
from dubao.table.unit import Unit, unit
from dubao.zh.quantity import quantity

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SIGN = r"[-+±—–↑↓▲▼△▽]"
PLAIN = re.compile(
    rf"(?P<sign>{SIGN})?(?P<low>{NUMBER})"
    rf"(?:(?P<joint>[~～-]|—{{1,2}}|–|至)(?P<minus>-)?(?P<high>{NUMBER}))?"
    r"(?P<unit>[^\d\s.,~:()*#—–-][^\d\s.,~:()*#—–]{0,5})?(?P<mark>[*#]{1,2}|[↑↓▲▼])?"
)
RATIO = re.compile(rf"\A(?P<low>{NUMBER}):(?P<high>{NUMBER})")
HOUR = r"(?:[01]?\d|2[0-4]):[0-5]\d"
CLOCK = re.compile(rf"{HOUR}(?::[0-5]\d)?(?:[-—~]{HOUR})?")
COMPOUND = re.compile(r"\d{1,4}(?:小时|[分秒米元])\d{1,4}(?:[分秒角]\d{0,4})?")
MISSING = re.compile(r"[-—–…·.*/\\×]{1,6}|无|暂无|缺|/|持平|―+|─+|━+|－+|x|X|N/?A")
LONG = 18  # characters of a number at most: more are a code
# 2020年, 9月: a time and no number
DATED = frozenset(["年", "月", "日", "号", "时", "点", "季度", "年度"])
FALLS = frozenset("-—–↓▼▽")
RISES = frozenset("+↑▲△")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A number of a cell as printed, its sign kept, its scale not applied."""

    low: Decimal
    high: Decimal | None = None
    step: Decimal = Decimal(1)
    unit: Unit | None = None  # that the cell itself prints
    signed: bool = False  # a sign or an arrow is printed
    ratio: str = ""  # 16.9:1


def is_missing(words: str) -> bool:
    """Return whether a cell says that it has nothing to say.

    >>> is_missing("—"), is_missing("0")
    (True, False)
    """
    return bool(MISSING.fullmatch(words))


def value(words: str) -> Value | None:
    """Return the number that a folded cell without blanks is, None where it is none.

    >>> value("-38,742.5").low, value("3~4").high, value("一级")
    (Decimal('-38742.5'), Decimal('4'), None)
    """
    if CLOCK.fullmatch(words):
        return None
    if COMPOUND.fullmatch(words):
        return _compound(words)
    ratio = RATIO.fullmatch(words)
    if ratio and len(words) <= LONG:
        low = _decimal(ratio["low"])
        return Value(low=low, step=_step(ratio["low"]), ratio=words.replace(",", ""))
    match = PLAIN.fullmatch(words)
    if match is None:
        return None
    printed = None
    if match["unit"]:
        printed = unit(match["unit"])
        if printed is None or printed.name in DATED:
            return None
    if match["sign"] == "±" or len(match["low"]) + len(match["high"] or "") > LONG:
        return None
    sign = match["sign"] or match["mark"] or ""
    low = _decimal(match["low"])
    falls = sign[:1] in FALLS
    if falls:
        low = -low
    high = _decimal(match["high"]) if match["high"] else None
    if high is not None:
        if match["minus"]:
            high = -high
        if high <= low:
            return None
    return Value(
        low=low,
        high=high,
        step=_step(match["low"]),
        unit=printed,
        signed=bool(sign) and sign[:1] in FALLS | RISES,
    )


def _compound(words: str) -> Value | None:
    """Return a number of two units: 10秒25."""
    found = quantity(words, 0)
    if found is None or found.span.end != len(words):
        return None
    told: Quantity = found.value
    low, high = told.number.low, told.number.high
    if told.number.claim != "exact" or high is not None or not isinstance(low, Decimal):
        return None
    own = Unit(name=told.unit, kind=told.kind)
    return Value(low=low, step=told.number.step, unit=own)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _step(digits: str) -> Decimal:
    _, _, after = digits.partition(".")
    return Decimal(1).scaleb(-len(after))
