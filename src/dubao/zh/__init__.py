"""Chinese: one phenomenon a file; the order in which they are asked is `STAGES`.

`scan` reads every numeral of a folded text: a quantity, or an aside with its
kind. Nothing else of this package is needed to read a page.
"""

import re
from dataclasses import replace
from functools import cache

from dubao.grammar import Reader, cascade
from dubao.model import Mention, Number, Span
from dubao.text.word import Words
from dubao.zh import bare, clock, compound, date, fraction, idiom, score, sport
from dubao.zh import number as numbers
from dubao.zh import quantity as quantities
from dubao.zh.article import is_article
from dubao.zh.bare import named
from dubao.zh.clock import of_match
from dubao.zh.code import code
from dubao.zh.date import dates
from dubao.zh.digit import endless
from dubao.zh.idiom import rest, word
from dubao.zh.joint import UNREAD, joined
from dubao.zh.label import label
from dubao.zh.model import model
from dubao.zh.name import QUOTES, TITLES, enclosed, name
from dubao.zh.number import NUMERALS, number
from dubao.zh.opening import Openings, Phenomena
from dubao.zh.ordinal import ordinal
from dubao.zh.place import place
from dubao.zh.quantity import quantity
from dubao.zh.repeat import repeat
from dubao.zh.stage import Stage

# Where something may begin: a numeral, or a half that stands for one.
SEEDS = re.compile(rf"[{NUMERALS}①-⑳⑴-⒛㈠-㈩❶-❿]|半(?=[成数折])|对折|过半(?![年百])")
ARABIC = frozenset("0123456789")
# “三项计划” counts its nouns; “两个确立”, “三农”, “千校手拉手” are names.
COUNTS = re.compile(r"[一二两三四五六七八九十]{1,2}(?:大|项|条|张|种|类|件|道|步)[^化]")


NAMED = re.compile(r"[一-龥A-Za-z]{1,8}\d{1,5}(?:[-—]\d{1,3})?(?:[型号][一-龥]{0,2})?$")
CAPITAL = re.compile(r"[陆伍肆](?:[拾佰仟万亿元圆角]|[壹贰叁肆伍陆柒捌玖])")
# Nouns that a digit may count directly; after a bare 百千万 they make a name (万洲).
NOUNS = frozenset(
    "洲国校县州岛市省区村镇乡院厂店馆街路巷弄湖海岭党网库园塔亭庙寺殿阁楼证部地方年里客民"
)


# What a numeral is where no stage has it: the rules of the quantities.
QUANTITIES = {
    "quantity": quantities.RULES,
    "number": numbers.RULES,
    "fraction": fraction.RULES,
    "compound": compound.RULES,
    "article": ("article",),
    "clock": clock.RULES,
    "bare": bare.RULES,
    "date": date.RULES,
    "idiom": idiom.RULES,
}


def share(text: str, at: int, floor: int) -> Mention | None:
    """Read 三分之一 and 八折 before 三, 万分 or 三八 are taken for anything else."""
    ahead = text[at : at + 10]
    if "分" not in ahead and "折" not in ahead and "成" not in ahead:
        return None
    mention = quantity(text, at, floor)
    if mention is None or mention.rule not in SHARES:
        return None
    if text.startswith("决赛", mention.span.end):  # 四分之一决赛
        return Mention(kind="name", span=mention.span, value="", rule="name.final")
    return mention


SHARES = frozenset(
    {
        "fraction.share",
        "fraction.percent",
        "fraction.range",
        "fraction.discount",
        "fraction.tenth",
    }
)


def title(text: str, at: int, floor: int) -> Mention | None:
    """Read a numeral inside 《…》 as part of that title."""
    inside = enclosed(text, at, floor, TITLES)
    return inside and Mention(kind="name", span=inside, value="", rule="name.title")


def slogan(text: str, at: int, floor: int) -> Mention | None:
    """Read a numeral inside a short quotation as part of that name."""
    inside = enclosed(text, at, floor, QUOTES)
    if inside is None or not _slogan(inside.of(text), at - inside.start):
        return None
    return Mention(kind="name", span=inside, value="", rule="name.quoted")


def _slogan(inside: str, at: int) -> bool:
    """Say whether a quotation is a name: “两个确立”, not “我有三个孩子”."""
    if len(inside) < 2:  # a name has two characters
        return False
    if inside[at].isdigit() and (at or inside.isdigit()):  # “赣莲85—4”, “双11”, “714”
        return inside.isdigit() or bool(NAMED.match(inside))
    counts = COUNTS.match(inside, at) if at == 0 else None
    return not counts and not any(c in inside for c in "我你他她了吗呢吧这那")


