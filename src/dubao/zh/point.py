"""One point of the calendar, with what is told more exactly behind it.

    今年前10个月 · 2016年底 · 去年12月 · 3月上旬 · 3月15 · 80年代初 · 上季度
    2月6、7、8日

`date` puts two of them together to a stretch.

Source: GB/T 15835-2011, 4.1.
"""

import re
from collections.abc import Iterable

from dubao.zh.moment import (
    CENTURY,
    DAY,
    DAYS,
    DECADE,
    END_OF,
    HALF,
    LONE_DAY,
    MONTH,
    MONTHS,
    OPEN_DAY,
    QUARTER,
    RELATIVE_DAYS,
    RELATIVE_MONTHS,
    RELATIVE_QUARTERS,
    RELATIVE_YEARS,
    SEASON,
    SHORT_DAY,
    SINCE_YEAR,
    TENTH,
    VAGUE,
    YEAR,
    Point,
    century,
    whole_of,
    year,
)
from dubao.zh.unit import unit
from dubao.zh.when import Moment, When, instant, narrowed

MONTHS_LIST = re.compile(
    r"(?P<a>\d{1,2})(?:、\d{1,2}){1,9}(?:、|和|及)(?P<b>\d{1,2})月份?"
)
MONTH_LIST = re.compile(
    r"(?P<a>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})\s?(?:—{1,2}|–|~|-|至|到|"
    r"、|和)\s?(?P<b>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月份?(?![龄产])"
)
DAY_LIST = re.compile(
    r"(?P<a>[12]\d|3[01]|[1-9]|[一二三四五六七八九十]{1,3})(?P<join>—{1,2}|"
    r"–|~|-|至|到|、|和)(?P<b>[12]\d|3[01]|[1-9]|[一二三四五六七八九十]{1,3})[日号](?![内元])"
)
THIS_CENTURY = re.compile(r"[上本]个?世纪(?:[初中]叶?|末叶?|末期|初期|底)?")
ENDING = frozenset(
    {"合约", "条约", "公约", "契约", "纽约", "预约", "节约", "校长", "局长", "部长"}
)
COUNTED = frozenset("近约余超逾满达共历每经第连续长")


