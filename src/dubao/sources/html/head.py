"""What stands above an article's text: kicker, headline, deck, byline, and the folio.

<!--enpproperty <introtitle>kicker…<title>headline…<subtitle>deck…<author>byline…
<founder-title> · <founder-author> · <!--<npm:article-title>-->
h3 kicker, h1 headline, h2 deck, h4 or p.sec byline · td.font02, td.font01, td.font02
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dubao.line.byline import byline
from dubao.sources.html import folio, heading
from dubao.sources.html.heading import around
from dubao.sources.html.margin import sentences
from dubao.sources.html.piece import BARE_NAMES, HEADINGS, squeezed
from dubao.sources.html.prose import Line, Prose, collapsed
from dubao.sources.html.tree import Document, classes, meta, title
from dubao.text.fold import fold

FIELDS = (
    ("kicker", "introtitle"),
    ("headline", "title"),
    ("deck", "subtitle"),
    ("byline", "author"),
)
NEAR = 4  # lines below a headline
AUTHOR = frozenset({"author", "zuozhe", "byline", "writer", "sec"})
CALLED = {
    **dict.fromkeys(("kicker", "introtitle", "intro-title", "yinti"), "kicker"),
    **dict.fromkeys(("subtitle", "sub-title", "deck", "futi", "fubiaoti"), "deck"),
}
SOURCE_LINE = frozenset({"lai", "sec", "source", "date"})
PLACE = re.compile(r"[网报社台局站部院]$")  # an author that is no person
BUTTONS = (
    r"(?!打印|字号|分享|收藏|评论|编辑|来源|关闭|阅读|浏览|点击|发布|时间|责编|责任)"
)
WRITER = re.compile(
    r"(?:作者|记者|文)\s?[:：/]\s?[一-龥·]{2,4}"
    rf"(?:[ 、,，\u3000]{BUTTONS}[一-龥·]{{2,4}}(?![:：一-龥]))*"
)
BUTTON = re.compile(r"举报|分享|收藏|评论|打印|关注|字号")
ORIGIN = re.compile(r"来源\s?[:：]\s?《?([一-龥]{2,12})")
EDITOR = re.compile(r"责任?编辑?\s?[:：]|编辑\s?[:：]|责编")
Parts = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above an article's text."""

    parts: Parts  # role → lines
    used: frozenset[int]  # lines of the page that are among them
    credited: bool = False  # the byline stands in the metadata only
    folio: tuple[str, ...] = ()
    paper: str = ""
    date: str = ""
    number: str = ""


def head(page: Document, whole: Prose, body: Sequence[int]) -> Head:
    """Return what stands above the article whose text the lines `body` are."""
    lines = whole.lines
    titles, paper = heading.find_headings(page, lines, body)
    shown: list[tuple[str, int, str]] = [("headline", n, lines[n].text) for n in titles]
    taken = set(titles)
    found: list[str] = []
    date = number = ""
    for n, role, text in _around(lines, titles, body):
        if n in taken and role != "folio":
            continue
        taken.add(n)
        if role == "folio":
            found.append(text)
        else:
            shown.append((role, n, text))
    for n, line in enumerate(lines):
        if "date" in line.regions and not date:
            date = folio.day(line.text)
        if "pagenum" in line.regions and not number:
            number = folio.number(line.text)
        if line.regions & {"date", "pagenum"} and n not in taken:
            found.append(line.text)
            taken.add(n)
    author = page.metadata.get("author") or _signed(page, lines)
    parts = _settled(shown, {**page.metadata, "author": author})
    credited = bool(parts["byline"]) and all(role != "byline" for role, _, _ in shown)
    if not parts["headline"] and (called := heading.called(page)):
        parts["headline"] = [called]
    return Head(
        parts=parts,
        used=frozenset(taken),
        credited=credited,
        folio=tuple(dict.fromkeys(found))[:3],
        paper=paper or _origin(lines, titles, body),
        date=date or _dated(lines, titles, body),
        number=number,
    )


def _around(
    lines: Sequence[Line], titles: Sequence[int], body: Sequence[int]
) -> Iterator[tuple[int, str, str]]:
    """Yield the lines around a headline that have a role: number, role, text."""
    if not titles:
        return
    first, last = titles[0], titles[-1]
    inside = set(body)
    stop = next((n for n in body if n > last), len(lines))
    for n, line in enumerate(lines):
        marked = {
            "introtitle": "kicker", "subtitle": "deck", "author": "byline",
        }  # fmt: skip
        role = next((marked[r] for r in line.regions if r in marked), "")
        if role:
            yield n, role, line.text
            continue
        near = n in inside and n < last + NEAR and first in inside
        if n in titles or (n in inside and not near):
            continue
        if "font02" in around(line) and n < stop:
            rather = "kicker" if n < first else "deck"
            yield n, "byline" if _is_byline(line) else rather, line.text
        elif n < first:
            near_by = first - n <= 2  # noqa: PLR2004 a kicker has two lines at most
            if near_by and (_beside(line, lines[first]) or _classed(line) == "kicker"):
                yield n, "kicker", line.text
        elif n < stop or near:
            yield from _below(n, line, lines[last], near=near)


