"""The day of an issue as a folio prints it, in either order.

2025年4月15日 · 2023-02-24 · 08/06/2023 星期四 · 15.4.2025

Where the day may stand first or the month, the weekday beside it says which it is.
"""

import datetime as dt
import re

DATED = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|图为|近日|日前)[,,]?"
)
YEAR_FIRST = re.compile(
    r"((?:18|19|20)\d\d)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})"
)
YEAR_LAST = re.compile(
    r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?((?:18|19|20)\d\d)(?!\d)"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
WEEKDAYS = "一二三四五六日"


def day_of(text: str) -> str:
    """Return the day that a folio gives, "" for none or one that may be two.

    >>> day_of("2025年4月15日"), day_of("08/06/2023 星期四"), day_of("08/06/2023")
    ('2025-04-15', '2023-06-08', '')
    """
    if match := YEAR_FIRST.search(text):
        return _day(match[1], match[2], match[3])
    match = YEAR_LAST.search(text)
    if not match:
        return ""
    found = {_day(match[3], match[2], match[1]), _day(match[3], match[1], match[2])} - {
        ""
    }
    weekday = WEEKDAY.search(text)
    if weekday and len(found) > 1:
        told = WEEKDAYS.index(weekday[1].replace("天", "日"))
        found = {day for day in found if dt.date.fromisoformat(day).weekday() == told}
    return found.pop() if len(found) == 1 else ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
