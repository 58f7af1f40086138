"""Formats that dubao knows by their first bytes, and does not read.

It stands before plain text, after every format that is read: a format that gets its
own file is simply found first.
"""

from dubao.errors import UnsupportedFormat
from dubao.model import Page
from dubao.sources.input import Input

# first bytes, where they stand, what they are, what to do
SIGNATURES = (
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive", "unpack it"),
    (b"Rar!\x1a\x07", 0, "a RAR archive", "unpack it"),
    (b"GIF8", 0, "a GIF picture", "save it as PNG"),
    (b"AT&TFORM", 0, "DjVu", "convert it: ddjvu -format=pdf"),
    (b"CAJ\0", 0, "CAJ", "save it as PDF in its own reader"),
    (b"HN\0\0", 0, "CAJ", "save it as PDF in its own reader"),
    (b"KDH ", 0, "KDH", "save it as PDF in its own reader"),
    (b"\xd0\xcf\x11\xe0", 0, "an old Word or Excel file", "save it as text"),
    (b"{\\rtf", 0, "RTF", "save it as text"),
    (b"SQLite format 3\0", 0, "an SQLite database", "name the pages themselves"),
    (b"ftyp", 4, "a video", "give the page as text"),
    (b"\x1aE\xdf\xa3", 0, "a video", "give the page as text"),
    (b"ID3", 0, "a sound", "give the page as text"),
    (b"RIFF", 0, "a sound or a video", "give the page as text"),
    (b"\x7fELF", 0, "a program", "give the page as text"),
    (b"MZ\x90\0", 0, "a program", "give the page as text"),
)


def sniff(head: bytes) -> bool:
    """Return whether the first bytes are a format's of this list.

    >>> sniff(b"GIF89a"), sniff("本报讯".encode())
    (True, False)
    """
    return any(head.startswith(mark, at) for mark, at, _, _ in SIGNATURES)


def read(source: Input) -> tuple[Page, ...]:
    """Say what it is.

    Raises:
        UnsupportedFormat: always.
    """
    kind, hint = next(
        (kind, hint)
        for mark, at, kind, hint in SIGNATURES
        if source.head.startswith(mark, at)
    )
    raise UnsupportedFormat(f"{source.name}: {kind}, not read", hint=hint)
