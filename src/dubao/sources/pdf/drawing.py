"""What a PDF page shows beside its type: pictures and ruled lines."""

import ctypes
from collections.abc import Callable
from functools import cache

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from dubao.model import Box
from dubao.sources.pdf.cell import TENTHS

THIN = 40  # tenths of a point: a rule is no thicker
LONG = 10  # times as long as thick
MOST = 20_000  # objects of a page that are looked at


@cache
def _plain() -> tuple[Callable[..., int], Callable[..., int]]:
    """Return how an object is got and its kind told, addresses as plain numbers.

    A page has an object for each character, and a pointer made for each costs more
    than all that is done with it.
    """

    def bare(function: object, *kinds: type) -> Callable[..., int]:
        made = ctypes.CFUNCTYPE(*kinds)
        return made(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]

    return (
        bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
        bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p),
    )


def drawings(page: PdfPage) -> tuple[list[Box], list[Box]]:
    """Return the boxes of a page's pictures, and of its ruled lines across."""
    pictures, rules = [], []
    left, _, _, top = page.get_bbox()
    edges = [ctypes.c_float() for _ in range(4)]
    pointers = [ctypes.byref(edge) for edge in edges]
    raw = page.raw
    address = ctypes.cast(raw, ctypes.c_void_p).value
    get, kind_of = _plain()
    image, path = pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH
    for n in range(min(pdfium.FPDFPage_CountObjects(raw), MOST)):
        kind = kind_of(get(address, n))
        if kind not in (image, path):
            continue
        drawn = pdfium.FPDFPage_GetObject(raw, n)
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
