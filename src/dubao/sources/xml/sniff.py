"""Is it of a library? Told by the first bytes, with nothing loaded to parse it."""

import re

MARKUP = re.compile(
    rb"<(?:\w+:)?(?:alto|PcGts|mets)(?=[\s>/])|<!DOCTYPE\s+(?:alto|PcGts|mets)\b",
    re.IGNORECASE,
)
ROOT = re.compile(
    rb"(?:<\?[^>]{0,400}>|<!--(?:[^-]|-(?!->)){0,4000}-->|"
    rb"<!DOCTYPE[^>\[]{0,400}(?:\[[^\]]{0,4000}\]\s{0,9})?>|\s{1,99}){0,99}"
    rb"<(?:[\w.-]{1,40}:)?(?P<name>[A-Za-z][\w.-]{0,60})(?:\s[^>]{0,2000})?/?>"
)
WEB = frozenset({  # of these, browsers make a page
    b"html", b"head", b"body", b"div", b"p", b"table", b"span", b"section", b"main",
    b"meta", b"title", b"link", b"script", b"style", b"br", b"h1", b"h2", b"h3", b"ul",
    b"font", b"center", b"a", b"b", b"img", b"svg", b"nav", b"header", b"td", b"tr",
})  # fmt: skip
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
        MARKUP.search(start) is not None or is_hocr(start) or is_any(start)
    )


def is_any(head: bytes) -> bool:
    """Return whether a file's first bytes are of XML that is no page of the web.

    >>> is_any(b"<?xml version='1.0'?><text><p>1</p></text>"), is_any(b"<?xml?><html>")
    (True, False)
    >>> is_any(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'>"), is_any(b"<p>1</p>")
    (True, False)
    """
    match = ROOT.match(head)
    if match is None:
        return False
    name = match["name"].lower()
    return name not in WEB and (head.startswith(b"<?xml") or b"xmlns" in match[0])


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
