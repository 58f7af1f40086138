"""Phrases around a figure: the features that measure, action and base share.

A phrase is seen in three ways: its last word from the figure, the phrase by itself,
and both together. That nothing is said has features of its own.
"""

import numpy as np

from dubao.figures.candidate import (
    Block,
    Candidates,
    Features,
    joined,
    kept,
)
from dubao.figures.feature import Ints, Template
from dubao.figures.view import View

LONG = 9  # words; longer phrases count as this
WIDE = 12  # characters; above it every four count as one
FAR = 6


def candidates(view: View, none: Features) -> Candidates:
    """Return the phrases of each figure's sentence and of those just before it.

    `none` speaks for there being no answer.
    """
    figure, word, first, last, phrase, pair = view.nearby
    seen = figure[pair], first[phrase], last[phrase]
    return joined(
        len(view.unit),
        *seen,
        (
            Block(Features(pair_templates(view, figure, word), len(word)), pair),
            Block(Features(phrase_templates(view, first, last), len(first)), phrase),
            Block(
                Features(both_templates(view, *seen), len(pair)), np.arange(len(pair))
            ),
        ),
        [none],
    )


def in_sentence(view: View, found: Candidates) -> Candidates:
    """Return those of some candidates that stand in their figure's own sentence."""
    sentence = view.clauses.sentence
    own = sentence[found.last] == sentence[view.clauses.at[found.figure]]
    return kept(found, (found.first < 0) | own)


def pair_templates(view: View, figure: Ints, word: Ints) -> list[Template]:
    """Return the features of words, each the last of a phrase, seen from figures."""
    clauses = view.clauses
    at = clauses.at[figure]
    position, between, _ = view.position(figure, word)
    distance = view.distance(figure, word)
    unit, kind = view.unit[figure], view.kind[figure]
    form, tag, last, two = (
        view.word[word],
        view.tag[word],
        view.last[word],
        view.two[word],
    )
    following, following_tag = view.word[word + 1], view.tag[word + 1]
    before, behind = view.word[at - 1], view.word[at + 1]
    passed = view.passed(figure, word)
    next_figure = np.minimum(view.figures[word], len(clauses.at) - 1)
    gap = np.where(
        view.figures[word] < len(clauses.at), clauses.at[next_figure] - word, FAR
    )
    gap = np.where(clauses.at[next_figure] == at, 0, np.minimum(gap, FAR))
    ends_run = view.run[word + 1] != view.run[word]
    related = view.related[figure]
    governor = view.governor[figure]
    return [
        ("place kind", position, distance, kind),
        ("place tag", position, distance, tag),
        ("place unit", position, np.minimum(distance, 20), unit),
        ("unit word", unit, form),
        ("word", form),
        ("two", two),
        ("place last", position, last),
        ("behind distance", behind, distance),
        ("behind tag", view.tag[at + 1], kind, position),
        ("before tag", view.tag[at - 1], tag, position),
        ("next kind", following, kind),
        ("left word", view.word[word - 1], form),
        ("related distance", related, position, distance),
        ("kind word", kind, form),
        ("unit last", unit, last),
        ("unit two", unit, two),
        ("kind two", kind, two),
        ("place kind last", position, kind, last),
        ("place word", position, form),
        ("place two", position, two),
        ("tag kind", tag, kind, position),
        ("next tag", following_tag, tag, position),
        ("next", following, position),
        ("next last", following, last),
        ("before place", before, position),
        ("before distance", before, distance),
        ("before two", view.word[at - 2], before, position),
        ("before last", before, last),
        ("before kind", before, kind, position),
        ("behind place", behind, position),
        ("behind unit", behind, unit, position),
        ("behind last", behind, last),
        ("around", before, behind, position),
        ("figures", between, position, kind),
        ("gap", gap, position, distance),
        ("verb", governor, position),
        ("verb last", governor, last),
        ("passed", passed, position, kind),
        ("passed last", passed, last),
        ("related", related, position, between),
        ("repeated", view.repeated[word], position, view.in_headline[word]),
        ("run ends", ends_run, following, position),
    ]


