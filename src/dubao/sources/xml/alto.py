"""ALTO 2–4: pages of a library's OCR, with the words' places and how sure it was.

Source: ALTO XML schema 2.0–4.4, Library of Congress.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from dubao.model import Box
from dubao.sources.geometry import Printed
from dubao.sources.xml.region import Region, Sheet, spaced
from dubao.sources.xml.tree import children, inside, local, number, percent

ROOT = "alto"
ROLES = (
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
        regions = [_region(block, tags) for block in inside(page, "TextBlock")]
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


def _region(block: etree._Element, tags: Mapping[str, str]) -> Region:
    names = block.get("TAGREFS", "").split()
    role = next((tags[name] for name in names if tags.get(name)), "")
    lines = [line for child in children(block, "TextLine") if (line := _line(child))]
    return Region(name=block.get("ID", ""), role=role, lines=tuple(lines))


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
