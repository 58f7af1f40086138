"""What labels tell and no name is: common words, times, what something is called after.

    清代粮仓 · 经济街区 · 全州道德模范 · 金子般的心        no name
    由云溪县                                              云溪县
    “黄河号”专列                                          a train

A name has at least one word that is a name, or its end says what it is of.
"""

import re
from collections.abc import Iterable

from dubao.model import EntityKind, Span
from dubao.names.body import told
from dubao.names.lexicon import is_place
from dubao.names.word import Cut

Named = tuple[Span, EntityKind]
PROPER = frozenset(("ns", "nt", "nz", "nr", "nrt", "nrfg", "j", "x", "eng", "q", "m"))
COMMON = frozenset(
    ("n", "vn", "v", "a", "d", "t", "b", "an", "ad", "vd", "l", "i", "s")
)
AREA = re.compile(
    r"(?:[省市县州镇乡村屯旗盟里庄寨街路巷山岭峰河江湖海岛洲道湾港峡沟桥寺庙宫园站场]"
    r"|(?<![街社小园地山校厂库灾城郊市辖])区)$"
)
HONOUR = re.compile(r"(?:模范|示范|文明|卫生|先进|试点|重点)[城市县区州镇乡村]$")
TWICE = re.compile(r"(.)[内外]\1")
SOME = re.compile(r"(?:基层|各级|各地|当地|有关|下属|所属|上级)$")
AGE = re.compile(r"(?:[一-龥]{1,2}|新时)[代朝]$")
AHEAD = frozenset("由在向与和从被据同")
NEVER = frozenset("般的了着们吗呢")  # in no given name
BEHIND = frozenset("号梦")  # 黄河号 is a train, 中国梦 no place
LEAST = 2
WORDS = frozenset(told("no name"))
ENDS = ("新时代",)  # what goes on behind a name, and is no part of it


def proper(text: str, names: Iterable[Named], words: Cut) -> list[Named]:
    """Return names without the common words among them, in text order.

    >>> from dubao.names.word import cut
    >>> text = "由清代粮仓看云溪县"
    >>> told = [(Span(1, 3), "place"), (Span(6, 9), "place")]
    >>> [span.of(text) for span, _ in proper(text, told, cut(text))]
    ['云溪县']
    """
    found: list[Named] = []
    for (start, end), kind in names:
        if (
            text[start] in AHEAD
            and end - start > LEAST
            and kind != "person"
            and (text[start] == "由" or _begins(words, start + 1))
        ):
            start += 1  # noqa: PLW2901 the name begins behind it
        for word in ENDS:
            if text.endswith(word, start + 1, end):
                end -= len(word)  # noqa: PLW2901 the name ends before it
        span = Span(start, end)
        if _is_name(text, span, kind, words):
            found.append((span, kind))
    return found


def _begins(words: Cut, at: int) -> bool:
    """Say whether a word begins at a place."""
    number = words.over(at)
    return number < len(words) and words.begins(number) == at


def _is_name(text: str, span: Span, kind: EntityKind, words: Cut) -> bool:
    said = span.of(text)
    if said in WORDS:
        return False
    if kind == "place" and text[span.end : span.end + 1] in BEHIND:
        return False
    if kind == "person" and said[-1] in NEVER:
        return False
    if len(said) < LEAST or is_place(said):
        return True
    if kind == "place" and (
        AGE.search(said) or HONOUR.search(said) or TWICE.search(said)
    ):
        return False
    if kind == "organisation" and SOME.search(text[: span.start][-LEAST:]):
        return False
    if "·" in said or not said.isalpha():
        return True
    first = words.over(span.start)
    last = words.over(span.end - 1)
    if words.ends[last] != span.end or words.begins(first) != span.start:
        return True
    tags = [tag for _, tag in words.pairs[first : last + 1]]
    if any(tag not in COMMON for tag in tags):
        return True
    if kind == "person":
        return len(said) > LEAST
    return kind == "organisation" or bool(AREA.search(said))
