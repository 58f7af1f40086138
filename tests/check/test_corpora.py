"""Every line of every corpus beside `check/`: right and wrong passages.

A line is `expected<TAB>text`, or `expected<TAB>day<TAB>text` with the page's day;
↵ is a line end and ⟦ ⟧ stand around characters that must be pointed at. Expected is

    CODE         the check finds something, and a span of it is the marked one
    ok CODE      nothing is found; the check says that it agrees, pointing there
    -            no check says anything
"""

from pathlib import Path

import pytest

import dubao.check
from dubao import read_text
from dubao.check import CHECKS, check
from dubao.check.corpus import examples

FOLDER = Path(dubao.check.__file__).parent
LINES = [
    pytest.param(one, id=f"{path.stem}:{one.number}")
    for path in sorted(FOLDER.glob("*.corpus"))
    for one in examples(path.read_text(encoding="utf-8"))
]


def report(text, day):
    return check(read_text(text, date=day), select=tuple(c.code for c in CHECKS))


@pytest.mark.parametrize("one", LINES)
def test_line_of_corpus(one):
    report_ = check(
        read_text(one.text, date=one.day),
        select=(one.code,) if one.code else (),
    )
    said = report_.facts if one.right else report_.findings

    if not one.code:
        assert report_.findings == ()
        return
    assert not (one.right and report_.findings)
    assert [(n.code, one.span in n.spans) for n in said if n.code == one.code][:1] == [
        (one.code, True)
    ]


# U410 is found on pictures alone: tests/sources/test_look.py
def test_every_check_has_a_wrong_passage():
    told = {p.values[0].code for p in LINES if not p.values[0].right}

    assert {c.code for c in CHECKS if not c.code.startswith("L")} - {"U410"} <= told


@pytest.mark.parametrize("one", LINES)
def test_shift_changes_spans_only(one):
    before = "　　甲乙丙。\n"
    alone = report(one.text, one.day)
    later = report(before + one.text, one.day)
    shift = len(before)

    assert [
        (f.code, tuple((s.start + shift, s.end + shift) for s in f.spans))
        for f in alone.findings
    ] == [(f.code, tuple(map(tuple, f.spans))) for f in later.findings]
