"""Where an export of many files is written: a folder, or one ZIP."""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from dubao.errors import UsageError
from dubao.export.file import whole, write_errors

MEMORY = 1_000_000  # bytes of a spool that stay in memory
PIECE = 65_536  # characters that are copied at once
FIRST = (1980, 1, 1, 0, 0, 0)  # the day of every file, so that equal exports are equal


class Sink(Protocol):
    """What files are written to by name; names have `/` between folders."""

    def open(self, name: str) -> AbstractContextManager[TextIO]:
        """Give a text file of this name."""


class Folder:
    """A folder of files, each of which is there when it is whole."""

    def __init__(self, path: Path) -> None:
        """Make the folder; what lies in it already must be nothing.

        Raises:
            UsageError: a file is there, or a folder that holds something.
        """
        if path.exists() and not path.is_dir():
            message = f"{path}: is a file: name a new folder"
            raise UsageError(message)
        if path.is_dir() and any(path.iterdir()):
            message = f"{path}: holds files: name a new folder, or an empty one"
            raise UsageError(message)
        self._path = path
        with write_errors(path):
            path.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def open(self, name: str) -> Iterator[TextIO]:
        """Give a text file of this name."""
        path = self._path / name
        with write_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with write_errors(path), path.open("w", encoding="utf-8", newline="") as file:
            yield file


class Pack:
    """One ZIP with the files in it, written from its beginning to its end."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the archive."""
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    @contextmanager
    def open(self, name: str) -> Iterator[TextIO]:
        """Give a text file of this name; one at a time."""
        entry = zipfile.ZipInfo(name, FIRST)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(entry, "w", force_zip64=True) as raw:
            text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
            yield text
            text.flush()
            text.detach()

    def close(self) -> None:
        """Write the archive's contents, without which it cannot be opened."""
        self._zip.close()


@contextmanager
def sink(path: Path) -> Iterator[Sink]:
    """Give a sink at a path: one ZIP where it ends with `.zip`, else a folder."""
    if path.suffix.lower() != ".zip":
        yield Folder(path)
        return
    with whole(path) as file:
        pack = Pack(file)  # type: ignore[arg-type] # a file that writes bytes
        yield pack
        pack.close()


class Spool:
    """Text that is kept aside until the file that it belongs in may be written.

    >>> spool = Spool()
    >>> spool.write("later")
    >>> out = io.StringIO()
    >>> spool.copy(out)
    >>> out.getvalue()
    'later'
    """

    def __init__(self) -> None:
        """Begin an empty text; a long one lies on the disk."""
        raw = tempfile.SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 kept open
        self._file = io.TextIOWrapper(raw, encoding="utf-8", newline="")

    def write(self, text: str) -> None:
        """Add to the text."""
        self._file.write(text)

    def pieces(self) -> Iterator[str]:
        """Yield the whole text, and let it go."""
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece
        self._file.close()

    def copy(self, file: TextIO) -> None:
        """Write the whole text into a file, and let it go."""
        file.writelines(self.pieces())
