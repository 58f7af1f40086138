"""Where a command writes: stdout, or a file that appears only when it is whole."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.console import Console

from dubao.errors import DubaoError, SourceError

WIDTH = 120  # columns where no terminal tells


@contextmanager
def output(path: str) -> Iterator[TextIO]:
    """Give a text file for `path`, stdout for "-" or ""; nothing is written half.

    The file is written beside its place and put there when the block ends well.
    """
    if path in {"", "-"}:
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(path)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def console(file: TextIO, *, color: bool = True) -> Console:
    """Return a console that draws for a terminal, and plainly for anything else."""
    plain = (
        not color
        or bool(os.environ.get("NO_COLOR"))
        or os.environ.get("TERM") == "dumb"
    )
    terminal = file.isatty()
    return Console(
        file=file,
        no_color=plain,
        force_terminal=terminal and not plain,
        highlight=False,
        width=None if terminal else WIDTH,
        soft_wrap=False,
    )


def complain(error: DubaoError, *, as_json: bool = False) -> None:
    """Say on stderr what went wrong and what to do."""
    if as_json:
        import json  # noqa: PLC0415 only where asked for

        row = {
            "error": type(error).__name__,
            "message": getattr(error, "message", str(error)),
            "hint": getattr(error, "hint", ""),
        }
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr)  # noqa: T201
        return
    hint = (
        f"\n  → {error.hint}" if isinstance(error, SourceError) and error.hint else ""
    )
    message = error.message if isinstance(error, SourceError) else str(error)
    print(f"dubao: {type(error).__name__}: {message}{hint}", file=sys.stderr)  # noqa: T201
