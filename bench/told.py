"""Writes what a benchmark found where people read it: docs/performance.md."""

from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"


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
