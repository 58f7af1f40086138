"""Where a command writes: stdout, or a file that appears only when it is whole."""

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from rich.console import Console

from dubao.cli.tame import Quiet, tamed, wild
from dubao.errors import DubaoError
from dubao.export.file import refuse_same, whole

WIDTH = 120  # columns where no terminal tells


@contextmanager
def output(
    path: str, *, read: Iterable[str | os.PathLike[str]] = ()
) -> Iterator[TextIO]:
    """Give a text file for `path`, stdout for "-" or ""; nothing is written half.

    `read` are the files that the command reads: none of them is written onto.

    Raises:
        UsageError: `path` is a folder, or one of what is read.
        CannotWrite, DiskFull: it cannot be written.
    """
    if path in {"", "-"}:
        yield sys.stdout
        sys.stdout.flush()
        return
    refuse_same(path, read)
    with whole(path) as file:
        text = io.TextIOWrapper(
            file, encoding="utf-8", errors="backslashreplace", newline=""
        )
        try:
            yield text
            text.flush()
        finally:
            with suppress(OSError, ValueError):
                text.detach()


def console(file: TextIO, *, color: bool = True) -> Console:
    """Return a console that draws for a terminal, and plainly for anything else."""
    plain = (
        not color
        or bool(os.environ.get("NO_COLOR"))
        or os.environ.get("TERM") == "dumb"
    )
    terminal = file.isatty()
    return Quiet(
        file=wild(file),
        no_color=plain,
        force_terminal=terminal and not plain,
        highlight=False,
        width=None if terminal else WIDTH,
        soft_wrap=False,
    )


def complain(error: DubaoError, *, as_json: bool = False) -> None:
    """Say on stderr what went wrong and what to do."""
    message = getattr(error, "message", "") or str(error)
    hint = getattr(error, "hint", "")
    name = type(error).__name__
    if as_json:
        row = {"error": name, "message": message, "hint": hint}
        told = json.dumps(row, ensure_ascii=False)
    else:
        told = f"dubao: {name}: {_one_line(message)}"
        told += f"\n  → {_one_line(hint)}" if hint else ""
    with suppress(OSError):  # nobody hears it
        print(tamed(told) if not as_json else told, file=sys.stderr)  # noqa: T201


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())
