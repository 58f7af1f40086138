"""The same copy in several newspapers: found by MinHash, then looked at.

Two articles are one copy when most of the shorter's five-character stretches are
in the longer, and no numeral of the shorter is missing there: a county writes the
same report every year with other numbers, and that is no reprint.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dubao.ledger.extra import extra
from dubao.text.fold import fold

SHINGLE = 5  # characters
SAME = 0.8  # part of the shorter's stretches that must be in the longer
SHORTEST = 40  # characters; below that, texts are alike by chance
PERMUTATIONS, BANDS, SEED = 128, 32, 42
NEAR = 0.5  # resemblance from which two are looked at
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
    rensa = extra("rensa", "compare")
    texts = [BLANK.sub("", fold(copy.text)) for copy in copies]
    index = rensa.RMinHashLSH(NEAR, PERMUTATIONS, BANDS)
    parent = list(range(len(copies)))

    def first(item: int) -> int:
        while parent[item] != item:
            item = parent[item]
        return item

    for item, text in enumerate(texts):
        if len(text) < SHORTEST:
            continue
        digest = rensa.RMinHash(PERMUTATIONS, SEED)
        digest.update(sorted(_stretches(text)))
        for near in sorted(index.query(digest)):
            if first(near) != first(item) and same(texts[near], text):
                low, high = sorted((first(near), first(item)))
                parent[high] = low
        index.insert(item, digest)
    return _gathered(copies, [first(item) for item in range(len(copies))])


def _gathered(copies: Sequence[Copy], owners: Iterable[int]) -> list[list[Copy]]:
    found: dict[int, list[Copy]] = {}
    for copy, owner in zip(copies, owners, strict=True):
        found.setdefault(owner, []).append(copy)
    return [group for group in found.values() if len(group) > 1]
