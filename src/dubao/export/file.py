"""Files that appear when they are whole, and take the place of nothing of others'.

What is a file is written beside its place, flushed, and put there when all is well. A
link is followed, so that it stays one. A device, a pipe and whatever lies under /dev
is written to as it stands: putting a file in its place would destroy it.
"""

import errno
import glob
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from dubao.errors import CannotWrite, DiskFull, DubaoError, UsageError

SYSTEM = ("/dev/", "/proc/")  # names that stand for open files, not for files
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LONGEST = 40  # characters of a name that its draft's name repeats


@contextmanager
def whole(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """Give a file to write; it stands at `path` when the block ends well, else nothing.

    Raises:
        CannotWrite: it cannot be written; the message says why.
        DiskFull: there is no room for it.
        UsageError: a folder is there.
    """
    with write_errors(path):
        if not replaceable(path):
            with Path(path).open("wb") as file:
                yield file
            return
        with _draft(Path(os.path.realpath(path))) as draft, draft.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def drafted(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Give a path to write at, for what takes no open file; otherwise as `whole`."""
    with write_errors(path):
        if not replaceable(path):
            with tempfile.TemporaryDirectory() as folder, Path(path).open("wb") as to:
                yield Path(folder) / "whole"
                with (Path(folder) / "whole").open("rb") as made:
                    shutil.copyfileobj(made, to)
            return
        with _draft(Path(os.path.realpath(path))) as draft:
            yield draft
            with draft.open("rb+") as file:
                os.fsync(file.fileno())


def replaceable(path: str | os.PathLike[str]) -> bool:
    """Is this the name of a file, or of nothing yet, so that a file may stand there?

    Raises:
        UsageError: a folder is there.
        CannotWrite: a file is there that may not be written.
    """
    if os.path.abspath(path).startswith(SYSTEM):  # noqa: PTH100 links stay as they are
        return False
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 a path may be odd
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(mode):
        message = f"{path}: is a folder"
        raise UsageError(message)
    if stat.S_ISREG(mode) and not os.access(path, os.W_OK):
        message = f"{path}: is there, and may not be written"
        raise CannotWrite(message)
    return stat.S_ISREG(mode)


def cleared(target: Path, before: float) -> None:
    """Remove the drafts of a file that stand there since before a time.

    A run that was killed leaves one; a younger one may be another run's.
    """
    for draft in target.parent.glob(f".{glob.escape(target.name[:LONGEST])}.????????"):
        with suppress(OSError):
            if draft.is_file() and draft.stat().st_mtime < before:
                draft.unlink()


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """Give a name beside a file; what is written there takes the file's place."""
    prefix = f".{target.name[:LONGEST]}."
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _like(draft, target)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    keep_name(target.parent)


def _like(draft: Path, target: Path) -> None:
    """Give a draft the rights that the file has, or that a new one would have."""
    try:
        found = target.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        return
    if os.name == "posix":
        with suppress(PermissionError):  # only root gives files away
            os.chown(draft, found.st_uid, found.st_gid)
    draft.chmod(stat.S_IMODE(found.st_mode))


def keep_name(folder: Path) -> None:
    """Write down a folder itself, so that a new name in it outlives a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # not every file system can
                os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def write_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    """Name what the system says when something is written."""
    try:
        yield
    except (DubaoError, BrokenPipeError):
        raise
    except (OSError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise
        raise unwritten(path, error) from error


def unwritten(
    path: str | os.PathLike[str], error: OSError | ValueError
) -> CannotWrite | DiskFull:
    """Return what the system says of writing as an error with a name.

    >>> unwritten("all.csv", OSError(errno.ENOSPC, "No space left on device"))
    DiskFull('all.csv: no room left on the disk')
    """
    if isinstance(error, OSError) and error.errno in FULL:
        return DiskFull(f"{os.fspath(path)}: no room left on the disk")
    reason = error.strerror if isinstance(error, OSError) else ""
    return CannotWrite(f"{os.fspath(path)}: cannot be written: {reason or error}")


def refuse_same(
    path: str | os.PathLike[str], others: Iterable[str | os.PathLike[str]]
) -> None:
    """Refuse to write onto what is read.

    Raises:
        UsageError: `path` is one of the others, by whatever name.
    """
    try:
        here = os.stat(path)  # noqa: PTH116 a path may be odd
    except (OSError, ValueError):
        return
    for other in others:
        try:
            same = os.path.samestat(here, os.stat(other))  # noqa: PTH116
        except (OSError, ValueError):
            continue
        if same:
            message = f"{path}: is what is read here: write to another file"
            raise UsageError(message)
