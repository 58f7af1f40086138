"""A page's paper, day and number, and on what each rests.

What the source gave wins; then the folio (第03版 2024年3月16日), a dated caption,
a dateline. A month and a day take the latest year that the page itself speaks
of; without one the day stays unknown.
"""

import datetime as dt
import re
from collections.abc import Sequence

from dubao.line.dateline import DATELINE
from dubao.line.day import day_of
from dubao.line.running import running
from dubao.model import Page

NUMBER = re.compile(r"(?:第\s?)?([A-Z]{0,2}\d{1,3})\s?版|^([A-Z]?\d{1,2})(?=\s)")
PAPER = re.compile(
    r"[一-龥]{2,6}(?:日报|晚报|早报|时报|商报|都市报|晨报|快报|周报|周末|周刊|画报|导报)"
)
YEAR = re.compile(r"(19[4-9]\d|20[0-4]\d)年")
MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
HEAD = 600  # characters of a page's head where a paper may name itself


def folio(
    page: Page, text: str, lines: Sequence[str], captions: Sequence[str]
) -> tuple[str, str, str, str]:
    """Return paper, day, basis of the day, and number of a page.

    `lines` is its furniture, `captions` the texts of its captions.
    """
    paper, date, basis, number = page.paper, page.date, page.date_basis, page.number
    if date and not basis:
        basis = "given"
    for head in filter(None, map(running, lines)):
        if head.date and not date:
            date, basis = head.date, "folio"
        number, paper = number or head.number, paper or head.paper
    for line in lines:
        if not date and (found := day_of(line)):
            date, basis = found, "folio"
        if not number and (match := NUMBER.search(line)):
            number = match[1] or match[2]
        if not paper and (name := PAPER.search(line)):
            paper = name[0]
    if not date:
        date, basis = _told(text, captions)
    if paper and not page.paper and (at := text.find(paper)) >= 0:
        paper = page.text[at : at + len(paper)]  # as it is printed: 維港日報
    return paper, date, basis, number


def _told(text: str, captions: Sequence[str]) -> tuple[str, str]:
    """Return the day that a caption or a dateline tells, and which of them."""
    years = YEAR.findall(text)
    if not years:
        return "", ""
    year = max(years)
    datelines = [match[0] for match in DATELINE.finditer(text)]
    for basis, passages in (("caption", captions), ("dateline", datelines)):
        days = [
            day
            for passage in passages
            for match in [MONTH_DAY.search(passage)]
            if match and (day := _day(year, match[1], match[2]))
        ]
        if days:
            return max(days), basis
    return "", ""


def _day(year: str, month: str, day: str) -> str:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
