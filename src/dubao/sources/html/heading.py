"""Which lines of a page are its headline.

founder-title, npm:article-title · td.font01 · the h1 that the page's title repeats ·
any h1 · the line that the title repeats · the heading above the text · the title
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from dubao.sources.html import folio
from dubao.sources.html.margin import sentences
from dubao.sources.html.piece import HEADINGS, squeezed
from dubao.sources.html.prose import Line
from dubao.sources.html.tree import Document, classes, meta, title

LEAST = 4  # characters of a headline that a page's title repeats
LONG = 8  # of one that stands anywhere in the title
LINES = 4
NEAR = 3  # lines of the text among which the headline may stand
BRACKETED = re.compile(r"[(（].{4,80}[)）]")
ORIGIN = re.compile(r"(?:来源|作者|编辑|发布|时间|日期)[^，。]{0,3}[:：]")


def find_headings(
    page: Document, lines: Sequence[Line], body: Sequence[int]
) -> tuple[list[int], str]:
    """Return the lines of the headline, and the paper's name if it stands there."""
    groups: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        for name in line.regions:
            if name.startswith("title#"):
                groups.setdefault(name, []).append(n)
    marked = list(groups.values())
    if marked:
        wanted = squeezed(page.metadata.get("title", ""))
        for group in marked:
            text = squeezed("".join(lines[n].text for n in group))
            if wanted and wanted in text:
                others = [one for one in marked if one is not group]
                return group, _named(lines, others)
        if len(marked) > 1:
            return marked[1], _named(lines, marked[:1])
        return marked[0], ""
    return _guessed(page, lines, body), ""


def called(page: Document) -> str:
    """Return the headline that a page calls itself by, "" without one."""
    return next(_names(page), "")


def _named(lines: Sequence[Line], groups: Sequence[Sequence[int]]) -> str:
    """Return the paper that a second title names."""
    texts = ("".join(lines[n].text for n in group) for group in groups)
    return folio.first(folio.paper(text) or text for text in texts)


def _guessed(page: Document, lines: Sequence[Line], body: Sequence[int]) -> list[int]:
    """Return the lines of the headline that a page without marks has."""
    start = body[0] if body else len(lines)
    fonts = [n for n, line in enumerate(lines) if "font01" in around(line)]
    if fonts:
        return _run(lines, fonts[-1] if fonts[-1] < start else fonts[0])
    names = [page.metadata.get("title", ""), *_names(page)]
    whole = [squeezed(name) for name in (*names, *_wholes(page)) if name]
    tops = [n for n, line in enumerate(lines) if line.block.tag == "h1"]
    near = [n for n in tops if n < start or n in set(body)]
    repeated = [n for n in near if any(squeezed(lines[n].text) in w for w in whole)]
    own = [n for n in near if lines[n].linked * 2 <= lines[n].size]
    for choice in (repeated, own):
        if choice:
            within = [n for n in choice if n in set(body)]
            return _run(lines, within[0] if within else choice[-1])
    for name in filter(None, map(squeezed, names)):
        for n in range(min(start + NEAR, len(lines)) - 1, -1, -1):
            text = squeezed(lines[n].text)
            if len(text) >= LEAST and text in name and folio.paper(text) != text:
                return _run(lines, n)
    for n in range(min(start + NEAR, len(lines)) - 1, -1, -1):
        line = lines[n]
        text = squeezed(line.text)
        if len(text) >= LONG and not line.linked and any(text in one for one in whole):
            return _run(lines, n)
    above = [n for n in range(min(start + 1, len(lines))) if _is_heading(lines[n])]
    return _run(lines, (above or near)[-1]) if above or near else []


def _is_heading(line: Line) -> bool:
    return (
        line.block.tag in HEADINGS
        and line.linked * 2 <= line.size
        and not sentences(line)
    )


def _run(lines: Sequence[Line], n: int) -> list[int]:
    """Return the lines of one headline: those of the same element."""
    block = lines[n].block
    start = n
    while start and lines[start - 1].block is block:
        start -= 1
    end = n + 1
    while end < len(lines) and lines[end].block is block and not _under(lines[end]):
        end += 1
    return list(range(start, end)) if end - start <= LINES else [n]


def _under(line: Line) -> bool:
    """Return whether a line in the headline's element is none of the headline."""
    adopted = BRACKETED.fullmatch(line.text) and folio.day(line.text)
    return bool(adopted or ORIGIN.search(line.text) or sentences(line))


def _names(page: Document) -> Iterator[str]:
    """Yield what a page calls itself, the site's name behind it left out."""
    for name in _wholes(page):
        parts = [part.strip() for part in _parted(name)]
        if any(parts):
            yield max(parts[:1] or parts, key=len) or max(parts, key=len)


def _wholes(page: Document) -> tuple[str, str]:
    return (meta(page.root, "og:title", "articletitle", "title"), title(page.root))


def _parted(name: str) -> list[str]:
    for mark in ("_", " - ", "|", "–", "—人民", "-"):
        if mark in name:
            return name.split(mark)
    return [name]


def around(line: Line) -> set[str]:
    """Return the classes of what a line stands in, and of what that stands in."""
    above: etree._Element | None = line.block.getparent()
    return {*classes(line.block), *(classes(above) if above is not None else ())}
