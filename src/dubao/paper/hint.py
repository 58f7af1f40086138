"""What a source knows of its page: e-paper HTML has articles and roles already.

A source's hints win over guesses: each block with an article's number belongs to
that article, blocks of one paragraph's number are one paragraph, and a role that is
given is kept. What the source leaves open, a byline among the paragraphs, a dateline
in the first, is read as on any other page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dubao.model import Article, Block, Furniture, Span
from dubao.paper.line import Line, lines
from dubao.paper.paragraph import Unit
from dubao.paper.role import article

FURNITURE = "furniture:"


def hinted(
    blocks: Sequence[Block], text: str
) -> tuple[tuple[Article, ...], tuple[Furniture, ...]] | None:
    """Return the articles and the furniture that a source's blocks tell, or None.

    None where no block says which article it belongs to. `text` is the page's,
    folded.
    """
    known = [block for block in blocks if block.article >= 0]
    if not known:
        return None
    furniture = tuple(
        Furniture(kind=block.role.removeprefix(FURNITURE), spans=(block.span,))
        for block in blocks
        if block.role.startswith(FURNITURE)
    )
    owned = sorted(
        (block for block in known if not block.role.startswith(FURNITURE)),
        key=lambda block: (block.article, block.span),
    )
    articles = []
    for _, group in groupby(owned, key=lambda block: block.article):
        units, roles = [], []
        for unit, role in _units(list(group), text):
            units.append(unit)
            roles.append(role)
        if units:
            articles.append(article(units, roles, photo=is_photo(roles)))
    return tuple(articles), furniture


PHOTO = frozenset({"headline", "caption", "credit"})


def is_photo(roles: Sequence[str]) -> bool:
    """Return whether an article of these roles is a picture and what it shows."""
    return "caption" in roles and set(roles) <= PHOTO


def _units(blocks: Sequence[Block], text: str) -> Iterator[tuple[Unit, str]]:
    """Yield an article's paragraphs and headline lines, with the roles they have."""
    paragraph = -1
    parts: list[Line] = []
    role = ""
    for block in blocks:
        found = _lines(block.span, text)
        if not found:
            continue
        if parts and (block.paragraph < 0 or block.paragraph != paragraph):
            yield Unit(lines=tuple(parts)), role
            parts = []
        if parts and text[parts[-1].span.end : found[0].span.start] in {"", " "}:
            parts[-1] = _whole(parts[-1], found.pop(0), text)
        parts += found
        paragraph, role = block.paragraph, block.role
    if parts:
        yield Unit(lines=tuple(parts)), role


def _whole(before: Line, line: Line, text: str) -> Line:
    """Return two printed lines that the page's text has on one."""
    span = Span(before.span.start, line.span.end)
    return replace(before, span=span, text=span.of(text), width=len(span.of(text)))


def _lines(span: Span, text: str) -> list[Line]:
    return [
        Line(
            span=Span(line.span.start + span.start, line.span.end + span.start),
            text=line.text,
            indent=line.indent,
            blank=line.blank,
            width=line.width,
        )
        for line in lines(span.of(text))
    ]
