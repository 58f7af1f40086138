"""A unit that stands once for several numbers.

    提高1.1和0.6个百分点 · 高4.5个和1.3个百分点 · 1.6、3.2和150.7倍
    拨出40万和300万港元 · 30×50毫米 · 二十乘三十毫米

A number takes the unit of the next one where it has none of its own, is printed with
as many places or the same scale, and nothing but a joint stands between them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dubao.model import Mention, Quantity

UNREAD = "unread"  # of a mention that only keeps others away
JOINT = re.compile(r"\s?(?:、|和|与|及|或)\s?")
PRODUCT = re.compile(r"\s?(?:×|乘以?|[xX*])\s?")
SCALE = re.compile(r"[万亿]")


def joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, each with the unit that a later one gives it.

    >>> from dubao.zh import scan
    >>> [m.value.unit for m in scan("提高1.1和0.6个百分点")[0]]
    ['个百分点', '个百分点']
    """
    found = [mention for mention in mentions if mention.kind != UNREAD]
    for n in range(len(found) - 2, -1, -1):
        first, second = found[n], found[n + 1]
        if first.kind == second.kind == "quantity" and _shares(text, first, second):
            unit, kind = second.value.unit, second.value.kind
            found[n] = replace(first, value=replace(first.value, unit=unit, kind=kind))
    return found


def _shares(text: str, first: Mention, second: Mention) -> bool:
    gap = text[first.span.end : second.span.start]
    if len(gap) > 4:
        return False
    a: Quantity = first.value
    b: Quantity = second.value
    if not b.unit or a.kind in {"score", "ratio"} or b.kind == "score":
        return False
    if a.unit:
        return a.unit == "个" and a.number.step < 1 and b.unit.startswith("个百分点")
    if PRODUCT.fullmatch(gap):
        return b.kind in {"length", "count"}
    if not JOINT.fullmatch(gap):
        return False
    scaled = bool(SCALE.search(first.span.of(text)))
    return scaled == bool(SCALE.search(second.span.of(text)))
