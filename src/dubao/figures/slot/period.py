"""When: the times of the sentence, of those before it, of headline and dateline."""

from collections.abc import Sequence

import numpy as np

from dubao.figures.candidate import Block, Candidates, Features, joined
from dubao.figures.feature import Ints, Template
from dubao.figures.times import PLAIN, Meaning
from dubao.figures.view import SENTENCE_BEFORE, WORDS_BEHIND, View
from dubao.figures.word import number

MOST = 7  # times before a figure that may be its own
MOST_FIRST = 20  # meanings of an article's first time and of its headline
SELDOM = (0, 1, 2, 3, 4, 6, 9, 14)  # where a bucket of an article's times begins
DIGITS = frozenset("0123456789一二三四五六七八九十〇零")


def candidates(
    view: View, none: Features, meanings: Sequence[Meaning], words: Ints, day: str
) -> Candidates:
    """Return for each figure what the times around it may mean; first is the meaning.

    `none` speaks for there being no answer, `words` says which word each meaning's
    time is; `day` is the page's day, ISO 8601.
    """
    figures = len(view.unit)
    figure, meaning = _chosen(view, words)
    return joined(
        figures,
        figure,
        meaning,
        np.full(len(figure), -1),
        (
            Block(
                Features(
                    meaning_templates(view, meanings, words, day, figure, meaning),
                    len(figure),
                ),
                np.arange(len(figure)),
            ),
        ),
        [none, Features(_none_templates(view, figure, words[meaning]), figures)],
    )


def _chosen(view: View, word: Ints) -> tuple[Ints, Ints]:
    """Return the meanings that are looked at for each figure.

    Those of its own sentence, of the MOST times before it in its article, of the first
    time there and of the headline.
    """
    clauses = view.clauses
    none = np.zeros(0, dtype=np.int64)
    if not len(word):
        return none, none
    starts = clauses.start[word]
    time = np.cumsum(np.concatenate([[0], np.diff(word) > 0]))
    article, headline = clauses.article[word], view.headline[word] > 0
    opening: dict[int, Ints] = {}  # of each article, its first time and its headline's
    for number_ in np.unique(article).tolist():
        mine = np.flatnonzero(article == number_)
        opening[number_] = mine[(time[mine] == time[mine[0]]) | headline[mine]][
            :MOST_FIRST
        ]
    figures, found = [], []
    for figure, at in enumerate(clauses.at.tolist()):
        own = int(clauses.article[at])
        if own not in opening:
            continue
        stop = np.searchsorted(clauses.sentence, clauses.sentence[at], side="right")
        stop = min(stop, at + WORDS_BEHIND)
        last = np.searchsorted(starts, clauses.start[at], side="right") - 1
        since = time[last] - MOST if last >= 0 else -1
        near = np.arange(np.searchsorted(time, since + 1), np.searchsorted(word, stop))
        first = opening[own]
        chosen = np.union1d(first[word[first] < stop], near[article[near] == own])
        found.append(chosen)
        figures.append(np.full(len(chosen), figure))
    return np.concatenate([none, *figures]), np.concatenate([none, *found])


def _shape(text: str) -> int:
    return number("".join("N" if sign in DIGITS else sign for sign in text))


def _grain(period: str) -> int:
    return min(len(period), 22) + 30 * ("/" in period)


def _ahead(period: str, day: str) -> int:
    """Return whether a period ends after the page's day: 2, not: 1, unknown: 0."""
    last = period.rpartition("/")[2]
    return 0 if not day or last == ".." else 1 + (last[:10] > day[: len(last)])


def _seldom(
    view: View, meanings: Sequence[Meaning], word: Ints
) -> tuple[Ints, Ints, Ints]:
    """Return for each meaning how many times, and how many periods, its article has.

    They come in buckets; the last column says whether it is of the first time there.
    """
    clauses = view.clauses
    article = clauses.article[word] + 1
    size = int(article.max(initial=0)) + 1
    times = np.bincount(clauses.article[np.unique(word)] + 1, minlength=size)
    told = {
        (owner, one.period)
        for owner, one in zip(article.tolist(), meanings, strict=True)
        if one.way == PLAIN
    }
    periods = np.bincount([owner for owner, _ in told] or [0], minlength=size)
    first = np.full(size, view.size)
    np.minimum.at(first, article, word)
    return (
        np.digitize(times[article], SELDOM),
        np.digitize(periods[article], SELDOM),
        (first[article] == word).astype(np.int64),
    )


