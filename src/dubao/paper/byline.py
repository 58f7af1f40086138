"""Bylines: who wrote it, and in which capacity.

本报记者 王小五 · □本报记者 王五 · 通讯员 王五 李六 报道 · 作者:王五
本报讯(记者王五 通讯员李六)今天…                     inside a dateline
"""

import re

CAPACITY = (
    r"(?:本报|本刊|新华社|[一-龥]{1,5}(?:日报|晚报|早报|时报|商报|晨报|都市报)社?)?"
    r"(?:全媒体|融媒体)?(?:特约|见习|实习|驻[一-龥]{1,4})?"
    r"(?:记者(?!站)|通讯员|实习生|评论员|特派员|编辑)"
)
NAMES = r"[一-龥·]{1,4}(?:[ 、,][一-龥·]{1,4}){0,6}"
LINE = re.compile(
    rf"[□■●◆▲○]?\s?(?:作者[::]|文[//])?\s?(?:(?P<capacity>{CAPACITY})\s?(?P<names>{NAMES})\s?)+"
    r"(?:报道|文/摄|文/图|摄影报道|采写|整理)?"
)
INSIDE = re.compile(
    rf"(?P<capacity>{CAPACITY})\s?"
    r"(?P<names>(?:[一-龥·]{2,4}|[一-龥] [一-龥])"
    r"(?:[ 、,](?:[一-龥·]{2,4}|[一-龥] [一-龥])){0,6})"
)
SPLIT = re.compile(r"[ 、,]+")


def byline(text: str) -> tuple[tuple[str, ...], str] | None:
    """Return the people and the capacity of a line that is only a byline.

    >>> byline("□本报记者 王小五")
    (('王小五',), '记者')
    >>> byline("记者昨天从市政府获悉") is None
    True
    """
    if len(text) > 40 or not LINE.fullmatch(text):  # noqa: PLR2004 a byline is short
        return None
    return people(text)


def people(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names after 记者 or 通讯员 in a text, and the first capacity.

    >>> people("本报讯(记者王五、李小六)")
    (('王五', '李小六'), '记者')
    """
    names: list[str] = []
    capacity = ""
    for match in INSIDE.finditer(text):
        capacity = capacity or match["capacity"].removeprefix("本报")
        names += _joined(match["names"])
    return tuple(names), capacity


def _joined(names: str) -> list[str]:
    """Split names; a name of two characters padded with a space is one: 王 五."""
    parts = [part for part in SPLIT.split(names.removesuffix("报道")) if part]
    found: list[str] = []
    for part in parts:
        if len(part) == 1 and found and len(found[-1]) == 1:
            found[-1] += part
        else:
            found.append(part)
    return found
