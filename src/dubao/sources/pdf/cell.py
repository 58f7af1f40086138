"""The characters of a PDF page, one by one: what each is, where it stands.

Source: PDFium's fpdf_text.h.
"""

import ctypes
import math
import sys
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

LOST = "\ufffd"  # a character that has no code
HALF = 0xD800 >> 11  # half a character beyond the basic plane
TENTHS = 10  # of a point: the unit of our boxes


@dataclass(frozen=True, slots=True)
class Cell:
    """A character's box in tenths of a point, y downwards."""

    left: float
    top: float
    right: float
    bottom: float


class Layer:
    """Reads the characters of one page."""

    def __init__(self, page: PdfPage, characters: PdfTextPage) -> None:
        self._raw = characters.raw
        left, _, _, top = page.get_bbox()
        self._left, self._top = left, top
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._box, self._turn = ctypes.byref(self._rect), ctypes.byref(self._matrix)
        self.count = pdfium.FPDFText_CountChars(self._raw)

    def text(self) -> str:
        """Return all characters; the place of each in it is its index."""
        room = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self._raw, 0, self.count, room)
        words = bytes(room)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
        if len(words) == self.count:
            return words
        # PDFium leaves out what has no character code, and counts those beyond the
        # basic plane once: ask for each
        return "".join(
            chr(code) if 0 < code <= sys.maxunicode and code >> 11 != HALF else LOST
            for code in (
                pdfium.FPDFText_GetUnicode(self._raw, n) for n in range(self.count)
            )
        )

    def cell(self, index: int) -> Cell | None:
        """Return the em box of a character, None where it has none."""
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._box):
            return None
        rect = self._rect
        return Cell(
            (rect.left - self._left) * TENTHS,
            (self._top - rect.top) * TENTHS,
            (rect.right - self._left) * TENTHS,
            (self._top - rect.bottom) * TENTHS,
        )

    def size(self, index: int) -> float:
        """Return the em of a character in tenths of a point, 0 where none is told."""
        if not pdfium.FPDFText_GetMatrix(self._raw, index, self._turn):
            return 0.0
        turn = self._matrix
        scale = math.sqrt(abs(turn.a * turn.d - turn.b * turn.c))
        return float(pdfium.FPDFText_GetFontSize(self._raw, index)) * scale * TENTHS

    def generated(self, index: int) -> bool:
        """Say whether a character is white that PDFium put in."""
        return bool(pdfium.FPDFText_IsGenerated(self._raw, index) == 1)
