"""The quantities that most are: a number, its unit, and nothing that changes either.

    186.4亿元 · 7.3% · 45户 · 三十七个 · 两天 · 2.1个百分点

One expression sees such a quantity as a whole, with what must not stand before and
behind it; where it does not fit, `quantity` reads on. What both read is the same: a
test holds them beside each other.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from dubao.model import Kind, Mention, Number, Quantity, Span
from dubao.text.pattern import alternation
from dubao.zh.digit import CHINESE
from dubao.zh.number import number as numbered
from dubao.zh.unit import CURRENCY, SURE, not_after, units

# Units that ask for more than a look: 省、市, 三大块, 个半小时, 点 and 成 of a number.
APART = frozenset("省市区州县盟自直半成折番大点科把来多余几百千万亿巴版")
# What makes a number go on behind its digits.
ON = r"\d,.·\s十百千万亿兆拾佰仟几余多来零另把有数点半又成折〇"
SHARE = r"分\s{0,16}之"
BEHIND = (
    rf"(?![半多余]|(?<=[元块圆角毛分仙占时钟秒年月斤两丈尺寸米度垧亩])"
    rf"(?:[{CHINESE}0-9]|又[0-9{CHINESE}几数]|[几数][十百千万亿兆拾佰仟])"
    r"|\s?[-/—–~至到或]|\s?[和与及]\s?[\s\S]{0,12}之间)"
)
SCALED = "(?:万亿|[万亿])?"
# The groups: the numerals with which it begins, the number, the unit. Very long numbers
# and those with a nought before them may be names.
ARABIC = (
    rf"(?!0\d)((\d{{1,10}})(?:\.\d{{1,9}})?[余多]?{SCALED})"
    rf"(?![{ON}])(?!个\s?多?亿|[eEkK^/])"
)
RUN = "[一二两三四五六七八九十][一二两三四五六七八九十百千万亿零〇]{0,14}"
HAN = (
    rf"((?>({RUN})[余多几]?{SCALED}))(?![{ON}壹贰叁肆伍陆柒捌玖廿卅])(?!个\s?多?亿)"
    r"(?!(?<=千)[瓦克米卡帕赫伏焦牛乏字比网宽光]|(?<=百)分)"
)


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions for Arabic and for Chinese numbers with their unit.

    >>> patterns()[0].match("186.4亿元,").groups()
    ('186.4亿', '186', '元')
    """
    kinds = units()
    money = [w for w, kind in kinds.items() if kind == "money" and len(w) > 1]
    apart = [w for w in kinds if w[0] in APART or (w[-1].isascii() and w[-1].isalpha())]
    near = [w for w in kinds if w not in frozenset(apart)]
    refused = (
        rf"(?!{SHARE}|个[半多]|个{alternation(money)}"
        rf"|元(?:{CURRENCY.pattern})|{alternation(apart)})"
    )
    sure, other = (_named(near, sure=flag) for flag in (True, False))
    arabic = rf"(?<!\.){ARABIC}{refused}({sure}){BEHIND}"
    han = (
        rf"(?<![几数](?=十)){HAN}{refused}(?!(?<=两)国|家乡镇)"
        rf"((?<=[万亿多余]){sure}|(?<![万亿多余]){other}){BEHIND}"
    )
    return re.compile(arabic), re.compile(han)


def _named(words: Iterable[str], *, sure: bool) -> str:
    """Return what stands for a unit: the longest word that no other one swallows."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for c in word:
            node = node.setdefault(c, {})
        if sure and word in SURE:
            node[""] = SURE[word]
        else:
            node[""] = not_after().get(word[-1] if word.endswith("次") else word, "")
    return f"(?>{_node(tree)})"


def _node(node: dict[str, Any]) -> str:
    made = [re.escape(c) + _node(below) for c, below in node.items() if c]
    if "" in node:
        made.append(f"(?![{re.escape(node[''])}])" if node[""] else "")
    return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"


@lru_cache(maxsize=8192)
def value_of(digits: str, word: str) -> tuple[Quantity, str] | None:
    """Return what a number and a unit say, None where the number is more than one.

    The name of the number's rule is handed on for what asks how it was read.

    >>> value_of("三十", "个")[0].number.low, value_of("三四", "个")
    (Decimal('30'), None)
    """
    first = numbered(digits, 0)
    if first is None or first.span.end != len(digits):
        return None
    worth: Number = first.value
    if worth.high is not None:
        return None
    kind: Kind = units()[word]
    return Quantity(number=worth, unit=word, kind=kind), first.rule


def plain(text: str, start: int) -> Mention | None:
    """Return the plain quantity that begins at `start`, None where none does.

    >>> plain("投资186.4亿元,", 2).span, plain("3至5万元", 0)
    (Span(start=2, end=9), None)
    """
    arabic, han = patterns()
    match = (arabic if text[start] <= "9" else han).match(text, start)
    if match is None:
        return None
    known = value_of(match[1], match[3])
    return known and made(match, *known)


def made(
    match: re.Match[str], value: Quantity, rule: str, *, parts: bool = True
) -> Mention:
    """Return the mention of a match, with its number and unit if they are asked for.

    >>> match = patterns()[0].match("186.4亿元,")
    >>> [m.span for m in made(match, *value_of("186.4亿", "元")).parts]
    [Span(start=0, end=6), Span(start=6, end=7)]
    """
    start, end = match.span()
    if not parts:
        return Mention(
            kind="quantity", span=Span(start, end), value=value, rule="quantity"
        )
    middle = match.end(1)
    number = Mention(
        kind="number", span=Span(start, middle), value=value.number, rule=rule
    )
    unit = Mention(kind="unit", span=Span(middle, end), value=value.kind, rule="unit")
    return Mention(
        kind="quantity",
        span=Span(start, end),
        value=value,
        rule="quantity",
        parts=(number, unit),
    )
