"""Bodies by what their names end with, from the place or name that they begin with.

    云溪县农业农村局 · 中国作物学会 · 国务院残疾人工作协调委员会 · 上海女队

A name is grown back from its last word over what may belong to it, as far as a place or
a name; where it begins with neither, it is left to the labels.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from dubao.model import EntityKind, Span
from dubao.names.word import Cut, Word
from dubao.text.table import rows

Named = tuple[Span, EntityKind]


def told(sort: str) -> list[str]:
    """Return the words of one sort that are no part of a name."""
    return [row[0] for row in rows("dubao.names", "apart.tsv") if row[1] == sort]


ENDINGS = tuple(row[0] for row in rows("dubao.names", "body.tsv"))
LAST = frozenset(word[-1] for word in ENDINGS)
ENDING = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, ENDINGS), key=len, reverse=True))})$"
)
GROWING = frozenset(
    re.findall(r"\w+", "ns nt nz n j vn b an eng l nr nrt nrfg v ng a s f m x i")
)
# only between what may open a name
INNER = frozenset({"v", "a", "f", "m", "x", "i", "ng", "s"})
OPENING = frozenset(["ns", "nt", "nz", "nrt"])
NOUNS = frozenset(["ns", "nt", "nz", "nr", "nrt", "n", "vn", "j"])
LEVEL = re.compile(
    r"[省市州县区镇乡师](?:党?委|政协|人大|政府|直|师)?|自治区(?:党委)?|国家|中央|兵团|全国"
)
MARK = re.compile(r"[^\w]|_")
OTHER = re.compile(r"[^一-龥]")
APART = frozenset(told("apart"))
LONGEST = 24  # characters of a body's name
SHORTEST = 2


def grown(text: str, names: Iterable[Named], words: Cut) -> list[Named]:
    """Return names with the bodies that their last words tell, in text order.

    >>> from dubao.names.word import cut
    >>> text = "财政部和云溪县慈善总会捐款。"
    >>> told = [(Span(4, 7), "place")]
    >>> [(span.of(text), kind) for span, kind in grown(text, told, cut(text))]
    [('财政部', 'organisation'), ('云溪县慈善总会', 'organisation')]
    """
    found = set(names)
    taken = bytearray(len(text))
    for span, _ in found:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    ending = {
        said
        for said in set(words.said)
        if said[-1] in LAST and said not in APART and _ends(said)
    }
    for last, said in enumerate(words.said):
        if said not in ending:
            continue
        first = _first(text, words, last)
        if first is None:
            continue
        span = Span(words[first].start, words[last].end)
        over = [
            (one, kind)
            for one, kind in (found if 1 in taken[span.start : span.end] else ())
            if one.start < span.end and one.end > span.start
        ]
        if any(
            one.start < span.start
            or one.end > span.end
            or (kind == "organisation" and one == span)
            for one, kind in over
        ):
            continue
        found.difference_update(over)
        found.add((span, "organisation"))
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return sorted(found)


@lru_cache(maxsize=65536)
def _ends(word: str) -> bool:
    """Say whether a body's name may end with a word."""
    return bool(ENDING.search(word))


def _first(text: str, words: Cut, last: int) -> int | None:
    """Return the word that a body's name begins with, None where none does."""
    end = words[last].end
    first = last
    while first > 0:
        before = words[first - 1]
        said = words.said[first - 1]
        if said in APART or MARK.search(said) or end - before.start > LONGEST:
            break
        if before.tag not in GROWING and not before.tag.startswith("n"):
            break
        if (
            before.tag in INNER
            and (
                first < SHORTEST  # nothing stands before it
                or words[first - 2].tag not in NOUNS
                or text[words[first - 2].start : words[first - 2].end] in APART
                or OTHER.search(said)
            )
        ):
            break
        first -= 1
    while first <= last and not _opens(text, words[first]):
        first += 1
    if first < last or (
        first == last and words[last].tag == "nt" and len_of(words[last]) > SHORTEST
    ):
        return first
    return None


def _opens(text: str, word: Word) -> bool:
    """Say whether a body's name may begin with a word: a place, or 县, 州党委."""
    return word.tag in OPENING or bool(LEVEL.fullmatch(text[word.start : word.end]))


def len_of(word: Word) -> int:
    """Return how many characters a word has."""
    return word.end - word.start
