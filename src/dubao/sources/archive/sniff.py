"""What kind of archive bytes begin; nothing is loaded for it."""

import re

# what a packed stream begins with, and a mask of the bytes that count
PACKED = (
    ("gzip", b"\x1f\x8b\x08", b"\xff\xff\xff"),
    ("zstd", b"\x28\xb5\x2f\xfd", b"\xff\xff\xff\xff"),
    ("zstd", b"\x50\x2a\x4d\x18", b"\xf0\xff\xff\xff"),  # a frame to be passed over
    ("bzip2", b"BZh01AY&SY", b"\xff\xff\xff\xf0" + b"\xff" * 6),
    ("bzip2", b"BZh0\x17\x72\x45\x38\x50\x90", b"\xff\xff\xff\xf0" + b"\xff" * 6),
    ("xz", b"\xfd7zXZ\0", b"\xff" * 6),
)
SHORTEST = 4  # bytes that tell a way of packing, where no more are there
ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\x08PK\3\4", b"PK00PK\3\4")
WARC = re.compile(rb"^(?:WARC/[01]\.\d{1,2}\s|filedesc://)")
WARC_PARTS = (b"WARC/1.0", b"WARC/1.1", b"filedesc://")


def packing(head: bytes) -> str:
    r"""Return how a stream is packed, "" where it is not.

    >>> packing(b"\x1f\x8b\x08\0"), packing(b"BZh91AY&SY"), packing(b"BZh is a name")
    ('gzip', 'bzip2', '')
    """
    for name, mark, mask in PACKED:
        known = bytes(a & b for a, b in zip(head, mask, strict=False))
        cut = SHORTEST <= len(head) < len(mark)
        if known == mark or (cut and mark.startswith(known)):
            return name
    return ""


def kind(head: bytes) -> str:
    r"""Return what kind of archive some bytes begin, "" for none.

    >>> kind(b"PK\3\4"), kind(b"\xfd7zX"), kind(b"WARC/1.1\r\nWARC-Type: warcinfo")
    ('zip', 'compressed', 'warc')
    >>> kind(b"PK 3"), kind(b"WARC is a word")
    ('', '')
    """
    if head.startswith(ZIP):
        return "zip"
    if packing(head):
        return "compressed"
    cut = len(head) > SHORTEST and any(part.startswith(head) for part in WARC_PARTS)
    return "warc" if WARC.match(head) or cut else ""


def sniff(head: bytes) -> bool:
    """Return whether the first bytes are an archive's."""
    return bool(kind(head))
