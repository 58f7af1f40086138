"""Times of a table: its own, and those of its heads beside it.

own 2024-01/2024-08, head 去年同期    2023-01/2023-08
own 2023-03-13/2023-03-19, head 上周  2023-03-06/2023-03-12
"""

import datetime as dt
import re

from dubao.model import Mention
from dubao.zh.when import resolve

YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"(\d{4})-(\d\d)(?!-)")
UNTIL = re.compile(r"截至|截止")


def last(period: str) -> str:
    """Return the day, month or year in which a period ends.

    >>> last("2024-01/2024-08"), last("../2023-10-21")
    ('2024-08', '2023-10-21')
    """
    return period.rpartition("/")[2].removesuffix("..")


def year_before(period: str) -> str:
    """Return a period a year before.

    >>> year_before("2024-01/2024-08")
    '2023-01/2023-08'
    """
    return YEAR.sub(lambda match: f"{int(match[0]) - 1:04d}", period)


def relative(word: str, own: str) -> str:
    """Return the period that a word means in a table of a period, "" unknown.

    >>> relative("上周", "2023-03-13/2023-03-19"), relative("本月", "2024-01/2024-08")
    ('2023-03-06/2023-03-12', '2024-08')
    """
    end = last(own)
    if word[0] in "本当今报":
        month = "月" in word and "/" in own and MONTH.fullmatch(end)
        return end if month else own
    if "年" in word or word in {"去年同期", "上年同期"}:
        return year_before(own)
    if "周" in word:
        return _moved(own, -7) if "/" in own else ""
    if "日" in word or "天" in word:
        return _moved(end, -1)
    if "月" in word:
        match = MONTH.match(end)
        if not match:
            return ""
        months = int(match[1]) * 12 + int(match[2]) - 2
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return ""


def _moved(period: str, days: int) -> str:
    if not DAY.fullmatch(last(period)):
        return ""
    try:
        return DAY.sub(
            lambda match: (
                dt.date.fromisoformat(match[0]) + dt.timedelta(days)
            ).isoformat(),
            period,
        )
    except (ValueError, OverflowError):
        return ""


def resolved(mention: Mention, anchor: str, text: str = "") -> str:
    """Return the period that a date of a head says; `text` is what stands around it."""
    period = resolve(mention.value, last(anchor))
    before = text[: mention.span.start]
    if period and "/" not in period and UNTIL.search(before[-4:]):
        return f"../{period}"
    return period
