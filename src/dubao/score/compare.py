"""How a row of gold and a figure that was read are held against each other."""

from collections import Counter
from fractions import Fraction

from dubao.score.gold import Record

HALF = 0.5


def place(row: Record) -> slice:
    """Return where a row stands in its text.

    >>> "新建3所学校"[place({"start": 2, "end": 4})]
    '3所'
    """
    return slice(row["start"], row["end"])


def overlap(one: Record, other: Record) -> int:
    """Return how many characters two rows share.

    >>> overlap({"start": 2, "end": 6}, {"start": 4, "end": 9})
    2
    """
    start, end = max(one["start"], other["start"]), min(one["end"], other["end"])
    return max(0, int(end - start))


def number(value: str) -> Fraction | str | None:
    """Return a value to compare: exact, or the characters of a score.

    >>> number("1,200"), number("1/3"), number("6:12"), number("")
    (Fraction(1200, 1), Fraction(1, 3), '6:12', None)
    """
    if not value:
        return None
    try:
        return Fraction(value.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return value


def gold_value(row: Record) -> tuple[object, object]:
    """Return the low and the high end of a row of gold, the same where it has one.

    >>> gold_value({"value": "3~5"})
    (Fraction(3, 1), Fraction(5, 1))
    """
    low, _, high = row["value"].partition("~")
    return number(low), number(high or low)


def read_value(figure: Record) -> tuple[object, object]:
    """Return the low and the high end of a figure that was read.

    >>> read_value({"value": "3", "high": "5"})
    (Fraction(3, 1), Fraction(5, 1))
    """
    low = str(figure["value"] or "")
    return number(low), number(str(figure.get("high") or low))


def similar(one: str, other: str) -> bool:
    """Say whether two phrases share half of the longer's characters.

    >>> similar("播种面积", "棉花播种面积"), similar("播种面积", "产量")
    (True, False)
    """
    one, other = one.replace("\n", ""), other.replace("\n", "")
    if not one or not other:
        return one == other
    longer = max(len(one), len(other))
    if one in other or other in one:
        return min(len(one), len(other)) / longer >= HALF
    return (Counter(one) & Counter(other)).total() / longer >= HALF
