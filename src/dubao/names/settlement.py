"""Settlements and sites behind a place that they lie in, or that they are called after.

    呼图壁县五工台镇中梁村      three places
    北庭故城 · 天山民俗风情园   one

Source: GB/T 10114-2003 for the kinds of settlement.
"""

import re
from collections.abc import Iterable

from dubao.model import EntityKind, Span

Named = tuple[Span, EntityKind]
HAN = r"(?![的了和与及在有是为对从到把被也都等、由这那各该本全一两三几多新])[一-龥]"
SETTLEMENT = re.compile(
    rf"(?:{HAN}){{1,4}}?(?:村(?![民委支里级])|镇(?![政党长])|乡(?![政党长村镇])|社区(?!服)|街道(?![办党])"
    r"|屯|嘎查|苏木)"
)
SITE = re.compile(
    rf"(?:{HAN}){{0,4}}?(?:故城|古城|遗址|陵园|民俗风情园|风情园|博览园|风景区|景区|湿地公园|森林公园|"
    r"国家公园|地质公园|水库|水电站|机场|火车站|大桥|广场)(?![的]?[建工]设|管理|有限|公司)"
)
WIDEST = 12  # characters of a site
LEAST = 2


def settled(text: str, names: Iterable[Named]) -> list[Named]:
    """Return names with settlements and sites behind their places, in text order.

    >>> text = "云溪县石桥镇中梁村村民"
    >>> [span.of(text) for span, _ in settled(text, [(Span(0, 3), "place")])]
    ['云溪县', '石桥镇', '中梁村']
    """
    found = dict(names)
    waiting = sorted(span for span, kind in found.items() if kind == "place")
    while waiting:
        span = waiting.pop(0)
        if found.get(span) != "place":
            continue
        if match := SETTLEMENT.match(text, span.end):
            new = Span(*match.span())
            if _take(found, new):
                waiting.insert(0, new)
            continue
        if span.end - span.start < LEAST:
            continue
        match = SITE.match(text, span.end)
        if match and match.end() - span.start <= WIDEST:
            new = Span(span.start, match.end())
            if _take(found, new):
                waiting.insert(0, new)
    return sorted((span, kind) for span, kind in found.items())


def _take(found: dict[Span, EntityKind], new: Span) -> bool:
    """Put a place in for what lies in it, unless a name reaches beyond it."""
    over = [one for one in found if one.start < new.end and new.start < one.end]
    if new in over or any(one.start < new.start or one.end > new.end for one in over):
        return False
    if any(found[one] == "person" for one in over):
        return False
    for one in over:
        del found[one]
    found[new] = "place"
    return True
