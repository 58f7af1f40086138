"""Pages of text archives: a whole issue's articles as cards, one below the other.

    <div class="card mt-2"><h2 class="card-title">新桥通车</h2>
    <div class="card-body">第1版()<br>专栏：<br>…</div></div>

The page's number stands at the head of each: an issue is as many pages as it names.
"""

import re
from collections.abc import Iterator

from lxml import etree

from dubao.sources.html import folio
from dubao.sources.html.piece import Piece, role
from dubao.sources.html.prose import Line, prose
from dubao.sources.html.story import Story
from dubao.sources.html.tree import Document, classes, elements, title

NUMBERED = re.compile(r"第?\s?([A-Z]?\d{1,3})\s?版\s?[(（][^()（）]{0,30}[)）]")
COLUMN = re.compile(r"专栏[:：].{0,30}")
TITLE = "card-title"


def cards(page: Document) -> tuple[Story, ...]:
    """Return the articles of a page of cards, none where it has no cards."""
    held = [
        element
        for element in elements(page.root, "div", "section", "article", "li")
        if "card" in classes(element) and _named(element, TITLE) is not None
    ]
    if not held:
        return ()
    inner = {a for element in held for a in element.iterancestors()}
    day = folio.first((folio.day(title(page.root)), folio.day(page.name)))
    paper = folio.paper(title(page.root))
    if not day or not paper:
        for line in prose(page.root).lines:
            day = day or folio.day(line.text)
            paper = paper or folio.paper(line.text)
            if line.size > 60:  # noqa: PLR2004 the first article has begun
                break
    found = [_story(element, day, paper) for element in held if element not in inner]
    return tuple(story for story in found if len(story.pieces) > 1)


def _story(card: etree._Element, day: str, paper: str) -> Story:
    head = _named(card, TITLE)
    body = _named(card, "card-body")
    titles = prose(head).lines if head is not None else []
    within = set(head.iter()) if head is not None else set()
    lines = prose(body if body is not None else card).lines
    text = [line for line in lines if line.block not in within]
    marks = [NUMBERED.fullmatch(line.text) for line in text]
    numbers = [mark[1] for mark in marks if mark]
    return Story(
        pieces=(
            Piece("headline", tuple(line.text for line in titles)),
            *_pieces(text),
        ),
        paper=paper,
        date=day,
        number=numbers[0] if numbers else "",
    )


def _pieces(lines: list[Line]) -> Iterator[Piece]:
    for line in lines:
        if NUMBERED.fullmatch(line.text) or COLUMN.fullmatch(line.text):
            yield Piece("furniture:folio", (line.text,))
        else:
            yield Piece(role(line), (line.text,), line.laid)


def _named(element: etree._Element, name: str) -> etree._Element | None:
    return next((one for one in elements(element) if name in classes(one)), None)
