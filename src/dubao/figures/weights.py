"""What each feature says for each slot: read from tables, found by its key.

A table's line is a feature, its weight in hundredths, in how many rows of the
training set it stood, and its key, so that a table is read in an instant. A feature is
its template's name and the values, `unit two|名|党员`; where it speaks for one label
of a slot or one sort of candidate only, that comes first: `yoy: before|增长`.

All slots stand in one place: a feature is looked up once for all of them.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np

from dubao.figures.feature import Ints, mixed
from dubao.figures.word import read_back
from dubao.model import SLOTS

HUNDRED = 100.0
WRAP = 1 << 64  # a negative integer is kept as numpy keeps it in a key
PART = ": "
CELLS = 4  # of a line
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

    def __init__(self, columns: dict[str, tuple[Ints, Ints]]) -> None:
        """Keep columns; each is some keys with their weights in hundredths."""
        keys = [one for one, _ in columns.values()]
        self.index = Index(np.unique(np.concatenate(keys)))
        size = len(self.index.keys)
        self.columns = {name: np.zeros(size, dtype=np.int16) for name in columns}
        for name, (mine, weights) in columns.items():
            self.columns[name][self.index.of(mine)] = weights

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


def parted(feature: str) -> tuple[str, str]:
    """Return the part of a slot that a feature speaks for, "" for all, and the rest.

    >>> parted("yoy: before|增长"), parted("before|:")
    (('yoy', 'before|增长'), ('', 'before|:'))
    """
    name, bar, values = feature.partition("|")
    part, _, rest = name.rpartition(PART)
    return part, rest + bar + values


def keyed(features: Iterable[str]) -> Ints:
    """Return the keys of many features, without their parts."""
    table = np.zeros((4, len(features := list(features))), dtype=np.uint64)
    known: dict[str, int] = {}
    names: dict[str, int] = {}
    for n, feature in enumerate(features):
        name, *values = feature.split("|")
        if name not in names:
            names[name] = crc32(name.rpartition(PART)[2].encode())
        table[0, n] = names[name]
        for k, one in enumerate(values):
            if one not in known:
                known[one] = read_back(one) % WRAP
            table[k + 1, n] = known[one]
    return mixed(*table)


@cache
def weights(look: str) -> Weights:
    """Return the weights of a look: `` the first, `second` the other."""
    columns: dict[str, tuple[Ints, Ints]] = {}
    for slot in SLOTS:
        name = ".".join(filter(None, (slot, look, "weights.tsv")))
        text = files("dubao.figures").joinpath("tables", name).read_text("utf-8")
        columns |= _columns(slot, text)
    return Weights(columns)


def _columns(slot: str, text: str) -> dict[str, tuple[Ints, Ints]]:
    """Return the columns of a table, whose first line says what its cells are.

    All of it is taken at once: there are some hundred thousand lines.
    """
    cells = text.replace("\n", "\t").split("\t")
    features, said, written = (cells[n + CELLS :: CELLS] for n in (0, 1, 3))
    keys = np.frombuffer(bytes.fromhex("".join(written)), dtype=">u8").astype(np.uint64)
    hundredths = np.array(said[: len(keys)]).astype(np.int16)
    if PART not in text:
        return {column(slot, ""): (keys, hundredths)}
    parts = np.array([parted(one)[0] for one in features[: len(keys)]])
    return {
        column(slot, name): (keys[parts == name], hundredths[parts == name])
        for name in np.unique(parts).tolist()
    }
