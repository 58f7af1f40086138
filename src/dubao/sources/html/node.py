"""Node pages: a newspaper page's picture with its hot zones, and its articles' titles.

<MAP NAME="PagePicMap"><Area coords="x,y,…" shape="polygon" href="content_1.htm">
<ul class="news-list"><li><span>1</span><a href="content_1.htm">新桥通车</a>
<polygon class="area" points="x,y x,y" title="新桥通车" data-contentid="1">
"""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from dubao.model import Area, Box, Point
from dubao.sources.html import folio, link
from dubao.sources.html.margin import LITTLE, Question, margin, sentences
from dubao.sources.html.piece import ADOPTED
from dubao.sources.html.prose import Line, Prose, collapsed, prose
from dubao.sources.html.tree import Document, attribute, elements, named
from dubao.sources.html.tree import title as titled

REAL = re.compile(r"-?\d{1,7}(?:\.\d{1,9})?")
RECTANGLE, TRIANGLE = 4, 6  # coordinates
LISTS = ("titlelist", "news-list", "newslist", "title-list")
NUMBERS = ("pagelist", "swiper-container", "page-list", "pagelink")
MOST = 100_000
MUCH = 200  # characters of sentences that no page of hot zones has
MARKED = 4  # elements of a name that are looked at
TODAY = re.compile(r"今[天日]是|现在(?:是|时间)|当前时间")  # a viewer's day
BULLETS = "·•▪■●◆ \u3000"  # before a title in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article as its page lists it."""

    key: str  # of the file it leads to, see link.joined
    target: str  # as the page links it
    title: tuple[str, ...] = ()  # the lines of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node page."""

    items: tuple[Item, ...]  # in the order of the list
    areas: tuple[Area, ...]
    paper: str = ""
    date: str = ""
    number: str = ""
    folio: tuple[str, ...] = ()  # the lines that tell these
    image: str = ""
    extent: Box | None = None


def node(page: Document, whole: Prose) -> Node | None:
    """Return what a node page tells, None where it lists no article.

    `whole` is the prose of the page. A page that tells a story of its own lists none,
    whatever it links to.
    """
    zones = [*_areas(page), *_polygons(page)]
    printed = any(link.is_article(found.target) for found, _, _ in zones)
    if _tells(page, whole.lines, MUCH if printed else LITTLE):
        return None
    return shown(page, whole)


def _tells(page: Document, lines: Sequence[Line], least: int) -> bool:
    """Return whether sentences stand on a page, beside its lists and notices."""
    is_beside = margin(page.root, lines)
    told = 0
    for line in lines:
        told += 0 if is_beside(line.block) else sentences(line)
    return told >= least


def shown(page: Document, whole: Prose) -> Node | None:
    """Return what a page shows of the page of a paper, None where there is no list."""
    zones = [*_areas(page), *_polygons(page)]
    zoned = {found.key for found, _, _ in zones if found.key}
    listed = _listed(page, zoned, margin(page.root, whole.lines))
    order: dict[str, Item] = {}
    for item in (*listed, *(found for found, _, _ in zones)):
        known = order.get(item.key)
        if item.key and (known is None or (item.title and not known.title)):
            order[item.key] = Item(
                key=item.key,
                target=known.target if known else item.target,
                title=item.title,
            )
    if not order:
        return None
    numbers = {key: n for n, key in enumerate(order)}
    areas = [
        Area(
            article=numbers.get(found.key, -1),
            points=points,
            target=found.target,
            title=own or " ".join(order[found.key].title if found.key else ()),
        )
        for found, points, own in zones
        if points
    ]
    image, extent = _picture(page)
    lines = find_folios(page, whole.lines)
    return Node(
        items=tuple(order.values()),
        areas=_distinct(areas),
        paper=folio.first(folio.paper(text) for text in (*lines, titled(page.root))),
        date=day(page, lines),
        number=number(page, lines),
        folio=lines,
        image=image,
        extent=extent,
    )


