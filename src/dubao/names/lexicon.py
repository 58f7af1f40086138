"""What lists know of a word: one bit each, so that a feature may name several."""

from functools import cache

from dubao.line.surname import DOUBLE, SINGLE
from dubao.names.body import ENDINGS
from dubao.names.office import OFFICES
from dubao.text.table import rows
from dubao.zh.region import known

PLACES, REGIONS, SURNAMES, HELD = 1, 2, 4, 8  # bits of the first lists


@cache
def _bits() -> dict[str, int]:
    lists: list[set[str]] = [
        {row[0] for row in rows("dubao.names", "place.tsv")},
        set(known()),
        set(SINGLE | DOUBLE),
        set(OFFICES),
        set(ENDINGS),
    ]
    signs = rows("dubao.names", "sign.tsv")
    lists += [
        {word for word, told, _ in signs if told == sort}
        for sort in ("say", "ground", "syllable")
    ]
    found: dict[str, int] = {}
    for number, words in enumerate(lists):
        for word in words:
            found[word] = found.get(word, 0) | 1 << number
    return found


def is_place(text: str) -> bool:
    """Say whether lists know a place.

    >>> is_place("昌吉州"), is_place("街区")
    (True, False)
    """
    return bool(flags(text) & (PLACES | REGIONS))


def flags(word: str) -> int:
    """Return which lists know a word, a bit each.

    >>> flags("中国") & 1, flags("看见")
    (1, 0)
    """
    return _bits().get(word, 0)
