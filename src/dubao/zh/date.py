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
from dubao.text.pattern import alternation
from dubao.zh.era import era
from dubao.zh.lunar import lunar
from dubao.zh.moment import (
    CLOCK,
    HOUR,
    LEAVING,
    PARTS,
    RELATIVE_DAYS,
    RELATIVE_MONTHS,
    RELATIVE_QUARTERS,
    RELATIVE_YEARS,
    VAGUE,
    Point,
    whole_of,
)
from dubao.zh.point import inside, single, within_year
from dubao.zh.stamp import stamp
from dubao.zh.when import When, instant

RULES = ("date", "date.era", "date.word")  # that it gives
WORDS = sorted(
    (
        *RELATIVE_YEARS,
        *RELATIVE_MONTHS,
        *RELATIVE_DAYS,
        *RELATIVE_QUARTERS,
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


N = r"(?:\d{1,4}|[〇零一二两三四五六七八九十百廿卅正元]{1,5})"
START = re.compile(
    alternation(WORDS) + rf"|[’‘'](?=\d\d年)|[上本]个?世纪"
    rf"|[前头第首]?{N}\s?(?:[年月日]|世纪|个?季度|个月"
    rf"|[、—~至到/-]{{1,2}}\s?{N}(?!\d))"
    rf"|[“\"‘]?[一二三四五六七八九十]{{1,2}}五[”\"’]?(?=时期|期间|末|初|[,。的是以开以来规]|$)"
    rf"|{PARTS}\s?{HOUR}\s?[时点]|{HOUR}(?:点半|点(?:{LEAVING})|点多?钟|时[一二三四五]?十)"
    r"|农历|阴历|旧历|夏历|闰[二三四五六七八九十]{1,2}月|正月|腊月|冬月|大年"
    r"|(?<=[,。、\n ])初[一二三四五六七八九]"
    r"|(?<![纪怀思想挂惦悼信理观概意感])念[一二三四五六七八九]日"
    r"|[前那这头新](?:一)[年天日](?!间|的?时间|报|气)|[“\"]?(?:十一|五一)[”\"]?(?:期间|假期|长假|小长假|黄金周)"
    r"|(?:19|20)\d{6}(?!\d)|FY\s?\d\d"
    rf"|(?:{PARTS})?\d{{1,2}}(?::\d\d(?!\d)|[时点](?!间|代|期|评|候))"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|周[一二三四五六日](?!年|岁)|星期[一二三四五六日天]|"
    r"礼拜[一二三四五六日天]"
    r"|\d{1,2}/\d{1,2}(?=\s)"
)
# What any of them begins with: one set of characters is found fastest, and what stands
# there is looked at inside the same expression. A digit inside a number begins none.
SEEDS = re.compile(
    "["
    + "".join({word[0] for word in WORDS})
    + r"0-9〇零一二两三四五六七八九十百廿卅正元’‘'上本下前头首第那这新“\""
    + r"周星礼农阴旧夏腊冬初念闰F"
    + r"凌清早中午下傍晚深夜晨]"
    rf"(?<=(?=(?:(?<![0-9.·])|(?![0-9])|(?<=\.)(?=(?:19|20)\d\d年))(?:{START.pattern}))[\s\S])"
)
UNTIL = re.compile(
    rf"\s?(?:至|到|—{{1,2}}|–|-|~)\s?(?:次日|翌日)?{PARTS}?\s?{HOUR}\s?(?:时|点)"
    r"(?:[0-5]?\d分?|[一二三四五]?十[一二三四五六七八九]?分|半|整|钟)?"
)
PLAN = re.compile(
    r"[“\"‘]?(?P<n>[一二三四五六七八九十]{1,2})五[”\"’]?(?P<tail>时期|期间|末期|初期|末|初)?"
)
PLANNED = re.compile(r"(?:规划|计划|纲要|国债|普法|重点|攻关|科技|课题)")
WEEKDAY = re.compile(
    r"(?P<week>上|本|下|这)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
)
JOIN = re.compile(r"\s?(?:—{1,2}|–|~|-{1,2}|至|到|、|和)\s?")
# 前一年, 那一天: a time that what was told before gives; 十一期间 has no year
SET_TIME = re.compile(
    r"[前那这头新]一[年天日]|[“\"]?(?:十一|五一)[”\"]?(?:期间|假期|长假|小长假|黄金周)"
)
BEFORE_DAY = re.compile(
    r"(?P<day>[一二三四五六七八九十])[日号](?![内游本元均益产志托用化渐])"
)
SINCE = re.compile(r"以来|起(?!草|来|伏|诉|步|到|义|源|点|初)|至今|到现在")
COUNTING = frozenset("0123456789〇零一二三四五六七八九十百廿卅卌元")  # of a reign
STAMPED = frozenset("0123456789F")
WORDY = frozenset("今昨明去当同全翌近目现日如届至眼此")
NUMERAL = re.compile(r"[0-9〇零一二两三四五六七八九十廿卅]")


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
        match = None if inside(text, start) else START.match(text, start)
        if match is None:
            at = seed.end()
            continue
        mention = _date(text, start, found[-1].span.end if found else 0)
        if mention is None:
            at = start + 1
            while at < match.end() and text[at].isdigit() and text[at - 1].isdigit():
                at += 1
            continue
        found.append(mention)
        at = mention.span.end
    return tuple(found)


def _date(text: str, start: int, floor: int) -> Mention | None:
    """Return the date that begins at `start`, None where none does."""
    reign = era(text, start, floor) if text[start] in COUNTING else None
    if reign:
        when, end = within_year(text, Point(instant(year=reign.year), reign.end))
        return Mention(
            kind="date", span=Span(reign.start, end), value=when, rule="date.era"
        )
    stretch = _stretch(text, start) or single(text, start)
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
    first = text[start]
    stamped = stamp(text, start) if first in STAMPED else None
    if stamped:
        return stamped
    if first in WORDY:  # 今年 and the like begin no stretch
        return None
    day = lunar(text, start)
    if day > start:
        return When(first=instant(lunar=True)), day
    match = SET_TIME.match(text, start)
    if match:
        return When(first=instant(), vague=True), match.end()
    match = PLAN.match(text, start)
    if match and PLANNED.match(text, match.end()):
        return None
    if match and (match["tail"] or match[0][0] in '“"‘'):
        n = whole_of(match["n"])
        # 1963 to 1965 belong to no plan
        first_year = 1953 + 5 * (n - 1) if n < 3 else 1966 + 5 * (n - 3)
        when = When(first=instant(year=first_year), last=instant(year=first_year + 4))
        return when, match.end()
    match = WEEKDAY.match(text, start)
    if match:
        day = "一二三四五六日".find(match["day"].replace("天", "日"))
        shift = {"上": -1, "下": 1, "本": 0, "这": 0}.get(match["week"] or "")
        return When(first=instant(weekday=day, week_shift=shift)), match.end()
    match = CLOCK.match(text, start)
    if match and NUMERAL.search(match[0]):
        until = UNTIL.match(text, match.end())
        end = until.end() if until else match.end()
        return When(first=instant(), vague=True), end
    return None


def _second(text: str, end: int, when: When) -> tuple[When, int] | None:
    """Read the other end of a stretch: 1月至11月, 2021年—2022年, 27日至28日."""
    join = JOIN.match(text, end)
    if not join or join.end() >= len(text):
        return None
    listed = join[0].strip() in {"、", "和"}
    other = single(text, join.end())
    short = BEFORE_DAY.match(text, join.end())
    if other is None and short and when.grain == "day":
        other = When(first=instant(day=whole_of(short["day"]))), short.end()
    if other is None or other[0].last is not None or other[0].vague:
        return None
    last = other[0].first
    if listed or other[0].grain != when.grain or last.shift is not None:
        return None
    return replace(when, last=last), other[1]
