"""What a person may put a field of a figure right to.

value, high   plain digits: 36, -0.5, 1/3, 6:12; high may be empty
unit          a word or a sign: 亩, 平方公里, %, 元/吨; may be empty
period        EDTF: 2023, 2023-02, 2016/.., 198X, 2023-21; may be empty
claim, kind, stat, direction   one of a closed list
the others    a name, on one line
"""

import datetime as dt
import re

from dubao.errors import UsageError
from dubao.model import CLAIMS, DIRECTIONS, KINDS, STATS

CLOSED: dict[str, tuple[str, ...]] = {
    "claim": CLAIMS, "kind": KINDS, "stat": STATS, "direction": DIRECTIONS,
}  # fmt: skip
LONGEST = {"value": 64, "high": 64, "unit": 20, "period": 40}
NAME = 1000  # characters of any other field
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+|:\d+)?", re.ASCII)
UNIT = re.compile(r"(?:[^\W\d_]|[%‰℃℉°′″²³·/.-]){0,20}")
# Control characters, marks of direction, halves of characters.
ODD = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
POINT = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T\d\d:\d\d)?)?)?"
    r"|\d{2}XX|\d{3}X",
    re.ASCII,
)
MONTHS, PARTS = range(1, 13), range(21, 42)  # 21–41: seasons, quarters, halves


def refuse(field: str, new: str) -> None:
    """Refuse what a field cannot say.

    >>> refuse("period", "2023-02/2023-05")
    >>> refuse("value", "many")
    Traceback (most recent call last):
    ...
    dubao.errors.UsageError: value cannot be 'many': plain digits, as 36, 0.5, 1/3, 6:12

    Raises:
        UsageError: the message says what it may say.
    """
    most = LONGEST.get(field, NAME)
    if len(new) > most:
        message = f"{field}: {len(new)} characters, at most {most}"
        raise UsageError(message)
    wanted = _wanted(field, new)
    if wanted:
        shown = new.encode("utf-8", "backslashreplace").decode()
        message = f"{field} cannot be {shown!r}: {wanted}"
        raise UsageError(message)


def _wanted(field: str, new: str) -> str:
    """Return what a field may say, "" where this is it."""
    if ODD.search(new):
        return "a name on one line, without control characters"
    if field in CLOSED:
        known = CLOSED[field]
        return "" if new in known else ", ".join(one or '""' for one in known)
    if field in {"value", "high"}:
        fits = NUMBER.fullmatch(new) or (field == "high" and not new)
        right = fits and not re.search("/0+$", new)
        return "" if right else "plain digits, as 36, 0.5, 1/3, 6:12"
    if field == "unit":
        return "" if UNIT.fullmatch(new) else "a word or a sign, without digits"
    if field == "period":
        return "" if is_period(new) else "as 2023, 2023-02, 2021/2023-05, 2016/.., 198X"
    return ""


def is_period(text: str) -> bool:
    """Is this a time in EDTF, as far as readings use it, or nothing?

    >>> is_period("2023-02-28"), is_period("2023-02-30"), is_period("../1998")
    (True, False, True)
    """
    if not text:
        return True
    first, slash, last = text.partition("/")
    if not slash:
        return _is_point(first)
    open_ends = (first == "..") + (last == "..")
    return open_ends < 2 and all(one == ".." or _is_point(one) for one in (first, last))  # noqa: PLR2004


def _is_point(text: str) -> bool:
    match = POINT.fullmatch(text.removesuffix("~").removesuffix("?"))
    if match is None:
        return False
    if not match["month"]:
        return True
    month = int(match["month"])
    if not match["day"]:
        return month in MONTHS or month in PARTS
    try:
        dt.date(max(int(match["year"]) % 400, 0) + 400, month, int(match["day"]))
    except ValueError:
        return False
    return True
