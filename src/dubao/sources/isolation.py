"""Parsing in a process of its own, which is killed when it takes too much.

Formats of others are parsed by libraries that may hang, crash or swallow memory. So a
child does it: it is given the name of a file and sends back pages, one at a time. Each
page has its time; a child that is late or dies is replaced, and the next one goes on
with what comes after. What comes back is unpickled by a reader that knows pages and
errors and nothing else.

A child needs POSIX; elsewhere the same formats are parsed in this process, with every
limit but those of time and memory.
"""

import atexit
import io
import os
import pickle
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dubao import errors, model
from dubao.errors import (
    FileTooLarge,
    MemoryExceeded,
    SourceError,
    TimedOut,
    WorkerCrashed,
)
from dubao.model import Page
from dubao.sources.input import Input
from dubao.sources.limit import Limits, memory
from dubao.sources.process import Gone, Late, Process, all_leave

DOCUMENTS = 500  # that one child reads before it is replaced
CRASHES = 20  # pages of one input that may bring their child down
CHUNK = 1 << 20
FULL = 0.6  # of its memory: a child that died with so much found no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a child is asked to read."""

    folder: str  # where the names below begin
    path: str
    companions: tuple[str, ...]
    name: str
    text_column: str
    id_column: str
    limits: Limits
    skip: int  # parts that an earlier child has begun already


class _Reader(pickle.Unpickler):
    """Unpickles pages and errors: a child that was taken over can send nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 a class
        known = getattr(model, name, None) or getattr(errors, name, None)
        if known is not None and known.__module__ == module:
            return known
        raise pickle.UnpicklingError(f"a child sent {module}.{name}")


class Child(Process):
    """A process that parses; `pages` asks it for one input after the other."""

    serves = "dubao.sources.child.serve"  # it knows us

    def __init__(self) -> None:
        """Start it."""
        super().__init__(self.serves)
        self.documents = 0
        self.begun = 0  # parts of the input at hand
        self.busy = False  # with an input

    def pages(self, task: Task, patience: Input) -> Iterator[Page | SourceError]:
        """Yield what the child reads.

        Raises:
            Late: a page took longer than it has.
            Gone: the child died.
        """
        limits = task.limits
        self.documents += 1
        self.begun = task.skip
        self.busy = True
        self.allow("seconds", limits.seconds)
        self.send(pickle.dumps(task))
        while (answer := self.answer()) != b"end":
            if answer == b"slow":
                patience.patience()
                self.allow("recognition", limits.recognition)
                continue
            if answer == b"step":
                self.begun += 1
            else:
                yield _Reader(io.BytesIO(answer)).load()
            self.allow("seconds", limits.seconds)
        self.busy = False

    def is_done(self) -> bool:
        """Return whether nothing of its input is left, as soon as it says so itself.

        Who wants the first page alone asks for no more; most inputs have no more.
        """
        self.busy = self.busy and self.soon() != b"end"
        return not self.busy


def _here() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # it was removed
        return "/"


class _Pool:
    """Children that wait for work."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._lock = threading.Lock()
        self._owner = os.getpid()

    @contextmanager
    def child(self) -> Iterator[Child]:
        """Give a child for one input; it is killed unless it finished."""
        with self._lock:
            if self._owner != os.getpid():  # after a fork: they are not ours
                self._idle, self._owner = [], os.getpid()
            child = self._idle.pop() if self._idle else None
        if child is None or child.process.poll() is not None:
            child = Child()
        try:
            yield child
        finally:
            if not child.is_done():
                child.kill()
            elif child.documents < DOCUMENTS:
                with self._lock:
                    self._idle.append(child)
            else:
                child.leave()

    def close(self) -> None:
        """End all that wait."""
        with self._lock:
            if self._owner == os.getpid():
                all_leave(self._idle)
            self._idle = []


_pool = _Pool()
atexit.register(_pool.close)


def isolated(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of an input, parsed by a child."""
    with _on_disk(source) as path:
        begun = crashes = 0
        while True:
            task = Task(
                folder=_here(),
                path=str(path),
                companions=source.companions,
                name=source.name,
                text_column=source.text_column,
                id_column=source.id_column,
                limits=source.limits,
                skip=begun,
            )
            child: Child | None = None
            try:
                with _pool.child() as child:
                    yield from child.pages(task, source)
            except Late as late:
                error: SourceError = _late(source, late)
            except Gone:
                error = _gone(source, child)
            else:
                return
            crashes += 1
            yield error
            if child is None or child.begun == begun or crashes >= CRASHES:
                return  # nothing was begun that could be passed over
            begun = child.begun


def _late(source: Input, late: Late) -> SourceError:
    told = {
        "start": ("no process began to read it", "is the machine busy? try again"),
        "seconds": ("a page was not read", "give it more: --timeout"),
        "recognition": (
            "OCR did not read a page", "give it more: --limit recognition=600",
        ),
    }  # fmt: skip
    what, hint = told[late.limit]
    message = f"{source.name}: {what} in {late.seconds:g} seconds"
    return TimedOut(message, hint=hint)


def _gone(source: Input, child: Child | None) -> SourceError:
    how, size = child.died if child else ("it did not start", 0)
    if how == "SIGKILL" or size > source.limits.memory * FULL:
        message = f"{source.name}: needs more than {source.limits.memory:,} bytes"
        return MemoryExceeded(message, hint=f"give it more: {memory(source.limits)}")
    message = f"{source.name}: the process that parsed it died: {how}"
    return WorkerCrashed(message, hint="please report it with the file")


@contextmanager
def _on_disk(source: Input) -> Iterator[Path]:
    """Give the path of an input; what comes as a stream is written to a file first."""
    if source.path is not None:
        yield source.path
        return
    with tempfile.NamedTemporaryFile(prefix="dubao-") as file:
        written = 0
        while chunk := source.stream.read(CHUNK):
            written += len(chunk)
            if written > source.limits.spool:
                message = f"{source.name}: larger than {source.limits.spool:,} bytes"
                hint = "save it and name the file, or allow more: --limit spool=16G"
                raise FileTooLarge(message, hint=hint)
            file.write(chunk)
        file.flush()
        yield Path(file.name)
