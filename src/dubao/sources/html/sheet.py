"""What the files of an e-paper tell → a Page: its text, its blocks, its areas."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dubao.errors import EmptyInput
from dubao.model import Area, Block, Cell, Page, Source, Span, Table
from dubao.sources.html import folio
from dubao.sources.html.grid import Laid
from dubao.sources.html.node import Node
from dubao.sources.html.piece import Piece
from dubao.sources.html.story import Story

FOLIO = "furniture:folio"


@dataclass(slots=True)
class _Text:
    """A page's text as it grows, and its blocks."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    at: int = 0
    paragraphs: int = 0
    tables: list[Table] = field(default_factory=list)
    table: object = None  # the element that the last line is a row of

    def add(self, piece: Piece, article: int) -> None:
        joined = len(piece.lines) > 1
        for line in piece.lines:
            span = Span(self.at, self.at + len(line))
            self.blocks.append(
                Block(
                    span=span,
                    article=article,
                    role=piece.role,
                    paragraph=self.paragraphs if joined else -1,
                )
            )
            self.lay(piece.laid, span, article)
            self.parts.append(line)
            self.at = span.end + 1
        self.paragraphs += joined

    def lay(self, row: Laid | None, span: Span, article: int) -> None:
        """Take in a line's cells: a table's rows follow each other."""
        if row is None:
            self.table = None
            return
        cells = tuple(
            Cell(
                span=Span(span.start + place.start, span.start + place.end),
                row=place.row,
                column=place.column,
                rows=place.rows,
                columns=place.columns,
                head=place.head,
            )
            for place in row.places
        )
        if self.table is row.table:
            before = self.tables.pop()
            cells = (*before.cells, *cells)
            span = Span(before.span.start, span.end)
        self.table = row.table
        self.tables.append(Table(span=span, cells=cells, article=article))


def source(name: str, contents: Iterable[bytes], encoding: str) -> Source:
    """Return the source of a page that some files make, its own first."""
    sha256 = hashlib.sha256()
    for content in contents:
        sha256.update(content)
    return Source(
        name=name,
        sha256=sha256.hexdigest(),
        media_type="text/html",
        encoding=encoding,
    )


def numbered(origin: Source, ordinal: int | None) -> Source:
    """Return a source as one page of several."""
    return replace(origin, ordinal=ordinal)


def alone(
    stories: Sequence[Story], origin: Source, areas: tuple[Area, ...] = ()
) -> Page:
    """Return the page that articles make whose page's list is not there.

    Raises:
        EmptyInput: there is no text.
    """
    return _page(
        origin,
        [line for story in stories for line in story.folio],
        stories,
        Node(
            items=(),
            areas=areas,
            paper=folio.first(story.paper for story in stories),
            date=folio.first(story.date for story in stories),
            number=folio.first(story.number for story in stories),
        ),
    )


def together(node: Node, stories: Sequence[Story | None], origin: Source) -> Page:
    """Return the page that a node page and its articles make.

    `stories` are those of the node's items, None where an article's page is not
    there: its title from the list stands for it.

    Raises:
        EmptyInput: there is no text.
    """
    listed = [
        Story(pieces=(Piece("headline", item.title),) if item.title else ())
        for item in node.items
    ]
    told = [story or item for story, item in zip(stories, listed, strict=True)]
    known = [story for story in stories if story]
    areas = tuple(
        area
        if area.title or area.article < 0
        else replace(area, title=" ".join(told[area.article].title))
        for area in node.areas
    )
    filled = replace(
        node,
        areas=areas,
        paper=folio.first((node.paper, *(story.paper for story in known))),
        date=folio.first((node.date, *(story.date for story in known))),
        number=folio.first((node.number, *(story.number for story in known))),
    )
    return _page(origin, node.folio, told, filled)


def _page(
    origin: Source, lines: Iterable[str], stories: Sequence[Story], node: Node
) -> Page:
    text = _Text()
    for line in dict.fromkeys(lines):
        text.add(Piece(FOLIO, (line,)), -1)
    for n, story in enumerate(stories):
        for piece in story.pieces:
            text.add(piece, -1 if piece.role.startswith("furniture:") else n)
    if not text.parts:
        message = f"{origin.name}: an HTML page without a text"
        raise EmptyInput(message, hint="is it filled by a script? save it as shown")
    return Page(
        source=origin,
        text="\n".join(text.parts),
        blocks=tuple(text.blocks),
        paper=node.paper,
        date=node.date,
        date_basis="metadata" if node.date else "",
        number=node.number,
        areas=node.areas,
        tables=tuple(text.tables),
        image=node.image,
        extent=node.extent,
    )
