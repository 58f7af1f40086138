"""Dates: points and stretches of the calendar and the clock.

    2016年 · １９９８年１月 · 2月23日上午9时 · 今年前10个月 · 前三季度 · 1月至11月
    2021年—2022年 · 27日至28日 · “十四五”时期 · 80年代初期 · 去年 · 昨天 · 日前

A date that holds a numeral is of kind `date`; a word of time without one is of
kind `time`. The value is a `When`; what it means is settled by `resolve` once
the day of writing is known. 3年, 5天, 三年来 are durations and no dates.

Source: GB/T 15835-2011, 4.1; ISO 8601-2:2019.
"""

import re
from dataclasses import replace

from dubao.model import Mention, Span
from dubao.zh.moment import (
    CENTURY,
    CLOCK,
    DAY,
    DECADE,
    END_OF,
    HALF,
    LONE_DAY,
    MONTH,
    MONTHS,
    PARTS,
    QUARTER,
    RELATIVE_DAYS,
    RELATIVE_MONTHS,
    RELATIVE_YEARS,
    SEASON,
    SHORT_DAY,
    TENTH,
    VAGUE,
    YEAR,
    Point,
    century,
    worth,
    year,
)
from dubao.zh.when import Moment, When

WORDS = sorted(
    (
        *RELATIVE_YEARS,
        *RELATIVE_MONTHS,
        *RELATIVE_DAYS,
        *VAGUE,
        "上半年",
        "下半年",
        "年初",
        "年底",
        "年末",
    ),
    key=len,
    reverse=True,
)
VAGUE_WORD, RELATIVE_YEAR, RELATIVE_MONTH, RELATIVE_DAY = (
    re.compile("|".join(words))
    for words in (VAGUE, RELATIVE_YEARS, RELATIVE_MONTHS, RELATIVE_DAYS)
)
N = r"(?:\d{1,4}|[〇零一二三四五六七八九十廿卅正元]{1,4})"
START = re.compile(
    "|".join(WORDS) + rf"|民国|[’‘'](?=\d\d年)|[上本]个?世纪"
    rf"|[前头第]?{N}\s?(?:[年月日]|世纪|个?季度|个月"
    rf"|[、—~至-]{{1,2}}\s?{N}\s?(?:[年月日]|个?季度))"
    rf"|[“\"‘]?[一二三四五六七八九十]{{1,2}}五[”\"’]?(?=时期|期间|末|初|[,。的是以开以来规]|$)"
    rf"|(?:{PARTS})?\d{{1,2}}(?::\d\d(?!\d)|[时点](?!间|代|期|评|候))"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|周[一二三四五六日](?!年|岁)|星期[一二三四五六日天]|"
    r"礼拜[一二三四五六日天]"
    r"|\d{1,2}/\d{1,2}(?=\s)"
)
# What any of them begins with: one set of characters is found fastest.
SEEDS = re.compile(
    "["
    + "".join({word[0] for word in WORDS})
    + r"0-9〇零一二三四五六七八九十廿卅正元民’‘'上本前头第“\"周星礼"
    + r"凌清早中午下傍晚深夜晨]"
)
ISO = re.compile(
    r"((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])\2([12]\d|3[01]|0?[1-9])(?![\d.])"
)
PLAN = re.compile(
    r"[“\"‘]?(?P<n>[一二三四五六七八九十]{1,2})五[”\"’]?(?P<tail>时期|期间|末期|初期|末|初)?"
)
PLANNED = re.compile(r"(?:规划|计划|纲要|国债|普法|重点|攻关|科技|课题)")
WEEKDAY = re.compile(
    r"(?P<week>上|本|下|这)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
)
JOIN = re.compile(r"\s?(?:—{1,2}|–|~|-{1,2}|至|到|、|和)\s?")
YEARS = re.compile(r"(?P<a>[12]\d{3})(?:—{1,2}|–|~|-|至|/)(?P<b>[12]\d{3})年(?:度)?")
MONTH_LIST = re.compile(
    r"(?P<a>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})\s?(?:—{1,2}|–|~|-|至|到|"
    r"、|和)\s?(?P<b>1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})月份?(?![龄产])"
)
DAY_LIST = re.compile(
    r"(?P<a>[12]\d|3[01]|[1-9]|[一二三四五六七八九十]{1,3})(?P<join>—{1,2}|"
    r"–|~|-|至|到|、|和)(?P<b>[12]\d|3[01]|[1-9]|[一二三四五六七八九十]{1,3})[日号](?![内元])"
)
THIS_CENTURY = re.compile(r"[上本]个?世纪(?:[初中]叶?|末叶?|末期|初期|底)?")
SINCE = re.compile(r"以来|起(?!草|来|伏|诉|步|到|义|源|点|初)|至今|到现在")
COUNTED = frozenset("近约余超逾满达共历每经第连续长")
INSIDE = frozenset("0123456789.·")  # a digit behind one is no date's first
NUMERAL = re.compile(r"[0-9〇零一二三四五六七八九十]")


