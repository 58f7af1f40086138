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
    rf"(?:(?:{PEOPLES})族?){{1,6}}+自治(?P<rank>区|州|县|旗)|自治(?P<other>区|州|县|旗)|特别行政(?P<special>区)$"
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
    for name, code, _ in rows("dubao.zh", "region.tsv"):
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


PAPER = re.compile(
    r"(?:新闻)?(?:日报|晚报|早报|时报|商报|晨报|都市报|周报|快报|导报|青年报|农民报|新闻|报|融媒体?)$"
)
STANDS_IN = re.compile(r"[全我本该](?P<rank>[省市州县区旗盟])")


def full_name(one: str) -> str:
    """Return the full name of a code."""
    return _names()[one]


@cache
def _names() -> dict[str, str]:
    return {code: name for name, code, _ in rows("dubao.zh", "region.tsv")}


def same(name: str, paper: str = "") -> str:
    """Return one name for what a newspaper calls a region; others as they are.

    What has a code is called by its full name; 全县 is the region that the newspaper
    is called after. A short form is left alone that may be something else: 平安.

    >>> {same(name, "昌吉日报") for name in ("全州", "昌吉", "昌吉州")}
    {'昌吉回族自治州'}
    >>> same("全县", "云溪日报"), same("新疆"), same("平安"), same("全县")
    ('云溪县', '新疆维吾尔自治区', '平安', '全县')
    """
    home = PAPER.sub("", fold(paper))
    if match := STANDS_IN.fullmatch(name):
        if len(home) < LEAST:
            return name
        name = home if home.endswith(match["rank"]) else home + match["rank"]
    found = codes_of(name)
    if len(found) > 1 or (found and not RANK.search(name)):
        near = codes_of(home)
        found = tuple(
            one
            for one in found
            if one in near
            or any(_holds(other, one) for other in near)
            or not _rank(one)
        )
    if len(found) > 1:
        top = min(map(_rank, found))
        found = tuple(one for one in found if _rank(one) == top)
    return full_name(found[0]) if len(found) == 1 else name


def shortened(name: str) -> list[str]:
    """Return the forms of a region's name without its rank; none of others.

    >>> shortened("云溪县"), shortened("云溪"), shortened("昌吉回族自治州")
    (['云溪'], [], ['昌吉州', '昌吉'])
    """
    return forms(name)[1:] if RANK.search(name) else []
