"""Runs what the documentation shows, and compares it with what it prints there.

    python docs/make/console.py FILE.md …      write what the commands print into a page

A fenced block `console` has lines `$ COMMAND` with what they print below. Commands of a
page run one after the other in one folder that holds the samples. `…` alone on a line
stands for any lines, within a line for any characters. `dubao` runs in this process;
anything else is given to the shell. A block `sh` is not run and says why in the line
above it: `<!-- not run: it needs a cluster -->`.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from dubao.cli.app import app

BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(r"^<!-- not run: (?P<why>[^>]+) -->\n```sh\n", re.MULTILINE)
ANY = "…"


class Step(NamedTuple):
    """A command, and what the page says that it prints."""

    command: str
    printed: str


def steps(page: str) -> Iterator[Step]:
    """Yield the commands of a page in order."""
    for block in BLOCK.finditer(page):
        for part in re.split(r"^\$ ", block["body"], flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Step(command, printed.rstrip("\n"))


def run(command: str, folder: Path) -> str:
    """Return what a command prints, run in a folder that is the current one."""
    wanted, _, to = command.partition(" > ")
    if wanted.startswith("dubao "):
        given = _shell(f"printf '%s\\0' {wanted}", folder)  # the shell reads quotes
        result = CliRunner().invoke(app, given.split("\0")[1:-1])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        out, seen = result.stdout, result.output
    else:
        out = seen = _shell(wanted, folder)
    if to:
        (folder / to).write_text(out, encoding="utf-8")
        return seen.replace(out, "").rstrip("\n")
    return "\n".join(line.rstrip() for line in seen.rstrip("\n").split("\n"))


def _shell(command: str, folder: Path) -> str:
    return subprocess.run(  # noqa: S602 a line of our own documentation
        command, shell=True, cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def matches(printed: str, found: str) -> bool:
    """Say whether what was printed is what the page says.

    >>> matches("a … c", "a b c"), matches("a", "b")
    (True, False)
    """
    lines = [line.rstrip() for line in printed.split("\n")]
    pattern = "\n".join(
        r"(?:.*\n)*?.*" if line.strip() == ANY else re.escape(line).replace(ANY, ".*?")
        for line in lines
    )
    return re.fullmatch(pattern, found) is not None


def filled(page: str, folder: Path) -> str:
    """Return a page with what its commands print now."""

    def block(found: re.Match[str]) -> str:
        parts = []
        for step in steps(found[0]):
            said = run(step.command, folder)
            kept = step.printed if matches(step.printed, said) else said
            parts.append(f"$ {step.command}\n" + (f"{kept}\n" if kept else ""))
        return "```console\n" + "".join(parts) + "```"

    return BLOCK.sub(block, page)


def main(*names: str) -> None:
    """Fill pages in; the tests' workspace is where their commands run."""
    import os  # noqa: PLC0415

    from tests.docs.workspace import furnish  # noqa: PLC0415 the same as the tests have

    for path in [Path(name).resolve() for name in names]:
        with tempfile.TemporaryDirectory() as folder:
            furnish(Path(folder))
            os.chdir(folder)
            page = filled(path.read_text(encoding="utf-8"), Path(folder))
            os.chdir(path.parent)
            path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main(*sys.argv[1:])