def counted(words: Words) -> Reader:
    """Return the reader of quantities; a bare Chinese numeral needs more to count."""

    def read(text: str, at: int, floor: int) -> Mention | None:
        if text.startswith("零下", at):
            at += 3 if text[at + 2 : at + 3] in {"近", "约"} else 2
            if not SEEDS.match(text, at):
                return None
        if text[at] in "陆伍肆" and not CAPITAL.match(text, at):  # 陆国梁, 入伍
            return None
        if text[at] == "兆":  # a scale that no number stands before
            return None
        mention = quantity(text, at, floor)
        if mention is None:
            return None
        if is_article(text, mention):
            return Mention(
                kind="article",
                span=mention.span,
                value="1",
                rule="article",
                parts=(mention,),
            )
        if timed := of_match(text, mention):
            return timed
        value = mention.value
        start = mention.span.start
        alone = mention.span.end - start == 1 + len(value.unit)
        if alone and value.unit in NOUNS and text[start] in "百千万亿":
            return None
        if aside := named(text, mention, words):
            return aside
        if value.unit or value.kind in {"ratio", "score"}:
            return mention
        if _bare(text, at, mention, words):
            return _index(mention) if value.number.step < 1 else mention
        return None

    return read


def _index(mention: Mention) -> Mention:
    """Return a bare decimal as a statistic: 指数102.3, 难度3.5."""
    return replace(mention, value=replace(mention.value, kind="index"))


def _bare(text: str, at: int, mention: Mention, words: Words) -> bool:
    """Say whether a number without a unit counts: 102.3, 两亿, 近百, 两祸害."""
    start, end = at, mention.span.end
    worth: Number = mention.value.number
    if any(c in ARABIC for c in text[start:end]):
        return True
    if worth.claim != "exact" or (worth.low >= 10_000 and end - start > 1):  # 两亿
        return worth.low >= 10 or worth.claim == "range"
    found = words.at(start)
    if end - start == 1 and text[start] == "两":
        following = words.at(end)
        return found.end == end and following.tag.startswith("n")
    return end - start > 1 and found.tag.startswith("m")


def too_long(text: str, at: int, floor: int) -> Mention | None:
    """Take a run of numerals that is no number out of what is read: it stays unread."""
    del floor
    end = endless(text, at)
    return (
        Mention(kind=UNREAD, span=Span(at, end), value="", rule="")
        if end > at
        else None
    )


# The phenomena in the order in which they are asked.
STAGES = (
    Stage(name="digit", reader=too_long),
    Stage(name="share", reader=share, hints=(fraction.HINT,), names=("name.final",)),
    Stage(name="label", reader=label),
    Stage(name="code", reader=code),
    Stage(name="title", reader=title, begins="mark", names=("name.title",)),
    Stage(name="sport", reader=sport.sport, hints=(sport.HINT,), names=sport.RULES),
    Stage(name="model", reader=model),
    Stage(name="place", reader=place),
    Stage(name="name", reader=name),
    Stage(name="repeat", reader=repeat),
    Stage(name="word", reader=word, begins="word"),
    Stage(name="slogan", reader=slogan, begins="mark", names=("name.quoted",)),
    Stage(name="ordinal", reader=ordinal),
    Stage(name="score", reader=score.score, hints=score.HINTS, names=score.RULES),
)


@cache
def phenomena() -> Phenomena:
    """Return the phenomena, with what tells early which of them can begin.

    >>> phenomena().readers == tuple(stage.reader for stage in STAGES)
    True
    """
    return Phenomena(STAGES)


def rules() -> dict[str, tuple[str, ...]]:
    """Return the names of the rules of every phenomenon, in the order of asking.

    >>> rules()["score"][:2]
    ('score.colon', 'score.ratio')
    """
    return {stage.name: stage.gives for stage in STAGES if stage.gives} | QUANTITIES


def scan(text: str) -> tuple[list[Mention], Words]:
    """Return every numeral of a folded text as a mention, and the words around.

    >>> [m.kind for m in scan("第八届会议共有3家单位。")[0]]
    ['ordinal', 'quantity']
    """
    words = Words(text)

    def left(text: str, at: int, floor: int) -> Mention:
        return rest(text, at, floor, words)

    openings = Openings(text, phenomena(), parts=True)
    readers = (counted(words), left)
    found = cascade(text, SEEDS, openings.free, openings, readers, dates(text))
    return joined(text, found), words


__all__ = ["NUMERALS", "number", "scan"]