def _longest(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


VAGUE_WORD, RELATIVE_YEAR, RELATIVE_MONTH, RELATIVE_DAY, RELATIVE_QUARTER = (
    re.compile("|".join(words))
    for words in (
        VAGUE,
        _longest(RELATIVE_YEARS),
        RELATIVE_MONTHS,
        RELATIVE_DAYS,
        _longest(RELATIVE_QUARTERS),
    )
)


ITEM = re.compile(r"(?:^|[\n ])\d{1,2}\.$", re.MULTILINE)
FULL = re.compile(r"(?:19|20)\d\d年")
INSIDE = frozenset("0123456789.·")  # a digit behind one is no date's first


def inside(text: str, at: int) -> bool:
    """Say whether a digit stands inside a number; 1.2024年 is an item and a year.

    >>> inside("3.5", 2), inside("1.2024年", 2)
    (True, False)
    """
    if not at or not text[at].isdigit() or text[at - 1] not in INSIDE:
        return False
    return not (ITEM.search(text, max(0, at - 4), at) and FULL.match(text, at))


def single(text: str, start: int) -> tuple[When, int] | None:
    """Return one point and where it ends, None where none begins.

    >>> single("今年前10个月", 0)[1]
    7
    """
    if inside(text, start):
        return None
    vague = VAGUE_WORD.match(text, start)
    if vague:
        return When(first=instant(), vague=True), vague.end()
    head = _year(text, start)
    if head:
        return within_year(text, head)
    month = RELATIVE_MONTH.match(text, start)
    if month:
        shift, told = RELATIVE_MONTHS[month[0]]
        moment = instant(month_shift=shift, told=told)
        return _within_month(text, Point(moment, month.end()))
    quarter = RELATIVE_QUARTER.match(text, start)
    if quarter:
        shifted = instant(quarter_shift=RELATIVE_QUARTERS[quarter[0]])
        return When(first=shifted), quarter.end()
    day = RELATIVE_DAY.match(text, start)
    if day:
        shift, told = RELATIVE_DAYS[day[0]]
        return When(first=instant(day_shift=shift, told=told)), day.end()
    return (
        _decade(text, start)
        or _inside_year(text, start, instant())
        or _day(text, start)
    )


def _year(text: str, start: int) -> Point | None:
    relative = RELATIVE_YEAR.match(text, start)
    if relative:
        shift, told = RELATIVE_YEARS[relative[0]]
        return Point(instant(shift=shift, told=told), relative.end())
    match = YEAR.match(text, start) or SINCE_YEAR.match(text, start)
    if not match or _counting(text, start, match):
        return None
    if match.re is SINCE_YEAR:
        return Point(instant(year=int(match["full"] or match["since"])), match.end())
    stated = year(match)
    return None if stated is None else Point(instant(year=stated), match.end())


def _counting(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a word before makes a year a number of years: 近2000年."""
    if not start or text[start - 1] not in COUNTED:
        return False
    if text[start - 2 : start] in ENDING:
        return False
    stated = match["full"] or ""
    full = stated.startswith(("19", "20")) and not stated.endswith("00")
    round_one = stated.endswith("0")
    return not full or text[start - 1] in ("近约余超逾" if round_one else "近约余")


def within_year(text: str, head: Point) -> tuple[When, int]:
    """Return what part of its year is meant: 今年前10个月, 2016年底, 去年12月.

    >>> within_year("2016年底", Point(Moment(year=2016), 5))[0].first.month
    12
    """
    moment, end = head
    at = end + int(text[end : end + 1] in {" ", "的"} and _begins(text, end + 1))
    inside = _inside_year(text, at, moment)
    if inside:
        return inside
    match = END_OF.match(text, end)
    if match:
        part = match["part"]
        month = 12 if part[-1] in "底末" else 1 if "初" in part else None
        return When(first=narrowed(moment, month=month)), match.end()
    return When(first=moment), end


def _begins(text: str, at: int) -> bool:
    return bool(
        MONTH.match(text, at) or MONTHS.match(text, at) or QUARTER.match(text, at)
    )


def _inside_year(text: str, at: int, moment: Moment) -> tuple[When, int] | None:
    """Read months, quarters, halves and seasons of a year."""
    if at >= len(text):
        return None
    match = MONTHS.match(text, at)
    if match and text[at - 1 : at] not in {"提", "以", "之"}:
        first, last = narrowed(moment, month=1), instant(month=whole_of(match["n"]))
        return When(first=first, last=last), match.end()
    match = QUARTER.match(text, at)
    if match:
        low = 1 if match["first"] == "前" else whole_of(match["n"])
        high = whole_of(match["m"] or match["n"])
        first = narrowed(moment, month=low * 3 - 2)
        return When(first=first, last=instant(month=high * 3)), match.end()
    match = HALF.match(text, at)
    if match:
        low = 1 if match["half"][0] in "上前" else 7
        first = narrowed(moment, month=low)
        return When(first=first, last=instant(month=low + 5)), match.end()
    known = moment.year is not None or moment.shift is not None
    match = SEASON.match(text, at) if known else None
    if match:
        season = 21 + "春夏秋冬".index(match["season"])
        return When(first=narrowed(moment, season=season)), match.end()
    match = MONTHS_LIST.match(text, at) or MONTH_LIST.match(text, at)
    if match and not (at and text[at - 1] in ".个"):
        low, high = whole_of(match["a"]), whole_of(match["b"])
        if 1 <= low < high <= 12:
            first = narrowed(moment, month=low)
            return When(first=first, last=instant(month=high)), match.end()
    match = MONTH.match(text, at)
    if match and not (at and text[at - 1] in ".个"):
        month = narrowed(moment, month=whole_of(match["month"]))
        return _within_month(text, Point(month, match.end()))
    if not known:
        for word in ("年初", "年底", "年末"):
            if text.startswith(word, at):
                month_number = 1 if word == "年初" else 12
                first = instant(shift=0, month=month_number)
                return When(first=first), at + 2
    return None


def _within_month(text: str, head: Point) -> tuple[When, int]:
    moment, end = head
    days = DAYS.match(text, end) or DAY_LIST.match(text, end)
    if days:
        first = narrowed(moment, day=whole_of(days["a"]))
        return When(first=first, last=instant(day=whole_of(days["b"]))), days.end()
    match = DAY.match(text, end)
    if match:
        return When(first=narrowed(moment, day=whole_of(match["day"]))), match.end()
    match = OPEN_DAY.match(text, end)
    if match and unit(text, match.end()) is None and whole_of(match["day"]):
        return When(first=narrowed(moment, day=whole_of(match["day"]))), match.end()
    match = TENTH.match(text, end)
    return When(first=moment), match.end() if match else end


def _day(text: str, start: int) -> tuple[When, int] | None:
    """Read a day without its month: 22日, 27日至28日, 十三日晚."""
    if start and text[start - 1] in COUNTED and text[start - 2 : start] not in ENDING:
        return None
    days = DAY_LIST.match(text, start)
    if days and whole_of(days["a"]) < whole_of(days["b"]):
        first, last = instant(day=whole_of(days["a"])), instant(day=whole_of(days["b"]))
        return When(first=first, last=last), days.end()
    match = LONE_DAY.match(text, start) or SHORT_DAY.match(text, start)
    if match and whole_of(match["day"]):
        return When(first=instant(day=whole_of(match["day"]))), match.end()
    return None


def _decade(text: str, start: int) -> tuple[When, int] | None:
    match = DECADE.match(text, start)
    if match:
        hundreds = century(match["century"]) if match["century"] else 19
        return When(
            first=instant(decade=hundreds * 10 + whole_of(match["decade"]) // 10)
        ), match.end()
    match = CENTURY.match(text, start)
    if match and 1 < whole_of(match["century"]) < 30:
        return When(first=instant(century=whole_of(match["century"]) - 1)), match.end()
    match = THIS_CENTURY.match(text, start)
    if match:
        shift = 0 if match[0][0] == "本" else -1
        last = 12 if match[0][-1] in "末底" else None
        return When(first=instant(century_shift=shift, month=last)), match.end()
    return None
