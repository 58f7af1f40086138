"""The same copy in several newspapers: found by MinHash, then looked at.

Two articles are one copy when most of the shorter's five-character stretches are
in the longer, and no numeral of the shorter is missing there: a county writes the
same report every year with other numbers, and that is no reprint.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from itertools import islice
from typing import Any, NamedTuple

from dubao.ledger.extra import extra
from dubao.text.fold import fold

SHINGLE = 5  # characters
SAME = 0.8  # part of the shorter's stretches that must be in the longer
SHORTEST = 40  # characters; below that, texts are alike by chance
PERMUTATIONS, BANDS, SEED = 128, 32, 42
NEAR = 0.5  # resemblance from which two are looked at
FEW = 100  # texts that one is held against at most
CROWD = 200  # texts near one another of which no more are remembered
BLANK = re.compile(r"\s+")
NUMERAL = re.compile(r"[0-9.]+|[〇零一二三四五六七八九十百千万亿两]+")


class Copy(NamedTuple):
    """An article's text, and whose it is."""

    page: int
    article: int
    text: str


def _stretches(text: str) -> set[str]:
    return {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}


def same(one: str, other: str) -> bool:
    """Are these two texts, folded and without blanks, one copy?"""
    short, long = sorted((one, other), key=len)
    pieces = _stretches(short)
    shared = len(pieces & _stretches(long))
    if shared < SAME * len(pieces):
        return False
    missing = Counter(NUMERAL.findall(short)) - Counter(NUMERAL.findall(long))
    return not missing


def groups(copies: Sequence[Copy]) -> list[list[Copy]]:
    """Return the copies that were printed more than once, in the order given.

    Raises:
        UsageError: the extra `compare` is not installed.
    """
    if find_spec("rensa") is None:
        extra("rensa", "compare")
    texts = [BLANK.sub("", fold(copy.text)) for copy in copies]
    parent = list(range(len(copies)))

    def first(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    alike: dict[str, int] = {}
    for item, text in enumerate(texts):
        if len(text) >= SHORTEST:
            parent[item] = alike.setdefault(text, item)
    near = _Near(texts, list(alike.values()))
    for item in alike.values():
        for other in near.longer(item):
            if first(other) != first(item) and same(texts[item], texts[other]):
                low, high = sorted((first(other), first(item)))
                parent[high] = low
    return _gathered(copies, [first(item) for item in range(len(copies))])


class _Near:
    """Which texts may be longer copies of one: few, or the same work is done for all.

    No numeral of a copy is missing in a longer one. So those that have its rarest
    numeral are looked at, which parts the reports of one office over the years; where
    all its numerals are common, those that MinHash finds near it, up to a number.
    """

    def __init__(self, texts: Sequence[str], items: Sequence[int]) -> None:
        self._texts = texts
        self._length = {item: (len(texts[item]), item) for item in items}
        self._numerals = {item: set(NUMERAL.findall(texts[item])) for item in items}
        self._holders: dict[str, list[int]] = {}
        for item in items:
            for numeral in self._numerals[item]:
                self._holders.setdefault(numeral, []).append(item)
        self._digests: dict[int, Any] = {}
        self._index: Any = None

    def _resembling(self, item: int) -> list[int]:
        """Return the texts that MinHash finds near one; made when first asked for."""
        if self._index is None:
            rensa = extra("rensa", "compare")
            self._index = rensa.RMinHashLSH(NEAR, PERMUTATIONS, BANDS)
            for one in self._length:
                digest = rensa.RMinHash(PERMUTATIONS, SEED)
                digest.update(sorted(_stretches(self._texts[one])))
                self._digests[one] = digest
                if len(self._index.query(digest)) < CROWD:
                    self._index.insert(one, digest)
        return sorted(self._index.query(self._digests[item]))

    def longer(self, item: int) -> list[int]:
        """Return the texts, no shorter, that may hold what a text says."""
        mine = self._length[item]
        holders = min(
            (self._holders[numeral] for numeral in self._numerals[item]),
            key=len,
            default=None,
        )
        if holders is not None and len(holders) <= FEW:
            return [other for other in holders if self._length[other] > mine]
        numerals = self._numerals[item]
        near = (
            other
            for other in self._resembling(item)
            if self._length[other] > mine and numerals <= self._numerals[other]
        )
        return list(islice(near, FEW))


def _gathered(copies: Sequence[Copy], owners: Iterable[int]) -> list[list[Copy]]:
    found: dict[int, list[Copy]] = {}
    for copy, owner in zip(copies, owners, strict=True):
        found.setdefault(owner, []).append(copy)
    return [group for group in found.values() if len(group) > 1]
