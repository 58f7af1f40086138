"""How phrases lie to the names of a page."""

import numpy as np
import pytest

from dubao.figures.clause import prepare
from dubao.figures.named import (
    BEGINS_WITH,
    BEGINS_WITHIN,
    ENDS_WITH,
    ENDS_WITHIN,
    IN_HEADLINE,
    KINDS,
    NONE,
    WITHIN,
    NameSpans,
)
from dubao.model import Span

TEXT = "清河县农业局和王五参加大会"
BODY, PERSON = KINDS.index("organisation") + 1, KINDS.index("person") + 1
NAMES = [(Span(0, 6), "organisation"), (Span(7, 9), "person")]


def laid(clauses, names, headline=0):
    return NameSpans(clauses, names, np.arange(len(clauses.start)) < headline)


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

    assert laid(clauses, NAMES).of(first, last).tolist() == [lies]
    assert laid(clauses, []).of(first, last).tolist() == [NONE]


def test_names_that_share_a_word_or_end_within_one_are_told_apart():
    clauses = prepare(TEXT, [], [Span(0, len(TEXT))], [])
    words = np.arange(len(clauses.start))
    both = laid(clauses, [*NAMES, (Span(3, 7), "place")])
    rough = laid(clauses, [(Span(1, 6), "place")])

    assert (both.of(words, words) == laid(clauses, NAMES).of(words, words)).all()
    assert KINDS.index("place") + 1 not in rough.of(words * 0, words)


def test_the_middle_of_a_name_is_within_it():
    clauses = prepare("清河县第一人民医院", [], [Span(0, 9)], [])
    spans = laid(clauses, [(Span(0, 9), "organisation")])
    inner = np.arange(1, len(clauses.start) - 1)

    assert (spans.of(inner, inner) == WITHIN).all()


def test_names_of_an_article_have_ranks():
    text = "王五和清河县。清河县和李四。"
    names = [
        (Span(at, at + len(one)), "place")
        for one in ("王五", "清河县", "李四")
        for at in range(len(text))
        if text.startswith(one, at)
    ]
    clauses = prepare(text, [], [Span(0, 7), Span(7, 14)], [(Span(0, 14), 0)])
    spans = laid(clauses, sorted(names), headline=1)
    first = np.searchsorted(clauses.start, [0, 3, 7, 11])
    last = np.searchsorted(clauses.end, [2, 6, 10, 13])
    rank, early = spans.rank(spans.of(first, last), first)

    assert rank.tolist() == [2 + IN_HEADLINE, 1, 1, 2]
    assert early.tolist() == [1, 2, 2, 3]
    assert not np.any(spans.rank(spans.of(first, first + 1), first + 1))
