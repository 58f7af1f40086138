"""Writes what was learned: as tables that can be read, and packed by their keys."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from zlib import crc32

import numpy as np

from dubao.figures.feature import Ints, mixed
from dubao.figures.weights import AT, KEYS, PART, SAID, column, packed_as
from dubao.figures.word import INTEGER, WRITTEN, number
from train.learn import Learned

HUNDRED = 100
HEAD = "# feature	hundredths	rows that it stood in"
WRAP = 1 << 64  # a negative integer is kept as numpy keeps it in a key
MEANT = {ord(sign): chr(code) for code, sign in WRITTEN.items()}


def write_tables(
    into: Path, looks: Mapping[str, Mapping[str, Learned]]
) -> dict[str, int]:
    """Write the weights of every look and slot; return each table's size by name."""
    sizes = {}
    for look, slots in looks.items():
        tables = {}
        for slot, learned in slots.items():
            name = written_as(slot, look)
            tables[slot] = _table(learned)
            sizes[name] = len(tables[slot])
            lines = ["\t".join(map(str, row)) for row in tables[slot]]
            text = "\n".join([HEAD, *lines]) + "\n"
            (into / name).write_text(text, encoding="utf-8")
        write_packed(into / packed_as(look), tables)
    return sizes


def written_as(slot: str, look: str) -> str:
    """Return the name of a table that can be read.

    >>> written_as("holder", "second")
    'holder.second.weights.tsv'
    """
    return ".".join(filter(None, (slot, look, "weights.tsv")))


def _table(learned: Learned) -> list[tuple[str, int, int]]:
    weights = np.round(learned.weights * HUNDRED).astype(np.int64)
    return sorted(
        (name, weight, count)
        for name, weight, count in zip(
            learned.names, weights.tolist(), learned.counts.tolist(), strict=True
        )
        if weight
    )


def write_packed(
    path: Path, tables: Mapping[str, Iterable[tuple[str, int, int]]]
) -> None:
    """Write the tables of all slots as one that is loaded at once."""
    columns: dict[str, tuple[Ints, Ints]] = {}
    for slot, rows in tables.items():
        features, said, _ = zip(*rows, strict=True)
        parts = np.array([parted(one)[0] for one in features])
        keys, hundredths = keyed(features), np.array(said, dtype=np.int16)
        for part in np.unique(parts).tolist():
            mine = parts == part
            columns[column(slot, part)] = keys[mine], hundredths[mine]
    known = np.unique(np.concatenate([keys for keys, _ in columns.values()]))
    arrays = {KEYS: known}
    for name, (keys, hundredths) in columns.items():
        arrays[AT + name] = np.searchsorted(known, keys).astype(np.int32)
        arrays[SAID + name] = hundredths
    with path.open("wb") as file:
        np.savez(file, **arrays)


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


def read_back(text: str) -> int:
    r"""Return the number of a value as tables write it.

    >>> read_back("#7"), read_back("⏎") == number("\n")
    (7, True)
    """
    if text.startswith(INTEGER) and text != INTEGER:
        return int(text[1:])
    return number(text.translate(MEANT))
