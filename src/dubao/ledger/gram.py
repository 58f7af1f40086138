"""The search index of a run of pages: where each 1 and 2 characters stand.

All text of a ledger lies on one line: a page's characters take the places from
its base on. Of each character the index keeps the pages it is on; of each pair
of characters, its places. A longer word stands where its pairs stand side by
side, so the index alone gives the exact answer.

A gram's name is a number: a character's code point, or, of a pair, the first
code point plus one, shifted by 21 bits, and the second.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from dubao.ledger.varint import Numbers, encoded, gaps, lengths

CHARACTER = 21  # bits of a code point
PLACE = 28  # bits of a place in a segment
CHUNK = 1 << 15  # bytes of places in one row, unless one gram has more


class Text(NamedTuple):
    """A folded text, and where it stands."""

    page: int
    base: int
    text: str


class Chunk(NamedTuple):
    """Some grams that follow each other: a row of the table of grams."""

    first: int
    names: bytes
    sizes: bytes
    places: bytes


def name(gram: str) -> int:
    """Return the number of 1 or 2 characters."""
    if len(gram) == 1:
        return ord(gram)
    return ord(gram[0]) + 1 << CHARACTER | ord(gram[1])


def _codes(texts: Sequence[Text]) -> Numbers:
    joined = "".join(text.text for text in texts)
    found = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return found.astype(np.int64)


def _runs(keys: Numbers) -> Numbers:
    """Return where each run of equal keys begins."""
    return np.flatnonzero(np.diff(keys, prepend=-1))


def chunks(texts: Sequence[Text]) -> Iterator[Chunk]:
    """Yield the index of the texts, whose bases rise; places count from the first.

    The texts together may have 2**28 places at most.
    """
    codes = _codes(texts)
    if not len(codes):
        return
    ranks_of = np.zeros(0x110000, dtype=np.int64)  # np.unique, five times as fast
    ranks_of[codes] = 1
    alphabet = np.flatnonzero(ranks_of)
    ranks_of[alphabet] = np.arange(len(alphabet))
    letters = ranks_of[codes]
    sizes = np.array([len(text.text) for text in texts])
    ends = np.cumsum(sizes)
    order = np.repeat(np.arange(len(texts)), sizes)  # which text a character is in
    shift = np.array([text.base - texts[0].base for text in texts]) - (ends - sizes)
    singles = np.sort(letters << PLACE | order)
    singles = singles[_runs(singles)]
    begins = _runs(singles >> PLACE)
    yield from _packed(alphabet, begins, singles & (1 << PLACE) - 1)

    inside = np.ones(len(codes), dtype=bool)  # a pair does not leave its text
    inside[ends[sizes > 0] - 1] = False
    left = np.flatnonzero(inside)
    places = left + shift[order[left]]
    pairs = letters[left] * len(alphabet) + letters[left + 1]
    ranks = np.arange(0)
    if len(alphabet) ** 2 >= 1 << 63 - PLACE:  # a page that shows off all of Unicode
        ranks, pairs = np.unique(pairs, return_inverse=True)
    found = np.sort(pairs << PLACE | places)
    pairs = found >> PLACE
    begins = _runs(pairs)
    first, second = np.divmod(
        ranks[pairs[begins]] if len(ranks) else pairs[begins], len(alphabet)
    )
    names = alphabet[first] + 1 << CHARACTER | alphabet[second]
    yield from _packed(names, begins, found & (1 << PLACE) - 1)


def _packed(grams: Numbers, begins: Numbers, places: Numbers) -> Iterator[Chunk]:
    """Yield rows of rising grams, each with the rising places that begin there."""
    if not len(grams):
        return
    steps = np.diff(places, prepend=0)
    steps[begins] = places[begins]
    taken = np.add.reduceat(lengths(steps), begins)
    data = encoded(steps).tobytes()
    ends = np.cumsum(taken)
    cuts = [*_runs((ends - 1) // CHUNK).tolist(), len(grams)]
    for low, high in pairwise(cuts):
        yield Chunk(
            first=int(grams[low]),
            names=gaps(grams[low:high] - grams[low]),
            sizes=encoded(taken[low:high]).tobytes(),
            places=data[int(ends[low] - taken[low]) : int(ends[high - 1])],
        )
