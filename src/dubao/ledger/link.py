"""The lasting name of a span of a page."""

from urllib.parse import quote

SHORT = 12  # hex digits of a source's sha256 in a link


def link(sha256: str, ordinal: int, start: int, end: int, text: str = "") -> str:
    """Return the link to `[start, end)` of the page `ordinal` of a source.

    `text` is what stands there: with it, a reader can tell that a page has changed.

    >>> link("3fa9c1d2e4b5" + "0" * 52, 0, 12, 15)
    '/p/3fa9c1d2e4b5#c=12-15'
    >>> link("3fa9c1d2e4b5" + "0" * 52, 3, 12, 15, "45人")
    '/p/3fa9c1d2e4b5.3#c=12-15&q=45%E4%BA%BA'
    """
    page = f".{ordinal}" if ordinal else ""
    return f"/p/{sha256[:SHORT]}{page}#c={start}-{end}{quoted(text)}"


def quoted(text: str) -> str:
    """Return the end of a link that says what should stand there.

    >>> quoted("45人"), quoted("")
    ('&q=45%E4%BA%BA', '')
    """
    return f"&q={quote(text, safe='')}" if text else ""
