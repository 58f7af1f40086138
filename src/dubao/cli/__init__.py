"""The command line: read, check, explain, view; on ledgers add, search, serve.

stdout carries data only; talk goes to stderr. Exit codes:

    0  read        1  nothing found, or errors that `check` found
    2  usage, or nothing could be read
    3  some inputs failed                130  interrupted
"""

import sys

from dubao.cli.command import HELP, overview

INTERRUPTED = 130
PIPE_CLOSED = 0


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        if len(sys.argv) > 1 and sys.argv[1] in HELP:
            print(overview(), flush=True)  # noqa: T201 data of the command line
            return
        from dubao.cli.app import app  # noqa: PLC0415 help alone needs none of it

        app()
    except BrokenPipeError:
        _leave_quietly()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _leave_quietly() -> None:
    """End without a word when the reader of our output has gone: `| head -1`."""
    import os  # noqa: PLC0415 only on the way out

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(PIPE_CLOSED)
