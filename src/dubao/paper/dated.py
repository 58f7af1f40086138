"""Dumps of many days: lines that tell one article's own day, source, headline.

    标题:云溪新桥通车            label, the rest is the headline
    时间:2024-03-15 09:12        the article's day
    2024-03-15 来源:云溪日报     the same without a label

Such a line belongs to no article's text. What it tells is the article's, not the
page's, once a page has several days.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

TITLE = re.compile(r"\A(?:标\s?题|题\s?目|篇名|新闻标题|文章标题)\s?[::]\s{0,4}")
TEXT = re.compile(r"\A(?:正\s?文|内\s?容|全\s?文|新闻正文)\s?[::]\s{0,4}")
CLOCK = r"(?:\s{0,4}T?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?)?分?)?"
DAY = (
    r"(?P<year>(?:18|19|20)\d\d)\s?[年./-]\s?(?P<month>\d{1,2})\s?[月./-]"
    r"\s?(?P<day>\d{1,2})\s?日?"
)
LABEL = (
    r"(?:(?:发布|发表|刊发|发稿|更新|出版|见报|刊登|新闻|报道)?(?:时间|日期)"
    r"|date|Date|DATE|见报|发布于|发表于)"
)
WEEKDAY = r"(?:\s{0,6}(?:星期|周)[一二三四五六日天])?"
SOURCE = (
    r"(?:[\s|/]{0,6}(?:来源|来自|稿源|出处|作者|责编|编辑|记者|字数|版次|浏览|点击|阅读)"
    r"\s?[::]?\s?[^,。;]{0,24}){0,4}"
)
WHEN = rf"{DAY}{WEEKDAY}{CLOCK}{SOURCE}"
LABELLED = re.compile(rf"\A[((【\[]?{LABEL}\s?[::]\s{{0,4}}{WHEN}[))】\]]?")
BARE = re.compile(rf"\A[((【\[]?{WHEN}[))】\]]?")
SOURCED = re.compile(
    r"\A(?:来源|稿源|出处)\s?[::]\s?[^,。;]{1,20}?[\s|/]{1,6}"
    rf"(?:{LABEL}\s?[::]\s?)?{WHEN}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a line tells of its article."""

    day: str  # ISO 8601
    sure: bool  # it says so itself: a label, an hour or a source stands with the day


def day_line(text: str) -> Told | None:
    """Return the day that a line tells of an article, None for no such line.

    >>> day_line("时间:2024-03-15")
    Told(day='2024-03-15', sure=True)
    >>> day_line("时间:3月15日上午") is None
    True
    """
    for pattern in (LABELLED, SOURCED, BARE):
        if (match := pattern.fullmatch(text)) and (day := _day(match)):
            alone = match.end("day") + len("日)") >= len(text)
            return Told(day=day, sure=pattern is not BARE or not alone)
    return None


def _day(match: re.Match[str]) -> str:
    try:
        return dt.date(
            *(int(match[name]) for name in ("year", "month", "day"))
        ).isoformat()
    except ValueError:
        return ""


def label(text: str) -> tuple[int, str]:
    """Return how long the label is that opens a line, and what follows it.

    >>> label("标题:云溪新桥通车"), label("正文:昨日"), label("标题党")
    ((3, 'headline'), (3, 'body'), (0, ''))
    """
    for pattern, role in ((TITLE, "headline"), (TEXT, "body")):
        match = pattern.match(text)
        if match and match.end() < len(text):
            return match.end(), role
    return 0, ""


def shared(days: Sequence[str]) -> str:
    """Return the one day that all are, "" for several.

    >>> shared(["2024-03-15", "2024-03-15"]), shared(["2024-03-15", "2024-03-16"])
    ('2024-03-15', '')
    """
    return days[0] if len(set(days)) == 1 else ""
