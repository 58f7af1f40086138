"""Files dropped on the reader: kept beside the ledger, and read into it.

A file goes to the disk as it comes. It is read by a process of its own with its own
limits, one file at a time, so that the server's memory stays what it is. Of a file
that is refused, or of which nothing can be read, nothing is left.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from dubao import bulk, errors
from dubao.errors import (
    DubaoError,
    EmptyInput,
    FileTooLarge,
    InternalError,
    LedgerError,
    TimedOut,
)
from dubao.export.file import write_errors
from dubao.ledger import Ledger
from dubao.sources import USUAL
from dubao.sources.process import environment, limit_memory

LARGEST = 64_000_000  # bytes of a file
QUOTA = 2_000_000_000  # bytes of all files that are kept
LIMITS = replace(USUAL, seconds=60.0, recognition=60.0, size=LARGEST)
SECONDS = 600.0  # for reading all of a file
LONGEST = 240  # bytes of a file's name that are kept
LEFT = ".incoming-"  # how a file is called until all of it is there
OLD = 3600.0  # seconds after which such a one is nobody's any more
UNSAFE = re.compile(r"[/\\:*?\"<>|]+")
LOST = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+"
)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
READ = "from dubao.web.upload import read; read()"


class Arrived(NamedTuple):
    """A file that has come whole."""

    draft: Path
    digest: str


def safe_name(name: str) -> str:
    r"""Return a name for a file that leads nowhere else and reads as it is.

    >>> safe_name("../../etc/passwd"), safe_name(".."), safe_name("con.txt")
    ('passwd', 'upload', '_con.txt')
    >>> safe_name("a\u202etxt.exe\x1b")
    'atxt.exe'
    """
    last = LOST.sub("", re.split(r"[/\\]", name)[-1])
    kept = UNSAFE.sub("_", last).strip(" .")
    if RESERVED.match(kept):
        kept = f"_{kept}"
    short = kept.encode()[-LONGEST:].decode("utf-8", "ignore").strip(" .")
    return short or "upload"


def folder(ledger: Path) -> Path:
    """Return where the files that were dropped are kept."""
    return ledger.with_name(ledger.name + ".uploads")


def clear(ledger: Path) -> None:
    """Remove what a server that was killed left half."""
    for path in folder(ledger).glob(f"{LEFT}*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > OLD:
                path.unlink()


def kept_bytes(ledger: Path) -> int:
    """Return how many bytes the files that are kept have together."""
    total = 0
    for path in folder(ledger).rglob("*"):
        with suppress(OSError):
            total += path.stat().st_size if path.is_file() else 0
    return total


async def received(
    ledger: Path, name: str, pieces: AsyncIterator[bytes], quota: int = QUOTA
) -> Arrived:
    """Write a file that comes in pieces beside the ledger; stop where it is too long.

    Raises:
        FileTooLarge: it is longer than LARGEST, or too much is kept already.
        EmptyInput: nothing arrived.
        DiskFull, CannotWrite: it cannot be written.
    """
    where = folder(ledger)
    with write_errors(where):
        where.mkdir(exist_ok=True)
        room = quota - kept_bytes(ledger)
        handle, path = tempfile.mkstemp(prefix=LEFT, dir=where)
    try:
        with os.fdopen(handle, "wb") as file, write_errors(path):
            digest = await _written(file, name, pieces, room)
    except BaseException:
        os.unlink(path)  # noqa: PTH108 in the loop of events, as all that is written here
        with suppress(OSError):
            where.rmdir()
        raise
    return Arrived(draft=Path(path), digest=digest)


async def _written(
    file: BinaryIO, name: str, pieces: AsyncIterator[bytes], room: int
) -> str:
    """Write the pieces of a file; return the hash of all of it."""
    digest, size = sha256(), 0
    async for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            msg = f"{name}: more than {LARGEST} bytes"
            raise FileTooLarge(msg, hint="dubao add takes larger files")
        if size > room:
            msg = f"{name}: no room left for files that are kept here"
            raise FileTooLarge(msg, hint="dubao add reads files where they lie")
        digest.update(piece)
        file.write(piece)
    if not size:
        msg = f"{name}: nothing in it"
        raise EmptyInput(msg)
    file.flush()
    return digest.hexdigest()


def add(ledger: Path, name: str, arrived: Arrived) -> dict[str, Any]:
    """Read a file that arrived into the ledger; return what became of it.

    Raises:
        DubaoError: it cannot be kept or read, or the ledger cannot be written.
    """
    home = folder(ledger) / arrived.digest[:12]
    file = home / safe_name(name)
    before = file.exists()
    try:
        with write_errors(file):
            home.mkdir(exist_ok=True)
            arrived.draft.replace(file)
        told = _read_apart(ledger, file)
    except BaseException:
        arrived.draft.unlink(missing_ok=True)
        if not before:
            _remove(home, file)
        raise
    if not (told["pages"] or told["same"] or before):
        _remove(home, file)
    return told


def _remove(home: Path, file: Path) -> None:
    file.unlink(missing_ok=True)
    for place in (home, home.parent):  # unless other files lie there
        with suppress(OSError):
            place.rmdir()


def _read_apart(ledger: Path, file: Path) -> dict[str, Any]:
    """Let a process of its own read a file into the ledger."""
    with subprocess.Popen(  # noqa: S603 our own interpreter
        [sys.executable, "-c", READ, str(ledger.absolute()), str(file.absolute())],
        env=environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            said, _ = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired as error:
            message = f"{file.name}: not read in {SECONDS:g} seconds"
            raise TimedOut(message, hint="dubao add takes its time") from error
        finally:
            with suppress(OSError):  # and whom it began
                os.killpg(process.pid, signal.SIGKILL)
    try:
        told: dict[str, Any] = json.loads(said)
    except ValueError as error:
        message = f"{file.name}: the process that read it died"
        raise InternalError(message, hint="please report it with the file") from error
    if "error" in told:
        kind = getattr(errors, told["error"], LedgerError)
        raise kind(told["message"], hint=told["hint"])
    return told


def read() -> None:
    """Read a file into a ledger, as the command line says: what the process does."""
    limit_memory(LIMITS.memory)
    ledger, file = map(Path, sys.argv[1:3])
    try:
        told = _read(ledger, file)
    except DubaoError as error:
        told = {
            "error": type(error).__name__,
            "message": getattr(error, "message", str(error)),
            "hint": getattr(error, "hint", ""),
        }
    sys.stdout.write(json.dumps(told))


def _read(ledger: Path, file: Path) -> dict[str, Any]:
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


__all__ = ["LARGEST", "QUOTA", "add", "clear", "received", "safe_name"]
