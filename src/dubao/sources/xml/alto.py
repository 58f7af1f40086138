"""ALTO 2–4: pages of a library's OCR, with the words' places and how sure it was.

Source: ALTO XML schema 2.0–4.4, Library of Congress.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from dubao.model import Box
from dubao.sources.geometry import Printed, hull
from dubao.sources.xml import table
from dubao.sources.xml.region import Region, Sheet, spaced
from dubao.sources.xml.tree import children, inside, local, number, percent

ROOT = "alto"
TABLE = "table"
ROLES = (
    (TABLE, TABLE),
    ("head", "headline"), ("title", "headline"), ("caption", "caption"),
    ("byline", "byline"), ("author", "byline"), ("credit", "credit"),
    ("page", "furniture:folio"), ("header", "furniture:folio"),
    ("footer", "furniture:folio"), ("running", "furniture:folio"),
)  # fmt: skip
TALL = 1.5  # times higher than wide: a line that runs downwards


def sheets(root: etree._Element) -> Iterator[Sheet]:
    """Yield the pages of a document."""
    tags = {tag.get("ID", ""): _role(tag) for tag in inside(root, *TAGS)}
    image = next((name.text or "" for name in inside(root, "fileName")), "")
    order = _order(root)
    for page in inside(root, "Page"):
        regions = list(_regions(page, tags))
        if order:
            place = {name: n for n, name in enumerate(order)}
            regions.sort(key=lambda region: place.get(region.name, len(place)))
        width, height = number(page.get("WIDTH")), number(page.get("HEIGHT"))
        yield Sheet(
            regions=tuple(regions),
            ordered=bool(order),
            extent=Box(0, 0, width, height) if width and height else None,
            image=image.strip(),
            number=page.get("PRINTED_IMG_NR", "").strip(),
        )


TAGS = ("LayoutTag", "StructureTag", "RoleTag", "OtherTag")


def _role(tag: etree._Element) -> str:
    said = f"{tag.get('LABEL', '')} {tag.get('TYPE', '')}".lower()
    return next((role for word, role in ROLES if word in said), "")


def _order(root: etree._Element) -> list[str]:
    """Return the ids of blocks in the order that the file says they are read in."""
    for order in inside(root, "ReadingOrder"):
        return [ref.get("REF", "") for ref in inside(order, "ElementRef")]
    return []


def _regions(page: etree._Element, tags: Mapping[str, str]) -> Iterator[Region]:
    """Yield a page's blocks, and tables whole."""
    within: set[etree._Element] = set()
    for block in inside(page, "TextBlock", "ComposedBlock"):
        names = block.get("TAGREFS", "").split()
        role = next((tags[name] for name in names if tags.get(name)), "")
        if block in within:
            continue
        if role == TABLE or TABLE in block.get("TYPE", "").lower():
            within.update(inside(block, "TextBlock", "ComposedBlock"))
            yield _table(block)
        elif local(block) == "TextBlock":
            lines = [_line(child) for child in children(block, "TextLine")]
            yield Region(
                name=block.get("ID", ""),
                role=role,
                lines=tuple(line for line in lines if line),
            )


def _table(block: etree._Element) -> Region:
    """Return a table: its words make cells where white parts them."""
    lines: list[Printed] = []
    pieces: list[Printed] = []
    for one in inside(block, "TextLine"):
        line = _line(one)
        if line is None:
            continue
        lines.append(line)
        words = [
            printed(text, _box(word), percent(word.get("WC")))
            for word in children(one, "String")
            if (text := word.get("CONTENT", "").strip())
        ]
        pieces += [_joined(run) for run in table.parted(words)]
    found = table.laid(pieces, lines)
    return Region(
        name=block.get("ID", ""),
        lines=table.rest(lines, found),
        tables=tuple(found),
        inner=tuple(one.get("ID", "") for one in inside(block, "TextBlock")),
    )


def _joined(words: Sequence[Printed]) -> Printed:
    """Return the words of a cell as one."""
    return printed(
        spaced([(word.text, True) for word in words]),
        hull([word.box for word in words]),
        min(word.confidence for word in words),
    )


def _line(line: etree._Element) -> Printed | None:
    pieces: list[tuple[str, bool]] = []
    white = False
    sure = 100
    boxes = []
    for child in line:
        kind = local(child)
        if kind == "SP":
            white = True
        elif kind == "String":
            pieces.append((child.get("CONTENT", ""), white))
            sure = min(sure, percent(child.get("WC")))
            boxes.append(_box(child))
            white = False
    box = _box(line)
    if box.right <= box.left or box.bottom <= box.top:
        boxes = [one for one in boxes if one.right > one.left and one.bottom > one.top]
        if not boxes:
            box = Box(0, 0, 1, 1)
        else:
            box = Box(
                min(one.left for one in boxes), min(one.top for one in boxes),
                max(one.right for one in boxes), max(one.bottom for one in boxes),
            )  # fmt: skip
    text = spaced(pieces)
    if not text:
        return None
    return printed(text, box, sure)


def printed(text: str, box: Box, sure: int) -> Printed:
    """Return a line with the size and the direction that its box tells."""
    width, height = box.right - box.left, box.bottom - box.top
    down = len(text) > 1 and height > TALL * width
    size = max(width if down else height, 1)
    return Printed(text=text, box=box, size=size, vertical=down, confidence=sure)


def _box(element: etree._Element) -> Box:
    left, top = number(element.get("HPOS")), number(element.get("VPOS"))
    width, height = number(element.get("WIDTH")), number(element.get("HEIGHT"))
    return Box(left, top, left + width, top + height)
