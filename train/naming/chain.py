"""A linear chain over characters, learned by L-BFGS: log-linear, with L2."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dubao.model import EntityKind, Span
from dubao.names.feature import keys
from dubao.names.label import KINDS, LABELS
from dubao.names.word import cut

Named = tuple[Span, EntityKind]
Unit = tuple[str, Sequence[Named]]
TOGETHER = 256  # units of a batch
FORBIDDEN = -30.0
Table = Any  # numpy's and scipy's


def labels(text: str, names: Sequence[Named]) -> Table:
    """Return the label of each character."""
    told = np.zeros(len(text), dtype=np.int8)
    for span, kind in sorted(names, key=lambda one: one[0].start - one[0].end):
        if not told[span.start : span.end].any():
            begin = 1 + 2 * KINDS.index(kind)
            told[span.start] = begin
            told[span.start + 1 : span.end] = begin + 1
    return told


def features(texts: Sequence[str], least: int) -> tuple[Table, Table, Table]:
    """Return which features each character has, the sizes of texts, and the keys."""
    seen = [np.stack(list(keys(text, cut(text))), axis=1) for text in texts]
    sizes = np.array([len(one) for one in seen])
    width = seen[0].shape[1]
    flat = np.concatenate(seen).ravel()
    known, times = np.unique(flat, return_counts=True)
    known = known[times >= least]
    place = np.minimum(np.searchsorted(known, flat), len(known) - 1)
    good = known[place] == flat
    rows = np.repeat(np.arange(len(flat) // width), width)[good]
    shape = (len(flat) // width, len(known))
    return csr_matrix((np.ones(len(rows)), (rows, place[good])), shape), sizes, known


def allowed() -> Table:
    """Return what is added to each step: no name goes on that did not begin."""
    table = np.zeros((LABELS, LABELS))
    for label in range(2, LABELS, 2):
        table[:, label] = FORBIDDEN
        table[[label - 1, label], label] = 0
    return table


def learn(
    units: Sequence[Unit], *, least: int, strength: float, rounds: int
) -> tuple[Table, Table, Table]:
    """Return the keys, what each says for each label, and what follows what."""
    seen, sizes, known = features([text for text, _ in units], least)
    told = np.concatenate([labels(text, names) for text, names in units])
    return (known, *_learned(seen, told, sizes, strength, rounds))


def _learned(
    seen: Table, told: Table, sizes: Table, strength: float, rounds: int
) -> tuple[Table, Table]:
    wide = seen.shape[1] * LABELS
    turned = seen.T.tocsr()
    starts = np.cumsum(sizes) - sizes
    wanted = np.zeros((len(told), LABELS))
    wanted[np.arange(len(told)), told] = 1
    later = np.ones(len(told), dtype=bool)
    later[starts] = False
    steps = np.zeros((LABELS, LABELS))
    np.add.at(steps, (told[np.flatnonzero(later) - 1], told[later]), 1)
    opening = allowed()[0]
    batches = list(_batches(sizes, starts))

    def loss(weights: Table) -> tuple[float, Table]:
        says = weights[:wide].reshape(-1, LABELS)
        follows = weights[wide:].reshape(LABELS, LABELS) + allowed()
        said = seen @ says
        said[starts] += opening
        total = -(said * wanted).sum() - (follows * steps).sum()
        slope, step_slope = -wanted, -steps
        for places, inside in batches:
            mass, likely, pairs = _marginals(said[places], follows, inside)
            total += mass
            step_slope = step_slope + pairs
            slope[places[inside]] += likely[inside]
        slopes = np.concatenate([(turned @ slope).ravel(), step_slope.ravel()])
        return total + strength / 2 * (weights @ weights), slopes + strength * weights

    found = minimize(
        loss,
        np.zeros(wide + LABELS * LABELS),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": rounds, "maxcor": 6},
    ).x
    return (
        found[:wide].reshape(-1, LABELS),
        found[wide:].reshape(LABELS, LABELS) + allowed(),
    )


def _batches(sizes: Table, starts: Table) -> Iterator[tuple[Table, Table]]:
    order = np.argsort(sizes, kind="stable")
    for first in range(0, len(order), TOGETHER):
        some = order[first : first + TOGETHER]
        at = np.arange(sizes[some].max())[None]
        inside = at < sizes[some][:, None]
        yield np.where(inside, starts[some][:, None] + at, 0), inside


def _marginals(
    said: Table, follows: Table, inside: Table
) -> tuple[float, Table, Table]:
    """Return the log of all paths' mass, how likely each label is, and each step."""
    many, size, _ = said.shape
    step = np.exp(follows)
    top = said.max(axis=2)
    here = np.exp(said - top[:, :, None])
    ahead = np.empty_like(said)
    scale = np.ones((many, size))
    scale[:, 0] = here[:, 0].sum(axis=1)
    ahead[:, 0] = here[:, 0] / scale[:, :1]
    for at in range(1, size):
        now = (ahead[:, at - 1] @ step) * here[:, at]
        mass = now.sum(axis=1)
        on = inside[:, at]
        ahead[:, at] = np.where(on[:, None], now / mass[:, None], ahead[:, at - 1])
        scale[:, at] = np.where(on, mass, 1)
    behind = np.ones_like(said)
    pairs = np.zeros((LABELS, LABELS))
    for at in range(size - 1, 0, -1):
        on = inside[:, at][:, None]
        from_here = np.where(on, here[:, at] * behind[:, at] / scale[:, at, None], 0)
        pairs += (ahead[:, at - 1].T @ from_here) * step
        behind[:, at - 1] = np.where(on, from_here @ step.T, 1)
    likely = ahead * behind
    likely /= likely.sum(axis=2, keepdims=True)
    return float((np.log(scale) + np.where(inside, top, 0)).sum()), likely, pairs
