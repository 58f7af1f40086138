"""hOCR: pages of Tesseract and its kin, HTML whose titles hold the boxes.

Source: hOCR 1.2, kba.github.io/hocr-spec.
"""

import re
from collections.abc import Iterator

from lxml import etree

from dubao.model import Box
from dubao.sources.geometry import Printed
from dubao.sources.xml.alto import printed
from dubao.sources.xml.region import Region, Sheet, spaced
from dubao.sources.xml.tree import number

LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat", "ocrx_line")
ROLES = {"ocr_caption": "caption", "ocr_header": "furniture:folio"}
BOX = re.compile(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)")
SURE = re.compile(r"\bx_wconf\s+(\d+(?:\.\d+)?)")
IMAGE = re.compile(r"""\bimage\s+(?:"([^"]*)"|'([^']*)'|([^;\s]+))""")
NUMBER = re.compile(r"\blpageno\s+([\w-]+)")


def sheets(root: etree._Element) -> Iterator[Sheet]:
    """Yield the pages of a document."""
    for page in _classed(root, "ocr_page"):
        title = page.get("title", "")
        image = IMAGE.search(title)
        printed_number = NUMBER.search(title)
        yield Sheet(
            regions=tuple(_regions(page)),
            extent=_box(page),
            image=next((part for part in image.groups() if part), "") if image else "",
            number=printed_number[1] if printed_number else "",
        )


def _classed(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    for child in element.iter():
        if isinstance(child.tag, str):
            classes = child.get("class", "").split()
            if any(name in classes for name in names):
                yield child


def _regions(page: etree._Element) -> Iterator[Region]:
    paragraphs = list(_classed(page, "ocr_par")) or [page]
    for n, paragraph in enumerate(paragraphs):
        lines: list[Printed] = []
        for line in _classed(paragraph, *LINES):
            found = _line(line)
            if found is None:
                continue
            role = next(
                (ROLES[c] for c in line.get("class", "").split() if c in ROLES), ""
            )
            if role:
                yield Region(name=line.get("id", ""), role=role, lines=(found,))
            else:
                lines.append(found)
        if lines:
            yield Region(name=paragraph.get("id", str(n)), lines=tuple(lines))


def _line(line: etree._Element) -> Printed | None:
    box = _box(line)
    words = list(_classed(line, "ocrx_word"))
    if words:
        text = spaced([(_words(word), True) for word in words])
        sure = min(_sure(word) for word in words)
    else:
        text = _words(line)
        sure = _sure(line)
    return printed(text, box, sure) if text and box is not None else None


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _sure(element: etree._Element) -> int:
    match = SURE.search(element.get("title", ""))
    return min(number(match[1]), 100) if match else 100


def _box(element: etree._Element) -> Box | None:
    match = BOX.search(element.get("title", ""))
    if not match:
        return None
    left, top, right, bottom = (int(part[:9]) for part in match.groups())
    return Box(left, top, right, bottom) if right > left and bottom > top else None
