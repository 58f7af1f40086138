"""Writes what was learned as tables that can be read."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from dubao.figures.candidate import Candidates
from dubao.figures.feature import keys
from dubao.figures.weights import keyed
from dubao.figures.word import INTEGER, spelled, tag_of
from train.learn import Learned

LIGHT = 0.15  # weights of the first look below it go
LIGHT_SECOND = 0.03
HUNDRED = 100
PERSON = "nr"  # the tags of people's names begin with it
HEAD = "# feature	hundredths	rows that it stood in	key"


def table(
    path: Path, learned: Learned, found: Iterable[Candidates], light: float = LIGHT
) -> int:
    """Write the weights that matter, by name; return how many.

    `found` are the candidates that were learned from: the names are taken from them.
    """
    weights = np.round(learned.weights * HUNDRED).astype(np.int64)
    wanted = np.abs(learned.weights) >= light
    names: dict[int, str] = {}
    for one in found:
        for block in one.blocks:
            _name(block.features.templates, block.features.size, learned, wanted, names)
    rows = sorted(
        (names[at], int(weights[at]), int(learned.counts[at]))
        for at in np.flatnonzero(wanted).tolist()
        if at in names and weights[at] and not names_person(names[at])
    )
    lines = [
        HEAD,
        *(
            f"{name}\t{weight}\t{count}\t{int(key):x}"
            for (name, weight, count), key in zip(
                rows, keyed(one[0] for one in rows), strict=True
            )
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(rows)


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
    templates: Sequence[tuple[str, *tuple[np.ndarray, ...]]],
    size: int,
    learned: Learned,
    wanted: np.ndarray,
    names: dict[int, str],
) -> None:
    """Add the names of the features of some rows that are wanted and have none yet."""
    if not size:
        return
    places = learned.index.of(keys(templates, size).ravel()).reshape(-1, size)
    fresh = (places >= 0) & wanted[np.maximum(places, 0)]
    for template, row in zip(*np.nonzero(fresh), strict=True):
        at = int(places[template, row])
        if at not in names:
            name, *columns = templates[template]
            values = "|".join(spelled(int(column[row])) for column in columns)
            names[at] = f"{name}|{values}"
