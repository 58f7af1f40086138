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
from dubao.zh.digit import DIGITS, SCALES
from dubao.zh.number import NUMERALS, number
from dubao.zh.unit import unit

RULES = ("word.idiom", "word.name", "rest.name", "rest.word")  # that it gives
LONGEST = 8
CAPITALS = frozenset("壹贰叁肆伍陆柒捌玖拾")
SCALED = frozenset(SCALES) - {"万", "百", "千"} | {"仟", "佰", "拾"}
SURNAMES = frozenset("陆伍拾")  # names and verbs too
FIRST = re.compile(f"[{NUMERALS}]")
RUN = re.compile(f"[{NUMERALS}]+")
PROPER = ("nr", "ns", "nt", "nz")


Shape = tuple[int, int]  # length of a word, negative, and the offset of its numeral
Shapes = dict[str, tuple[Shape, ...]]


@cache
def _table() -> tuple[dict[str, str], Shapes, Shapes]:
    """Return word → kind, and the shapes of words, longest first.

    They are found by a word's first numeral and the character behind it, or, where
    it is the last of its word, the one before it.
    """
    kinds = {row[0]: row[1] for row in rows("dubao.zh", "word.tsv")}
    within: dict[str, set[Shape]] = {}
    ending: dict[str, set[Shape]] = {}
    for word in kinds:
        first = FIRST.search(word)
        if first:
            at = first.start()
            if at + 1 < len(word):
                within.setdefault(word[at : at + 2], set()).add((-len(word), at))
            else:
                ending.setdefault(word[at - 1 :], set()).add((-len(word), at))
    return kinds, _ordered(within), _ordered(ending)


def _ordered(shapes: dict[str, set[Shape]]) -> Shapes:
    return {pair: tuple(sorted(found)) for pair, found in shapes.items()}


def words_at(text: str, at: int) -> tuple[Shape, ...]:
    """Return the shapes of words whose first numeral may be the one at `at`.

    >>> (-3, 1) in words_at("进一步", 1), words_at("有五户", 1)
    (True, ())
    """
    _, within, ending = _table()
    found = within.get(text[at : at + 2], ())
    last = ending.get(text[at - 1 : at + 1], ()) if at else ()
    return tuple(sorted(found + last)) if found and last else found or last


def is_word(text: str, at: int) -> bool:
    """Say whether a word of the table stands around the numeral at `at`.

    >>> is_word("进一步", 1), is_word("一步", 0)
    (True, False)
    """
    kinds = _table()[0]
    for shorter, offset in words_at(text, at):
        start = at - offset
        if start >= 0 and text[start : start - shorter] in kinds:
            return True
    return False


def word(text: str, at: int, floor: int) -> Mention | None:
    """Return the fixed word or name whose first numeral stands at `at`.

    >>> word("进一步", 1, 0).value
    ''
    """
    kinds = _table()[0]
    for shorter, offset in words_at(text, at):
        length = -shorter
        start = at - offset
        if start >= floor and start + length <= len(text):
            kind = kinds.get(text[start : start + length])
            if kind and not _counts(text, start, at, start + length):
                return Mention(
                    kind=kind,
                    span=Span(start, start + length),
                    value="",
                    rule=f"word.{kind}",
                )
    return None


def _counts(text: str, start: int, at: int, end: int) -> bool:
    """Say whether a number begins at `at` that the word cuts: 一点五亿, 数千万元."""
    ahead = text[end : end + 1]
    if text[start - 1 : start] == "第" and text.startswith("产业", end - 1):
        return True  # 第三产业
    if ahead in SCALES and end == at + 1 and text[at] in CAPITALS:  # 发放肆万元
        return True
    if ahead in SCALED and end == at + 1:  # 应写为伍仟元
        return True
    several = start == at and text[at - 1 : at] in {"几", "数"}
    if several and text[at] in SCALES:  # 几万年, 数千里
        return True
    if start == at and end == at + 2 and _longer(text, at, end):  # 四平方米
        return True
    if text[end - 1] == "点" and ahead in DIGITS:
        found = number(text, at)
        return bool(found and found.span.end > end)
    if text[at:end] in {"千万", "百万", "千百万", "万万"}:
        before = text[at - 1 : at]
        named = unit(text, end)
        if named and named.value != "count":
            return True
        return bool(before) and before in "数近约超逾几上达过"
    return False


def _longer(text: str, at: int, end: int) -> bool:
    """Say whether a unit that begins inside a word goes on behind it."""
    named = unit(text, at + 1)
    return named is not None and named.span.end > end and named.value != "count"


def left(text: str, at: int) -> int:
    """Return where the numerals that nothing read end; 陆 of a name stands alone.

    >>> left("西陆六国", 1), left("一一", 0)
    (2, 2)
    """
    run = RUN.match(text, at)
    end = run.end() if run else at + 1
    after = text[at + 1 : at + 2]
    if text[at] not in SURNAMES or after in CAPITALS or after in SCALED:
        return end
    return at + 1 if end > at + 1 and unit(text, end) else end


def rest(text: str, at: int, floor: int, words: Words) -> Mention:
    """Return what a numeral that nothing else read lies in: a word, a name."""
    found = words.at(at)
    end = left(text, at)
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
