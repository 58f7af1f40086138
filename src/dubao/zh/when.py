"""What a date or a relative word of time says, before the day of reading is known.

A `When` is read from the characters alone; `resolve` settles it against the
day on which the text was written and against the date that stood before it:

>>> resolve(When(first=Moment(shift=-1)), "2023-02-23")
'2022'
>>> resolve(When(first=Moment(month=1), last=Moment(month=11)), "1998-12-01")
'1998-01/1998-11'
>>> resolve(When(first=Moment(day=22)), "1998-01-24")
'1998-01-22'
>>> resolve(When(first=Moment(day=22)), "")
''

Source: ISO 8601-1:2019 for days and intervals; ISO 8601-2:2019 (EDTF level 1)
for `198X`, `2016/..` and the seasons 21 to 24.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

_HALF_A_YEAR = 6  # months ahead that a bare month may lie
_HALF_A_MONTH = 15  # days ahead that a bare day may lie
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point of the calendar, as far as the text says it.

    A `shift` counts from the day of writing (去年 is -1 year), or, where `told`
    is set, from the date told before (次年, 当天).
    """

    year: int | None = None  # negative before the common era, 0 is 1 BCE
    decade: int | None = None  # 198 for the 1980s
    century: int | None = None  # 19 for the years 1900 to 1999
    century_shift: int | None = None  # 本世纪 is 0, 上世纪 -1
    shift: int | None = None  # years
    month: int | None = None
    month_shift: int | None = None
    quarter_shift: int | None = None  # 上季度 is -1
    season: int | None = None  # 21 spring … 24 winter
    day: int | None = None
    day_shift: int | None = None
    weekday: int | None = None  # 0 Monday
    week_shift: int | None = None
    hour: int | None = None
    minute: int | None = None
    told: bool = False
    lunar: bool = False  # of the Chinese calendar: no day of ours is given


