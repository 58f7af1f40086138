"""Kinds of pictures, by their first bytes."""

MEDIA_TYPES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"BM": "image/bmp",
    b"\0\0\0\x0cjP  ": "image/jp2",
}


def media_type(head: bytes) -> str:
    r"""Return the media type of a picture by its first bytes, "" for none.

    >>> media_type(b"\x89PNG\r\n\x1a\n"), media_type(b"%PDF-1.7")
    ('image/png', '')
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[:2] == b"BM" and head[6:10] != b"\0\0\0\0":
        return ""  # text that begins with BM
    return next(
        (kind for mark, kind in MEDIA_TYPES.items() if head.startswith(mark)), ""
    )
