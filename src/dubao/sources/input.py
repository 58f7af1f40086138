"""An input that was opened: its name, its first bytes and the stream of all of them."""

import dataclasses
import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dubao.errors import FileTooLarge, MissingFile, NotAFile, SourceError, TooDeep
from dubao.model import Page
from dubao.sources.growth import Growth, Watch
from dubao.sources.limit import USUAL, Limits

HEAD = 65_536  # bytes that a format may look at to know itself

Pages = Iterable[Page | SourceError]


@dataclass(slots=True)
class Steps:
    """The parts of an input that are parsed one by one: pages, members, records.

    Where a part brings its process down, the next process passes over the parts that
    were begun, and goes on with the one after.
    """

    skip: int = 0  # parts that were begun before
    begin: Callable[[int], None] = lambda _: None  # told the number of each part
    count: int = 0

    def next(self) -> bool:
        """Count a part; say whether it is to be parsed."""
        self.count += 1
        if self.count <= self.skip:
            return False
        self.begin(self.count)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What a format reads from.

    `stream` stands at the first byte and may be read once; it is seekable only
    where `path` is given.
    """

    name: str  # as the user named it; "-" for standard input
    stream: BinaryIO
    head: bytes  # the first HEAD bytes of the stream
    path: Path | None = None  # None for a stream
    companions: tuple[str, ...] = ()  # files that are one page together with it
    beside: Callable[[str], bytes] | None = None  # gives another file of its archive
    charset: str = ""  # as an HTTP header said; "" unknown
    text_column: str = "text"  # of a record: where its text is
    id_column: str = "id"  # of a record: what it is called
    before: int = 0  # records of the same file that come before the stream
    limits: Limits = USUAL
    depth: int = 0  # archives that it lies in
    reader: Callable[["Input"], Pages] | None = None  # reads what lies in an archive
    growth: Growth = field(default_factory=Growth)  # shared with all that lies in it
    steps: Steps | None = None  # None in an archive: it counts its members itself
    patience: Callable[[], None] = lambda: None  # called before what will take long

    def content(self) -> bytes:
        """Return every byte.

        Raises:
            FileTooLarge: there are more than the limit.
        """
        largest = self.limits.size
        content = self.stream.read(largest + 1)
        if len(content) > largest:
            message = f"{self.name}: larger than {largest:,} bytes"
            raise FileTooLarge(message, hint="split it, or raise it: --limit size=1G")
        return content

    def member(
        self,
        stream: BinaryIO,
        name: str,
        *,
        charset: str = "",
        companions: tuple[str, ...] = (),
        beside: Callable[[str], bytes] | None = None,
    ) -> Pages:
        """Return the pages of something that lies in this input.

        `stream` stands at its first byte; `name` is what it is called, this input's
        own name included, and so are the names of its companions. There are none where
        an earlier process began with it.

        Raises:
            TooDeep: archives lie in archives past the limit.
        """
        if self.steps is not None and not self.steps.next():
            return ()
        alone = dataclasses.replace(
            self._inner(stream, name), charset=charset, companions=companions,
            beside=beside, steps=None,
        )  # fmt: skip
        return self._read(alone)

    def unpacked(self, stream: BinaryIO) -> Pages:
        """Return the pages of this input's only content, which keeps its name.

        Raises:
            TooDeep: archives lie in archives past the limit.
        """
        return self._read(self._inner(stream, self.name))

    def _inner(self, stream: BinaryIO, name: str) -> "Input":
        if self.depth >= self.limits.packed:
            message = f"{name}: {self.depth + 1} archives in one another"
            raise TooDeep(message, hint="unpack the outer ones, or --limit packed=…")
        inner = start(stream, name)
        return dataclasses.replace(
            self, name=name, stream=inner.stream, head=inner.head, path=None,
            depth=self.depth + 1,
        )  # fmt: skip

    def _read(self, inner: "Input") -> Pages:
        assert self.reader is not None, "only an input that `pages` opened has members"  # noqa: S101
        return self.reader(inner)

    def watch(self, name: str = "") -> Watch:
        """Return what watches how much is unpacked of this input, or of a member."""
        return Watch(
            whole=self.growth,
            name=name or self.name,
            limit=self.limits.expansion,
            outermost=not self.depth,
        )


class Rejoined(io.RawIOBase):
    """The bytes already taken from a stream, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        """Return True: that is all it does."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the head, then from the rest."""
        most = min(len(buffer), HEAD)  # a raw stream makes room for all it is asked
        found = self._head.read(most) or self._rest.read(most)
        buffer[: len(found)] = found
        return len(found)


def start(stream: BinaryIO, name: str) -> Input:
    """Return a stream as an input, its first bytes looked at and given back."""
    head = stream.read(HEAD)
    whole = io.BufferedReader(Rejoined(head, stream), buffer_size=HEAD)
    return Input(name=name, stream=whole, head=head)


@contextmanager
def opened(path: str | os.PathLike[str], name: str) -> Iterator[Input]:
    """Open a file for reading, and close it at the end.

    Raises:
        MissingFile: there is none, or it may not be read.
        NotAFile: it is a directory, a pipe or a device.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (a path may be odd: NUL, too long)
    except FileNotFoundError as error:
        message = f"{name}: no such file"
        raise MissingFile(message, hint="check the name; `-` is stdin") from error
    except (OSError, ValueError) as error:
        message = f"{name}: cannot be looked at: {reason(error)}"
        raise MissingFile(message, hint="check the name") from error
    if stat.S_ISDIR(mode):
        message = f"{name}: is a directory"
        raise NotAFile(message, hint=f"name the files in it: {name}/*")
    if not stat.S_ISREG(mode):
        message = f"{name}: is a {'pipe' if stat.S_ISFIFO(mode) else 'device'}"
        raise NotAFile(message, hint="give its bytes on standard input: `-`")
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 closed below, once it is open
    except OSError as error:
        message = f"{name}: cannot be opened: {reason(error)}"
        raise MissingFile(message, hint="check its permissions") from error
    with stream:
        head = stream.read(HEAD)
        stream.seek(0)
        yield Input(name=name, stream=stream, head=head, path=Path(path))


def reason(error: OSError | ValueError) -> str:
    """Return what the system says, without the path."""
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
