"""What holds for every text that is checked.

Checks never raise, point at characters of the page, say the same twice, and read
full-width digits and traditional characters as they read the others.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dubao.check
from dubao import read_text
from dubao.check import CHECKS, check
from dubao.check.corpus import examples
from dubao.text.table import rows

FOLDER = Path(dubao.check.__file__).parent
EVERY = tuple(one.code for one in CHECKS)
EXAMPLES = [
    one
    for path in sorted(FOLDER.glob("*.corpus"))
    for one in examples(path.read_text(encoding="utf-8"))
]
TEXTS = [one.text for one in EXAMPLES]
WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)} | {
    ord("%"): "％", ord("."): "．",
}  # fmt: skip
TRADITIONAL = {
    row[1]: row[0] for row in reversed(rows("dubao.text", "traditional.tsv"))
}
DAYS = st.sampled_from(
    ["", "2023-02-23", "1998", "0001-01-01", "9999-12-31", "2023-02-30", "soon"]
)
PIECES = st.sampled_from(
    [*TEXTS, "，", "\n", "（", "”", "0", "99999999999", "3000000年", "2月", "分别为",
    "其中", "至"]
)  # fmt: skip


@st.composite
def pages(draw):
    """Give passages cut, doubled, broken and run into each other."""
    text = ""
    for piece in draw(st.lists(PIECES, min_size=1, max_size=5)):
        start = draw(st.integers(0, len(piece)))
        stop = draw(st.integers(start, len(piece)))
        text += piece[start:stop] if draw(st.booleans()) else piece
    return text


@settings(max_examples=150, deadline=None)
@given(pages(), DAYS)
def test_no_text_raises_and_spans_lie_in_the_page(text, day):
    if not text.strip():
        return
    reading = read_text(text, date=day)
    report = check(reading, select=EVERY)
    length = len(reading.page.text)

    assert report == check(reading, select=EVERY)
    for one in (*report.findings, *report.facts):
        assert one.spans
        assert all(0 <= span.start < span.end <= length for span in one.spans)


def said(text, day):
    report = check(read_text(text, date=day))
    return [(one.code, one.spans) for one in report.findings]


@pytest.mark.parametrize("one", EXAMPLES, ids=range(len(EXAMPLES)))
def test_width_and_script_do_not_matter(one):
    if "↵" in one.text or "。" not in one.text:
        return
    plain = said(one.text, one.day)

    assert said(one.text.translate(WIDE), one.day) == plain
    assert said(one.text.translate(str.maketrans(TRADITIONAL)), one.day) == plain
