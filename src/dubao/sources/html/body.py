"""Where an article's text stands on its page, and what its lines are.

<!--enpcontent-->…<!--/enpcontent--> · <founder-content> · <!--<npm:article-content>-->
#ozoom · .detail-art · td.font6 · else the densest text of the page (generic.py)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from dubao.line.credit import only_credit
from dubao.sources.html.generic import densest, shortened
from dubao.sources.html.head import Head
from dubao.sources.html.picture import captions
from dubao.sources.html.piece import Piece, role, squeezed
from dubao.sources.html.prose import Line, Prose
from dubao.sources.html.tree import Document, named
from dubao.text.fold import fold

CONTENT = "content"
HOLDERS = (
    ("ozoom", ""),
    ("detail-art", ""),
    ("font6", "td"),
)
CAPACITY = re.compile(
    r"[一-龥]{0,8}(?:记者|通讯员|实习生|评论员|特派员|编辑)|作者|文/图|报道|摄影"
)
NOT_HAN = re.compile(r"[^一-龥·]+")


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """An article's text on its page."""

    numbers: Sequence[int]  # of the page's lines that belong to it, in order
    known: bool  # the page says that it is one


def content(page: Document, whole: Prose, *, marked: bool = False) -> Body | None:
    """Return where the article's text is, None where there is no text.

    `whole` is the prose of the whole page. With `marked`, only where the page itself
    says that it has an article.
    """
    lines = whole.lines
    between = [n for n, line in enumerate(lines) if CONTENT in line.regions]
    if between:
        return Body(between, known=True)
    empty = CONTENT in whole.marks
    for name, tag in HOLDERS:
        holders = named(page.root, name, tag=tag)
        empty = empty or bool(holders)
        numbers = sorted({n for one in holders for n in inside(lines, one)})
        if numbers:
            return Body(numbers, known=True)
    if empty and (whole.pictures or page.metadata.get("title")):
        return Body((), known=True)  # a picture and its headline
    if marked and not page.metadata.get("title"):
        return None
    holder = densest(page, lines)
    if holder is None:
        return None
    numbers = inside(lines, holder)
    return Body(numbers, known=False) if numbers else None


def inside(lines: Sequence[Line], holder: etree._Element) -> list[int]:
    """Return the numbers of the lines that stand inside an element."""
    within: dict[etree._Element, bool] = {holder: True}

    def lies(block: etree._Element | None) -> bool:
        path = []
        while block is not None and block not in within:
            path.append(block)
            block = block.getparent()
        found = block is not None and within[block]
        within.update(dict.fromkeys(path, found))
        return found

    return [n for n, line in enumerate(lines) if lies(line.block)]


def pieces(whole: Prose, body: Body, top: Head) -> tuple[Piece, ...]:
    """Return an article's pieces, in a reader's order."""
    lines = whole.lines
    numbers = list(body.numbers)
    if not body.known:
        titles = [n for n in top.used if n in set(numbers)]
        begun = [n for n in numbers if not titles or n > min(titles)]
        root = lines[0].block.getroottree().getroot()
        numbers = shortened(root, lines, begun)
    told = [n for n in numbers if n not in top.used]
    shown = captions(whole, told, sorted(top.used))
    captioned = set(shown)
    rest = []
    for n in sorted({*told, *shown}):
        line = lines[n]
        if n in captioned:
            credit = only_credit(fold(line.text))
            rest.append(Piece("credit" if credit else "caption", (line.text,)))
        elif squeezed(line.text) != squeezed("".join(top.parts["headline"])):
            rest.append(Piece(role(line), (line.text,), line.laid))
    above = [
        Piece(name, tuple(parts))
        for name, parts in top.parts.items()
        if parts and not (name == "byline" and top.credited and _repeated(parts, rest))
    ]
    return (*above, *rest) if rest or top.parts["headline"] else ()


def _repeated(byline: Sequence[str], rest: Sequence[Piece]) -> bool:
    """Return whether the text itself names those whom a byline names."""
    told = [piece for piece in rest if piece.role in {"", "byline", "credit"}]
    edges = "".join(squeezed("".join(piece.lines)) for piece in (*told[:3], *told[-1:]))
    names = [
        name
        for line in byline
        for name in NOT_HAN.split(CAPACITY.sub(" ", line))
        if len(name) > 1
    ]
    return bool(names) and all(squeezed(name) in edges for name in names)
