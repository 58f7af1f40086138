"""PDF: one Page a PDF page, its text layer with boxes, or what OCR sees of it.

Source: ISO 32000-2; PDFium through pypdfium2.
"""

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dubao.errors import (
    EncryptedFile,
    LowQualityText,
    MalformedPdf,
    SourceError,
    TooManyPages,
    TruncatedFile,
)
from dubao.model import Box, Page, Source
from dubao.sources.geometry import composed
from dubao.sources.geometry.laid import tables, without, written
from dubao.sources.geometry.printed import is_vertical
from dubao.sources.geometry.tabular import tables as tables_of
from dubao.sources.input import Input
from dubao.sources.quality import is_garbled

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MEDIA_TYPE = "application/pdf"
SIGNATURE = 1024  # bytes among which %PDF- may stand (ISO 32000-1, annex H)
TAIL = 4096  # bytes among which %%EOF stands
FEW = 16  # characters of a text layer that may be a stamp on a scan


def sniff(head: bytes) -> bool:
    """Return whether the first bytes are a PDF's.

    >>> sniff(b"%PDF-1.7"), sniff("本报讯".encode())
    (True, False)
    """
    return b"%PDF-" in head[:SIGNATURE]


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of a document.

    Raises:
        EncryptedFile: it asks for a password.
        FileTooLarge: it has more bytes than the limit.
        MalformedPdf: PDFium cannot read its structure.
        TooManyPages: it has more pages than the limit.
        TruncatedFile: its end is missing.
    """
    content = source.content()
    document = _opened(content, source.name)
    try:
        total = len(document)
        if total < 1:
            raise MalformedPdf(f"{source.name}: a PDF without pages", hint=REPAIR)
        if total > source.limits.pages:
            message = f"{source.name}: {total:,} pages"
            hint = f"the limit is {source.limits.pages:,}: --limit pages=…"
            raise TooManyPages(message, hint=hint)
        sha256 = hashlib.sha256(content).hexdigest()
        for number in range(total):
            if source.steps and not source.steps.next():
                continue
            origin = Source(
                name=source.name if total == 1 else f"{source.name}/{number + 1}",
                sha256=sha256,
                media_type=MEDIA_TYPE,
                ordinal=number if total > 1 else None,
            )
            try:
                yield _page(document, number, origin, source)
            except SourceError as error:
                yield error
    finally:
        document.close()


REPAIR = "try to print it into a new PDF, or repair it: qpdf IN OUT"


def _opened(content: bytes, name: str) -> "PdfDocument":
    import pypdfium2 as pdfium  # noqa: PLC0415 only where a PDF is read

    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            message = f"{name}: asks for a password"
            raise EncryptedFile(message, hint="save it without one") from error
        if b"%%EOF" not in content[-TAIL:]:
            message = f"{name}: ends before its end"
            raise TruncatedFile(message, hint="fetch it again") from error
        message = f"{name}: PDFium cannot read it: {error}"
        raise MalformedPdf(message, hint=REPAIR) from error


def _page(document: "PdfDocument", number: int, origin: Source, source: Input) -> Page:
    """Return one page, by its text layer or by OCR.

    Raises:
        MalformedPdf: PDFium cannot read this page.
        NoTextLayer: it is a picture, and no OCR engine is installed.
        OcrFailed: the OCR engine saw nothing on it.
    """
    import pypdfium2 as pdfium  # noqa: PLC0415 only where a PDF is read

    from dubao.sources.pdf.drawing import drawings  # noqa: PLC0415 loads PDFium
    from dubao.sources.pdf.layer import printed  # noqa: PLC0415 loads PDFium
    from dubao.sources.pdf.token import edges, tokens  # noqa: PLC0415 loads PDFium

    try:
        page = document[number]
        characters = page.get_textpage()
    except pdfium.PdfiumError as error:
        message = f"{origin.name}: PDFium cannot read this page: {error}"
        raise MalformedPdf(message, hint=REPAIR) from error
    try:
        lines = printed(page, characters)
        words = "".join(line.text for line in lines)
        if len(words) < FEW or is_garbled(words):
            return _recognised(page, origin, source, layer=bool(words))
        pictures, rules = drawings(page)
        pieces = tokens(page, characters)
        level = pieces and not is_vertical(lines)
        shown = tables_of(pieces, lines, edges(page)) if level else []
        lines = [*without(lines, shown), *(written(one)[0] for one in shown)]
        found = composed(lines, pictures=pictures, rules=rules)
        width, height = page.get_size()
        return Page(
            source=origin,
            text=found.text,
            blocks=found.blocks,
            tables=tables(found.blocks, shown),
            extent=Box(0, 0, round(width * 10), round(height * 10)),
        )
    finally:
        characters.close()
        page.close()


def _recognised(page: "PdfPage", origin: Source, source: Input, *, layer: bool) -> Page:
    """Return a page as OCR reads it, since its text layer is missing or no text."""
    from dubao.sources.scan.engine import is_installed  # noqa: PLC0415 loads numpy
    from dubao.sources.scan.page import drawn  # noqa: PLC0415

    if layer and not is_installed():
        message = f"{origin.name}: its text layer is no text that a reader would see"
        raise LowQualityText(message, hint="let OCR read it: pip install 'dubao[ocr]'")
    source.patience()
    return drawn(page, origin, source.limits)
