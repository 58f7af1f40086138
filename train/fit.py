"""A log-linear model: the likelihood of what is right among each figure's candidates.

All that is right counts together (the margin over them); the weights are held small by
their squares. The weights are found by L-BFGS, and are the same on every run.

Source: Nocedal, Updating Quasi-Newton Matrices with Limited Storage (1980).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dubao.figures.candidate import Block, Candidates
from dubao.figures.feature import Ints, named
from dubao.figures.weights import Index

LEAST = 3  # rows that a feature stands in, to be learned
WIDE = 31
BUCKETS = 26  # bits of a first rough count
MANY = 20_000_000  # keys that are put in order at once


@dataclass(frozen=True, slots=True)
class Problem:
    """The candidates of many pages as sparse rows of features."""

    keys: Ints  # of the features, in order
    counts: Ints  # rows that each stands in
    # rows, the same turned, and each candidate's row
    blocks: Sequence[tuple[csr_matrix, csr_matrix, Ints]]
    figure: Ints  # of each candidate, over all pages
    figures: int

    def only(self, kept: Ints) -> "Problem":
        """Return the same problem with some of its features."""
        blocks = []
        for rows, _, row in self.blocks:
            part = rows[:, kept]
            blocks.append((part, part.T.tocsr(), row))
        return Problem(
            self.keys[kept], self.counts[kept], blocks, self.figure, self.figures
        )

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """Return what speaks for each candidate."""
        found = np.zeros(len(self.figure))
        for rows, _, row in self.blocks:
            found += np.append(rows @ weights, np.float32(0))[row]
        return found


def problem(
    found: Sequence[Candidates], figures: Sequence[int], index: Index | None = None
) -> Problem:
    """Return the candidates of pages as one problem; `figures` counts each page's."""
    blocks = range(len(found[0].blocks))
    used = [[_used(one.blocks[b]) for one in found] for b in blocks]
    columns = [[keys for keys, _ in block] for block in used]
    if index is None:
        index = Index(_frequent(columns))
    counts = np.zeros(len(index.keys), dtype=np.int64)
    made = []
    for b in blocks:
        places, lengths = [], []
        for keys in columns[b]:
            at = index.of(keys.T.ravel()).reshape(keys.shape[1], keys.shape[0])
            lengths.append((at >= 0).sum(1))
            places.append(at[at >= 0])
        column = np.concatenate(places)
        counts += np.bincount(column, minlength=len(counts))
        pointer = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
        rows = csr_matrix(
            (np.ones(len(column), dtype=np.float32), column, pointer),
            shape=(len(pointer) - 1, len(index.keys)),
        )
        starts = np.cumsum([0, *(keys.shape[1] for keys in columns[b])])
        row = np.concatenate(
            [
                np.where(row >= 0, row + start, -1)
                for (_, row), start in zip(used[b], starts[:-1], strict=True)
            ]
        )
        made.append((rows, rows.T.tocsr(), row))
    begins = np.cumsum([0, *figures])
    figure = np.concatenate(
        [one.figure + begin for one, begin in zip(found, begins[:-1], strict=True)]
    )
    return Problem(index.keys, counts, made, figure, int(begins[-1]))


def part_key(part: str) -> np.uint64:
    """Return what is added to the keys of a part of a slot, in learning."""
    return np.uint64(named(part) << WIDE if part else 0)


def _used(block: Block) -> tuple[Ints, Ints]:
    """Return the keys of the rows that candidates have, and each candidate's row."""
    rows, row = np.unique(block.row, return_inverse=True)
    if len(rows) and rows[0] < 0:
        rows, row = rows[1:], row - 1
    return block.features.keys[:, rows] + part_key(block.part), row


def _frequent(columns: Sequence[Sequence[Ints]]) -> Ints:
    """Return the keys that stand in LEAST rows or more."""
    shift = np.uint64(64 - BUCKETS)
    rough = np.zeros(1 << BUCKETS, dtype=np.int32)
    for block in columns:
        for keys in block:
            np.add.at(rough, (keys.ravel() >> shift).astype(np.int64), 1)
    kept, counts = [], []
    for block in columns:
        waiting = []
        for keys in block:
            flat = keys.ravel()
            waiting.append(flat[rough[flat >> shift] >= LEAST])
            if sum(map(len, waiting)) > MANY:
                one, many = np.unique(np.concatenate(waiting), return_counts=True)
                kept.append(one), counts.append(many)
                waiting = []
        one, many = np.unique(np.concatenate(waiting), return_counts=True)
        kept.append(one), counts.append(many)
    keys, inverse = np.unique(np.concatenate(kept), return_inverse=True)
    total = np.bincount(inverse, weights=np.concatenate(counts))
    return keys[total >= LEAST]


def fitted(
    given: Problem,
    right: Ints,
    *,
    strength: float,
    rounds: int,
    use: Ints | None = None,
    offset: np.ndarray | None = None,
) -> np.ndarray:
    """Return the weights under which what is right is likeliest.

    `right` says of each candidate whether it is; `use` of each figure whether it is
    learned from; `offset` is added to each candidate's score.
    """
    figure = given.figure
    begins = np.searchsorted(figure, np.arange(given.figures))
    sizes = np.diff(np.append(begins, len(figure)))
    known = np.zeros(given.figures, dtype=bool)
    known[figure[right]] = True
    if use is not None:
        known &= use
    learned = np.repeat(known, sizes)

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        small = weights.astype(np.float32)
        score = np.zeros(len(figure)) if offset is None else offset.copy()
        for rows, _, row in given.blocks:
            score += np.append(rows @ small, np.float32(0))[row]
        top = np.maximum.reduceat(score, begins)
        weight = np.exp(score - np.repeat(top, sizes))
        total = np.add.reduceat(weight, begins)
        good = np.where(right, weight, 0)
        part = np.add.reduceat(good, begins)
        safe = np.where(part > 0, part, 1)
        likely = np.where(known, np.log(safe) - np.log(total), 0)
        slope = (
            weight / np.repeat(total, sizes) - good / np.repeat(safe, sizes)
        ) * learned
        steps = strength * weights
        for rows, turned, row in given.blocks:
            place = np.where(row < 0, rows.shape[0], row)
            summed = np.bincount(place, weights=slope, minlength=rows.shape[0] + 1)[:-1]
            steps = steps + turned @ summed.astype(np.float32)
        return -likely.sum() + strength / 2 * float(weights @ weights), steps

    found = minimize(
        cost,
        np.zeros(len(given.keys)),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds, "maxcor": 6},
    )
    return np.asarray(found.x, dtype=np.float32)