@lru_cache(maxsize=4096)
def instant(**said: int | bool | None) -> Moment:
    """Return a moment; the same few are told again and again.

    >>> instant(month=3) is instant(month=3)
    True
    """
    return Moment(**said)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def narrowed(moment: Moment, **said: int | None) -> Moment:
    """Return a moment that is told more exactly.

    >>> narrowed(instant(year=2016), month=3).month
    3
    """
    return replace(moment, **said)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A point or stretch of time; `last` is its last point where it has two."""

    first: Moment
    last: Moment | None = None
    open: Literal["", "after", "before"] = ""  # 今年以来, 截至目前
    vague: bool = False  # 目前, 日前: a time that no calendar gives

    @property
    def absolute(self) -> bool:
        """Whether the text itself gives the year."""
        first = self.first
        return (first.year, first.decade, first.century) != (None, None, None)

    @property
    def grain(self) -> str:
        """The finest part said: century, decade, year, season, month, day or minute.

        >>> When(first=Moment(year=2016, month=3)).grain
        'month'
        """
        first = self.last or self.first
        if first.hour is not None:
            return "minute"
        if first.day or first.weekday is not None or first.day_shift is not None:
            return "day"
        if first.week_shift is not None:
            return "week"
        if first.quarter_shift is not None:
            return "quarter"
        if first.month or first.month_shift is not None:
            return "month"
        if first.season:
            return "season"
        if first.year is not None or first.shift is not None:
            return "year"
        return "century" if first.century is not None else "decade"


def resolve(when: When, anchor: str, *, told: str = "", ahead: bool = False) -> str:
    """Return the ISO 8601 or EDTF form of `when`, or "" where it cannot be known.

    `anchor` is the day of writing and may be a year, a month or empty; `told`
    is the date that the text gave before, resolved; `ahead` says that the
    clause speaks of what is to come.

    >>> resolve(When(first=Moment(month=12)), "1998-01-30")
    '1997-12'
    >>> resolve(When(first=Moment(month=12)), "1998-01-30", ahead=True)
    '1998-12'
    >>> resolve(When(first=Moment(shift=0), open="after"), "2023-02-23")
    '2023/..'
    >>> resolve(When(first=Moment(day_shift=1, told=True)), "", told="1995-01-31")
    '1995-02-01'
    """
    if when.vague:
        return ""
    if when.open == "before" and when.first.shift is not None:
        year = _year(when.first, _parts(anchor), _parts(told))
        return f"../{year:04d}" if year else ""
    first, last = when.first, when.last
    if last is None:
        start = _point(first, anchor, told, ahead=ahead)
        return f"{start}/.." if start and when.open == "after" else start
    if _no_year(first) and not _no_year(last) and first.decade is None:
        first = replace(first, year=last.year, shift=last.shift, told=last.told)
    start = _point(first, anchor, told, ahead=ahead)
    if _no_year(last) and start:
        stop = _point(last, start, start, ahead=True)
        if stop and stop < start:
            start = _point(first, f"{int(stop[:4]) - 1}{stop[4:]}", "", ahead=ahead)
    else:
        stop = _point(last, anchor, told, ahead=ahead)
    return f"{start}/{stop}" if start and stop else ""


def _no_year(moment: Moment) -> bool:
    return (moment.year, moment.shift, moment.decade, moment.century) == (None,) * 4


def _parts(date: str) -> tuple[int, int, int]:
    """Return year, month and day of an ISO date, 0 for what it does not say.

    Of an interval, its last day counts.

    >>> _parts("1998-01/1998-11"), _parts("2016/.."), _parts("")
    ((1998, 11, 0), (2016, 0, 0), (0, 0, 0))
    """
    found = _DAY.findall(date)
    if not found:
        return (0, 0, 0)
    year, month, day = found[-1]
    return (int(year), int(month or 0), int(day or 0))


def _point(  # noqa: PLR0911 one way a point is told after the other
    moment: Moment, anchor: str, told: str, *, ahead: bool
) -> str:
    """Return one point resolved, or ""."""
    if moment.lunar:
        return ""
    here, before = _parts(anchor), _parts(told)
    if moment.weekday is not None or moment.week_shift is not None:
        return _week(moment, here)
    if moment.quarter_shift is not None:
        return _quarter(moment.quarter_shift, here)
    if moment.day_shift is not None:
        return _clock(moment, _moved(before if moment.told else here, moment.day_shift))
    if moment.century_shift is not None:
        hundreds = (here[0] - 1) // 100 + moment.century_shift if here[0] else 0
        end = moment.month == 12  # 本世纪末 is its last year
        return (f"{hundreds + 1}00" if end else f"{hundreds:02d}XX") if hundreds else ""
    if moment.century is not None and moment.year is None:
        return f"{moment.century:02d}XX" if moment.decade is None else ""
    if moment.decade is not None:
        return f"{moment.decade:03d}X"
    year, month = _year(moment, here, before), moment.month
    if moment.month_shift is not None:
        base = before if moment.told else here
        if not base[0] or not base[1]:
            return ""
        months = base[0] * 12 + base[1] - 1 + moment.month_shift
        year, month = divmod(months, 12)
        month += 1
    if year is None:
        if month is None and moment.day is None:
            same = anchor if moment.hour is not None else ""
            return _clock(moment, same if _parts(same)[2] else "")
        year, month = _nearest(month, moment.day, here, before, ahead=ahead)
    if year is None:
        return ""
    text = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if moment.season:
        return f"{text}-{moment.season}"
    if month is None:
        return text if moment.day is None else ""
    text += f"-{month:02d}"
    if moment.day is None:
        return text
    if not moment.day <= _length(year, month):
        return ""
    return _clock(moment, f"{text}-{moment.day:02d}")


def _year(
    moment: Moment, here: tuple[int, int, int], before: tuple[int, int, int]
) -> int | None:
    if moment.year is not None:
        return moment.year
    if moment.shift is None:
        return None
    base = (before[0] or here[0]) if moment.told else here[0]
    return base + moment.shift if base else None


def _nearest(
    month: int | None,
    day: int | None,
    here: tuple[int, int, int],
    before: tuple[int, int, int],
    *,
    ahead: bool,
) -> tuple[int | None, int | None]:
    """Return the year and month that a bare month or a bare day belongs to."""
    base = before if before[0] and (before[1] or month) else here
    if not base[0] or (month is None and not base[1]):
        return None, None
    year = base[0]
    if month is not None:
        if base is here and here[1] and month - here[1] > _HALF_A_YEAR and not ahead:
            year -= 1
        if base is here and ahead and here[1] - month > _HALF_A_YEAR:
            year += 1
        return year, month
    if day is None:
        return None, None
    month = base[1]
    if base is here and base[2] and day - base[2] > _HALF_A_MONTH and not ahead:
        month -= 1
    if base is here and base[2] and ahead and base[2] - day > _HALF_A_MONTH:
        month += 1
    if month in (0, 13):
        return year + (1 if month else -1), (1 if month else 12)
    return year, month


def _length(year: int, month: int) -> int:
    """Return how many days a month has."""
    return calendar.monthrange(year if 1 <= year <= 9999 else 2000, month)[1]


def _moved(day: tuple[int, int, int], shift: int) -> str:
    """Return a day moved by `shift` days, "" where there is none such."""
    year, month, number = day
    if not number or not month or number > _length(year, month) or not year:
        return ""
    ordinal = dt.date(year, month, number).toordinal() + shift
    if not 1 <= ordinal <= dt.date.max.toordinal():
        return ""
    return dt.date.fromordinal(ordinal).isoformat()


def _quarter(shift: int, here: tuple[int, int, int]) -> str:
    """Return the months of a quarter told from now.

    >>> resolve(When(first=Moment(quarter_shift=-1)), "2023-11-30")
    '2023-07/2023-09'
    """
    if not here[0] or not here[1]:
        return ""
    year, quarter = divmod(here[0] * 4 + (here[1] - 1) // 3 + shift, 4)
    return f"{year:04d}-{quarter * 3 + 1:02d}/{year:04d}-{quarter * 3 + 3:02d}"


def _week(moment: Moment, here: tuple[int, int, int]) -> str:
    """Return the day of a weekday, or the days of a week.

    >>> resolve(When(first=Moment(weekday=2)), "2023-02-23")
    '2023-02-22'
    >>> resolve(When(first=Moment(week_shift=-1)), "2023-02-23")
    '2023-02-13/2023-02-19'
    """
    monday = _moved(here, 0)
    if not monday:
        return ""
    today = dt.date.fromisoformat(monday).weekday()
    shift = 7 * (moment.week_shift or 0) - today
    if moment.weekday is None:
        first, last = _moved(here, shift), _moved(here, shift + 6)
        return f"{first}/{last}" if first and last else ""
    shift += moment.weekday
    if moment.week_shift is None and shift > 0:
        shift -= 7
    return _clock(moment, _moved(here, shift))


def _clock(moment: Moment, day: str) -> str:
    """Return a day with the hour that the moment says."""
    if not day or moment.hour is None:
        return day
    return f"{day}T{moment.hour:02d}:{moment.minute or 0:02d}"
