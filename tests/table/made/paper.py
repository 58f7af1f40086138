"""A page on paper as a PDF, its fonts not embedded, and as a picture of a scan."""

import random

from tests.table.made.look import placed

HEIGHT, WIDTH = 842, 595
NARROW = 500  # thousandths of an em: how wide Latin letters and digits are


def wide(text, size):
    """How wide a text is set."""
    return sum(
        size if (ord(c) > 0x2000 and c not in "—…·") or c in "—…" else size / 2
        for c in text
    )


def start(text, x, size, where):
    """Where a text begins that is set to the left of, amid or to the right of x."""
    return x - {"left": 0, "middle": 0.5, "right": 1}[where] * wide(text, size)


def pdf(subject, *, ruled):
    """Return the bytes of a one-page PDF."""
    pieces, lines = placed(subject, ruled=ruled)
    told = []
    for text, x, y, size, where in pieces:
        code = text.encode("utf-16-be").hex().upper()
        left = start(text, x, size, where)
        told.append(f"BT /F1 {size} Tf {left:.2f} {HEIGHT - y:.2f} Td <{code}> Tj ET")
    told += [
        f"0.6 w {a:.2f} {HEIGHT - b:.2f} m {c:.2f} {HEIGHT - d:.2f} l S"
        for a, b, c, d in ((a, b - 4 + 0, c, d - 4) for a, b, c, d in lines)
    ]
    stream = "\n".join(told).encode()
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[5 0 R]>>"
    )
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]"
        b"/FontDescriptor 6 0 R>>"
    )
    descriptor = (
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
        b"/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        "/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>".encode(),
        font,
        descendant,
        descriptor,
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.4\n"
    places = []
    for n, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(body))
    )


def boxes(subject, *, ruled, seed=1):
    """Return what a finder of lines sees on a scan: texts with boxes, slightly moved.

    In pixels of 200 a inch, with the white that an engine leaves around a line.
    """
    chance = random.Random(f"{seed}{subject.name}{ruled}")  # noqa: S311 no secret
    scale = 200 / 72
    found = []
    for text, x, y, size, where in placed(subject, ruled=ruled)[0]:
        left = start(text, x, size, where)
        parts = (
            text.split("　") if where == "left" and "　" in text.strip("　") else [text]
        )
        at = left
        for part in parts:
            words = part.strip("　 ")
            if words:
                move = chance.uniform(-2, 2)
                found.append(
                    (
                        words,
                        (
                            round(at * scale - 5 + move),
                            round((y - 0.92 * size) * scale - 6 + move),
                            round((at + wide(words, size)) * scale + 5 + move),
                            round((y + 0.2 * size) * scale + 6 + move),
                        ),
                        round(size * scale * chance.choice((1, 1, 1, 1.3))),
                    )
                )
            at += wide(part, size) + size
    return found