def dates(text: str) -> tuple[Mention, ...]:
    """Return the dates and words of time of a folded text in order.

    >>> text = "今年前10个月出口5年来最高"
    >>> [mention.span.of(text) for mention in dates(text)]
    ['今年前10个月']
    """
    found: list[Mention] = []
    at = 0
    while seed := SEEDS.search(text, at):
        start = seed.start()
        inside = start and text[start].isdigit() and text[start - 1] in INSIDE
        match = None if inside else START.match(text, start)
        if match is None:
            at = seed.end()
            continue
        mention = _date(text, match.start())
        if mention is None:
            at = match.start() + 1
            while at < match.end() and text[at].isdigit() and text[at - 1].isdigit():
                at += 1
            continue
        found.append(mention)
        at = mention.span.end
    return tuple(found)


def _date(text: str, start: int) -> Mention | None:
    """Return the date that begins at `start`, None where none does."""
    stretch = _stretch(text, start) or _single(text, start)
    if stretch is None:
        return None
    when, end = stretch
    if not when.vague and when.last is None:
        second = _second(text, end, when)
        if second:
            when, end = second
    clock = CLOCK.match(text, end) if _dayish(when) else None
    if clock and clock.end() > end:
        end = clock.end()
    since = SINCE.match(text, end)
    if since:
        when = replace(when, open="after")
    span = Span(start, end)
    numeral = bool(NUMERAL.search(text, start, end))
    return Mention(
        kind="date" if numeral else "time",
        span=span,
        value=when,
        rule="date" if numeral else "date.word",
    )


def _dayish(when: When) -> bool:
    return (when.last or when.first).day is not None or when.first.day_shift is not None


def _stretch(text: str, start: int) -> tuple[When, int] | None:
    """Read the forms that are a stretch by themselves."""
    match = YEARS.match(text, start)
    if match:
        first, last = Moment(year=int(match["a"])), Moment(year=int(match["b"]))
        return When(first=first, last=last), match.end()
    match = PLAN.match(text, start)
    if match and PLANNED.match(text, match.end()):
        return None
    if match and (match["tail"] or match[0][0] in '“"‘'):
        n = worth(match["n"])
        # 1963 to 1965 belong to no plan
        first_year = 1953 + 5 * (n - 1) if n < 3 else 1966 + 5 * (n - 3)
        when = When(first=Moment(year=first_year), last=Moment(year=first_year + 4))
        return when, match.end()
    match = ISO.match(text, start)
    if match:
        moment = Moment(year=int(match[1]), month=int(match[3]), day=int(match[4]))
        return When(first=moment), match.end()
    match = WEEKDAY.match(text, start)
    if match:
        day = "一二三四五六日".find(match["day"].replace("天", "日"))
        shift = {"上": -1, "下": 1, "本": 0, "这": 0}.get(match["week"] or "")
        return When(first=Moment(weekday=day, week_shift=shift)), match.end()
    match = CLOCK.match(text, start)
    if match and NUMERAL.search(match[0]):
        return When(first=Moment(), vague=True), match.end()
    return None


def _single(text: str, start: int) -> tuple[When, int] | None:
    """Read one point, with what is told more exactly behind it."""
    if (
        start
        and (text[start - 1].isdigit() or text[start - 1] in ".·")
        and text[start].isdigit()
    ):
        return None
    vague = VAGUE_WORD.match(text, start)
    if vague:
        return When(first=Moment(), vague=True), vague.end()
    head = _year(text, start)
    if head:
        return _within_year(text, head)
    month = RELATIVE_MONTH.match(text, start)
    if month:
        shift, told = RELATIVE_MONTHS[month[0]]
        moment = Moment(month_shift=shift, told=told)
        return _within_month(text, Point(moment, month.end()))
    day = RELATIVE_DAY.match(text, start)
    if day:
        shift, told = RELATIVE_DAYS[day[0]]
        return When(first=Moment(day_shift=shift, told=told)), day.end()
    return (
        _decade(text, start) or _inside_year(text, start, Moment()) or _day(text, start)
    )


def _year(text: str, start: int) -> Point | None:
    relative = RELATIVE_YEAR.match(text, start)
    if relative:
        shift, told = RELATIVE_YEARS[relative[0]]
        return Point(Moment(shift=shift, told=told), relative.end())
    match = YEAR.match(text, start)
    if not match or (start and text[start - 1] in COUNTED and not match["republic"]):
        return None
    stated = year(match)
    return None if stated is None else Point(Moment(year=stated), match.end())


