"""What the members of an archive are called, and which names lead out of it.

Nothing is ever written where a name says. A name that leads outside is refused all the
same: whoever made it meant harm, and it would be shown and kept as the page's.
"""

import re

from dubao.errors import UnsafePath

FOREIGN = re.compile(r"^(?:[\\/]|[a-z]:|[a-z][a-z0-9+.-]*://|~)", re.IGNORECASE)
# controls, and marks that turn the direction of what is shown
HIDDEN = re.compile("[\0-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
DEVICE = re.compile(  # of Windows, with any ending
    r"^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[ .].*)?$",
    re.IGNORECASE,
)
SLASH = re.compile(r"[\\/]")


def name(stored: bytes, *, utf8: bool) -> str:
    """Return a member's name as its bytes are meant.

    Chinese systems write GBK and do not say so; others write UTF-8 and do not say so.

    >>> name("第3版.txt".encode("gbk"), utf8=False)
    '第3版.txt'
    """
    for encoding in ("utf-8",) if utf8 else ("utf-8", "gb18030"):
        try:
            return stored.decode(encoding)
        except UnicodeDecodeError:
            continue
    return (
        stored.decode("utf-8", "backslashreplace") if utf8 else stored.decode("cp437")
    )


def unsafe(path: str) -> str:
    """Return why a name may not be followed, "" where it may.

    >>> unsafe("../page.txt"), unsafe("1998/0127/03.txt")
    ('leads out of its folder', '')
    """
    if HIDDEN.search(path):
        return "holds characters that are not shown"
    if FOREIGN.match(path):
        return "leads out of its archive"
    parts = SLASH.split(path)
    if ".." in parts:
        return "leads out of its folder"
    if any(DEVICE.match(part) for part in parts):
        return "is a device's on some systems"
    return ""


def refused(archive: str, path: str) -> UnsafePath | None:
    """Return the error for a name that may not be followed, None where it may."""
    why = unsafe(path)
    if not why:
        return None
    shown = HIDDEN.sub(lambda mark: f"\\x{ord(mark[0]):02x}", path)[:200]
    message = f"{archive}: the name {shown!r} {why}"
    return UnsafePath(message, hint="unpack it with care, and look at it")


def passed_over(path: str) -> bool:
    """Say whether a member is none of the user's: hidden, or left there by a system.

    >>> passed_over("__MACOSX/._03.txt"), passed_over("a/.DS_Store"), passed_over("a/b")
    (True, True, False)
    """
    parts = SLASH.split(path)
    return any(
        (part.startswith(".") and part not in {".", ".."}) or part == "__MACOSX"
        for part in parts
    ) or parts[-1].lower() in {"thumbs.db", "desktop.ini"}
