"""农历 against the calendar of ours: 1月22日（农历正月初一） in 2023.

    D303

`tables/lunar.tsv` has the first day and the lengths of the months of each year.

Source: GB/T 33661-2017 农历的编算和颁行.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from dubao.check.code import Check, Said
from dubao.check.day import length
from dubao.check.passage import Passage
from dubao.check.window import near
from dubao.model import Span
from dubao.text.table import rows

MONTHS = {
    "正": 1, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "十": 10, "冬": 11, "十一": 11, "腊": 12, "十二": 12,
}  # fmt: skip
ONES = "〇一二三四五六七八九十"
L = (
    r"(?:农历|阴历|旧历|夏历)(?:[一-龥]{2}年|[一-龥]年)?"
    r"(?P<leap>闰)?(?P<lm>正|十[一二]|[一二三四五六七八九十冬腊])月"
    r"(?P<ld>初[一二三四五六七八九十]|[二三]十|十[一二三四五六七八九]|廿[一二三四五六七八九]?"
    r"|二十[一二三四五六七八九])"
)
S = r"(?:(?P<year>[12]\d{3})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
AFTER = re.compile(rf"{S}\s?[(,，是为即]{{1,2}}(?:星期[一二三四五六日][,、])?{L}")
BEFORE = re.compile(rf"{L}\s?[(,，是为即]{{1,2}}(?:公历|阳历)?{S}")


@cache
def _years() -> dict[int, tuple[dt.date, int, str]]:
    return {
        int(year): (dt.date.fromisoformat(first), int(leap), lengths)
        for year, first, leap, lengths, _ in rows("dubao.check", "lunar.tsv")
    }


def solar(year: int, month: int, day: int, *, leap: bool = False) -> dt.date | None:
    """Return the day of ours of a day of 农历; None where the year has none such.

    >>> solar(2023, 1, 1), solar(2023, 2, 1, leap=True)
    (datetime.date(2023, 1, 22), datetime.date(2023, 3, 22))
    """
    known = _years().get(year)
    if known is None:
        return None
    first, leap_month, lengths = known
    if leap and month != leap_month:
        return None
    index = month - 1 + (1 if leap_month and (month > leap_month or leap) else 0)
    if not 0 <= index < len(lengths) or day > (30 if lengths[index] == "1" else 29):
        return None
    days = sum(30 if bit == "1" else 29 for bit in lengths[:index])
    return first + dt.timedelta(days=days + day - 1)


def _day(text: str) -> int:
    if text.startswith("初"):
        return ONES.index(text[1])
    text = text.replace("廿", "二十")
    tens, _, ones = text.partition("十")
    return (ONES.index(tens) if tens else 1) * 10 + (ONES.index(ones) if ones else 0)


def lunar(passage: Passage) -> Said:
    """Hold days of 农历 against the days of ours beside them."""
    for match in _pairs(passage.text):
        year = int(match["year"] or passage.today[:4] or 0)
        month, day = int(match["month"]), int(match["day"])
        if not year or not 1 <= month <= 12 or not 1 <= day <= length(year, month):
            continue
        here = dt.date(year, month, day)
        told = (MONTHS[match["lm"]], _day(match["ld"]))
        days = [
            found
            for y in (year - 1, year)
            if (found := solar(y, *told, leap=bool(match["leap"]))) is not None
        ]
        if not days:
            continue
        date = Span(match.start("month"), match.end("day") + 1)
        said = Span(match.start("lm"), match.end("ld"))
        right = min(days, key=lambda found: abs((found - here).days))
        if right == here:
            yield passage.fact(
                "D303", [said, date], "农历与公历相符", "the two calendars agree",
                computation=right.isoformat(),
            )  # fmt: skip
            continue
        sure = bool(match["year"]) or passage.reading.page.date_basis in {
            "given", "metadata", "folio",
        }  # fmt: skip
        yield passage.finding(
            "D303", "error" if sure else "warning", [said, date],
            f"农历{said.of(passage.text)}是公历{right.year}年{right.month}月{right.day}日",
            f"{said.of(passage.text)} is {right.isoformat()}",
            computation=f"{right.isoformat()}≠{here.isoformat()}",
        )  # fmt: skip


def _pairs(text: str) -> Iterator[re.Match[str]]:
    for pattern in (AFTER, BEFORE):
        yield from near(pattern, text, ("农历", "阴历", "旧历", "夏历"), 24, 36)


FAR = 6  # characters between a day and the festival that it is told to be
OTHER = re.compile("前|后|过|近|迎|至|到|起|将|届|电|讯|报")
AROUND = re.compile("将|前|后|期|假|临近|来临|到来|已|档|晚会")
SHORT = re.compile(
    r"(?P<leap>闰)?(?P<lm>正|十[一二]|[一二三四五六七八九十冬腊])月"
    r"(?P<ld>初[一二三四五六七八九十]|[二三]十|十[一二三四五六七八九]|廿[一二三四五六七八九]?)"
)
SOLAR = re.compile(S)


@cache
def _festivals() -> tuple[re.Pattern[str], dict[str, tuple[bool, int, int]]]:
    known = {
        name: (calendar == "农历", int(month), int(day))
        for name, calendar, month, day, _ in rows("dubao.check", "festival.tsv")
    }
    return re.compile("|".join(known)), known


def festivals(passage: Passage) -> Said:
    """Hold the day right before a festival's name against the festival."""
    names, known = _festivals()
    text = passage.text
    for match in near(names, text, ("节", "元旦"), 4, 3):
        start = max(0, match.start() - 24)
        lunar_, month, day = known[match[0]]
        for pattern in (SHORT, SOLAR):
            told = list(pattern.finditer(text, start, match.start()))
            between = text[told[-1].end() : match.start()] if told else ""
            if not told or len(between) > FAR or OTHER.search(between):
                continue
            if AROUND.match(text, match.end()):
                continue
            right = _right(passage, told[-1], month, day, lunar_=lunar_)
            if right:
                span = Span(told[-1].start("month" if pattern is SOLAR else 0),
                            told[-1].end())  # fmt: skip
                yield passage.finding(
                    "D303", "error", [span, Span(*match.span())],
                    f"{match[0]}是{right}，不是{span.of(text)}",
                    f"{match[0]} is on {right}",
                    computation=f"{right}≠{span.of(text)}",
                )  # fmt: skip


