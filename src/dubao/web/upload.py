"""Files dropped on the reader: kept beside the ledger, and read into it."""

import re
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from dubao import bulk
from dubao.errors import EmptyInput, FileTooLarge
from dubao.ledger import Ledger
from dubao.sources import USUAL

LARGEST = 64_000_000  # bytes of a file
LIMITS = replace(USUAL, seconds=60.0, recognition=60.0, size=LARGEST)
LONGEST = 120  # characters of a file's name that are kept
UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\ud800-\udfff]+")


def safe_name(name: str) -> str:
    """Return a name for a file that leads nowhere else.

    >>> safe_name("../../etc/passwd"), safe_name("..")
    ('passwd', 'upload')
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = UNSAFE.sub("_", last).strip(" .")
    while len(kept.encode()) > 2 * LONGEST:
        kept = kept[1:]
    return kept or "upload"


def folder(ledger: Path) -> Path:
    """Return where the files that were dropped are kept."""
    return ledger.with_name(ledger.name + ".uploads")


async def received(name: str, pieces: AsyncIterator[bytes]) -> bytes:
    """Return a file that arrives in pieces, and stop where it grows too long.

    Raises:
        FileTooLarge: it is longer than LARGEST.
        EmptyInput: nothing arrived.
    """
    content = bytearray()
    async for piece in pieces:
        content += piece
        if len(content) > LARGEST:
            msg = f"{name}: more than {LARGEST} bytes"
            raise FileTooLarge(msg, hint="dubao add takes larger files")
    if not content:
        msg = f"{name}: nothing in it"
        raise EmptyInput(msg)
    return bytes(content)


def keep(ledger: Path, name: str, content: bytes) -> Path:
    """Write a file beside the ledger, whole; the same bytes lie there once."""
    where = folder(ledger) / sha256(content).hexdigest()[:12]
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=where, delete=False) as file:
        file.write(content)
    return Path(file.name).replace(where / safe_name(name))


def add(ledger: Path, file: Path) -> dict[str, Any]:
    """Read a kept file into the ledger by its own process; return what became of it.

    Raises:
        LedgerError: the ledger cannot be written; the class says why.
    """
    summary = bulk.add(ledger, [str(file)], workers=1, limits=LIMITS, listed=False)
    with Ledger(ledger) as kept:
        links = [row.link for row in kept.pages() if row.name.startswith(str(file))]
    return {
        "pages": summary.pages,
        "same": summary.same,
        "links": links[:50],
        "failures": [
            {
                "error": one.error,
                "message": one.message.replace(str(file), file.name),
                "hint": one.hint,
            }
            for one in summary.failures
        ],
    }
