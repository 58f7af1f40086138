"""The best candidates of a slot, with how likely each is.

Candidates that say the same are one: their shares are added. Ties go to the one that
stands first.
"""

from dataclasses import dataclass

import numpy as np

from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints
from dubao.figures.weights import HUNDRED, Weights, column
from dubao.model import Slot

BEST = 6  # candidates of a figure that are kept
HOPELESS = 1200  # hundredths below the best one: less likely than one in 100,000


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row a figure, its best candidates in order; those that are missing are -1."""

    candidate: Ints
    text: Ints  # a number for what it says; 0 nothing, -1 missing
    share: np.ndarray  # of all candidates' likelihood
    first: Ints  # its first and last word
    last: Ints


def scores(candidates: Candidates, slot: Slot, table: Weights) -> Ints:
    """Return what speaks for each candidate of a slot, in hundredths."""
    found = np.zeros(len(candidates.figure))
    for block in candidates.blocks:
        weight = table.columns.get(column(slot, block.part))
        if weight is not None and len(block.row):
            row, place = block.features.hits(table.index)
            sums = np.bincount(row, weight[place], block.features.size + 1)
            found += sums[block.row]  # row -1 is the last: nothing
    return found.astype(np.int64)


def ranked(candidates: Candidates, text: Ints, score: Ints, figures: int) -> Ranked:
    """Return the best of each figure's candidates; `text` numbers what they say.

    >>> import numpy as np
    >>> three = Candidates(np.array([0, 0, 0]), np.arange(3), np.arange(3), ())
    >>> best = ranked(three, np.array([7, 8, 7]), np.array([0, 0, 0]), 1)
    >>> best.text[0, :2].tolist(), best.share[0, :2].round(2).tolist()
    ([7, 8], [0.67, 0.33])
    """
    figure = candidates.figure
    count = len(figure)
    shape = (figures, BEST)
    found = Ranked(
        np.full(shape, -1), np.full(shape, -1), np.zeros(shape), np.full(shape, -1),
        np.full(shape, -1),
    )  # fmt: skip
    if not count:
        return found
    begins = np.searchsorted(figure, np.arange(figures))
    top = np.maximum.reduceat(score, begins)
    behind = score - top[figure]
    likely = np.flatnonzero(behind >= -HOPELESS)
    order = likely[np.lexsort((-score[likely], text[likely], figure[likely]))]
    weight = np.exp(behind[order] / HUNDRED)
    share = weight / np.bincount(figure[order], weight, figures)[figure[order]]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (figure[order][1:] != figure[order][:-1]) | (
        text[order][1:] != text[order][:-1]
    )
    groups = np.flatnonzero(new)
    total = np.add.reduceat(share, groups)
    chosen = order[groups]
    by_share = np.lexsort((chosen, -total.round(9), figure[chosen]))
    chosen, total = chosen[by_share], total[by_share]
    row = figure[chosen]
    place = np.arange(len(row)) - np.searchsorted(row, np.arange(figures))[row]
    keep = place < BEST
    row, place, chosen = row[keep], place[keep], chosen[keep]
    found.candidate[row, place] = chosen
    found.text[row, place] = text[chosen]
    found.share[row, place] = total[keep]
    found.first[row, place] = candidates.first[chosen]
    found.last[row, place] = candidates.last[chosen]
    return found
