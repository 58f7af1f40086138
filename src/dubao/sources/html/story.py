"""Article pages → stories: the pieces of an article with their roles.

What the metadata says wins, then what marks and elements of the known systems say,
then what any page's structure lets one guess.
"""

from dataclasses import dataclass

from dubao.sources.html import folio
from dubao.sources.html.body import content, pieces
from dubao.sources.html.head import head
from dubao.sources.html.node import told as folios
from dubao.sources.html.piece import Piece
from dubao.sources.html.prose import Prose
from dubao.sources.html.tree import Document, meta, title


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
    around = folios(page, margin)
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
        "publish_time", "date", "og:release_date",
    )  # fmt: skip
