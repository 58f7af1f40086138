"""Against what: yoy or mom, a period, the whole of a share, what a rate is per."""

import numpy as np

from dubao.figures.candidate import Block, Candidates, Features
from dubao.figures.feature import Ints
from dubao.figures.slot import label
from dubao.figures.view import View

LABELS = ("", "yoy", "mom")
TIME = 1 << 40  # first words above it are meanings
SPANS, TIMES = 3, 1  # their blocks that are of phrases, not of nothing
FAR = 16  # words to a phrase


def candidates(
    view: View, around: Features, spans: Candidates, times: Candidates
) -> Candidates:
    """Return the labels of each figure, with phrases of its sentence, and times.

    `around` are the features of what stands around each figure.
    """
    figures = len(view.unit)
    owner = np.repeat(np.arange(figures), len(LABELS))
    labels = np.tile(np.arange(len(LABELS)), figures)
    near = spans.first >= 0
    near &= np.abs(spans.last - view.clauses.at[spans.figure]) < FAR
    timed = times.first >= 0
    figure = np.concatenate([owner, spans.figure[near], times.figure[timed]])
    order = np.argsort(figure, kind="stable")
    none = [np.full(n, -1) for n in (len(labels), int(near.sum()), int(timed.sum()))]

    def put(*parts: Ints) -> Ints:
        return np.concatenate(parts)[order]

    return Candidates(
        figure=figure[order],
        first=put(-2 - labels, spans.first[near], times.first[timed] + TIME),
        last=put(none[0], spans.last[near], none[2]),
        blocks=(
            *(
                Block(block.features, put(block.row, none[1], none[2]), block.part)
                for block in label.blocks(around, LABELS, owner, labels)
            ),
            *(
                Block(block.features, put(none[0], block.row[near], none[2]))
                for block in spans.blocks[:SPANS]
            ),
            *(
                Block(block.features, put(none[0], none[1], block.row[timed]), "time")
                for block in times.blocks[:TIMES]
            ),
        ),
    )
