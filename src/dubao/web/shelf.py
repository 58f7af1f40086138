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

Answer = TypeVar("Answer")
KEPT = 256  # answers that are kept until the ledger changes


class Shelf:
    """Open ledgers of one path, as many as there are questions at a time."""

    def __init__(self, path: Path) -> None:
        """Serve the ledger at `path`."""
        self.path = path
        self._idle: list[Ledger] = []
        self._file: tuple[int, int] = (0, 0)  # device and number of the open ones
        self._lock = threading.Lock()
        self._answers: dict[object, Any] = {}
        self._stamp: tuple[tuple[int, int], ...] = ()  # of the ledger they are from

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """Lend an open ledger, for reading.

        Raises:
            LedgerError: it cannot be opened; the class says why.
        """
        ledger = self._taken() or Ledger(self.path)
        try:
            yield ledger
        except BaseException:  # it may stand in the middle of something
            ledger.close()
            raise
        with self._lock:
            self._idle.append(ledger)

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

    def once(self, question: object, answer: Callable[[], Answer]) -> Answer:
        """Return the answer to a question, found once for each state of the ledger."""
        stamp = tuple(_state(self.path, ending) for ending in ("", "-wal"))
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


def _state(path: Path, ending: str) -> tuple[int, int]:
    try:
        found = path.with_name(path.name + ending).stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