def _below(
    n: int, line: Line, headline: Line, *, near: bool
) -> Iterator[tuple[int, str, str]]:
    """Yield what a line between the headline and the text is."""
    tag = _tag(line)
    named = around(line)
    footer = folio.FOOTER.search(line.text)
    if footer:
        rest = (line.text[: footer.start()] + line.text[footer.end() :]).strip()
        if rest:
            yield n, "byline", rest
        yield n, "folio", footer[0]
    elif (
        _is_byline(line)
        or (named & AUTHOR and not folio.day(line.text))
        or (tag == "h4" and not near)
    ):
        yield n, "byline", line.text
    elif not near and (role := _classed(line)):
        yield n, role, line.text
    elif tag in HEADINGS and not near and _beside(line, headline):
        yield n, "deck", line.text
    elif credit := WRITER.search(line.text):
        yield n, "byline", credit[0]
    elif author := _author(line):
        yield n, "byline", author
    elif named & SOURCE_LINE and (folio.day(line.text) or folio.number(line.text)):
        yield n, "folio", line.text


def _classed(line: Line) -> str:
    """Return the role that a line's classes name, "" for none."""
    return next((CALLED[name] for name in around(line) if name in CALLED), "")


def _author(line: Line) -> str:
    """Return what stands in an element for the author inside a line."""
    for element in line.block.iterdescendants():
        if isinstance(element.tag, str) and set(classes(element)) & AUTHOR:
            text = collapsed("".join(str(part) for part in element.itertext()))
            if text and not folio.day(text):
                return text
    return ""


def _settled(shown: Sequence[tuple[str, int, str]], metadata: dict[str, str]) -> Parts:
    """Return the lines of each role: the metadata decides which is which."""
    values = {role: metadata.get(name, "").split("\n") for role, name in FIELDS}
    parts: Parts = {role: [] for role, _ in FIELDS}
    for role, _, text in shown:
        one = squeezed(text)
        meant = (
            other
            for other, value in values.items()
            if len(one) > 1 and one in squeezed("".join(value))
        )
        own = squeezed("".join(values[role]))
        parts[role if one and one in own else next(meant, role)].append(text)
    for role, value in values.items():
        told = [line for line in value if line]
        same = squeezed("".join(told)) == squeezed("".join(parts[role]))
        if told and not same and (role != "byline" or not parts[role]):
            parts[role] = told
    return parts


def _signed(page: Document, lines: Sequence[Line]) -> str:
    """Return whom a page's `<meta>` names as the author, "" where it is no person.

    Sites put their own name there, and the editor's.
    """
    name = meta(page.root, "author", "article:author")
    if not BARE_NAMES.fullmatch(name) or PLACE.search(name):
        return ""
    site = f"{title(page.root)} {meta(page.root, 'og:site_name')}"
    edits = any(name in line.text and EDITOR.search(line.text) for line in lines)
    return "" if name in site or edits else name


def _origin(lines: Sequence[Line], titles: Sequence[int], body: Sequence[int]) -> str:
    """Return the paper that a line near the headline gives as the source."""
    near = lines[titles[0] if titles else 0 : body[0] if body else None]
    found = (ORIGIN.search(BUTTON.sub(" ", line.text)) for line in near)
    return folio.first(folio.paper(match[1]) for match in found if match)


def _dated(lines: Sequence[Line], titles: Sequence[int], body: Sequence[int]) -> str:
    """Return the day that stands between a headline and the text, "" for none."""
    start = body[0] if body else len(lines)
    low = titles[-1] if titles else max(0, start - NEAR)
    near = range(low, min(max(start, low + NEAR), len(lines)))
    told = (lines[n] for n in near)
    return folio.first(
        folio.day(one.text)
        for one in told
        if not (sentences(one) or heading.BRACKETED.fullmatch(one.text))
    )


def _is_byline(line: Line) -> bool:
    """Return whether a line says only who wrote the article."""
    named = around(line)
    return byline(fold(line.text)) is not None or bool(
        named & AUTHOR and BARE_NAMES.fullmatch(line.text)
    )


def _beside(line: Line, headline: Line) -> bool:
    """Return whether a heading stands with the headline."""
    return _tag(line) in HEADINGS and (
        line.block.getparent() is headline.block.getparent()
    )


def _tag(line: Line) -> str:
    return str(line.block.tag)
