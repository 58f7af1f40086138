"""The words of a PDF page as white parts them, and the lines that are drawn on it.

A line of a table has white between its cells that a line of prose has not; here every
gap parts, whatever the other gaps of its line are.
"""

import ctypes
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from dubao.model import Box
from dubao.sources.geometry import Printed
from dubao.sources.geometry.lattice import Edges
from dubao.sources.geometry.tabular import may_hold
from dubao.sources.pdf.cell import TENTHS, Cell, Layer

GAP = 0.45  # ems of white that part two words
THIN = 30  # tenths of a point: a line is no thicker
LEAST = 60  # tenths of a point: what is shorter is no line
HAIR = 0.01  # points: what is narrower has no width
MOST = 20_000  # objects of a page that are looked at


def tokens(page: PdfPage, characters: PdfTextPage) -> list[Printed]:
    """Return the words of a page that may hold a table, none of one that may not."""
    if not may_hold(Layer(page, characters).text().split()):
        return []
    _thicken(page)
    whole = page.get_textpage()
    try:
        return list(_tokens(Layer(page, whole)))
    finally:
        whole.close()


def _thicken(page: PdfPage) -> None:
    """Give an outline to what has no width, since PDFium leaves that out of the text.

    A character alone in its cell has none where its font is not embedded: 吨, 元.
    """
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    edges = [ctypes.byref(side) for side in (left, bottom, right, top)]
    for n in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, n)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        if right.value - left.value < HAIR:
            mode = pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
            pdfium.FPDFTextObj_SetTextRenderMode(drawn, mode)
            pdfium.FPDFPageObj_Transform(drawn, 1, 0, 0, 1, 0, 0)


def _tokens(layer: Layer) -> Iterator[Printed]:
    """Yield the words of a page line by line."""
    text = layer.text()
    at = 0
    for line in text.split("\r\n"):
        yield from _words(layer, line, at)
        at += len(line) + 2


def _words(layer: Layer, line: str, at: int) -> Iterator[Printed]:
    begin: int | None = None
    first: Cell | None = None
    last: Cell | None = None
    size = 0.0
    end = 0
    for n, character in enumerate(line):
        if character.isspace():
            continue
        cell = layer.cell(at + n)
        if cell is None:
            continue
        if begin is None or first is None or last is None:
            begin, first, last = n, cell, cell
            size = layer.size(at + n) or abs(cell.bottom - cell.top) or 1.0
            end = n
            continue
        if cell.left - last.right > GAP * size or cell.right < last.left:
            yield from _printed(line[begin : end + 1], first, last, size)
            begin, first = n, cell
            size = layer.size(at + n) or size
        last, end = cell, n
    if begin is not None and first is not None and last is not None:
        yield from _printed(line[begin : end + 1], first, last, size)


def _printed(text: str, first: Cell, last: Cell, size: float) -> Iterator[Printed]:
    box = Box(
        round(min(first.left, last.left)),
        round(min(first.top, last.top)),
        round(max(first.right, last.right)),
        round(max(first.bottom, last.bottom)),
    )
    if box.right > box.left and box.bottom > box.top:
        words = " ".join(text.split())
        yield Printed(text=words, box=box, size=max(round(size), 1))


def edges(page: PdfPage) -> Edges:
    """Return the straight lines of a page: drawn ones, and the sides of boxes."""
    left, _, _, top = page.get_bbox()
    sides = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(side) for side in sides]
    across: list[Box] = []
    down: list[Box] = []
    for n in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, n)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *pointers):
            continue
        box = Box(
            round((sides[0].value - left) * TENTHS),
            round((top - sides[3].value) * TENTHS),
            round((sides[2].value - left) * TENTHS),
            round((top - sides[1].value) * TENTHS),
        )
        wide, high = box.right - box.left, box.bottom - box.top
        if high <= THIN < LEAST <= wide:
            across.append(box)
        elif wide <= THIN < LEAST <= high:
            down.append(box)
        elif wide >= LEAST and high >= LEAST:
            across += [
                Box(box.left, box.top, box.right, box.top),
                Box(box.left, box.bottom, box.right, box.bottom),
            ]
            down += [
                Box(box.left, box.top, box.left, box.bottom),
                Box(box.right, box.top, box.right, box.bottom),
            ]
    return Edges(tuple(across), tuple(down))
