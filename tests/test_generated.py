"""Laws over pages that nobody wrote: nothing is lost, and no value loses a digit."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from dubao import quantities, read_text
from dubao.text.fold import fold
from dubao.zh.quantity import exact
from tests.generate import Press

PAGES = 1500  # `python -m bench.generated` has 20,000
NUMERALS = re.compile("[0-9〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]")
VALUES = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {
    c: str(n) for n, c in enumerate("〇壹贰叁肆伍陆柒捌玖")
} | {"两": "2"}  # fmt: skip
SCALES = "十百千万亿拾佰仟"


def digits(text):
    """Return the digits other than zero that a printed number has, in order.

    >>> digits("三百二十五"), digits("1.20亿"), digits("十五"), digits("近百")
    ('325', '12', '15', '1')
    """
    text = fold(text)
    found = ""
    said = False  # a digit of this group stands already
    for c in text:
        if c.isdigit() or c in VALUES:
            found += VALUES.get(c, c)
            said = VALUES.get(c, c) != "0"
        elif c in SCALES:
            found += "" if said or found else "1"
            if c in "十拾" and not said and found and found[-1] != "1":
                found += "1"
            said = True
    return found.replace("0", "")


def lost(figure):
    """Say whether a plain figure's value has other digits than its text."""
    rule = figure.mention.rule
    if rule.startswith(("fraction", "compound", "score", "sport")):
        return False
    if figure.claim in {"several", "range"} or "半" in figure.text:
        return False
    return digits(figure.text) != digits(figure.value)


@pytest.mark.parametrize("part", range(5))
def test_the_laws_hold_on_generated_pages(part):
    press = Press(part)
    for _ in range(PAGES // 5):
        text, _ = press.page()
        reading = read_text(text)

        spans = sorted(
            one.span for one in (*reading.figures, *reading.asides, *reading.unread)
        )
        assert all(a.end <= b.start for a, b in pairwise(spans)), text
        covered = {at for span in spans for at in range(*span)}
        folded = fold(text)
        numerals = {n for n, c in enumerate(folded) if NUMERALS.match(c)}
        assert numerals <= covered, text
        for figure in reading.figures:
            assert figure.span.of(text) == figure.text
            assert not lost(figure), (figure.text, figure.value)


@pytest.mark.parametrize("part", range(5))
def test_what_is_printed_well_is_read_as_it_was_meant(part):
    press = Press(100 + part)
    for _ in range(PAGES // 5):
        text, truths = press.page()
        found = quantities(text)
        for truth in truths:
            if truth.noisy:
                continue
            same = [
                one
                for one in found
                if one.value == truth.value
                and fold(one.unit) == truth.unit
                and one.claim == truth.claim
            ]
            assert same, (text, truth, [(q.text, exact(q.value)) for q in found])


def test_a_value_that_lost_a_digit_would_be_seen():
    figure = read_text("投资1.25亿元。").figures[0]

    assert not lost(figure)
    assert digits("1.25亿元") == "125" != digits(exact(Decimal(12_000_000)))
