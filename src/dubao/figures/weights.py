"""What each feature says for each slot: found by its key.

A feature is its template's name and the values, `unit two|名|党员`; where it speaks for
one label of a slot or one sort of candidate only, that comes first:
`yoy: before|增长`. What it says stands in hundredths in `tables/SLOT.weights.tsv`, to
be read by anyone, and packed by its key in `tables/weights.npz`, which is loaded at
once; `python -m train` writes both.

All slots stand in one place: a feature is looked up once for all of them.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np

from dubao.figures.feature import Ints

HUNDRED = 100.0
PART = ": "
KEYS, AT, SAID = "keys", "at:", "said:"  # arrays of a packed table
EMPTY, CROWDED = -1, -2
ROOM = 8  # places for each key


class Index:
    """Keys in order, each found in a step or two."""

    def __init__(self, keys: Ints) -> None:
        """Lay them out; `keys` are in order, each once."""
        self.keys = keys
        bits = max(10, int(len(keys) * ROOM).bit_length())
        self.shift = np.uint64(64 - bits)
        at = keys >> self.shift
        self.table = np.full(1 << bits, EMPTY, dtype=np.int32)
        self.table[at] = np.arange(len(keys), dtype=np.int32)
        self.table[at[1:][at[1:] == at[:-1]]] = CROWDED

    def hits(self, keys: Ints) -> tuple[Ints, Ints]:
        """Return which of the keys are known, and the place of each of those."""
        found = self.table[keys >> self.shift]
        which = np.flatnonzero(found != EMPTY)
        keys, place = keys[which], found[which]
        rare = np.flatnonzero(place == CROWDED)
        if len(rare):
            place[rare] = np.searchsorted(self.keys, keys[rare])
            place[place == len(self.keys)] = 0
        good = self.keys[place] == keys
        return which[good], place[good]

    def of(self, keys: Ints) -> Ints:
        """Return the place of each key, -1 where it has none."""
        found = np.full(len(keys), EMPTY, dtype=np.int32)
        which, place = self.hits(keys)
        found[which] = place
        return found


class Weights:
    """What features say, a column for each slot or part of one."""

    def __init__(self, packed: Mapping[str, Ints]) -> None:
        """Lay out a packed table.

        It holds all keys in order, and for each column the places of its keys among
        them and what they say, in hundredths.
        """
        self.index = Index(packed[KEYS])
        self.columns = {}
        for name in packed:
            if name.startswith(AT):
                said = np.zeros(len(self.index.keys), dtype=np.int16)
                said[packed[name]] = packed[SAID + name.removeprefix(AT)]
                self.columns[name.removeprefix(AT)] = said

    def of(self, column: str, keys: Ints) -> Ints:
        """Return what keys say in a column, in hundredths; 0 where they say nothing."""
        found = np.zeros(len(keys), dtype=np.int64)
        if column in self.columns:
            which, place = self.index.hits(keys)
            found[which] = self.columns[column][place]
        return found


def column(slot: str, part: str) -> str:
    """Return the name of a column: of a slot, or of a part of it."""
    return f"{slot}/{part}" if part else slot


@cache
def weights(look: str) -> Weights:
    """Return the weights of a look: `` the first, `second` the other."""
    with files("dubao.figures").joinpath("tables", packed_as(look)).open("rb") as file:
        return Weights(np.load(file))


def packed_as(look: str) -> str:
    """Return the name of a look's packed table.

    >>> packed_as("second")
    'second.weights.npz'
    """
    return ".".join(filter(None, (look, "weights.npz")))
