"""PAGE XML: pages of PRImA's tools and of Transkribus, with regions and their types.

Source: PAGE content schema 2010–2019, primaresearch.org; Transkribus' `custom`
attribute.
"""

import re
from collections.abc import Iterator

from lxml import etree

from dubao.model import Box
from dubao.sources.geometry import Printed
from dubao.sources.xml import table
from dubao.sources.xml.alto import printed
from dubao.sources.xml.region import Region, Sheet, spaced
from dubao.sources.xml.tree import children, inside, local, number, percent

ROOT = "PcGts"
TABLE = "TableRegion"
ROLES = {
    "heading": "headline", "caption": "caption", "credit": "credit",
    "page-number": "furniture:folio", "header": "furniture:folio",
    "footer": "furniture:folio", "drop-capital": "", "paragraph": "",
}  # fmt: skip
TYPE = re.compile(r"structure\s*\{[^}]*type\s*:\s*([\w-]+)")
INDEX = re.compile(r"readingOrder\s*\{[^}]*index\s*:\s*(\d+)")


def sheets(root: etree._Element) -> Iterator[Sheet]:
    """Yield the pages of a document."""
    for page in inside(root, "Page"):
        found = list(_regions(page))
        order = _order(page)
        place = {name: n for n, name in enumerate(order)}
        told = bool(order)
        if not told and any(INDEX.search(one.get("custom", "")) for one in found):
            told = True
            found.sort(key=_index)
        elif told:
            found.sort(key=lambda one: place.get(one.get("id", ""), len(place)))
        width = number(page.get("imageWidth"))
        height = number(page.get("imageHeight"))
        yield Sheet(
            regions=tuple(
                _table(one) if local(one) == TABLE else _region(one) for one in found
            ),
            ordered=told,
            extent=Box(0, 0, width, height) if width and height else None,
            image=page.get("imageFilename", ""),
        )


def _regions(page: etree._Element) -> Iterator[etree._Element]:
    """Yield regions of text, and tables whole."""
    within: set[etree._Element] = set()
    for one in inside(page, "TextRegion", TABLE):
        if one in within:
            continue
        if local(one) == TABLE:
            within.update(inside(one, "TextRegion", TABLE))
        yield one


def _table(region: etree._Element) -> Region:
    """Return a table whose cells tell their places, or their boxes."""
    cells = list(inside(region, "TableCell")) or list(inside(region, "TextRegion"))
    told = [_region(cell) for cell in cells]
    lines = [line for one in told for line in one.lines]
    places = [
        table.cell(cell, one.lines) for cell, one in zip(cells, told, strict=True)
    ]
    found = table.gridded(places, lines)
    return Region(
        name=region.get("id", ""),
        lines=table.rest(lines, found),
        tables=tuple(found),
        inner=tuple(one.name for one in told),
    )


def _order(page: etree._Element) -> list[str]:
    """Return the ids of regions in the order that the file says they are read in."""
    order = next(children(page, "ReadingOrder"), None)
    return list(_refs(order)) if order is not None else []


def _refs(group: etree._Element) -> Iterator[str]:
    members = [child for child in group if isinstance(child.tag, str)]
    if any(child.get("index") for child in members):
        members.sort(key=lambda child: number(child.get("index")))
    for child in members:
        if ref := child.get("regionRef"):
            yield ref
        if "Group" in local(child):
            yield from _refs(child)


def _index(element: etree._Element) -> int:
    match = INDEX.search(element.get("custom", ""))
    return int(match[1][:9]) if match else 1 << 30


def _region(region: etree._Element) -> Region:
    match = TYPE.search(region.get("custom", ""))
    kind = region.get("type") or (match[1] if match else "")
    lines = list(children(region, "TextLine"))
    if any(INDEX.search(line.get("custom", "")) for line in lines):
        lines.sort(key=_index)
    found = [one for line in lines if (one := _line(line))]
    if not found:
        found = list(_bare(region))
    role = ROLES.get(kind.lower(), "")
    return Region(name=region.get("id", ""), role=role, lines=tuple(found))


def _line(line: etree._Element) -> Printed | None:
    text, sure = _text(line)
    if not text:
        words = [(_text(word)[0], True) for word in children(line, "Word")]
        text = spaced([(said, white) for said, white in words if said])
        sure = min([_text(word)[1] for word in children(line, "Word")], default=100)
    return printed(text, _box(line), sure) if text else None


def _bare(region: etree._Element) -> Iterator[Printed]:
    """Yield the lines of a region that has a text and no lines of its own."""
    text, sure = _text(region)
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    box = _box(region)
    step = max((box.bottom - box.top) // max(len(rows), 1), 1)
    for n, row in enumerate(rows):
        top = box.top + n * step
        yield printed(row, Box(box.left, top, box.right, top + step), sure)


def _text(element: etree._Element) -> tuple[str, int]:
    """Return what an element says by its first reading, and how sure it is."""
    best = min(
        children(element, "TextEquiv"),
        key=lambda one: number(one.get("index")),
        default=None,
    )
    if best is None:
        return "", 100
    said = next(children(best, "Unicode"), None)
    if said is None:
        said = next(children(best, "PlainText"), None)
    return ((said.text or "") if said is not None else "").strip(), percent(
        best.get("conf")
    )


def _box(element: etree._Element) -> Box:
    """Return the box around an element's outline."""
    coordinates = next(children(element, "Coords"), None)
    points: list[tuple[int, int]] = []
    if coordinates is not None:
        pairs = (pair.split(",") for pair in coordinates.get("points", "").split())
        points += [(number(pair[0]), number(pair[-1])) for pair in pairs]
        points += [
            (number(point.get("x")), number(point.get("y")))
            for point in children(coordinates, "Point")
        ]
    if not points:
        return Box(0, 0, 1, 1)
    across, down = [x for x, _ in points], [y for _, y in points]
    left, top = min(across), min(down)
    return Box(left, top, max(*across, left + 1), max(*down, top + 1))