def _has_time(view: View, word: Ints, figure: Ints) -> Ints:
    """Return whether a time stands in a figure's sentence 3, paragraph 1, or none."""
    clauses = view.clauses
    at = clauses.at[figure]
    sentence, paragraph = clauses.sentence, clauses.paragraph
    made: Ints = 2 * np.isin(sentence[at], sentence[word]) + np.isin(
        paragraph[at], paragraph[word]
    )
    return made


def meaning_templates(
    view: View,
    meanings: Sequence[Meaning],
    words: Ints,
    day: str,
    figure: Ints,
    meaning: Ints,
) -> list[Template]:
    """Return the features of meanings seen from figures."""
    clauses = view.clauses
    known = np.array(
        [
            (
                _shape(one.span.of(clauses.text)), one.way, _grain(one.period),
                _ahead(one.period, day), one.period == day,
            )
            for one in meanings
        ],
        dtype=np.int64,
    ).reshape(-1, 5)  # fmt: skip
    shape, way, grain, ahead, today = known[meaning].T
    word = words[meaning]
    at = clauses.at[figure]
    position, between, apart = view.position(figure, word)
    distance = view.distance(figure, word)
    times = np.cumsum(clauses.time >= 0)
    passed = np.minimum(np.abs(times[at] - times[word]) - (word > at), 5)
    nearby = np.minimum(passed, 3) * 32 + position
    unit, kind = view.unit[figure], view.kind[figure]
    before, left, right = view.word[at - 1], view.word[word - 1], view.word[word + 1]
    paragraphs = np.clip(clauses.paragraph[at] - clauses.paragraph[word], 0, 4)
    same = (clauses.clause[word] == clauses.clause[at]).astype(np.int64)
    previous = np.maximum(word - 1, 0)
    opens = (word == 0) | (clauses.sentence[previous] != clauses.sentence[word])
    headline = view.headline[word]
    verb = view.governor[figure]
    clauses_apart = np.minimum(apart, 6)
    many, periods, first = (
        column[meaning] for column in _seldom(view, meanings, words)
    )
    own = _has_time(view, words, figure)
    return [
        ("place", position, passed),
        ("place kind", position, passed, kind),
        ("place way", position, passed, way),
        ("distance", distance, kind),
        ("distance way", distance, way),
        ("shape", shape, position),
        ("shape kind", shape, kind),
        ("shape way", shape, way),
        ("shape times", shape, passed, same),
        ("shape unit", shape, unit),
        ("way", way, grain),
        ("grain", grain, position),
        ("grain kind", grain, kind),
        ("ahead", ahead, position),
        ("ahead way", ahead, way),
        ("ahead verb", ahead, verb),
        ("today", today, position, kind),
        ("left", left, nearby),
        ("left way", left, way),
        ("left shape", left, shape),
        ("left two", view.word[word - 2], left, same),
        ("right", right, nearby),
        ("right way", right, way),
        ("right shape", right, shape),
        ("right two", right, view.word[word + 2], same),
        ("beside", left, right, same),
        ("unit", unit, nearby),
        ("unit distance", unit, distance),
        ("unit way", unit, way),
        ("before", before, nearby),
        ("before shape", before, shape),
        ("before left", before, left, same),
        ("before right", before, right, same),
        ("verb", verb, nearby),
        ("verb right", verb, right),
        ("paragraphs", paragraphs, headline, kind),
        ("paragraphs shape", paragraphs, shape),
        ("paragraphs place", paragraphs, passed, opens),
        ("opens", opens, position, passed),
        ("figures", between, position, passed),
        ("figures clauses", between, np.minimum(apart, 5), passed),
        ("clauses", clauses_apart, passed, kind),
        ("clauses kind", kind, clauses_apart, position),
        ("headlines", headline, view.headline[at], way),
        ("many", many, position, first),
        ("many periods", periods, passed, first),
        ("many kind", many, kind, first * 8 + np.minimum(passed, 3)),
        ("many own", own, passed, many),
    ]


def _none_templates(view: View, figure: Ints, word: Ints) -> list[Template]:
    """Return the features of a figure's having no time, by how many there are."""
    clauses = view.clauses
    size = len(view.unit)
    count = np.minimum(np.bincount(figure, minlength=size), 4)
    position, _, _ = view.position(figure, word)
    inside = np.bincount(figure[position < SENTENCE_BEFORE], minlength=size)
    return [
        ("times", count),
        ("times kind", np.minimum(inside, 3), view.kind),
        ("times unit", np.minimum(inside, 1), view.unit),
        ("times before", np.minimum(inside, 1), view.word[clauses.at - 1]),
        ("times headline", np.minimum(inside, 2), view.headline[clauses.at]),
    ]
