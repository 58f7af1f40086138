"""What the lexer alone finds in a text: quantities and times with their characters."""

from dataclasses import dataclass
from decimal import Decimal

from dubao.model.quantity import Claim, Kind, Value
from dubao.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuantity:
    """A number that counts or measures, as a text prints it."""

    span: Span
    text: str  # the characters at the span
    value: Value  # Decimal as printed, its scale applied; Fraction for 分之
    high: Value | None  # upper end of a range, second side of a score
    more: tuple[Value, ...]  # of a proportion, what follows: the 2 of 5:3:2
    step: Decimal  # worth of the last digit printed; 0 for a fraction
    claim: Claim
    unit: str  # as printed, without the scale; "" where none is printed
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTime:
    """A point or stretch of the calendar or the clock, as a text tells it."""

    span: Span
    text: str  # the characters at the span
    edtf: str  # ISO 8601 or EDTF; "" where the text and the day do not give it
