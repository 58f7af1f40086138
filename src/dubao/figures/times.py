"""The times of a page, each with what it may mean.

    今年前10个月         2025-01/2025-10
    截至11月底           ../2025-11, where it says up to when
    自2016年以来         2016/..
    目前                 ../2025-11-14, the page's day
    全年 under a title of 2023   2023

A time has several meanings where the calendar leaves room; which one a figure holds
for is chosen with the figure.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dubao.model import Article, Mention, Span
from dubao.text.stitch import Stitched
from dubao.zh.when import When, resolve

SINCE_BEFORE = re.compile(r"[自从由]$")
SINCE_AFTER = re.compile(r"[^,。;]{0,40}?以来|起(?!来)|[底末初]?(?:至今|到现在|到目前)")
UNTIL_BEFORE = re.compile(r"(?:截至|截止到?|到|至|截止)$")
UNTIL_AFTER = re.compile(r"[底末]?(?:为止|止)")
NOW = re.compile(
    r"截至(?:目前|现在|今|发稿时?)|到目前为止|目前为止|迄今(?:为止)?|目前|现在|现已|至今|如今|现有|现时"
)
AHEAD = re.compile(r"将|计划|力争|预计|争取|拟|到|规划|目标")
YEAR = re.compile(r"(?:18|19|20)\d\d")
NEAR = 12  # characters before a time in which 将 makes it one to come
CLOSE = 12  # characters between the two points of a stretch
YEARS, MONTH = 4, 7  # characters of an EDTF year and month
PLAIN, GOVERNED, SINCE, UNTIL, ALONE, JOINED, STRETCH, DAY = range(8)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading of a time."""

    span: Span
    period: str
    way: int  # PLAIN GOVERNED SINCE UNTIL ALONE JOINED STRETCH DAY


TOLD_FROM = re.compile(r"\s?(?:专?电|讯)")
WHOLE_DAY = 2  # dashes of one
LEAD = 120  # characters of an article in which its year may stand


def anchors(
    stitched: Stitched,
    articles: Sequence[Article],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    day: str,
) -> list[str]:
    """Return for each sentence the day that its relative words count from.

    That is its article's dateline (新华社伦敦1月19日电) or own day, where it has one,
    else the page's.
    """
    starts = [stitched.forth(article.span.start) for article in articles]
    told = [
        (m.span.start, said)
        for m in mentions
        if m.kind == "date"
        and TOLD_FROM.match(stitched.text, m.span.end)
        and (said := resolve(m.value, day)).count("-") == WHOLE_DAY
    ]
    rows = []
    anchor, owner, t = day, -1, 0
    for sentence in sentences:
        article = bisect_right(starts, sentence.start) - 1
        if article != owner:
            own = articles[article].date if article >= 0 else ""
            anchor, owner = own or day, article
        while t < len(told) and told[t][0] < sentence.end:
            if told[t][0] >= sentence.start:
                anchor = told[t][1]
            t += 1
        rows.append(anchor)
    return rows


def governing(
    text: str, lines: Sequence[tuple[Span, int, bool]], sentences: Sequence[Span]
) -> list[str]:
    """Return for each sentence the year that its article's title or lead names.

    `lines` are the lines and paragraphs of articles, each with its article and whether
    it is of the headline, in order.
    """
    years: dict[int, str] = {}
    for display in (True, False):
        for span, article, shown in lines:
            end = span.end if shown else min(span.end, span.start + LEAD)
            if shown == display and article not in years:
                found = YEAR.search(text, span.start, end)
                if found or not shown:
                    years[article] = found[0] if found else ""
    starts = [span.start for span, _, _ in lines]
    return [
        years.get(lines[max(bisect_right(starts, sentence.start) - 1, 0)][1], "")
        if lines
        else ""
        for sentence in sentences
    ]


def meanings(
    text: str,
    mentions: Sequence[Mention],
    anchors: Sequence[str],
    governing: Sequence[str],
    sentences: Sequence[Span],
) -> list[Meaning]:
    """Return what the times of a text may mean, in the order of the text.

    `anchors` and `governing` give for each sentence the day of writing and the year
    that the article's title or lead names.
    """
    starts = [sentence.start for sentence in sentences]
    found: list[Meaning] = []
    told = ""
    last: Meaning | None = None  # the one before, where it is a single point
    for mention in mentions:
        if mention.kind not in {"date", "time"} or not isinstance(mention.value, When):
            continue
        span = mention.span
        n = max(bisect_right(starts, span.start) - 1, 0)
        before = text[max(starts[n], span.start - NEAR) : span.start]
        ahead = bool(AHEAD.search(before))
        period = resolve(mention.value, anchors[n], told=told, ahead=ahead)
        ways = {period: PLAIN} if period else {}
        if governing[n]:
            year = governing[n]
            under = resolve(mention.value, year, told=year, ahead=ahead)
            ways.setdefault(under, GOVERNED)
        ways.setdefault(resolve(mention.value, anchors[n]), ALONE)
        ways.pop("", None)
        _stretched(ways, before, text, span.end)
        point = bool(period) and "/" not in period
        if point and last and span.start - last.span.end < CLOSE:
            ways.setdefault(f"{last.period}/{period}", JOINED)
        if period:
            last = Meaning(span, period, PLAIN) if point else None
        told = period if point else told
        found += [Meaning(span, said, way) for said, way in ways.items()]
    for match in NOW.finditer(text):
        n = max(bisect_right(starts, match.start()) - 1, 0)
        if anchors and anchors[n]:
            span = Span(*match.span())
            found.append(Meaning(span, f"../{anchors[n]}", UNTIL))
            found.append(Meaning(span, anchors[n], DAY))
    return sorted(found, key=lambda one: one.span)


def _stretched(ways: dict[str, int], before: str, text: str, end: int) -> None:
    """Add the stretches that a point of time opens or closes: 自…以来, 截至…."""
    since = SINCE_AFTER.match(text, end)
    for point in list(ways):
        first, slash, last = point.partition("/")
        if slash:
            if since and ".." not in {first, last}:
                ways.setdefault(f"{first}/..", SINCE)
            continue
        if since or SINCE_BEFORE.search(before):
            ways.setdefault(f"{point}/..", SINCE)
        if UNTIL_BEFORE.search(before) or UNTIL_AFTER.match(text, end):
            ways.setdefault(f"../{point}", UNTIL)
            if len(point) >= MONTH:
                opening = "-01-01" if len(point) > MONTH else "-01"
                ways.setdefault(f"{point[:YEARS]}{opening}/{point}", STRETCH)
