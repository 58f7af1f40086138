"""Years that are counted from a reign, from the republic, or from our era.

    光绪二十九年 → 1903 · 明洪武三年 → 1370 · 民国113年 → 2024 · 八十六年十二月 → 1997
    公元前221年 → -0220 · 公元330年 → 0330 · 112年度 → 2023

A reign that bears the name of a place or a word (嘉兴… 太平, 上元) is one only behind
its dynasty.

Source: 《中国历史纪年表》; ISO 8601-2:2019 for years before our era.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from dubao.text.fold import fold
from dubao.text.table import rows
from dubao.zh.digit import DIGITS
from dubao.zh.number import number

REPUBLIC_FIRST = 1911
NUMBER = r"(?:元|\d{1,4}|[〇零一二三四五六七八九十百廿卅卌]{1,6})"
YEAR = re.compile(rf"(?P<n>{NUMBER})\s?年(?:度)?(?![来间代])")
COMMON = re.compile(
    r"(?P<n>(?<!\d)1[01]\d)年(?:度|(?=\d{1,2}月|第[一二三四1-4]季))"
    r"|(?P<c>[三四五六七八九]十[一二三四五六七八九]?)年(?=第[一二三四]期|[一二三四五六七八九十]{1,2}月(?!来|间|里|的?时间|之久))"
)
# Reigns whose names are places or words.
WORDS = frozenset(
    (  # noqa: SIM905 read as prose
        "太平 长安 大同 上元 开平 会同 嘉定 绍兴 宝庆 咸宁 景德 长庆 嘉禾 太康 元和 "
        "太和 永和 永平 建安 保定 天成 神龙 青龙 黄龙 甘露 中和 康定 大业 元丰 泰和 "
        "明道 先天 天宝 天顺 永泰 大正 平成 大顺 大中 光启 大德 宣德 正德 广德 文德 "
        "武德 建中 天会 大安 天授 皇统 调露 天命 中平 保大 收国 元始 五凤 升平 大观 "
        "重和 兴平 义宁"
    ).split()
)
LONGEST = 4


class Year(NamedTuple):
    """A year of our era, and where its words begin and end."""

    year: int
    start: int
    end: int


@cache
def _eras() -> dict[str, list[tuple[str, int]]]:
    eras: dict[str, list[tuple[str, int]]] = {}
    for name, dynasty, first, _ in rows("dubao.zh", "era.tsv"):
        eras.setdefault(fold(name), []).append((fold(dynasty), int(first)))
    return eras


@lru_cache(maxsize=4096)
def counted(text: str) -> int:
    """Return the number that a year of a reign says: 元 is 1.

    >>> counted("二十九"), counted("元"), counted("113")
    (29, 1, 113)
    """
    if text == "元":
        return 1
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    found = number(text, 0)
    return int(found.value.low) if found else 0


def era(text: str, at: int, floor: int) -> Year | None:
    """Return the year whose number stands at `at` behind the name of what counts it.

    >>> era("光绪二十九年", 2, 0)
    Year(year=1903, start=0, end=6)
    >>> era("民国113年", 2, 0).year, era("公元前221年", 3, 0).year
    (2024, -220)
    """
    match = YEAR.match(text, at)
    if match is None:
        return _common(text, at)
    n = counted(match["n"])
    before = text[max(floor, at - LONGEST) : at]
    if before.endswith("民国"):
        return Year(REPUBLIC_FIRST + n, at - 2, match.end()) if n else None
    if before.endswith(("公元前", "纪元前")):
        return Year(1 - n, at - 3, match.end()) if n else None
    if before.endswith(("公元", "西元")):
        return Year(n, at - 2, match.end()) if n else None
    for length in (4, 2):
        name = before[-length:]
        reigns = _eras().get(name) if len(name) == length else None
        if reigns:
            return _reign(text, at, floor, name, reigns, n, match.end())
    return _common(text, at)


def _reign(
    text: str,
    at: int,
    floor: int,
    name: str,
    reigns: list[tuple[str, int]],
    n: int,
    end: int,
) -> Year | None:
    start = at - len(name)
    for dynasty, first in reigns:
        stem = dynasty.removeprefix("伪")
        if start - len(stem) >= floor and text.startswith(stem, start - len(stem)):
            return Year(first + n - 1, start - len(stem), end)
    if name in WORDS or not n:
        return None
    first = reigns[-1][1]
    return Year(first + n - 1, start, end)


def _common(text: str, at: int) -> Year | None:
    """Read a year of the republic that leaves its name out: 112年度."""
    match = COMMON.match(text, at)
    if match is None:
        return None
    return Year(REPUBLIC_FIRST + counted(match["n"] or match["c"]), at, match.end())
