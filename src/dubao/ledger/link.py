"""The lasting name of a span of a page."""

SHORT = 12  # hex digits of a source's sha256 in a link


def link(sha256: str, ordinal: int, start: int, end: int) -> str:
    """Return the link to `[start, end)` of the page `ordinal` of a source.

    >>> link("3fa9c1d2e4b5" + "0" * 52, 0, 12, 15)
    '/p/3fa9c1d2e4b5#c=12-15'
    >>> link("3fa9c1d2e4b5" + "0" * 52, 3, 12, 15)
    '/p/3fa9c1d2e4b5.3#c=12-15'
    """
    page = f".{ordinal}" if ordinal else ""
    return f"/p/{sha256[:SHORT]}{page}#c={start}-{end}"
