"""Reads the corpora of right and wrong passages that lie beside the checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from dubao.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A passage, and what is said of it."""

    number: int  # of its line
    code: str  # "" where nothing is to be said
    right: bool  # whether it agrees
    day: str  # the page's day; "" unknown
    text: str
    span: Span | None  # what must be pointed at


def examples(corpus: str) -> Iterator[Example]:
    r"""Yield the examples of a corpus in order.

    >>> [(e.code, e.right, e.text, e.span) for e in examples("D301\t⟦2月30日⟧晴")]
    [('D301', False, '2月30日晴', Span(start=0, end=5))]
    """
    for number, line in enumerate(corpus.splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        expected, *day, marked = line.replace("↵", "\n").split("\t")
        start, end = marked.find("⟦"), marked.find("⟧") - 1
        yield Example(
            number=number,
            code=expected.removeprefix("ok ").strip("-"),
            right=expected.startswith("ok "),
            day=day[0] if day else "",
            text=marked.replace("⟦", "").replace("⟧", ""),
            span=Span(start, end) if start >= 0 else None,
        )