Zone = tuple[Item, tuple[Point, ...], str]


def _distinct(areas: list[Area]) -> tuple[Area, ...]:
    """Return areas without those that only name an article's other address."""
    found = {(a.article, a.points, a.article < 0 and a.target): a for a in areas[::-1]}
    return tuple(list(found.values())[::-1])


def _areas(page: Document) -> list[Zone]:
    """Return the hot zones of image maps: the item, its corners, its title."""
    zones = []
    for area in elements(page.root, "area"):
        target = attribute(area, "href")
        if target.lower().startswith(("javascript:", "mailto:")) or target == "#":
            target = ""
        numbers = [round(float(n)) for n in REAL.findall(attribute(area, "coords"))]
        points = corners(numbers[:MOST], attribute(area, "shape").lower())
        title = collapsed(attribute(area, "title") or attribute(area, "alt"))
        if target or points:
            leads = bool(target) and not link.is_page(target)
            key = link.joined(page.name, target) if leads else ""
            found = Item(key=key, target=target, title=(title,) if title else ())
            zones.append((found, points, title))
    return zones


def _polygons(page: Document) -> list[Zone]:
    """Return the hot zones that are drawn, with the article's number beside them."""
    zones = []
    for polygon in elements(page.root, "polygon"):
        target = folio.first(
            attribute(polygon, name) for name in ("data-contentid", "data-href", "href")
        )
        numbers = [round(float(n)) for n in REAL.findall(attribute(polygon, "points"))]
        points = corners(numbers[:MOST], "poly")
        if target and points:
            title = collapsed(attribute(polygon, "title"))
            key = link.joined(page.name, target)
            found = Item(key=key, target=target, title=(title,) if title else ())
            zones.append((found, points, title))
    return zones


def corners(numbers: list[int], shape: str) -> tuple[Point, ...]:
    """Return the corners of an area, in order.

    >>> corners([1, 2, 5, 8], "rect")
    (Point(x=1, y=2), Point(x=5, y=2), Point(x=5, y=8), Point(x=1, y=8))
    """
    if shape.startswith("circ") and len(numbers) >= RECTANGLE - 1:
        x, y, radius = numbers[:3]
        numbers = [x - radius, y - radius, x + radius, y + radius]
    if len(numbers) == RECTANGLE or (shape.startswith("rect") and len(numbers) > 3):  # noqa: PLR2004 x, y, x, y
        left, top, right, bottom = numbers[:RECTANGLE]
        return (
            Point(left, top),
            Point(right, top),
            Point(right, bottom),
            Point(left, bottom),
        )
    if len(numbers) < TRIANGLE:
        return ()
    return tuple(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False))


def _listed(page: Document, zoned: set[str], is_beside: Question) -> list[Item]:
    """Return the articles that the page's list names, in order."""
    lists = [
        element
        for element in elements(page.root, "div", "ul", "ol", "table", "td")
        if any(
            name in attribute(element, "id").lower()
            or name in attribute(element, "class").lower()
            for name in LISTS
        )
    ]
    roots = lists[:1] if lists and not zoned else [page.root]
    folders = {posixpath.dirname(key) for key in zoned}
    found = []
    for root in roots:
        inside = set(lists)
        for anchor in elements(root, "a"):
            target = attribute(anchor, "href")
            key = link.joined(page.name, target) if target else ""
            held = inside and any(one in inside for one in anchor.iterancestors())
            if not key or key == link.key(page.name):
                continue
            if (
                key in zoned
                or (held and not _leads_on(anchor, target))
                or (
                    not inside
                    and link.is_article(target)
                    and (not zoned or posixpath.dirname(key) in folders)
                    and not _leads_on(anchor, target)
                    and not is_beside(anchor)
                )
            ):
                found.append(_item(anchor, key, target))
    return found


