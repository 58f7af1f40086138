"""Values that are too great for a float, told and drawn all the same."""

import sys
from decimal import Decimal, localcontext
from fractions import Fraction

GREATEST = Fraction(sys.float_info.max)
LONG = 10**30  # from there on a value is told by its first digits


def rough(value: Fraction) -> float:
    """Return a value as a float, the greatest there is where it is greater.

    >>> rough(Fraction(1, 2)), rough(Fraction(10) ** 400) == sys.float_info.max
    (0.5, True)
    """
    return float(max(-GREATEST, min(GREATEST, value)))


def rounded(value: Fraction, *, commas: bool = False) -> str:
    """Return a value in ten digits; a whole one in all of them, up to a length.

    >>> rounded(Fraction(1, 3)), rounded(Fraction(82)), rounded(Fraction(10) ** 400)
    ('0.3333333333', '82', '1e+400')
    >>> rounded(Fraction(1234567), commas=True)
    '1,234,567'
    """
    form = ",.10g" if commas else ".10g"
    if abs(value) < LONG:
        whole = value.denominator == 1 and not commas
        return str(value) if whole else f"{float(value):{form}}"
    with localcontext() as context:
        context.prec, context.Emax, context.Emin = 10, 10**9, -(10**9)
        found = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{found.normalize():e}".replace("E", "e")
