"""What a numeral says: a number with its claim, and a quantity with its unit."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Claim = Literal[
    "exact",  # 45人
    "about",  # 约45人, 45人左右
    "nearly",  # 近45人
    "over",  # 45余人, 超过45人
    "at_least",  # 45人以上, 至少45人
    "under",  # 不足45人
    "at_most",  # 45人以内
    "several",  # 几十人, 数百人
    "range",  # 40至45人
]
CLAIMS: tuple[str, ...] = (
    "exact", "about", "nearly", "over", "at_least", "under", "at_most", "several",
    "range",
)  # fmt: skip
Value = Decimal | Fraction  # Decimal as printed, Fraction for 分之
Kind = Literal[
    "count", "money", "length", "area", "volume", "mass", "duration", "percent",
    "ratio", "temperature", "speed", "energy", "power", "age", "score", "index",
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "count", "money", "length", "area", "volume", "mass", "duration", "percent",
    "ratio", "temperature", "speed", "energy", "power", "age", "score", "index",
)  # fmt: skip
Stat = Literal[
    "level", "cumulative", "change", "share", "rank", "target", "rate",
]  # fmt: skip
STATS: tuple[Stat, ...] = (
    "level", "cumulative", "change", "share", "rank", "target", "rate",
)  # fmt: skip
Direction = Literal["", "up", "down"]
DIRECTIONS: tuple[Direction, ...] = ("", "up", "down")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed, its scale applied.

    `high` is the upper end of a range, None for a single value. `step` is the
    worth of the last digit printed: 4.88万 has 100, 三分之一 has 0 (exact).
    """

    low: Value
    high: Value | None = None
    step: Decimal = Decimal(1)
    claim: Claim = "exact"
    more: tuple[Value, ...] = ()  # of a proportion, what follows low and high: 5:3:2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit and the kind of thing it measures."""

    number: Number
    unit: str = ""  # as printed, without the scale; "" where none is printed
    kind: Kind = "count"
