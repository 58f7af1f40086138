"""HTML: pages of e-papers, and articles of any site.

    bytes ─ charset ─► text ─ tree ─► Document ─┬─ node ──► Node: areas, titles
                                                ├─ story ─► Story: pieces with roles
                                                └─ card ──► Stories
    Node, Stories ─ sheet ─► Page

Which files belong together is told by `issue`. Conventions: docs/sources/html.md.
"""

import re
from collections.abc import Iterator

from dubao.errors import SourceError
from dubao.model import Page
from dubao.sources.input import Input

# What every page of the web begins with; a text may begin with a < too.
OPENING = re.compile(
    r"^(?:<\?xml[^>]{0,200}>|<!--.{0,20000}?-->|\s)*<(?:!doctype\s{1,9}html|html|head|body|meta|"
    r"title|link|script|style|div|table|tbody|tr|td|p|br|h[1-6]|span|a|font|center|ul|ol|li|"
    r"section|article|main|header|nav|map|area|img|form|base|frameset|b|strong|i|em|"
    r"founder-[a-z]{2,20})(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
MARKED = re.compile(
    r"^\s*<!-{0,2}\s{0,9}(?:enpproperty|enpcontent|<?npm:)", re.IGNORECASE
)
WHOLE = re.compile(
    r"<(?:!doctype\s{1,9}html|html)\b[^<>]{0,400}>.{0,4000}?<(?:head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
PIECE = re.compile(
    r"</?(?P<tag>p|br|div|span|strong|b|em|font|h[1-6]|table|tr|td|ul|li|a|img|section)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
INLINE = frozenset({"span", "strong", "b", "em", "font", "a"})
FEW = 3  # tags that a text may have of these
NEAR = 2_000  # characters before a page that something else put there


def sniff(head: bytes) -> bool:
    r"""Return whether the first bytes are an HTML page's.

    >>> sniff(b"\r\n<!DOCTYPE HTML><p>"), sniff(b"<P>1</P>"), sniff(b"3<5")
    (True, True, False)
    """
    text = opening(head)
    return bool(
        OPENING.match(text) or MARKED.match(text) or WHOLE.search(text, 0, 3 * NEAR)
    )


def is_fragment(head: bytes) -> bool:
    """Return whether elements of a page of the web stand among the first bytes.

    >>> is_fragment("通车。<br>全长<b>320</b>米。".encode()), is_fragment(b"<b>3</b>")
    (True, False)
    """
    found = [match["tag"].lower() for match in PIECE.finditer(opening(head))]
    return len(found) > 1 and (len(found) > FEW or not INLINE.issuperset(found))


def opening(head: bytes) -> str:
    """Return the ASCII of a page's first bytes, in whatever encoding it is."""
    wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in head[:4]
    narrow = head.replace(b"\0", b"") if wide else head
    return narrow.decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe\r\n\t \0")


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of a file: one, or those that a whole issue's text has.

    With companions, the articles that the file lists, they are one page together.

    Raises:
        EmptyInput: no text stands on it.
        FileTooLarge: it is larger than the input's limit.
        NotAPage: it only leads to another file.
        TooDeep: elements lie in one another past the limit.
        UnknownEncoding: nothing decodes it.
    """
    from dubao.sources.html import file  # noqa: PLC0415 loads lxml

    yield from file.read(source)


__all__ = ["is_fragment", "read", "sniff"]
