"""Every line of every corpus beside `names/`: as printed, full width, traditional.

A line is `expected<TAB>text`: what stands between ⟦ ⟧ is a name of the corpus's kind.
Before the tab stands its office or its code, where it has one; `-` says that the text
has no name of the kind. A `!` before it marks a known fault.
"""

from pathlib import Path

import pytest

import dubao.names
from dubao.names import found_in
from dubao.text.fold import fold
from dubao.text.stitch import stitch
from dubao.text.table import rows

FOLDER = Path(dubao.names.__file__).parent
TRADITIONAL = {
    row[1]: row[0] for row in reversed(rows("dubao.text", "traditional.tsv"))
}
WIDE = {ord(","): "，", ord(":"): "：", ord("!"): "！", ord("?"): "？", ord("("): "（"}
LEAST = 20


def lines():
    for path in sorted(FOLDER.glob("*.corpus")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("# "):
                continue
            expected, text = line.split("\t")
            marks = []
            if expected.startswith("!"):
                expected = expected[1:]
                marks = [pytest.mark.xfail(strict=True, reason="a known fault")]
            name = f"{path.stem}-{number}"
            yield pytest.param(path.stem, expected, text, id=name, marks=marks)


def entities(text):
    stitched = stitch(fold(text), [])
    return dubao.names.entities(stitched, text, found_in(stitched, [], lambda _: -1))


def found(kind, text):
    return [one for one in entities(text) if one.kind == kind]


@pytest.mark.parametrize(("kind", "expected", "text"), list(lines()))
def test_line(kind, expected, text):
    for written in (
        text,
        text.translate(WIDE),
        "".join(TRADITIONAL.get(sign, sign) for sign in text),
    ):
        plain = written.replace("⟦", "").replace("⟧", "")
        told = found(kind, plain)
        for one in told:
            assert one.span.of(plain) == one.text
        if expected == "-":
            assert not told, [one.text for one in told]
            continue
        start = written.index("⟦")
        wanted = written[start + 1 : written.index("⟧")]
        (one,) = [one for one in told if one.span.start == start]
        assert one.text == wanted
        if kind == "person":
            assert fold(one.office).endswith(expected)
        if kind == "place" and expected:
            assert one.code == expected


@pytest.mark.parametrize(
    "kind", ["person", "organisation", "place", "programme", "work"]
)
def test_every_kind_has_lines_of_what_it_is_and_what_it_is_not(kind):
    told = [one.values[1] for one in lines() if one.values[0] == kind]
    assert sum(one == "-" for one in told) >= LEAST
    assert sum(one != "-" for one in told) >= LEAST
