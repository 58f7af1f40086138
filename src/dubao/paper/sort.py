"""Lines sorted: what is the page's, what tells of one article, what is left to read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dubao.line.kind import kind
from dubao.line.plate import plate
from dubao.line.running import running
from dubao.model import Article, Furniture, Span
from dubao.paper.dated import Told, day_line, label
from dubao.paper.line import Line
from dubao.paper.notice import is_day, is_office


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A page's lines, each in its place."""

    body: tuple[Line, ...]
    furniture: tuple[Furniture, ...]
    days: tuple[tuple[int, str], ...]  # where a line stands, the day it tells
    paper: str = ""  # a name plate's


def sorted_out(lines: Sequence[Line]) -> Sorted:
    """Return the lines of a page, those taken out that belong to no article's text."""
    body: list[Line] = []
    aside: list[Furniture] = []
    days: list[tuple[int, Told]] = []
    paper = ""
    noted = False  # the line before tells of an article
    for n, line in enumerate(lines):
        size, role = label(line.text)
        if size:
            start = line.span.start
            aside.append(Furniture(kind="metadata", spans=(Span(start, start + size),)))
            body.append(_labelled(line, size, titled=role == "headline"))
            noted = False
            continue
        day = None if _signs(lines, n) or running(line.text) else day_line(line.text)
        found = "" if _signs(lines, n) else kind(line.text)
        if day:
            days.append((line.span.start, day))
        if not found and not day:
            body.append(replace(line, noted=noted))
            noted = False
            continue
        paper = paper or plate(line.text)
        aside.append(Furniture(kind=found or "metadata", spans=(line.span,)))
        if (day and day.sure) or found == "metadata":
            noted = True
            if body and not body[-1].ended and body[-1].span.end <= line.span.start:
                body[-1] = replace(body[-1], noted=True)
    several = len({day.day for _, day in days}) > 1
    return Sorted(
        body=tuple(body),
        furniture=tuple(aside),
        days=tuple((at, day.day) for at, day in days if several or day.sure),
        paper=paper,
    )


def _labelled(line: Line, size: int, *, titled: bool) -> Line:
    """Return a line without the label that opens it."""
    start = line.span.start + size
    return replace(
        line,
        span=Span(start, line.span.end),
        text=line.text[size:],
        titled=titled,
        indent=line.indent if titled else max(line.indent, 2),
    )


def _signs(lines: Sequence[Line], n: int) -> bool:
    """Say whether a line is the day under the office that signs a notice."""
    return (
        n > 0
        and is_day(lines[n].text)
        and is_office(lines[n - 1].text)
        and not plate(lines[n - 1].text)
        and n > 1
    )


def dated(
    articles: Sequence[Article], days: Sequence[tuple[int, str]]
) -> tuple[Article, ...]:
    """Return the articles with the days that lines among them tell.

    Such a line stands below the headline, or above it where the page begins with one,
    or below the body where it does not.
    """
    if not articles or not days:
        return tuple(articles)
    above = days[0][0] < articles[0].span.start
    found = []
    for n, article in enumerate(articles):
        first = article.paragraphs[0].spans[0].start if article.paragraphs else -1
        end = articles[n + 1].span.start if n + 1 < len(articles) else days[-1][0] + 1
        inside = [day for at, day in days if article.span.start <= at < end]
        if above:
            before = [day for at, day in days if at < max(first, article.span.start)]
            inside = before[-1:]
        found.append(replace(article, date=inside[0]) if inside else article)
    return tuple(found)
