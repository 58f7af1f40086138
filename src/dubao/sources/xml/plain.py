"""XML of any other kind: TEI, a newspaper's article text, feeds: its text content.

    <text><title>新桥通车</title><p>大桥全长<hi>320</hi>米。</p></text>

An element with text of its own is a paragraph, and what lies inside it is part of it;
an element that only holds others is none. Names tell headlines, bylines and articles;
tags and attributes are never read as text.

Source: TEI P5, 3 and 4; RSS 2.0; KB Delpher, articletext and DIDL.
"""

import re
from collections.abc import Iterator

from lxml import etree

from dubao.errors import UnsupportedFormat
from dubao.sources.day import day
from dubao.sources.html.piece import Piece
from dubao.sources.html.prose import collapsed, prose
from dubao.sources.html.story import Story
from dubao.sources.html.tree import document
from dubao.sources.limit import USUAL, Limits
from dubao.sources.xml.tree import local

ROLES = {
    **dict.fromkeys(
        ("title", "head", "heading", "headline", "h1", "maintitle", "标题"), "headline"
    ),
    **dict.fromkeys(("subtitle", "subhead", "deck", "h2", "副题"), "deck"),
    **dict.fromkeys(("kicker", "overline", "introtitle", "引题"), "kicker"),
    **dict.fromkeys(("byline", "author", "creator", "作者"), "byline"),
    **dict.fromkeys(("caption", "figdesc", "figcaption"), "caption"),
    **dict.fromkeys(("fw",), "furniture:folio"),
}
ARTICLES = frozenset({"article", "item", "entry", "doc", "document", "record", "news",
                      "story", "text"})  # fmt: skip
ASIDE = frozenset({"teiheader", "metadata", "header", "meta", "style", "script", "guid",
                   "link", "pubdate", "language", "ttl", "generator", "xenodata", "id",
                   "url", "identifier", "date", "docdate", "updated"})  # fmt: skip
BREAKS = frozenset({"lb", "br", "cb", "pb"})
ROW = frozenset({"row", "tr"})
DAYS = frozenset({"date", "docdate", "pubdate", "published", "issued", "dateissued"})
PAPERS = frozenset({"papername", "newspaper", "paper", "periodical"})
MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|strong|em|img|h\d|ul|li|table)\b[^<>]{0,400}>"
)
DIDL = "didl"


def parse_stories(
    root: etree._Element, name: str, limits: Limits = USUAL
) -> list[Story]:
    """Return the articles of a document.

    Raises:
        UnsupportedFormat: it only says where texts lie.
    """
    date, paper = _about(root)
    stories = [
        Story(pieces=tuple(pieces), date=date, paper=paper)
        for pieces in _articles(root, limits)
        if pieces
    ]
    if local(root).lower() == DIDL and not any(
        piece.role == "" for story in stories for piece in story.pieces
    ):
        message = f"{name}: DIDL names an issue's texts, and holds none"
        raise UnsupportedFormat(message, hint="fetch the articles' texts, give these")
    return stories


def _about(root: etree._Element) -> tuple[str, str]:
    """Return a document's day and paper, where elements tell."""
    date = paper = ""
    for element in root.iter():
        kind = local(element).lower()
        if kind in DAYS and not date:
            said = (element.get("when") or element.get("when-iso") or "").strip()
            date = day(said or "".join(map(str, element.itertext()))[:100])
        elif kind in PAPERS and not paper:
            paper = collapsed("".join(map(str, element.itertext())))[:40]
    return date, paper


def _articles(root: etree._Element, limits: Limits) -> Iterator[list[Piece]]:
    """Yield the pieces of each article; what lies in none is one together."""
    innermost = [
        element
        for element in root.iter()
        if _is_article(element)
        and not any(_is_article(one) for one in element.iterdescendants())
    ]
    if len(innermost) < 2:  # noqa: PLR2004
        yield list(_pieces(root, limits, frozenset()))
        return
    known = frozenset(innermost)
    yield list(_pieces(root, limits, known))
    for element in innermost:
        yield list(_pieces(element, limits, frozenset()))


def _is_article(element: etree._Element) -> bool:
    kind = local(element).lower()
    said = element.get("type", "").lower()
    return kind in ARTICLES or (kind == "div" and said in {"article", "news", "item"})


def _pieces(
    root: etree._Element, limits: Limits, without: frozenset[etree._Element]
) -> Iterator[Piece]:
    """Yield the paragraphs of an element, in order."""
    titled = False
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kind = local(element).lower()
        if element in without or kind in ASIDE:
            continue
        own = [element.text or "", *(child.tail or "" for child in element)]
        inner = [child for child in element if isinstance(child.tag, str)]
        if kind in ROW:
            cells = ("".join(_flat(child)) for child in inner)
            row = "\t".join(" ".join(cell.split()) for cell in cells)
            if row.strip():
                yield Piece("", (row,))
        elif any(part.strip() for part in own):
            role = ROLES.get(kind, "")
            if role == "headline" and titled:
                role = "subhead"
            titled = titled or role == "headline"
            yield from _paragraph("".join(_flat(element)), role, limits)
        else:
            waiting += inner[::-1]


def _flat(element: etree._Element) -> Iterator[str]:
    """Yield the text of an element; where it says that a line ends, a new line."""
    for event, one in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start" and isinstance(one.tag, str):
            if local(one).lower() in BREAKS:
                yield "\n"
            yield one.text or ""
        elif one is not element and event != "start":
            yield one.tail or ""


def _paragraph(text: str, role: str, limits: Limits) -> Iterator[Piece]:
    if MARKUP.search(text):  # a feed has a page's elements as its text
        lines = [line.text for line in prose(document(text, "-", limits).root).lines]
        yield from (Piece(role, (line,)) for line in lines)
        return
    rows = [" ".join(row.split()) for row in text.split("\n")]
    lines = [row for row in rows if row]
    if lines:
        yield Piece(role, tuple(lines))
