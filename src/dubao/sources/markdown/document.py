"""A Markdown text → a Page: headings, paragraphs, tables, what HTML stands in it."""

import hashlib
from collections.abc import Iterator, Sequence

from dubao.errors import EmptyInput
from dubao.model import Page, Source
from dubao.sources.encoding import decode
from dubao.sources.html import sheet
from dubao.sources.html.piece import Piece
from dubao.sources.html.prose import prose
from dubao.sources.html.story import Story
from dubao.sources.html.tree import document
from dubao.sources.input import Input
from dubao.sources.limit import Limits
from dubao.sources.markdown.mark import (
    FENCE,
    PICTURE,
    RULE,
    STOPS,
    TAG,
    bare,
    cells,
    heading,
    is_ruler,
)

FULL = 12  # characters of a line that may go on in the next
Part = tuple[int, Piece]  # how deep a heading is, 0 for none


def page(source: Input) -> Page:
    """Return the page of a text.

    Raises:
        EmptyInput: nothing but marks stands in it.
        SourceError: it cannot be read.
    """
    content = source.content()
    text, encoding = decode(content, source.name)
    stories = list(parse_stories(text, source.limits))
    if not stories:
        message = f"{source.name}: empty, only marks of Markdown"
        raise EmptyInput(message, hint="give it some text")
    origin = Source(
        name=source.name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/markdown",
        encoding=encoding,
    )
    return sheet.alone(stories, origin)


def parse_stories(text: str, limits: Limits) -> Iterator[Story]:
    """Yield the articles of a Markdown text."""
    found = _parts(text.removeprefix("\ufeff").splitlines(), limits)
    parts = [part for part in found if any(map(_says, part[1].lines))]
    opens = _opening(parts)
    pieces: list[Piece] = []
    for level, piece in parts:
        if 0 < level <= opens:
            if any(one.role != "headline" for one in pieces):
                yield Story(pieces=tuple(pieces))
                pieces = []
            pieces.append(Piece("headline", piece.lines))
        else:
            pieces.append(Piece("subhead", piece.lines) if level else piece)
    if pieces:
        yield Story(pieces=tuple(pieces))


def _says(line: str) -> bool:
    """Return whether a line has more than marks."""
    return any(character.isalnum() for character in line)


def _opening(parts: Sequence[Part]) -> int:
    """Return how deep the headings are that open an article.

    A first heading with no text of its own names the page; those below it open.
    """
    levels = sorted({level for level, _ in parts if level})
    if not levels:
        return 0
    top = [n for n, (level, _) in enumerate(parts) if level == levels[0]]
    follows = parts[top[0] + 1][0] if top[0] + 1 < len(parts) else 0
    if len(top) == 1 and follows and len(levels) > 1:
        below = sum(level == levels[1] for level, _ in parts)
        return levels[1] if below > 1 else levels[0]
    return levels[0]


def _parts(lines: Sequence[str], limits: Limits) -> Iterator[Part]:
    """Yield headings, paragraphs, rows."""
    paragraph: list[str] = []
    markup: list[str] = []
    depth = 0
    for number, line in enumerate(lines):
        depth += line.lower().count("<table") - line.lower().count("</table")
        if TAG.search(line) or depth > 0:
            yield from _paragraph(paragraph)
            paragraph = []
            markup.append(line)
            if depth <= 0:
                yield from _shown(markup, limits)
                markup, depth = [], 0
            continue
        level, words = heading(line)
        if level or not line.strip() or RULE.fullmatch(line.strip()):
            yield from _paragraph(paragraph)
            paragraph = []
            if words:
                yield level, Piece("", (words,))
            continue
        if is_ruler(line) or FENCE.match(line):
            continue
        if line.lstrip().startswith("|") or _is_named(lines, number):
            yield from _paragraph(paragraph)
            paragraph = []
            yield 0, Piece("", (cells(line),))
            continue
        if PICTURE.search(line):
            yield from _paragraph(paragraph)
            paragraph = []
            yield from _captions(line)
        if words := bare(line):
            if paragraph and (paragraph[-1][-1] in STOPS or len(paragraph[-1]) < FULL):
                yield from _paragraph(paragraph)
                paragraph = []
            paragraph.append(words)
    yield from _shown(markup, limits)
    yield from _paragraph(paragraph)


def _is_named(lines: Sequence[str], number: int) -> bool:
    """Return whether a line is of a table without bars at its edges."""
    return "|" in lines[number] and any(
        is_ruler(line) for line in lines[number + 1 : number + 2]
    )


def _paragraph(lines: Sequence[str]) -> Iterator[Part]:
    if lines:
        yield 0, Piece("", tuple(lines))


def _captions(line: str) -> Iterator[Part]:
    for match in PICTURE.finditer(line):
        if said := bare(match[1]):
            yield 0, Piece("caption", (said,))


def _shown(markup: Sequence[str], limits: Limits) -> Iterator[Part]:
    """Yield what a reader sees of elements of HTML."""
    if not any(line.strip() for line in markup):
        return
    root = document("\n".join(markup), "-", limits).root
    for line in prose(root).lines:
        level, words = heading(line.text)
        words = words or "\t".join(map(bare, line.text.split("\t")))
        if words:
            yield level, Piece("", (words,))