def _within_year(text: str, head: Point) -> tuple[When, int]:
    """Read what part of its year is meant: 今年前10个月, 2016年底, 去年12月."""
    moment, end = head
    at = end + int(text[end : end + 1] in {" ", "的"} and _begins(text, end + 1))
    inside = _inside_year(text, at, moment)
    if inside:
        return inside
    match = END_OF.match(text, end)
    if match:
        part = match["part"]
        month = 12 if part[-1] in "底末" else 1 if "初" in part else None
        return When(first=replace(moment, month=month)), match.end()
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
    if match:
        first, last = replace(moment, month=1), Moment(month=worth(match["n"]))
        return When(first=first, last=last), match.end()
    match = QUARTER.match(text, at)
    if match:
        low = 1 if match["first"] == "前" else worth(match["n"])
        high = worth(match["m"] or match["n"])
        first = replace(moment, month=low * 3 - 2)
        return When(first=first, last=Moment(month=high * 3)), match.end()
    match = HALF.match(text, at)
    if match:
        low = 1 if match["half"][0] in "上前" else 7
        first = replace(moment, month=low)
        return When(first=first, last=Moment(month=low + 5)), match.end()
    known = moment.year is not None or moment.shift is not None
    match = SEASON.match(text, at) if known else None
    if match:
        season = 21 + "春夏秋冬".index(match["season"])
        return When(first=replace(moment, season=season)), match.end()
    match = MONTH_LIST.match(text, at)
    if match and not (at and text[at - 1] in ".个"):
        low, high = worth(match["a"]), worth(match["b"])
        if 1 <= low < high <= 12:
            first = replace(moment, month=low)
            return When(first=first, last=Moment(month=high)), match.end()
    match = MONTH.match(text, at)
    if match and not (at and text[at - 1] in ".个"):
        month = replace(moment, month=worth(match["month"]))
        return _within_month(text, Point(month, match.end()))
    if not known:
        for word in ("年初", "年底", "年末"):
            if text.startswith(word, at):
                month_number = 1 if word == "年初" else 12
                first = Moment(shift=0, month=month_number)
                return When(first=first), at + 2
    return None


def _within_month(text: str, head: Point) -> tuple[When, int]:
    moment, end = head
    days = DAY_LIST.match(text, end)
    if days:
        first = replace(moment, day=worth(days["a"]))
        return When(first=first, last=Moment(day=worth(days["b"]))), days.end()
    match = DAY.match(text, end)
    if match:
        return When(first=replace(moment, day=worth(match["day"]))), match.end()
    match = TENTH.match(text, end)
    return When(first=moment), match.end() if match else end


def _day(text: str, start: int) -> tuple[When, int] | None:
    """Read a day without its month: 22日, 27日至28日, 十三日晚."""
    if start and text[start - 1] in COUNTED:
        return None
    days = DAY_LIST.match(text, start)
    if days and worth(days["a"]) < worth(days["b"]):
        first, last = Moment(day=worth(days["a"])), Moment(day=worth(days["b"]))
        return When(first=first, last=last), days.end()
    match = LONE_DAY.match(text, start) or SHORT_DAY.match(text, start)
    if match and worth(match["day"]):
        return When(first=Moment(day=worth(match["day"]))), match.end()
    return None


def _decade(text: str, start: int) -> tuple[When, int] | None:
    match = DECADE.match(text, start)
    if match:
        hundreds = century(match["century"]) if match["century"] else 19
        return When(
            first=Moment(decade=hundreds * 10 + worth(match["decade"]) // 10)
        ), match.end()
    match = CENTURY.match(text, start)
    if match and 1 < worth(match["century"]) < 30:
        return When(first=Moment(century=worth(match["century"]) - 1)), match.end()
    match = THIS_CENTURY.match(text, start)
    if match:
        shift = 0 if match[0][0] == "本" else -1
        last = 12 if match[0][-1] in "末底" else None
        return When(first=Moment(century_shift=shift, month=last)), match.end()
    return None


def _second(text: str, end: int, when: When) -> tuple[When, int] | None:
    """Read the other end of a stretch: 1月至11月, 2021年—2022年, 27日至28日."""
    join = JOIN.match(text, end)
    if not join or join.end() >= len(text):
        return None
    listed = join[0].strip() in {"、", "和"}
    other = _single(text, join.end())
    if other is None or other[0].last is not None or other[0].vague:
        return None
    last = other[0].first
    if listed or other[0].grain != when.grain or last.shift is not None:
        return None
    return replace(when, last=last), other[1]
