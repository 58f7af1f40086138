"""The checked text: a page's text as it was set, its amounts, dates and sentences.

Checks look at this text and say where in it; `Passage.spans` gives the characters of
the page. It is folded, and the cuts of columns are closed, as for reading.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dubao.check.amount import Amount, amount
from dubao.check.finding import Fact, Finding, Severity
from dubao.model import Aside, Figure, Reading, Span
from dubao.text.fold import fold
from dubao.text.split import sentences
from dubao.text.stitch import Stitched, stitch

MARKS = frozenset(",。;:!?、\n()[]【】“”「」")
DATE = re.compile(r"(?P<year>\d{4})(?=-|$)", re.ASCII)
LEAD = 30  # characters before an amount that may say what it is
EARLIER = 24  # amounts of a paragraph that are kept in mind
# 五年前的91.2%: how long ago, not what is compared.
AGO = re.compile(r"(?:多|余)?(?:[前来间里内后]|以[前来后]|之[前后])(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the checked text with its amounts."""

    span: Span
    text: str
    amounts: tuple[Amount, ...]
    article: int
    scores: bool  # whether it holds the score of a match
    earlier: tuple[Amount, ...]  # of the sentences before it in its paragraph

    @property
    def known(self) -> tuple[Amount, ...]:
        """The amounts of its paragraph up to its own end."""
        return (*self.earlier, *self.amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """All that the checks of one page look at."""

    reading: Reading
    text: str
    stitched: Stitched
    sentences: tuple[Sentence, ...]
    asides: tuple[tuple[Span, Aside], ...]  # with their place in the checked text
    starts: tuple[int, ...]  # of the asides
    today: str  # the page's day, month or year, ISO 8601; "" unknown

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return spans of the checked text in the page's own characters."""
        return tuple(self.stitched.back(span) for span in spans)

    def asides_in(self, start: int, end: int) -> Sequence[tuple[Span, Aside]]:
        """Return the asides that begin in `[start, end)` of the checked text."""
        return self.asides[
            bisect_left(self.starts, start) : bisect_left(self.starts, end)
        ]

    def finding(
        self,
        code: str,
        severity: Severity,
        spans: Iterable[Span],
        chinese: str,
        english: str,
        *,
        computation: str = "",
        suggestion: str = "",
    ) -> Finding:
        """Return a finding about spans of the checked text."""
        return Finding(
            code=code,
            severity=severity,
            chinese=chinese,
            english=english,
            spans=self.spans(spans),
            computation=computation,
            suggestion=suggestion,
        )

    def fact(
        self,
        code: str,
        spans: Iterable[Span],
        chinese: str,
        english: str,
        *,
        computation: str = "",
    ) -> Fact:
        """Return a fact about spans of the checked text."""
        return Fact(
            code=code,
            chinese=chinese,
            english=english,
            spans=self.spans(spans),
            computation=computation,
        )


def passage(reading: Reading) -> Passage:
    """Return the checked text of a reading."""
    tables = [
        span
        for one in reading.articles
        for role in one.roles
        if role.role == "table"
        for span in role.spans
    ]
    folded = _without(fold(reading.page.text), tables)
    stitched = stitch(
        folded, [part.spans for one in reading.articles for part in one.paragraphs]
    )
    text = stitched.text
    figures = [row for row in reading.figures if not _inside(row.span, tables)]
    asides = [
        (_forth(stitched, aside.span), aside)
        for aside in reading.asides
        if not _inside(aside.span, tables)
    ]
    return Passage(
        reading=reading,
        text=text,
        stitched=stitched,
        sentences=tuple(_sentences(text, stitched, figures)),
        asides=tuple(asides),
        starts=tuple(span.start for span, _ in asides),
        today=_today(reading.page.date),
    )


def _without(text: str, tables: Sequence[Span]) -> str:
    """Return a text with blanks where its tables stand: they are no sentences."""
    for span in tables:
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _inside(span: Span, tables: Sequence[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in tables)


def _today(date: str) -> str:
    """Return a page's date, as far as the calendar has it.

    >>> _today("2023-02-23"), _today("2023-02-30"), _today("1998"), _today("soon")
    ('2023-02-23', '2023', '1998', '')
    """
    match = DATE.match(date)
    if match is None or not int(match["year"]):
        return ""
    try:
        return dt.date.fromisoformat(date[:10]).isoformat()
    except ValueError:
        return match["year"]


def _forth(stitched: Stitched, span: Span) -> Span:
    if len(stitched.starts) == 1:
        return span
    start = stitched.forth(span.start)
    return Span(start, stitched.forth(span.end - 1) + 1)


def _sentences(
    text: str, stitched: Stitched, figures: Sequence[Figure]
) -> Iterable[Sentence]:
    placed = [(_forth(stitched, figure.span), figure) for figure in figures]
    placed.sort(key=lambda pair: pair[0])
    at = 0
    earlier: list[Amount] = []
    for span in sentences(text):
        amounts: list[Amount] = []
        article, before, scores = -1, span.start, False
        while at < len(placed) and placed[at][0].start < span.end:
            where, figure = placed[at]
            at += 1
            if where.start < span.start:
                continue
            if article < 0:
                article = figure.article
            lead = text[max(before, where.start - LEAD) : where.start]
            if figure.kind == "duration" and AGO.match(text, where.end):
                continue
            one = amount(figure, where, where.of(text), lead, clause(lead))
            before = where.end
            if one is not None:
                amounts.append(one)
            scores = scores or figure.kind == "score"
        yield Sentence(
            span=span, text=span.of(text), amounts=tuple(amounts), article=article,
            scores=scores, earlier=tuple(earlier),
        )  # fmt: skip
        earlier = [] if "\n" in span.of(text) else [*earlier, *amounts][-EARLIER:]


def clause(lead: str) -> str:
    """Return the part of a lead behind its last mark.

    >>> clause("有教师12人,其中女教师")
    '其中女教师'
    """
    for n in range(len(lead) - 1, -1, -1):
        if lead[n] in MARKS:
            return lead[n + 1 :]
    return lead
