"""Article pages → stories: the pieces of an article with their roles.

What the metadata says wins, then what marks and elements of the known systems say,
then what any page's structure lets one guess.
"""

import re
from dataclasses import dataclass

from dubao.sources.html import folio
from dubao.sources.html.body import content, pieces
from dubao.sources.html.head import head
from dubao.sources.html.node import find_folios
from dubao.sources.html.piece import Piece
from dubao.sources.html.prose import Prose
from dubao.sources.html.tree import Document, attribute, elements, meta, title

PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
STATED = re.compile(r"(?:发布|发表|发稿|更新|刊发)(?:日期|时间)\s{0,9}[:：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as its own page has it."""

    pieces: tuple[Piece, ...]
    paper: str = ""
    date: str = ""
    number: str = ""
    folio: tuple[str, ...] = ()  # lines that tell these

    @property
    def title(self) -> tuple[str, ...]:
        """The lines of its headline."""
        return next((p.lines for p in self.pieces if p.role == "headline"), ())


def story(page: Document, whole: Prose, *, marked: bool = False) -> Story | None:
    """Return the article of a page, None where there is none.

    `whole` is the prose of the page. With `marked`, only where the page says where
    its article is.
    """
    body = content(page, whole, marked=marked)
    if body is None:
        return None
    top = head(page, whole, body.numbers)
    told = pieces(whole, body, top)
    if not told:
        return None
    feet = [p.lines[0] for p in told if p.role == "furniture:folio"]
    lines = (*top.folio, *feet)
    start = body.numbers[0] if body.numbers else len(whole.lines)
    above = enumerate(whole.lines[:start])
    margin = [line for n, line in above if n not in top.used]
    around = find_folios(page, margin)
    metadata = page.metadata
    return Story(
        pieces=told,
        paper=folio.first(
            (
                top.paper,
                *map(folio.paper, lines),
                _paper(page),
                *map(folio.paper, around),
            )
        ),
        date=folio.first(
            (
                folio.day(metadata.get("date", "")),
                top.date,
                *map(folio.day, lines),
                folio.day(_published(page)),
                folio.day(_stated(whole)),
                folio.day(title(page.root)),
                folio.day(page.name),
                *map(folio.day, around),
            )
        ),
        number=folio.first(
            (
                top.number,
                *(folio.number(text) for text in lines),
                folio.number(metadata.get("nodename", "")),
                *(folio.number(text) for text in around if folio.is_folio(text)),
                folio.named(page.name),
            )
        ),
        folio=top.folio,
    )


def _paper(page: Document) -> str:
    return folio.paper(folio.first((meta(page.root, "og:site_name"), title(page.root))))


def _published(page: Document) -> str:
    return meta(
        page.root, "article:published_time", "publishdate", "pubdate",
        "publish_time", "publishtime", "firstpublishedtime", "datepublished",
        "article:create_at", "dc.date", "date", "og:release_date",
    ) or _listed(page)  # fmt: skip


def _listed(page: Document) -> str:
    """Return the day that a page's marks for search engines give."""
    for element in elements(page.root, "meta", "time", "span"):
        if attribute(element, "itemprop").lower() == "datepublished":
            return folio.first(attribute(element, n) for n in ("content", "datetime"))
    for script in elements(page.root, "script"):
        if "ld+json" in attribute(script, "type") and (
            match := PUBLISHED.search(script.text or "")
        ):
            return match[1]
    return ""


def _stated(whole: Prose) -> str:
    """Return the line that says when the page was published, "" without one."""
    said = (line.text for line in whole.lines if STATED.search(line.text))
    return folio.first(text for text in said if folio.day(text))
