"""The period of a figure follows the structure of its article, kind by kind."""

import re
from pathlib import Path

import pytest

from dubao import read_text

CORPUS = Path(__file__).with_name("periods.corpus")
KINDS = ("compared", "governs", "future", "inherit", "own", "wire")
MARK = re.compile(r"⟦([^=⟧]+)=([^⟧]*)⟧")


def _passages():
    """Yield each passage: its kind, its day, its marked text, known to fail or not."""
    for block in CORPUS.read_text(encoding="utf-8").split("\n\n"):
        head, _, marked = block.strip().partition("\n")
        if not head.startswith(("@", "!")):
            continue
        marked = marked.replace("↵", "")
        kind, day = head.removeprefix("!").removeprefix("@").split()
        marks = (
            [pytest.mark.xfail(strict=True, reason="a known fault of periods")]
            if head.startswith("!")
            else []
        )
        yield pytest.param(kind, day, marked, id=f"{kind}-{day}", marks=marks)


PASSAGES = list(_passages())


def unmarked(marked):
    """Return a text without its marks, and its figures: start, end, periods."""
    text, wanted, at = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        start = len(text)
        text += found[1]
        wanted.append((start, len(text), found[2].split("|")))
        at = found.end()
    return text + marked[at:], wanted


@pytest.mark.parametrize(("kind", "day", "marked"), PASSAGES)
def test_periods(kind, day, marked):
    text, wanted = unmarked(marked)

    figures = read_text(text, date=day).figures

    got, right = [], []
    for start, end, periods in wanted:
        found = [
            figure.period or ""
            for figure in figures
            if figure.span.start < end and start < figure.span.end
        ]
        period = found[0] if found else "not read"
        got.append((text[start:end], period))
        right.append((text[start:end], period if period in periods else periods[0]))
    assert got == right, kind


def test_each_kind_has_five_passages():
    kinds = [one.values[0] for one in PASSAGES]

    assert {kind: kinds.count(kind) for kind in KINDS} == dict.fromkeys(KINDS, 5)
    assert len(kinds) == 5 * len(KINDS)