def _item(anchor: etree._Element, key: str, target: str) -> Item:
    lines = (line.text.lstrip(BULLETS) for line in prose(anchor).lines)
    return Item(key=key, target=target, title=tuple(filter(None, lines)))


def _leads_on(anchor: etree._Element, target: str) -> bool:
    """Return whether a link leads to a page and not to an article."""
    called = (attribute(anchor, "id") + attribute(anchor, "class")).lower()
    text = "".join(str(part) for part in anchor.itertext()).strip()
    return (
        target.lower().startswith(("javascript:", "#", "mailto:"))
        or target.lower().partition("?")[0].endswith((".pdf", ".jpg"))
        or any(name in called for name in (*NUMBERS, "preart"))
        or text in {"上一篇", "下一篇", "上一版", "下一版", "返回目录", "更多"}
    )


def find_folios(page: Document, lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the lines that tell the page's number and day, none of them a link."""
    number = [
        line
        for line in lines
        if folio.is_folio(line.text) and line.linked * 2 < line.size
    ]
    marked = _marked(page.root)
    dates = [
        line
        for line in lines
        if line.linked * 2 < line.size
        and len(line.text) <= 60  # noqa: PLR2004 a paper's name, a day, a weekday
        and folio.day(line.text)
        and not TODAY.search(line.text)
        and not ADOPTED.search(line.text)
        and (not marked or marked in line.text)
    ]
    found = dict.fromkeys(line.text for line in (*dates[:1], *number[:1]))
    return tuple(found)


def _marked(root: etree._Element) -> str:
    """Return the day as the element that e-papers keep it in has it."""
    for name in ("newstime", "paperdate", "riqi_", "riqi"):
        for element in named(root, name)[:MARKED]:
            found = next((line.text for line in prose(element).lines), "")
            if folio.day(found):
                return found
    return ""


def day(page: Document, lines: tuple[str, ...]) -> str:
    """Return a node page's day."""
    return folio.first(
        folio.day(text)
        for text in (
            _marked(page.root), *lines, titled(page.root), page.name,
            *(attribute(area, "href") for area in elements(page.root, "area")),
        )
    )  # fmt: skip


def number(page: Document, lines: tuple[str, ...]) -> str:
    """Return a node page's number."""
    own = link.base(link.key(page.name))
    here = (
        folio.number(collapsed("".join(str(part) for part in anchor.itertext())))
        for anchor in elements(page.root, "a")
        if link.base(link.key(attribute(anchor, "href"))) == own
    )
    return folio.first(
        (
            *(folio.number(text) for text in lines if folio.is_folio(text)),
            folio.first(here),
            folio.number(titled(page.root)),
            folio.named(page.name),
        )
    )


def _picture(page: Document) -> tuple[str, Box | None]:
    """Return the address of the page's image, and its extent where it is told."""
    for element in elements(page.root, "img", "image"):
        source = attribute(element, "src") or folio.first(
            str(value)
            for name, value in element.items()
            if str(name).rsplit(":", 1)[-1].rsplit("}", 1)[-1] == "href"
        )
        if source and (element.tag == "image" or element.get("usemap")):
            sizes = [attribute(element, name) for name in ("width", "height")]
            whole = [size.removesuffix("px").partition(".")[0] for size in sizes]
            if all(size.isdecimal() and len(size) <= 6 for size in whole):  # noqa: PLR2004 pixels
                return source, Box(0, 0, int(whole[0]), int(whole[1]))
            return source, _viewed(page.root)
    return "", _viewed(page.root)


def _viewed(root: etree._Element) -> Box | None:
    """Return the extent that a drawing of hot zones has."""
    for drawing in elements(root, "svg"):
        box = [round(float(n)) for n in REAL.findall(attribute(drawing, "viewbox"))]
        if len(box) == RECTANGLE:
            return Box(box[0], box[1], box[0] + box[2], box[1] + box[3])
    return None


__all__ = ["Item", "Node", "node", "shown"]
