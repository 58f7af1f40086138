"""Hostile pictures: cut, huge, exploding, with directories without end, blank."""

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.hostile.case import Case, case, cut


def saved(form: str, size: tuple[int, int] = (160, 120)) -> bytes:
    """Return a small picture with something on it."""
    picture = Image.effect_noise(size, 80).convert("RGB")
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def png(width: int, height: int, rows: bytes) -> bytes:
    """Return a PNG that says how large it is."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    )  # fmt: skip


def huge() -> Iterator[Case]:
    """Yield pictures of billions of pixels in a few bytes."""
    for n in range(20):
        side = 11_000 + n * 2_800
        yield case(f"png-huge-{side}", png(side, side, bytes(100)), "ImageTooLarge")
    jpeg = bytearray(saved("JPEG"))
    at = jpeg.index(b"\xff\xc0")
    for n in range(5):
        struct.pack_into(">HH", jpeg, at + 5, 65_000 - n, 65_000)
        yield case(f"jpeg-huge-{n}", bytes(jpeg), "ImageTooLarge")
    for n in range(5):
        width = 60_000 + n
        tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", 3)
        tiff += struct.pack("<HHII", 256, 4, 1, width)
        tiff += struct.pack("<HHII", 257, 4, 1, width)
        tiff += struct.pack("<HHII", 273, 4, 1, 8) + b"\0\0\0\0" + bytes(2000)
        yield case(f"tiff-huge-{n}", tiff, "ImageTooLarge", "MalformedFile")


def loops() -> Iterator[Case]:
    """Yield TIFFs whose directories lead back to themselves."""
    whole = bytearray(saved("TIFF"))
    start = struct.unpack_from("<I", whole, 4)[0]
    count = struct.unpack_from("<H", whole, start)[0]
    for n in range(5):
        struct.pack_into("<I", whole, start + 2 + count * 12, start)
        whole[8 + n] ^= 0xFF
        yield case(
            f"tiff-loop-{n}", bytes(whole),
            "OcrFailed", "MalformedFile", "TooManyPages", "TruncatedFile",
        )  # fmt: skip


def blank() -> Iterator[Case]:
    """Yield pictures with nothing on them."""
    for n in range(10):
        file = io.BytesIO()
        Image.new("L", (300 + n, 200), 255 - n).save(file, "PNG")
        yield case(f"png-blank-{n}", file.getvalue(), "OcrFailed")


def cases() -> Iterator[Case]:
    """Yield all of them."""
    for form in ("PNG", "JPEG", "TIFF", "WEBP", "BMP"):
        name = form.lower()
        errors = ("TruncatedFile", "MalformedFile", "NotAPage", "ImageTooLarge")
        yield from cut(name, saved(form), *errors)
    for family in (huge, loops, blank):
        yield from family()
