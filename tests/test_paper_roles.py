"""Lines that need the page around them: each role's corpus, read as a text."""

from pathlib import Path

import pytest

import dubao.line
import dubao.paper
from dubao import read_text

CORPORA = {
    path.stem: path
    for package in (dubao.line, dubao.paper)
    for path in Path(package.__file__).parent.glob("*.corpus")
}
ROLES = ("kicker", "headline", "deck", "subhead", "caption", "jump")
FEWEST = 15  # lines of what it is, and as many of what it is not


def lines(role):
    path = CORPORA[role]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            yield number, *line.split("\t")


def told(reading, role):
    """All that has a role, as pairs of its span."""
    return {
        (span.start, span.end)
        for article in reading.articles
        for found in article.roles
        for span in found.spans
        if found.role == role
    }


@pytest.mark.parametrize(
    ("role", "expected", "marked"),
    [
        pytest.param(role, expected, marked, id=f"{role}:{number}")
        for role in ROLES
        for number, expected, marked in lines(role)
    ],
)
def test_role(role, expected, marked):
    marked = marked.replace("¶", "\n")
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")

    found = told(read_text(text), role)

    if expected == role:
        assert (start, end) in found
    else:
        assert not any(a < end and start < b for a, b in found)


@pytest.mark.parametrize("path", sorted(CORPORA.values()), ids=lambda p: p.stem)
def test_enough_lines_of_either_kind(path):
    rows = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("# ")
    ]
    not_it = sum(line.startswith("-\t") for line in rows)
    assert not_it >= FEWEST
    assert len(rows) - not_it >= FEWEST
