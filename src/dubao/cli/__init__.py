"""The command line: read, check, explain, view; on ledgers add, search, serve.

stdout carries data only; talk goes to stderr. Exit codes:

    0  read        1  nothing found, or errors that `check` found
    2  usage, or nothing could be read
    3  some inputs failed                130  interrupted
"""

import signal
import sys
from threading import current_thread, main_thread
from types import FrameType

from dubao.cli.command import HELP, overview

FATAL = 2
INTERRUPTED = 130
PIPE_CLOSED = 0
SIGNALLED = 128  # and the signal's number
STOPPED = (
    "dubao: interrupted: a file that was being written is as it was, a ledger or a job"
    " keeps what is done; the same command goes on"
)
SOON = 0.01  # seconds
ENDING = ("SIGTERM", "SIGHUP")


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if len(sys.argv) > 1 and sys.argv[1] in HELP:
            print(overview(), flush=True)  # noqa: T201 data of the command line
            return
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly(PIPE_CLOSED)
    except KeyboardInterrupt:
        _stopped()
        sys.exit(INTERRUPTED)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 panics of Rust are no Exception
        _told(error)
        _leave_quietly(FATAL)
    else:
        if code == INTERRUPTED:
            _stopped()
        sys.exit(code)


def _run() -> int | str | None:
    """Run the command that was asked for; return its exit code."""
    from dubao.cli.app import app  # noqa: PLC0415 help alone needs none of it
    from dubao.cli.tame import tame  # noqa: PLC0415

    for name in ENDING:
        if hasattr(signal, name) and current_thread() is main_thread():
            signal.signal(getattr(signal, name), _end)
    sys.unraisablehook = _swallowed
    sys.stderr = tame(sys.stderr)
    if sys.stdout.isatty():
        sys.stdout = tame(sys.stdout)
    try:
        app()
    except SystemExit as ended:
        return ended.code
    return 0


def _end(number: int, frame: FrameType | None) -> None:
    """End as an error does, so that drafts are removed and files closed."""
    del frame
    raise SystemExit(SIGNALLED + number)


def _swallowed(what: "sys.UnraisableHookArgs") -> None:
    """Ask once more where a finaliser swallowed that we were to end."""
    if not isinstance(what.exc_value, SystemExit):
        return
    code = what.exc_value.code
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(code))
    signal.setitimer(signal.ITIMER_REAL, SOON)


def _stopped() -> None:
    """Say in one line what became of what was begun."""
    if "serve" not in sys.argv[1:2]:  # it is how a server ends
        print(STOPPED, file=sys.stderr, flush=True)  # noqa: T201 talk goes to stderr


def _told(error: BaseException) -> None:
    """Say in one line what nobody has told yet."""
    import os  # noqa: PLC0415 only on the way out

    from dubao.cli.output import complain  # noqa: PLC0415
    from dubao.errors import DubaoError, MemoryExceeded  # noqa: PLC0415
    from dubao.export.file import unwritten  # noqa: PLC0415
    from dubao.sources.deadline import fault  # noqa: PLC0415

    if isinstance(error, DubaoError):
        complain(error)
    elif isinstance(error, OSError):
        complain(unwritten(error.filename or "standard output", error))
    elif isinstance(error, MemoryError):
        complain(MemoryExceeded("there is not enough memory for this"))
    else:
        complain(fault("dubao", error))
        if os.environ.get("DUBAO_TRACEBACK"):
            sys.excepthook(type(error), error, error.__traceback__)


def _leave_quietly(code: int) -> None:
    """End without a word more when nobody takes our output: `| head`, a full disk."""
    import os  # noqa: PLC0415 only on the way out

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:  # too many files are open: what is left to write has no way out
        os._exit(code)
    sys.exit(code)
