"""Ledgers that stand open, so that a question need not open one.

Opening a ledger checks every table of it, which takes longer than most answers. An
open one sees what others write, so it may serve question after question; only a file
that another took the place of is opened anew.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from dubao.ledger import Ledger
from dubao.ledger.column import Columns, columns
from dubao.ledger.connection import reading_errors

Answer = TypeVar("Answer")
KEPT = 256  # answers that are kept until the ledger changes
WAIT = 0.05  # seconds between two looks whether the columns are read
IDLE = 8  # ledgers that stand open with nobody asking
STEPS = 100_000  # of SQLite's machine, between which a question may be given up


class Shelf:
    """Open ledgers of one path, as many as there are questions at a time."""

    def __init__(self, path: Path) -> None:
        """Serve the ledger at `path`."""
        self.path = path
        self._idle: list[Ledger] = []
        self._file: tuple[int, int] = (0, 0)  # device and number of the open ones
        self._lock = threading.Lock()
        self._closed = False
        self._columns: tuple[object, Columns] | None = None  # and the state it is of
        self._maker: _Maker | None = None
        self._answers: dict[object, Any] = {}
        self._stamp: tuple[tuple[int, int], ...] = ()  # of the ledger they are from

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """Lend an open ledger, for reading.

        Raises:
            LedgerError: it cannot be opened; the class says why.
        """
        ledger = self._taken() or self._opened()
        try:
            yield ledger
        except BaseException:  # it may stand in the middle of something
            ledger.close()
            raise
        with self._lock:
            if not self._closed and len(self._idle) < IDLE:
                self._idle.append(ledger)
                return
        ledger.close()

    def _opened(self) -> Ledger:
        """Open the ledger; a question that is given up stops in the midst of SQL."""
        ledger = Ledger(self.path)
        ledger.connection.set_progress_handler(_go_on, STEPS)
        return ledger

    def close(self) -> None:
        """Close the ledgers that stand open, and each when it is given back."""
        with self._lock:
            self._closed = True
            for ledger in self._idle:
                ledger.close()
            self._idle.clear()

    def _taken(self) -> Ledger | None:
        try:
            found = self.path.stat()
        except OSError:  # opening says what is wrong
            return None
        with self._lock:
            if (found.st_dev, found.st_ino) != self._file:
                self._file = (found.st_dev, found.st_ino)
                for ledger in self._idle:
                    ledger.close()
                self._idle.clear()
            return self._idle.pop() if self._idle else None

    def columns(self) -> Columns:
        """Return the figures of the ledger, as they are now, column by column.

        Raises:
            LedgerError: it cannot be read; the class says why.
        """
        for _ in range(2):  # the second was begun after we came
            with self._lock:
                if self._columns and self._columns[0] == self._state():
                    return self._columns[1]
                if self._maker is None:
                    self._maker = _Maker(self)
                    self._maker.start()
                maker = self._maker
            while maker.is_alive():
                maker.join(WAIT)  # so short that a question may be given up
            if maker.error:
                raise maker.error
        if self._columns is None:  # pragma: no cover one was just made
            raise RuntimeError
        return self._columns[1]

    def warm(self) -> None:
        """Begin to read the columns: the first who asks waits less."""
        with self._lock:
            if self._maker is None:
                self._maker = _Maker(self)
                self._maker.start()

    def _state(self) -> tuple[tuple[int, int], ...]:
        return tuple(_state(self.path, ending) for ending in ("", "-wal"))

    def make(self) -> None:
        """Read the columns anew, as far as something is new."""
        state = self._state()
        before = self._columns[1] if self._columns else None
        with self.ledger() as ledger, reading_errors(self.path):
            found = columns(ledger.connection, before)
        with self._lock:
            self._columns = (state, found)

    def made(self) -> None:
        """Let the next who asks begin again."""
        with self._lock:
            self._maker = None

    def once(self, question: object, answer: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, found once for each state of the ledger."""
        stamp = self._state()
        with self._lock:
            if stamp != self._stamp or len(self._answers) >= KEPT:
                self._answers.clear()
                self._stamp = stamp
            if question in self._answers:
                known: Answer = self._answers[question]
                return known
        found = answer()
        with self._lock:
            if stamp == self._stamp:
                self._answers[question] = found
        return found


class _Maker(threading.Thread):
    """Reads the columns of a shelf, for all who wait for them."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(daemon=True)
        self._shelf = shelf
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self._shelf.make()
        except Exception as error:  # noqa: BLE001 who waits for it raises it
            self.error = error
        finally:
            self._shelf.made()


def _go_on() -> int:
    """Let SQLite go on; what gives a question up is raised in here, and stops it."""
    return 0


def _state(path: Path, ending: str) -> tuple[int, int]:
    try:
        found = path.with_name(path.name + ending).stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
