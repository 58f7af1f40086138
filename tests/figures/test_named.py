"""How phrases lie to the names of a page."""

import numpy as np
import pytest

from dubao.figures.clause import prepare
from dubao.figures.named import (
    BEGINS_WITH,
    BEGINS_WITHIN,
    ENDS_WITH,
    ENDS_WITHIN,
    KINDS,
    NONE,
    WITHIN,
    NameSpans,
)
from dubao.model import Span

TEXT = "清河县农业局和王五参加大会"
BODY, PERSON = KINDS.index("organisation") + 1, KINDS.index("person") + 1
NAMES = [(Span(0, 6), "organisation"), (Span(7, 9), "person")]


@pytest.mark.parametrize(
    ("phrase", "lies"),
    [
        ("清河县农业局", BODY),
        ("王五", PERSON),
        ("清河县", ENDS_WITHIN),
        ("农业局", BEGINS_WITHIN),
        ("清河县农业局和", BEGINS_WITH + BODY),
        ("和王五", ENDS_WITH + PERSON),
        ("大会", NONE),
    ],
)
def test_a_phrase_is_a_name_or_cuts_one(phrase, lies):
    clauses = prepare(TEXT, [], [Span(0, len(TEXT))], [])
    at = TEXT.index(phrase)
    first = np.flatnonzero(clauses.start == at)
    last = np.flatnonzero(clauses.end == at + len(phrase))

    assert NameSpans(clauses, NAMES).of(first, last).tolist() == [lies]
    assert NameSpans(clauses, []).of(first, last).tolist() == [NONE]


def test_names_that_share_a_word_or_end_within_one_are_told_apart():
    clauses = prepare(TEXT, [], [Span(0, len(TEXT))], [])
    words = np.arange(len(clauses.start))
    both = NameSpans(clauses, [*NAMES, (Span(3, 7), "place")])
    rough = NameSpans(clauses, [(Span(1, 6), "place")])

    assert (both.of(words, words) == NameSpans(clauses, NAMES).of(words, words)).all()
    assert KINDS.index("place") + 1 not in rough.of(words * 0, words)


def test_the_middle_of_a_name_is_within_it():
    clauses = prepare("清河县第一人民医院", [], [Span(0, 9)], [])
    spans = NameSpans(clauses, [(Span(0, 9), "organisation")])
    inner = np.arange(1, len(clauses.start) - 1)

    assert (spans.of(inner, inner) == WITHIN).all()
