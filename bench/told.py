"""Writes what a benchmark found where people read it: docs/performance.md.

What stood there before is not lost: bench/history has a file for each benchmark, with
every table that it made, the newest last, and of which version and change it is.
"""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from dubao import __version__

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
HISTORY = Path(__file__).parent / "history"


def verdict(*, holds: bool) -> str:
    """Return how a bar is told: was it reached?"""
    return "reached" if holds else "missed"


def tell(name: str, made: str) -> None:
    """Print a benchmark's table, and put it between its marks in the page.

    The marks are `<!-- NAME -->` and `<!-- end of NAME -->`.
    """
    print(made)
    before, start, rest = PAGE.read_text(encoding="utf-8").partition(f"<!-- {name} -->")
    _, end, after = rest.partition(f"<!-- end of {name} -->")
    if not start or not end:
        raise SystemExit(f"{PAGE.name} has no place for {name}")
    PAGE.write_text(f"{before}{start}\n{made}\n{end}{after}", encoding="utf-8")
    keep(name, made)


def keep(name: str, made: str) -> None:
    """Add a benchmark's table to its history."""
    HISTORY.mkdir(exist_ok=True)
    day = datetime.now(UTC).date().isoformat()
    with (HISTORY / f"{name}.md").open("a", encoding="utf-8") as file:
        file.write(f"## {day} · {__version__} · {change()}\n\n{made.strip()}\n\n")


def change() -> str:
    """Return the change that is measured as git names it, "?" without git."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty"],  # noqa: S607
            cwd=PAGE.parent, capture_output=True, check=True, text=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "?"
    return said.stdout.strip()
