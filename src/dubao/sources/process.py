"""A process of our own that does what may hang, crash or swallow memory.

It is spoken to over one socket, and watched: it has some seconds to begin, and then as
many for each word as it is allowed. One that is late or gone is replaced by whoever
began it, who knows what was lost. It ends with its parent, leaves Ctrl-C to it, and its
standard streams lead nowhere, since libraries print.

Parsers of others' formats run in such (`isolation.py`), and the readers of `dubao add`
and `dubao bulk` (`bulk/crew.py`). POSIX only.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

POSSIBLE = os.name == "posix"
START = 30.0  # seconds that one may take to begin
LEAVE = 10.0  # and to end: one that is measured writes down what it saw
FAILED = 70  # how one ends that let an error through
PARENT_DIED = 1  # prctl's PR_SET_PDEATHSIG
MAXRSS = 1 if sys.platform == "darwin" else 1024  # bytes in the unit of ru_maxrss
# Bytes up to which glibc keeps memory that is given back. By default each large array
# comes fresh from the kernel, page by page, and that is half of the time in which the
# lines of a scan are found.
HEAP = {
    "MALLOC_MMAP_THRESHOLD_": str(256 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(512 << 20),
}
SOON = 0.1  # seconds in which one says what it need not think about
PROGRAM = """
from dubao.sources.process import begin
from {module} import {name} as serve
begin(serve, {socket})
"""


class Late(Exception):
    """A process gave no answer in time."""

    def __init__(self, limit: str, seconds: float) -> None:
        """Keep which limit fired: start, seconds, recognition."""
        super().__init__(limit)
        self.limit, self.seconds = limit, seconds


class Gone(Exception):
    """A process died."""


class Process:
    """One process that runs `serve(connection, *given)`."""

    def __init__(self, serve: str, *given: object) -> None:
        """Start it; `serve` is a function, by its module and name."""
        ours, theirs = socket.socketpair()
        with theirs, _undisturbed():
            module, _, name = serve.rpartition(".")
            program = PROGRAM.format(module=module, name=name, socket=theirs.fileno())
            self.process = subprocess.Popen(  # noqa: S603 our own interpreter
                [sys.executable, "-P", "-c", program],
                pass_fds=[theirs.fileno()], env=environment(),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self.connection = Connection(ours.detach())
        self.died = ("", 0)  # of what, and with how many bytes of memory of its own
        self._inherited = -1  # the kernel counts its parent's peak as its own
        self._allowed = ("seconds", 0.0)
        self._deadline = 0.0
        self.allow("seconds", 0.0)
        with suppress(OSError):  # gone already: whoever listens to it hears that
            self.connection.send(given)

    def allow(self, limit: str, seconds: float) -> None:
        """Give it some seconds for its next word, once it has begun."""
        self._allowed = limit, seconds
        self._deadline = time.monotonic() + self._limit()[1]

    def _limit(self) -> tuple[str, float]:
        return ("start", START) if self._inherited < 0 else self._allowed

    def is_late(self) -> bool:
        """Return whether it has had its time."""
        return time.monotonic() > self._deadline

    def received(self) -> bytes | None:
        """Wait for its next word and return it, None where it only said that it began.

        Raises:
            EOFError, OSError: it is gone.
        """
        said = self.connection.recv_bytes()
        if self._inherited >= 0:
            return said
        self._inherited = int(said)
        self.allow(*self._allowed)
        return None

    def send(self, words: bytes) -> None:
        """Ask it something.

        Raises:
            Gone: it died.
        """
        try:
            self.connection.send_bytes(words)
        except OSError as error:
            self.died = self._death()
            raise Gone from error

    def answer(self) -> bytes:
        """Return its next word.

        Raises:
            Late: it took longer than it has.
            Gone: it died.
        """
        try:
            while True:
                left = self._deadline - time.monotonic()
                if not self.connection.poll(max(0.0, left)):
                    raise Late(*self._limit())
                said = self.received()
                if said is not None:
                    return said
        except (EOFError, OSError) as error:
            self.died = self._death()
            raise Gone from error

    def soon(self) -> bytes | None:
        """Return its next word if it comes at once, None if not."""
        with suppress(EOFError, OSError):
            if self._inherited >= 0 and self.connection.poll(SOON):
                return self.received()
        return None

    def kill(self) -> None:
        """End it now."""
        self.connection.close()
        self.process.kill()
        self.process.wait()

    def leave(self, seconds: float = LEAVE) -> None:
        """Let it end by itself: one that nobody speaks to any more does."""
        self.connection.close()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()

    def _death(self) -> tuple[str, int]:
        """Return what it died of, and the bytes of memory that it held at most.

        A library that finds no memory aborts, and only its size tells why. A peak that
        it had when it began was its parent's, and tells nothing.
        """
        deadline = time.monotonic() + 1
        pid = 0
        while not pid and time.monotonic() < deadline:
            try:
                pid, status, used = os.wait4(self.process.pid, os.WNOHANG)
            except ChildProcessError:  # somebody else waited for it
                return "it ended", 0
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self.process.returncode = code
                how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
                peak = used.ru_maxrss
                return how, peak * MAXRSS if peak > self._inherited else 0
            time.sleep(0.01)
        return "it did not answer", 0


def all_leave(processes: Sequence[Process]) -> None:
    """Let some processes end by themselves, at one time."""
    for process in processes:
        process.connection.close()
    for process in processes:
        process.leave()


def environment() -> dict[str, str]:
    """Return the environment of a process of ours: it finds the same modules."""
    path = os.pathsep.join(part for part in sys.path if part)
    one = dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**HEAP, **os.environ, **one, "PYTHONPATH": path}  # a thread takes memory


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Begin a process that Ctrl-C does not stop while it loads: its parent decides."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin(serve: Callable[..., None], descriptor: int) -> None:
    """Serve, in the process itself, until the parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    _die_with_parent()
    connection = Connection(descriptor)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if resource else 0
    try:
        connection.send_bytes(str(peak).encode())
        serve(connection, *connection.recv())
    except (EOFError, BrokenPipeError, ConnectionError):
        return
    except BaseException:  # noqa: BLE001 a traceback tells nobody what to do
        os._exit(FAILED)


def limit_memory(most: int) -> None:
    """Let this process have no more bytes of memory, and leave no core behind."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DIED, signal.SIGKILL)
        if os.getppid() == 1:  # it died before we asked
            os._exit(1)
