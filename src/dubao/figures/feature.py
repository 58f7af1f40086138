"""Features as integers: a template's name and up to three values, mixed into one key.

A key is the same on every machine, so that weights can be kept by name.
"""

from collections.abc import Sequence
from functools import cache
from zlib import crc32

import numpy as np

Ints = np.ndarray
Template = tuple[str, *tuple[Ints, ...]]  # a name and up to three columns
FIRST, SECOND, THIRD, SHIFT = (
    np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0x165667B19E3779F9), np.uint64(31),
)  # fmt: skip


STEPS = (1, 2, 3, 4, 5, 7, 10, 16, 30)  # where a bucket of distances begins


def keys(templates: Sequence[Template], size: int) -> Ints:
    """Return the keys of templates, a row a template, an entry for each of `size`.

    >>> one, two = np.array([7, 8]), np.array([1, 1])
    >>> keys([("unit", one), ("both", one, two)], 2).shape
    (2, 2)
    """
    values = np.zeros((3, len(templates), size), dtype=np.uint64)
    names = np.empty((len(templates), 1), dtype=np.uint64)
    for n, (name, *columns) in enumerate(templates):
        names[n] = named(name)
        for k, column in enumerate(columns):
            values[k, n] = column
    return mixed(names, values[0], values[1], values[2])


@cache
def named(template: str) -> int:
    """Return the number of a template's name."""
    return crc32(template.encode())


def mixed(name: Ints, first: Ints, second: Ints, third: Ints) -> Ints:
    """Return the keys of names with their values; `first` is overwritten."""
    key = first
    key *= FIRST
    key ^= name
    key *= SECOND
    key ^= key >> SHIFT
    key ^= second * SECOND
    key *= THIRD
    key ^= key >> SHIFT
    key ^= third * THIRD
    key *= FIRST
    key ^= key >> SHIFT
    return key


def near(distance: Ints) -> Ints:
    """Return distances in buckets: 0 to 4 each alone, then ever wider; never negative.

    >>> near(np.array([-9, -1, 0, 3, 8])).tolist()
    [4, 9, 10, 13, 16]
    """
    size = np.abs(distance)
    made: Ints = 10 + np.sign(distance) * np.digitize(size, STEPS)
    return made