def phrase_templates(view: View, first: Ints, last: Ints) -> list[Template]:
    """Return the features of phrases by themselves."""
    clauses = view.clauses
    size = np.minimum(last - first + 1, LONG)
    width = clauses.end[last] - clauses.start[first]
    width = np.where(width > WIDE, WIDE + (width - WIDE) // 4, width)
    before, before_tag = view.word[first - 1], view.tag[first - 1]
    form, tag = view.word[first], view.tag[first]
    end, end_tag, end_last = view.word[last], view.tag[last], view.last[last]
    begins = (view.run[first - 1] != view.run[first]) | (first == 0)
    of = view.within("de", first, last, 2)
    joint = view.within("and", first, last, 3)
    _, inverse, counts = np.unique(
        view.identity(first, last), return_inverse=True, return_counts=True
    )
    repeated = np.minimum(counts[inverse], 5)
    middle = view.tag[np.minimum(first + 1, last)]
    return [
        ("size last", size, end_last),
        ("size tags", size, end_tag, tag),
        ("width last", width, end_last),
        ("left", before),
        ("left tags", before_tag, tag),
        ("left word", before, form),
        ("left two", view.word[first - 2], before, tag),
        ("first", form),
        ("first tags", tag, end_tag),
        ("first left", view.first[first], before_tag),
        ("first size", form, size),
        ("first end", form, end),
        ("left end", before, end_last),
        ("left tag end", before_tag, end_last),
        ("left tag word", before_tag, form),
        ("left word tag", before, tag),
        ("of", of, end_last),
        ("joint", joint, size),
        ("names", view.within("name", first, last, 2), tag, size),
        ("verbs", view.within("verb", first, last, 2), size),
        ("quoted", view.within("open", first, last, 2), size),
        ("begins", begins, tag),
        ("last two first", view.two[last], form),
        ("of word", of, end),
        ("size", size),
        ("first only", tag, view.last[first]),
        ("begins size", begins, size),
        ("repeated", repeated, size),
        ("tags", tag, middle, end_tag),
        ("left middle", before_tag, tag, middle),
        ("seam", view.last[first - 1], view.first[first]),
        ("mark", view.mark[first - 1], tag),
    ]


def both_templates(view: View, figure: Ints, first: Ints, last: Ints) -> list[Template]:
    """Return the features of phrases seen from figures."""
    at = view.clauses.at[figure]
    position, _, _ = view.position(figure, last)
    behind = last > at
    size = np.minimum(last - first + 1, LONG)
    unit, kind = view.unit[figure], view.kind[figure]
    skipped = np.where(behind, np.minimum(first - at - 1, 5), FAR)
    over = np.where(behind & (first > at + 1), view.word[at + 1], behind)
    return [
        ("size kind", size, kind, position),
        ("size unit", size, unit),
        ("place tags", position, view.tag[first - 1], view.tag[first]),
        ("kind first", kind, view.word[first]),
        ("skipped", skipped, position, kind),
        ("skipped word", skipped, over, size),
        ("skipped tag", skipped, view.tag[first - 1], size),
        ("unit first", unit, view.word[first]),
        ("before first", view.word[at - 1], view.tag[first], size),
        ("kind of", kind, view.within("de", first, last, 2), position),
        ("kind joint", kind, view.within("and", first, last, 3), position),
        ("kind names", kind, view.within("name", first, last, 2), position),
        ("kind verbs", kind, view.within("verb", first, last, 2), position),
        ("left place", view.word[first - 1], position, skipped),
    ]


def none_templates(view: View) -> list[Template]:
    """Return for each figure the features of there being no answer."""
    clauses = view.clauses
    at = clauses.at
    unit, kind = view.unit, view.kind
    before, behind = view.word[at - 1], view.word[at + 1]
    begins = clauses.clause[np.maximum(at - 1, 0)] != clauses.clause[at]
    return [
        ("none unit", unit),
        ("none kind", kind),
        ("none before", before),
        ("none behind", behind),
        ("none unit behind", unit, behind),
        ("none kind before", kind, before),
        ("none unit before", unit, before),
        ("none behind tag", view.tag[at + 1], kind),
        ("none before tag", view.tag[at - 1], kind),
        ("none around", before, behind),
        ("none related", view.related, kind),
        ("none verb", view.governor, kind),
        ("none begins", begins, kind),
        ("none behind two", behind, view.word[at + 2]),
        ("none before two", view.word[at - 2], before),
        ("none headline", view.headline[at], kind),
    ]
