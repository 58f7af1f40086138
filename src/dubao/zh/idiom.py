"""Words and set phrases that hold a numeral and count nothing.

    一切 · 进一步 · 千方百计 · 统一 · 队伍 · 四面八方        from tables/word.tsv
    一带一路 · 三峡 · 八路军                               names in the same table
    陆慷 · 宫川宏一 · 三博            what is left: the word it lies in

Source: 《现代汉语词典》 for the table.
"""

import re
from functools import cache

from dubao.model import Mention, Span
from dubao.text.table import rows
from dubao.text.word import Words
from dubao.zh.number import NUMERALS, number

LONGEST = 8
FIRST = re.compile(f"[{NUMERALS}]")
RUN = re.compile(f"[{NUMERALS}]+")
PROPER = ("nr", "ns", "nt", "nz")


@cache
def _table() -> tuple[dict[str, str], dict[str, tuple[tuple[int, int], ...]]]:
    """Return word → kind, and numeral → (offset in the word, length), longest first."""
    kinds = {row[0]: row[1] for row in rows("dubao.zh", "word.tsv")}
    shapes: dict[str, set[tuple[int, int]]] = {}
    for word in kinds:
        first = FIRST.search(word)
        if first:
            shapes.setdefault(first[0], set()).add((first.start(), len(word)))
    ordered = {
        numeral: tuple(sorted(found, key=lambda shape: (-shape[1], shape[0])))
        for numeral, found in shapes.items()
    }
    return kinds, ordered


def word(text: str, at: int, floor: int) -> Mention | None:
    """Return the fixed word or name whose first numeral stands at `at`.

    >>> word("进一步", 1, 0).value
    ''
    """
    kinds, shapes = _table()
    for offset, length in shapes.get(text[at], ()):
        start = at - offset
        if start >= floor and start + length <= len(text):
            kind = kinds.get(text[start : start + length])
            if kind:
                return Mention(
                    kind=kind,
                    span=Span(start, start + length),
                    value="",
                    rule=f"word.{kind}",
                )
    return None


def rest(text: str, at: int, floor: int, words: Words) -> Mention:
    """Return what a numeral that nothing else read lies in: a word, a name."""
    found = words.at(at)
    run = RUN.match(text, at)
    end = run.end() if run else at + 1
    start, stop = max(found.start, floor), max(found.end, end)
    proper = found.tag.startswith(PROPER)
    worth = number(text, at)
    value = (
        f"{worth.value.low:f}"
        if worth and worth.value.high is None and found.end <= end
        else ""
    )
    return Mention(
        kind="name" if proper else "idiom",
        span=Span(start, stop),
        value=value,
        rule="rest.name" if proper else "rest.word",
    )
