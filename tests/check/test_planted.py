"""Passages with one wrong number, and look-alikes in which everything is right.

`planted.corpus` has them by kind; `!` before a kind marks one that is missed so far.
"""

from pathlib import Path

import pytest

from dubao import read_text
from dubao.check import check

FILE = Path(__file__).parent / "planted.corpus"
MISSED = pytest.mark.xfail(strict=True, reason="nothing holds these against each other")


def lines():
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# "):
            continue
        kind, day, text = line.split("\t")
        yield pytest.param(
            day, text.replace("↵", "\n"), id=f"{kind.lstrip('!')}:{number}",
            marks=MISSED if kind.startswith("!") else (),
        )  # fmt: skip


def marked(text):
    """Return a text without its marks, and what they enclose."""
    plain, spans = "", []
    for piece in text.split("⟦"):
        inside, mark, rest = piece.partition("⟧")
        if mark:
            spans.append((len(plain), len(plain) + len(inside)))
        plain += inside + rest
    return plain, spans


@pytest.mark.parametrize(("day", "text"), list(lines()))
def test_planted(day, text):
    plain, spans = marked(text)
    report = check(read_text(plain, date=day))
    said = [one for one in report.findings if one.severity != "hint"]

    if not spans:
        assert said == []
        return
    assert any(
        span.start < end and start < span.end
        for one in said for span in one.spans for start, end in spans
    )  # fmt: skip
