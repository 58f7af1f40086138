"""Regions of China with their codes, and what else their names are cut to.

    昌吉回族自治州 · 昌吉州 · 昌吉       652300
    云溪县                              none: it stands in no list

A short form that several regions share is the one whose province or prefecture the page
names, else the one of the highest rank, else none.

Source: GB/T 2260 (中华人民共和国行政区划代码), to counties.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache

from dubao.text.fold import fold
from dubao.text.table import rows

PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|"
    "纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各"
)
AUTONOMOUS = re.compile(
    rf"(?:(?:{PEOPLES})族?)+自治(?P<rank>区|州|县|旗)|自治(?P<other>区|州|县|旗)|特别行政(?P<special>区)$"
)
RANK = re.compile(r"(?:省|市|县|区|州|盟|旗|地区|林区|特区)$")
LEAST = 2
PROVINCE, PREFECTURE = 2, 4  # digits of a code that say which


def forms(name: str) -> list[str]:
    """Return what a region is called, the full name first.

    >>> forms("昌吉回族自治州"), forms("内蒙古自治区")
    (['昌吉回族自治州', '昌吉州', '昌吉'], ['内蒙古自治区', '内蒙古'])
    """
    found = [name]
    if name.startswith("内蒙古自"):
        found.append("内蒙古")
    elif match := AUTONOMOUS.search(name):
        bare = name[: match.start()]
        rank = match["rank"] or match["other"] or ""
        if rank and rank != "区":
            found.append(bare + rank)
        found.append(bare)
    elif match := RANK.search(name):
        found.append(name[: match.start()])
    return [one for one in dict.fromkeys(found) if len(one) >= LEAST]


@cache
def known() -> dict[str, tuple[str, ...]]:
    """Return the codes of all that a region may be called by."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, code, _ in rows("dubao.names", "region.tsv"):
        for form in forms(name):
            found[form].append(code)
    return {form: tuple(codes) for form, codes in found.items()}


def codes_of(text: str) -> tuple[str, ...]:
    """Return the codes of all regions that are called so.

    >>> codes_of("昌吉州"), codes_of("云溪县")
    (('652300',), ())
    """
    return known().get(fold(text), ())


def code(text: str, near: Collection[str] = ()) -> str:
    """Return the code of a region; `near` are codes that the page tells beside it.

    >>> code("昌吉"), code("鼓楼区"), code("鼓楼区", ["350000"])
    ('652300', '', '350102')
    """
    found = codes_of(text)
    if len(found) > 1:
        inside = [
            one
            for one in found
            if any(one != other and _holds(other, one) for other in near)
        ]
        found = tuple(inside) or found
    if not found:
        return ""
    top = min(map(_rank, found))
    highest = [one for one in found if _rank(one) == top]
    return highest[0] if len(highest) == 1 else ""


def _rank(one: str) -> int:
    return 0 if one.endswith("0000") else 1 if one.endswith("00") else 2


def _holds(outer: str, inner: str) -> bool:
    """Say whether a region lies in another."""
    size = (PROVINCE, PREFECTURE, len(outer))[_rank(outer)]
    return inner[:size] == outer[:size]