def _right(
    passage: Passage, told: re.Match[str], month: int, day: int, *, lunar_: bool
) -> str:
    """Return the day of a festival where another is told; "" where that agrees."""
    if told.re is SHORT:
        here = (MONTHS[told["lm"]], _day(told["ld"]))
        wrong = lunar_ and here != (month, day) and not told["leap"]
        return f"农历{month}月{day}日" if wrong else ""
    here = (int(told["month"]), int(told["day"]))
    if not lunar_:
        return f"{month}月{day}日" if here != (month, day) else ""
    year = int(told["year"] or passage.today[:4] or 0)
    sure = told["year"] or passage.reading.page.date_basis in {"given", "metadata"}
    date = solar(year, month, day) if year and sure else None
    if date is None or (date.month, date.day) == here:
        return ""
    return f"{date.month}月{date.day}日"


def calendars(passage: Passage) -> Said:
    """Hold both calendars and the festivals against each other."""
    yield from lunar(passage)
    yield from festivals(passage)


CHECKS = (
    Check(
        code="D303",
        name="calendars and festivals",
        title="农历、公历与节日",
        severity="error",
        why="A day of 农历 beside a day of ours is that day. The year is the one "
        "printed, else the page's; years from 1900 to 2100 are known. A day right "
        "before a festival's name is that of the festival (`tables/festival.tsv`).",
        source="GB/T 33661-2017",
        find=calendars,
    ),
)
