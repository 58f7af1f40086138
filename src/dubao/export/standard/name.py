"""Names that last: of sources, pages and spans as addresses, and of files.

A source is named by its bytes, so that equal bytes have equal names wherever they lie;
a span by its code points, half-open, as a fragment.

Source: RFC 6920, Naming things with hashes; RFC 5147, Fragments of plain text.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from dubao.model import Page, Span

TERMS = "urn:x-dubao:terms#"  # words that no standard has: the slots of a figure


def page_uri(page: Page) -> str:
    """Return the name of a page: its source, and which page of it.

    >>> from dubao.model import Source
    >>> source = Source(name="a", sha256="0" * 64, ordinal=2)
    >>> page_uri(Page(source=source, text=""))
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA?page=2'
    """
    digest = urlsafe_b64encode(bytes.fromhex(page.source.sha256)).decode().rstrip("=")
    ordinal = page.source.ordinal
    return f"ni:///sha-256;{digest}" + (f"?page={ordinal}" if ordinal else "")


def span_uri(page: Page, span: Span) -> str:
    """Return the name of a span of a page."""
    return f"{page_uri(page)}#char={span.start},{span.end}"


def hash_of(uri: str) -> str:
    """Return the hash, in hex, that the name of a page or span holds; "" for none.

    >>> hash_of("ni:///sha-256;" + "A" * 43 + "?page=2#char=1,2") == "0" * 64
    True
    """
    head, _, rest = uri.partition("sha-256;")
    digest = rest.partition("?")[0].partition("#")[0]
    if head != "ni:///" or not digest:
        return ""
    return urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex()


def stem(page: Page) -> str:
    """Return a name for a page's files: twelve digits of its hash, and its ordinal.

    >>> from dubao.model import Source
    >>> stem(Page(source=Source(name="a", sha256="3f" * 32, ordinal=2), text=""))
    '3f3f3f3f3f3f.2'
    """
    ordinal = page.source.ordinal
    return page.source.sha256[:12] + (f".{ordinal}" if ordinal else "")


def shelved(page: Page, ending: str) -> str:
    """Return where a page's file stands in a folder of very many: 3f/3f3f3f3f3f3f.xml.

    >>> from dubao.model import Source
    >>> shelved(Page(source=Source(name="a", sha256="3f" * 32), text=""), ".xml")
    '3f/3f3f3f3f3f3f.xml'
    """
    return f"{page.source.sha256[:2]}/{stem(page)}{ending}"
