"""Keeps the features that matter, by name; those that stay are then fitted anew.

What a feature that is left out said is then said by those that stay, so that a table of
a tenth of the features is nearly as right as all of them.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np

from dubao.figures.candidate import Block, Candidates
from dubao.figures.weights import PART, Index
from dubao.figures.word import INTEGER, spelled, tag_of
from train.fit import Problem, part_key

OFTEN = 0.35  # a weight counts for more, the oftener its feature is met
PERSON = "nr"  # the tags of people's names begin with it


def heavy(
    given: Problem, weights: np.ndarray, found: Iterable[Candidates], light: float
) -> tuple[Problem, list[str]]:
    """Return a problem with the features that weigh `light` or more, and their names.

    `found` are the candidates that were learned from: the names are taken from them.
    """
    often = given.counts.astype(np.float64) ** OFTEN
    wanted = np.abs(weights) * often >= light
    index = Index(given.keys)
    names: dict[int, str] = {}
    for one in found:
        for block in one.blocks:
            _name(block, index, wanted, names)
    kept = np.array(
        sorted(at for at, name in names.items() if not names_person(name)),
        dtype=np.int64,
    )
    return given.only(kept), [names[at] for at in kept.tolist()]


def names_person(feature: str) -> bool:
    """Return whether a feature holds a word that is tagged as a person's name.

    No such feature is kept: the weights know nobody.

    >>> names_person("place word|#5|张小禾"), names_person("place word|#5|公司")
    (True, False)
    """
    values = feature.split("|")[1:]
    return any(len(v) > 1 and v[0] != INTEGER and _is_person(v) for v in values)


@cache
def _is_person(word: str) -> bool:
    return tag_of(word).startswith(PERSON)


def _name(
    block: Block, index: Index, wanted: np.ndarray, names: dict[int, str]
) -> None:
    """Add the names of the features of a block that are wanted and have none yet."""
    templates, size = block.features.templates, block.features.size
    if not size:
        return
    part = f"{block.part}{PART}" if block.part else ""
    own = block.features.keys + part_key(block.part)
    places = index.of(own.ravel()).reshape(-1, size)
    fresh = (places >= 0) & wanted[np.maximum(places, 0)]
    for template, row in zip(*np.nonzero(fresh), strict=True):
        at = int(places[template, row])
        if at not in names:
            name, *columns = templates[template]
            values = "|".join(spelled(int(column[row])) for column in columns)
            names[at] = f"{part}{name}|{values}"
            wanted[at] = False  # it has its name
