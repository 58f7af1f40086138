"""The weights of a slot: what each feature says, read from a table, found by its key.

A table's line is a feature, its weight in hundredths, in how many rows of the
training set it stood, and its key, so that a table is read in an instant. A feature is
its template's name and the values: `unit two|名|党员`.
"""

from collections.abc import Iterable
from functools import cache
from zlib import crc32

import numpy as np

from dubao.figures.feature import Ints, mixed
from dubao.figures.word import read_back
from dubao.text.table import rows

HUNDRED = 100.0


class Weights:
    """A table of weights that keys are looked up in."""

    def __init__(self, keys: Ints, weights: Ints) -> None:
        """Lay the keys out so that each is found in one step or two."""
        self.bits = np.uint64(64 - max(10, int(len(keys) * 2).bit_length()))
        self.shift = np.uint64(20)
        size = 1 << (64 - int(self.bits))
        self.mask = np.uint64(size - 1)
        self.first, self.second = np.zeros((2, size), dtype=np.uint64)
        self.weight, self.other = np.zeros((2, size), dtype=np.int32)
        order = np.argsort(
            -np.abs(weights), kind="stable"
        )  # the heaviest are sure of a place
        keys, weights = keys[order], weights[order]
        at = keys >> self.bits
        _, taken = np.unique(at, return_index=True)
        self.first[at[taken]], self.weight[at[taken]] = keys[taken], weights[taken]
        rest = np.setdiff1d(np.arange(len(keys)), taken)
        keys, weights = keys[rest], weights[rest]
        at = (keys >> self.shift) & self.mask
        _, taken = np.unique(at, return_index=True)
        self.second[at[taken]], self.other[at[taken]] = keys[taken], weights[taken]
        rest = np.setdiff1d(np.arange(len(keys)), taken)
        self.crowded = {
            int(k): int(w) for k, w in zip(keys[rest], weights[rest], strict=True)
        }
        self.few = np.sort(keys[rest])

    def of(self, keys: Ints) -> Ints:
        """Return the weight of each key in hundredths, 0 where it has none."""
        at = keys >> self.bits
        found = np.where(self.first[at] == keys, self.weight[at], 0)
        at = (keys >> self.shift) & self.mask
        found += np.where(self.second[at] == keys, self.other[at], 0)
        if len(self.few):
            rare = np.isin(keys, self.few)
            if rare.any():
                found[rare] = [self.crowded[int(k)] for k in keys[rare]]
        return found

    def sums(self, keys: Ints) -> Ints:
        """Return for each row the sum over its templates, in hundredths."""
        made: Ints = self.of(keys).sum(axis=0)
        return made


def keyed(features: Iterable[str]) -> Ints:
    """Return the keys of many features."""
    table = np.zeros((4, len(features := list(features))), dtype=np.uint64)
    known: dict[str, int] = {}
    names: dict[str, int] = {}
    for n, feature in enumerate(features):
        name, *values = feature.split("|")
        if name not in names:
            names[name] = crc32(name.encode())
        table[0, n] = names[name]
        for k, one in enumerate(values):
            if one not in known:
                known[one] = read_back(one)
            table[k + 1, n] = known[one]
    return mixed(*table)


@cache
def weights(name: str) -> Weights:
    """Return the weights of a table here: `measure` for measure.weights.tsv."""
    read = rows("dubao.figures", f"{name}.weights.tsv")
    return Weights(
        np.array([int(row[3], 16) for row in read], dtype=np.uint64),
        np.array([int(row[1]) for row in read], dtype=np.int32),
    )
