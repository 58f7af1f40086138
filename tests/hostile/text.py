"""Hostile bytes that are no format: nothing, noise, programs, encodings mixed."""

import random
from collections.abc import Iterator

from tests.hostile.case import Case, case

WORDS = "本报讯 全县新建学校3所，投资1.2亿元，受益群众4万余人。"


def cases() -> Iterator[Case]:
    """Yield all of them."""
    for n in range(20):
        blank = (b"", b" ", b"\n\t \r\n", b"\xef\xbb\xbf", b"\0" * 40)[n % 5] * (n + 1)
        yield case(f"empty-{n}", blank, "EmptyInput")
    dice = random.Random(7)  # noqa: S311 the same bytes each time
    for n in range(20):
        noise = bytes(dice.randrange(256) for _ in range(200 + 50 * n))
        yield case(f"noise-{n}", noise, "NotAPage", "UnknownEncoding")
    for n, mark in enumerate(
        (b"\x7fELF", b"MZ\x90\0", b"\xd0\xcf\x11\xe0", b"AT&TFORM", b"CAJ\0", b"HN\0\0",
         b"KDH ", b"{\\rtf", b"GIF8", b"ID3", b"\x1aE\xdf\xa3", b"SQLite format 3\0",
         b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"RIFF")
    ):  # fmt: skip
        for tail in (bytes(300), bytes(dice.randrange(256) for _ in range(300))):
            yield case(
                f"foreign-{n}-{tail[0]}", mark + tail, "UnsupportedFormat", "NotAPage"
            )
    mixed = (
        WORDS.encode("utf-16-le") + WORDS.encode("gb18030"),
        WORDS.encode("gb18030")[:-1] + b"\xff\xff" + WORDS.encode("utf-8"),
        WORDS.encode("big5", "replace") + b"\x80\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-8")[:-2] + b"\xff\xfe" + WORDS.encode("utf-16-le"),
    )
    for n in range(20):
        content = mixed[n % 4] * (n // 4 + 1)
        yield case(f"mixed-{n}", content, "UnknownEncoding", "NotAPage")
