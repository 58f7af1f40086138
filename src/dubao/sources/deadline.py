"""Work that must come to an end: done in its time, or given up.

A thread watches the one that works, and raises in it when the time is over. That
stops anything written in Python; what a library does in one long call is stopped only
when the call is over, so formats of others are parsed in a process of their own.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

from dubao.errors import InternalError, MemoryExceeded, SourceError, TimedOut
from dubao.sources.limit import Limits, memory

AGAIN = 0.5  # seconds until it is told once more: a finaliser may swallow it
REPORT = "a fault of dubao: please report it with the file"
Answer = TypeVar("Answer")


class Late(BaseException):
    """The time is over; nothing but `within` may catch it."""


class _Watch(threading.Thread):
    """Raises Late in the thread that made it, from its start until it is ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(daemon=True)
        self.rang = False
        self._wait = min(seconds, threading.TIMEOUT_MAX)
        self._worker = ctypes.c_ulong(threading.get_ident())
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(self._wait):
            self.rang = True
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                self._worker, ctypes.py_object(Late)
            )
            self._wait = AGAIN

    def end(self) -> None:
        """Raise nothing any more, not even what is on its way."""
        while True:
            try:
                self._over.set()
                if self.ident is not None:
                    self.join()
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._worker, None)
            except Late:
                continue
            return


def _begin(watch: threading.Thread) -> None:
    try:
        watch.start()
    except RuntimeError as error:  # there is no room for a thread
        raise MemoryError(str(error)) from error


def within(seconds: float, name: str, work: Callable[[], Answer]) -> Answer:
    """Do some work and return what it gives.

    >>> within(1.0, "page.txt", lambda: "read")
    'read'

    Raises:
        TimedOut: it took longer than it may.
        MemoryError: there is no room for a thread that watches it.
    """
    watch = _Watch(seconds)
    try:
        try:
            _begin(watch)
            return work()
        finally:
            watch.end()
    except (Exception, Late) as error:
        if not watch.rang:
            raise
        message = f"{name}: a page was not read in {seconds:g} seconds"
        raise TimedOut(message, hint="give it more: --timeout") from error


def attempt(
    name: str, work: Callable[[], Answer], limits: Limits
) -> Answer | SourceError:
    """Do some work on one page; give what it raises instead, so that others go on.

    >>> str(attempt("page.txt", lambda: 1 // 0, Limits()))[:40]
    'page.txt: ZeroDivisionError: integer div'
    """
    try:
        return within(limits.seconds, name, work)
    except SourceError as error:
        return error
    except MemoryError:
        return no_room(name, limits)
    except Exception as error:  # noqa: BLE001 a fault of ours must not stop others
        return fault(name, error)


def no_room(name: str, limits: Limits) -> MemoryExceeded:
    """Return the error of a page for which there is no memory."""
    message = f"{name}: needs more than {limits.memory:,} bytes of memory"
    return MemoryExceeded(message, hint=f"give it more: {memory(limits)}")


def fault(name: str, error: BaseException) -> InternalError:
    """Return an error that nobody foresaw as one that says so."""
    message = f"{name}: {type(error).__name__}: {error}"
    return InternalError(message, hint=REPORT)
