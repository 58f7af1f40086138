"""What a PDF page shows beside its type: pictures and ruled lines."""

import ctypes

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from dubao.model import Box
from dubao.sources.pdf.cell import TENTHS

THIN = 40  # tenths of a point: a rule is no thicker
LONG = 10  # times as long as thick
MOST = 20_000  # objects of a page that are looked at


def drawings(page: PdfPage) -> tuple[list[Box], list[Box]]:
    """Return the boxes of a page's pictures, and of its ruled lines across."""
    pictures, rules = [], []
    left, _, _, top = page.get_bbox()
    edges = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    get, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
    raw = page.raw
    for n in range(min(pdfium.FPDFPage_CountObjects(raw), MOST)):
        drawn = get(raw, n)
        kind = kind_of(drawn)
        if kind not in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH}:
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *pointers):
            continue
        box = Box(
            round((edges[0].value - left) * TENTHS),
            round((top - edges[3].value) * TENTHS),
            round((edges[2].value - left) * TENTHS),
            round((top - edges[1].value) * TENTHS),
        )
        width, height = box.right - box.left, box.bottom - box.top
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif height <= THIN and width >= LONG * max(height, 1):
            rules.append(box)
    return pictures, rules
