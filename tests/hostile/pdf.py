"""Hostile PDFs: cut, locked, looping, nested, exploding, without end."""

import zlib
from collections.abc import Iterator

from tests.hostile.case import Case, case, cut

ANY_PDF = ("MalformedPdf", "PdfLoop", "TruncatedFile", "TooDeep", "OcrFailed")


def document(*objects: bytes, root: int = 1, extra: bytes = b"") -> bytes:
    """Return a PDF of some objects, numbered from 1, with a right table of them."""
    parts = [b"%PDF-1.7\n"]
    places = []
    for n, content in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (n, content))
    start = sum(map(len, parts))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % place for place in places]
    parts.append(
        b"trailer\n<< /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, root, extra, start)
    )
    return b"".join(parts)


def page(
    content: bytes, *, box: bytes = b"[0 0 300 300]", filters: bytes = b""
) -> bytes:
    """Return a PDF of one page with a content stream."""
    return document(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>" % box,
        b"<< /Length %d %b >>\nstream\n%b\nendstream"
        % (len(content), filters, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def words(text: bytes) -> bytes:
    """Return a content stream that shows some words."""
    return b"BT /F 12 Tf 20 200 Td (" + text + b") Tj ET"


WHOLE = page(words(b"The bridge is 1286 metres long and has four lanes."))


def encrypted() -> Iterator[Case]:
    """Yield PDFs that ask for a password: of every revision, keys of any bytes."""
    for revision, bits in ((2, 40), (3, 128), (4, 128), (5, 256), (6, 256)):
        for key in (b"\x11", b"\x5a", b"\xee", b"\x9c"):
            size = 48 if revision > 4 else 32
            locked = (
                b"<< /Filter /Standard /V %d /R %d /Length %d /P -3904 /O <%b> /U <%b>"
                % (
                    {2: 1, 3: 2, 4: 4, 5: 5, 6: 5}[revision], revision, bits,
                    (key * size).hex().encode(), (key * size).hex().encode(),
                )
            )  # fmt: skip
            if revision > 4:
                locked += b" /OE <%b> /UE <%b> /Perms <%b>" % (
                    (key * 32).hex().encode(), (key * 32).hex().encode(),
                    (key * 16).hex().encode(),
                )  # fmt: skip
            if revision > 3:
                method = b"/AESV2" if revision == 4 else b"/AESV3"
                locked += (
                    b" /CF << /StdCF << /CFM %b /Length %d >> >> /StmF /StdCF /StrF /StdCF"  # noqa: E501
                    % (method, bits // 8)
                )
            content = document(
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
                locked + b" >>",
                extra=b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00>]",
            )
            yield case(f"pdf-locked-{revision}-{key.hex()}", content, "EncryptedFile")


def loops() -> Iterator[Case]:
    """Yield PDFs that lead back to themselves."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    for n in range(1, 11):
        chain = [
            b"<< /Type /Pages /Kids [%d 0 R] /Count %d >>" % (2 + (k + 1) % n, n)
            for k in range(n)
        ]
        yield case(f"pdf-tree-loop-{n}", document(catalog, *chain), *ANY_PDF)
    for n in range(1, 6):
        table = WHOLE.replace(b"trailer\n<<", b"trailer\n<< /Prev %d" % (
            WHOLE.index(b"xref\n") if n == 1 else n * 7))  # fmt: skip
        broken = table.replace(b"/Root 1 0 R", b"/Root %d 0 R" % (n + 20))
        yield case(f"pdf-xref-loop-{n}", broken, *ANY_PDF)
    for n in range(6):
        drawn = document(
            catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
            b" /Resources << /XObject << /X 5 0 R >> >> >>",
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d"
            b" /Resources << /XObject << /X 5 0 R >> >> >>\nstream\n%b\nendstream"
            % (5 * (n + 1), b"/X Do" * (n + 1)),
        )
        yield case(f"pdf-form-loop-{n}", drawn, *ANY_PDF, "TimedOut", "MemoryExceeded")


def nested() -> Iterator[Case]:
    """Yield PDFs whose objects are nested a hundred thousand deep."""
    for n in range(20):
        deep = 10_000 * (n + 1)
        opening, closing = ((b"[", b"]"), (b"<</A", b">>"))[n % 2]
        content = document(
            b"<< /Type /Catalog /Pages 2 0 R /Names %b >>"
            % (opening * deep + closing * deep),
            b"<< /Type /Pages /Kids [] /Count 0 >>",
        )
        yield case(f"pdf-deep-{deep}", content, *ANY_PDF)


def broken() -> Iterator[Case]:
    """Yield PDFs without what a PDF needs."""
    for n, gone in enumerate(
        (b"/Type /Pages", b"/Kids [3 0 R]", b"/Pages 2 0 R", b"/Root 1 0 R", b"xref",
         b"startxref", b"trailer", b"1 0 obj", b"2 0 obj", b"/Catalog")
    ):  # fmt: skip
        for filler in (b" ", b"\xff"):
            content = WHOLE.replace(gone, filler * len(gone))
            content = content.replace(b"(The bridge", b"(").replace(b"Tj", b"  ")
            yield case(f"pdf-without-{n}-{filler.hex()}", content, *ANY_PDF)


def bombs() -> Iterator[Case]:
    """Yield PDFs whose streams grow a thousandfold when they are unpacked."""
    for n in range(20):
        inner = zlib.compress(
            b"q " * (40_000_000 if n == 0 else 4_000_000 + n * 100_000), 9
        )
        for _ in range(n % 3):
            inner = zlib.compress(inner, 9)
        filters = b"/Filter [" + b"/FlateDecode " * (1 + n % 3) + b"]"
        yield case(
            f"pdf-bomb-{n}", page(inner, filters=filters),
            "OcrFailed", "DecompressionBomb", "MemoryExceeded", "TimedOut",
            "MalformedPdf",
        )  # fmt: skip


def endless() -> Iterator[Case]:
    """Yield PDFs with more pages than anyone printed."""
    for n in range(20):
        pages = 2_001 + n * 100
        kids = b"3 0 R " * pages
        content = document(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        )
        yield case(f"pdf-pages-{pages}", content, "TooManyPages", "MalformedPdf")


def cases() -> Iterator[Case]:
    """Yield all of them."""
    yield from cut("pdf", WHOLE, "TruncatedFile", "MalformedPdf")
    for family in (encrypted, loops, nested, broken, bombs, endless):
        yield from family()
