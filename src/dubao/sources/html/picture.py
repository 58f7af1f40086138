"""Captions: the lines that say what a picture of an article shows.

<table><tr><td><img></td></tr><tr><td>图为新桥。</td></tr></table>
<figure><img><figcaption>新桥</figcaption></figure>
<p><img></p><p>图为新桥。</p>
"""

import re
from collections.abc import Sequence

from lxml import etree

from dubao.sources.html.prose import Line, Prose
from dubao.sources.html.tree import attribute

LONGEST = 200  # characters of a caption at most
LINES = 4
HOLDERS = frozenset({"figure", "table", "tbody", "tr", "td", "dl"})
NAMED = re.compile(r"caption|pic|img|image|photo|tushuo|tupian", re.IGNORECASE)
CALLED = re.compile(r"caption|pic_?-?(?:text|desc|info|title)|tushuo", re.IGNORECASE)
SAID = re.compile(
    r"^[▲△▼]?(?:图为|图[①-⑳一二三四五六\d]|[上下左右]图|图片|资料图)|"
    r"(?:摄|摄影|供图|制图|摄影报道)[)）]?$"
)
OPENS = re.compile(
    r"[▲△▼]?\s?(?:图[①-⑳一二三四五六\d]{1,2}\s?[:：]|图为|[上下左右]图\s?[:：为])"
)
PHOTOGRAPHED = re.compile(
    r"(?:[。！？”）)]|\s|^[①-⑳]\d?)\s?[^。！？，,]{2,16}(?:摄|摄影报道|供图)[)）]?$"
)
PROSE = re.compile(r"[。！？].")
CENTRED = 80  # characters of a centred line below a picture


def captions(whole: Prose, body: Sequence[int], top: Sequence[int]) -> list[int]:
    """Return the numbers of the lines that are captions, in order.

    `body` are the lines of the article's text, `top` those of its headline: between
    what holds both, pictures outside of the text count too. An article that is only a
    picture has no text: then any below its headline counts.
    """
    lines = whole.lines
    inside = set(body)
    spread = _spread(lines)
    scope = _scope(lines, [*top, *body]) if top else None
    if top and not body:
        scope = lines[top[0]].block.getroottree().getroot()
    found: set[int] = set()
    for at, picture in whole.pictures:
        held = next((a for a in picture.iterancestors() if a in spread), None)
        if held is None:
            continue
        start, end, size = spread[held]
        numbers = range(start, end)
        small = size <= LONGEST and len(numbers) <= LINES
        if (
            small
            and inside.issuperset(numbers)
            and (held.tag in HOLDERS or held.tag == "p" or len(numbers) < len(inside))
            and not (held.tag == "p" and _is_prose([lines[n] for n in numbers]))
        ):
            found.update(numbers)
        elif small and inside.isdisjoint(numbers):
            below = bool(inside) or (bool(top) and at > top[-1])
            if below and _stands(held, scope, lines, numbers, top):
                found.update(numbers)
        elif at in inside and not spread.get(_block(picture)) and _says(lines[at]):
            found.add(at)
    found |= {
        n
        for n in body
        if CALLED.search(_named(lines[n].block)) or _is_told(lines[n].text)
    }
    return sorted(found)


Spread = dict[etree._Element, tuple[int, int, int]]  # noqa: SLF001 no other name


def _spread(lines: Sequence[Line]) -> Spread:
    """Return for each element its lines, from and up to, and their characters."""
    spread: Spread = {}
    for n, line in enumerate(lines):
        block: etree._Element | None = line.block
        while block is not None:
            start, _, size = spread.get(block, (n, n, 0))
            spread[block] = start, n + 1, size + line.size
            block = block.getparent()
    return spread


def _scope(lines: Sequence[Line], numbers: Sequence[int]) -> etree._Element | None:
    """Return the innermost element that holds all of some lines."""
    common: list[etree._Element] | None = None
    for n in numbers:
        block = lines[n].block
        path = [block, *block.iterancestors()]
        held = set(path)
        common = path if common is None else [a for a in common if a in held]
    return common[0] if common else None


def _block(picture: etree._Element) -> etree._Element:
    """Return the element that a picture stands alone in, or the picture."""
    parent = picture.getparent()
    while parent is not None and parent.tag in {"a", "span", "center", "font", "b"}:
        parent = parent.getparent()
    return picture if parent is None else parent


def _stands(
    held: etree._Element,
    scope: etree._Element | None,
    lines: Sequence[Line],
    numbers: range,
    top: Sequence[int],
) -> bool:
    """Return whether a picture outside of the text belongs to the article."""
    return (
        scope is not None
        and scope in held.iterancestors()
        and not set(top) & set(numbers)
        and all(lines[n].linked * 2 < lines[n].size for n in numbers)
        and (held.tag in HOLDERS or bool(NAMED.search(_named(held))))
    )


def _says(line: Line) -> bool:
    """Return whether a line below a picture is what is said of it."""
    block = line.block
    style = f"{attribute(block, 'style')} {attribute(block, 'align')}".lower()
    return len(line.text) <= LONGEST and (
        bool(SAID.search(line.text))
        or bool(NAMED.search(_named(block)))
        or ("center" in style and len(line.text) <= CENTRED and not _is_prose([line]))
    )


def _is_prose(lines: Sequence[Line]) -> bool:
    """Return whether a line has more than one sentence, and none that credits."""
    return any(PROSE.search(line.text) and not SAID.search(line.text) for line in lines)


def _is_told(text: str) -> bool:
    """Return whether a line can only be a caption, wherever it stands.

    >>> _is_told("图①：大坝。李二摄"), _is_told("图为新桥。"), _is_told("图书馆开放。")
    (True, True, False)
    """
    if OPENS.match(text):
        return len(text) <= LONGEST
    return len(text) <= CENTRED and bool(PHOTOGRAPHED.search(text))


def _named(element: etree._Element) -> str:
    return f"{attribute(element, 'class')} {attribute(element, 'id')}"
