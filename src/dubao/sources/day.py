"""A day as a record, a catalogue or a table writes it → ISO 8601.

1998-01-27 · 19980127 · 1998/1/27 · 1998年1月27日 · 08.02.1882 · 8 February 1882
"""

import datetime as dt
import re
from itertools import chain

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan januar januari janvier enero gennaio",
            "february feb februar februari fevrier février febrero febbraio",
            "march mar märz maerz maart mars marzo",
            "april apr avril abril aprile",
            "may mai mei mayo maggio",
            "june jun juni juin junio giugno",
            "july jul juli juillet julio luglio",
            "august aug augustus août aout agosto",
            "september sep sept septembre septiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
FIRST = (  # year, month, day
    re.compile(r"(?<!\d)(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"),
    re.compile(r"(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]\d)(?!\d)"),
    re.compile(r"(?<!\d)(\d{4})([01]\d)([0-3]\d)(?!\d)"),
)
LAST = re.compile(r"(?<![\d.])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
NAMED = (
    re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+([^\W\d_]{3,10})\.?,?\s+(\d{4})(?!\d)"),
    re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)"),
)  # fmt: skip


def day(text: str) -> str:
    """Return the first day that a text names, in ISO 8601, "" for none.

    Of two numbers before a year the first is the day, as points have it; between
    slashes only one that can be no month is.

    >>> day("08.02.1882"), day("1998年1月27日 星期二"), day("8 February 1882")
    ('1882-02-08', '1998-01-27', '1882-02-08')
    >>> day("25/12/1998"), day("02/08/1882"), day("1882")
    ('1998-12-25', '', '')
    """
    for pattern in FIRST:
        for match in pattern.finditer(text):
            year, month, number = (int(n) for n in match.groups() if n.isdecimal())
            if found := _iso(year, month, number):
                return found
    for match in LAST.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        month = second
        if match[2] == "/" and first != second and max(first, second) <= 12:  # noqa: PLR2004
            continue
        if second > 12:  # noqa: PLR2004 no month
            first, month = second, first
        if found := _iso(year, month, first):
            return found
    for match in chain.from_iterable(one.finditer(text) for one in NAMED):
        words = [group.lower() for group in match.groups()]
        name = next((word for word in words if word in MONTHS), "")
        if name:
            numbers = [int(word) for word in words if word.isdecimal()]
            if found := _iso(numbers[-1], MONTHS[name], numbers[0]):
                return found
    return ""


def _iso(year: int, month: int, number: int) -> str:
    try:
        return dt.date(year, month, number).isoformat()
    except ValueError:
        return ""
