"""What sort of number it is, and which way it moves: chosen by what stands around."""

from collections.abc import Sequence

import numpy as np

from dubao.figures.candidate import Block, Candidates, Features
from dubao.figures.feature import Ints, Template
from dubao.figures.view import View

AROUND = 14  # words before a figure that are looked at, in its sentence
NEAR = 10  # of them, those that no other figure stands behind
BEHIND = 4
NO_LABEL = "none"
OUTSIDE = 1  # stands for a word beyond the sentence


def candidates(figures: int, around: Features, labels: Sequence[str]) -> Candidates:
    """Return each label for each figure; first is -2 for the first label, -3 ….

    `around` are the features of what stands around each figure.
    """
    figure = np.repeat(np.arange(figures), len(labels))
    label = np.tile(np.arange(len(labels)), figures)
    return Candidates(
        figure=figure,
        first=-2 - label,
        last=np.full(len(figure), -1),
        blocks=blocks(around, labels, figure, label),
    )


def blocks(
    around: Features, labels: Sequence[str], figure: Ints, label: Ints
) -> tuple[Block, ...]:
    """Return what speaks for each label: what stands around a figure."""
    return tuple(
        Block(around, np.where(label == number_, figure, -1), name or NO_LABEL)
        for number_, name in enumerate(labels)
    )


def around_templates(view: View) -> list[Template]:
    """Return what stands around each figure, as templates."""
    clauses = view.clauses
    at = clauses.at
    unit, kind = view.unit, view.kind
    steps = range(1, AROUND + 1)
    place = [np.maximum(at - step, 0) for step in steps]
    inside = [
        (at >= step) & (clauses.sentence[here] == clauses.sentence[at])
        for step, here in zip(steps, place, strict=True)
    ]
    words = [
        np.where(at >= step, view.word[here], 0)
        for step, here in zip(steps, place, strict=True)
    ]
    said = [np.where(ok, form, OUTSIDE) for ok, form in zip(inside, words, strict=True)]
    same = [
        np.where(clauses.clause[here] == clauses.clause[at], form, OUTSIDE)
        for here, form in zip(place, said, strict=True)
    ]
    free = [
        np.where(view.figures[here] == view.figures[at] - 1, form, OUTSIDE)
        for here, form in zip(place, same, strict=True)
    ]
    after = [
        np.where(
            view.run[np.minimum(at + step, view.size)] != -1,
            view.word[at + step],
            OUTSIDE,
        )
        for step in range(1, 3)
    ]
    before, behind = words[0], view.word[at + 1]
    previous = view.before
    gap = (
        np.where(view.related > 0, np.minimum(at - at[previous], 9), 0)
        if len(at)
        else at
    )
    begins = clauses.clause[np.maximum(at - 1, 0)] != clauses.clause[at]
    one = view.last[at - 1]
    verb = view.governor
    return [
        ("bias", np.ones(len(at), dtype=np.int64)),
        ("kind", kind),
        ("unit", unit),
        ("before", before),
        ("before two", words[1], before),
        ("before three", words[2], words[1], before),
        ("before kind", before, kind),
        ("before unit", before, unit),
        ("around", before, behind),
        ("behind", behind),
        ("behind two", behind, view.word[at + 2]),
        ("behind unit", behind, unit),
        ("behind kind", behind, kind),
        ("tags", view.tag[at - 1], view.tag[at - 2], kind),
        ("last", one, kind),
        ("last behind", one, behind),
        ("related", view.related, gap),
        ("related before", view.related, before),
        ("verb", verb, kind),
        ("verb before", verb, before),
        ("begins", begins, kind),
        ("headline", view.headline[at], kind),
        *(("sentence", word) for word in said),
        *(("clause", word, kind) for word in same),
        *(("free", word) for word in free[:NEAR]),
        *(("free before", word, before) for word in free[1:8]),
        *(("after", word) for word in after),
    ]
