"""Is it of a library? Told by the first bytes, with nothing loaded to parse it."""

import re

MARKUP = re.compile(
    rb"<(?:\w+:)?(?:alto|PcGts|mets)(?=[\s>/])|<!DOCTYPE\s+(?:alto|PcGts|mets)\b",
    re.IGNORECASE,
)
WIDE = {  # UTF-16 hides words from a search
    b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}  # fmt: skip


def sniff(head: bytes) -> bool:
    """Return whether a file's first bytes are of a library's format.

    >>> sniff(b'<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/">')
    True
    >>> sniff("本报讯".encode())
    False
    """
    start = plain(head).lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and (
        MARKUP.search(start) is not None or is_hocr(start)
    )


def is_hocr(head: bytes) -> bool:
    """Return whether a file's first bytes are of hOCR.

    >>> is_hocr(b"<html><body><div class='ocr_page' title='bbox 0 0 9 9'>")
    True
    """
    return b"ocr_page" in head and b"bbox" in head and b"<" in head[:256]


def plain(content: bytes) -> bytes:
    """Return bytes in which the words of markup can be searched for.

    >>> plain("<alto>".encode("utf-16"))
    b'<alto>'
    """
    codec = WIDE.get(content[:2])
    if codec is None:
        return content
    return content.decode(codec, "ignore").encode("utf-8", "ignore")
