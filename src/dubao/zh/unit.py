"""Units, currencies and classifiers: the word after a number, as printed.

    元 美元 元/斤 · 公里 平方米 · 个百分点 · 人次 批次 · 名 户 件 · 省、市

The table `tables/unit.tsv` says what kind of thing each one measures. The
longest one that stands in the text is taken, unless it is the beginning of
another word (５支队伍 has 支, ５里程碑 has no 里): `tables/after.tsv`.

Source: GB 3100-93, ISO 4217, 吕叔湘《现代汉语八百词》 (量词表).
"""

import re
from functools import cache
from typing import Any

from dubao.model import Mention, Span
from dubao.text.table import rows
from dubao.zh.digit import ARABIC

# A place, a body or a side counted as such: 两国 六省区 三方. Followed by more of
# a word they count nothing (三方面 is 三 + 方面).
ADMINISTRATIVE = re.compile(
    r"(?:省|自治区|直辖市|区|市|州|县|盟|旗)(?:、?(?:省|自治区|直辖市|区|市|州|县|盟|旗))+"
)
RATE = re.compile(
    r"\s?/\s?(10{1,3}毫升|10{1,3}克|10{1,3}公里|平方米|立方米|平方公里|千瓦时|小时|分钟|公里|公斤|千克|毫升|人次|工日|[年月日天周时分秒亩吨斤升克米人户次度桶股件只头台套张箱瓶升])"
)


@cache
def not_after() -> dict[str, str]:
    """Return unit → the characters after which it is another word.

    >>> "据" in not_after()["根"]
    True
    """
    return {word: made for word, made, _ in rows("dubao.zh", "after.tsv")}


@cache
def _table() -> tuple[dict[str, str], dict[str, int]]:
    """Return unit → kind, and first character → length of its longest unit."""
    kinds = {row[0]: row[1] for row in rows("dubao.zh", "unit.tsv")}
    longest: dict[str, int] = {}
    for unit in kinds:
        longest[unit[0]] = max(longest.get(unit[0], 0), len(unit))
    return kinds, longest


def units() -> dict[str, Any]:
    """Return the kind of each unit of the table.

    >>> units()["元"]
    'money'
    """
    return _table()[0]


# 100万元港币 counts in the currency that is named last.
CURRENCY = re.compile(r"美金|港币|港元|新台币|台币|澳门币|澳元|加币|欧元|英镑")
CERTAIN = frozenset(ARABIC + "多余万亿")
# Behind an Arabic number these need less to be what they are: 7104人为阳性.
SURE = {
    "人": "口均次类才体工民物",
    "户": "籍口均",
    "只": "要能",
    "名": "表字单称义列",
    "分": "别布析红公段局院贝钟米",
    "家": "长庭具",
    "点": "燃缀击赞评名",
    "次": "序",
    "起": "来步伏",
    "台": "湾上阶州下商胞",  # 3台风机, where 台风 has a number of its own
}


def unit(text: str, start: int) -> Mention | None:
    """Return the unit that begins at `start`; its value is the kind it measures.

    >>> unit("5万元", 2).value
    'money'
    >>> unit("五支队伍", 1).span, unit("5里程碑", 1) is None
    (Span(start=1, end=2), True)
    """
    kinds, longest = _table()
    if text.startswith("\\%", start):  # as a formula prints it: $3.6\%$
        start += 1
    length = longest.get(text[start : start + 1], 0)
    if not length:
        return None
    if text[start] in "省市区州县盟自直" and (
        both := ADMINISTRATIVE.match(text, start)
    ):
        return _mention(start, both.end(), "count")
    sure = start > 0 and text[start - 1] in CERTAIN
    while length:
        word = text[start : start + length]
        kind = kinds.get(word)
        if kind and len(word) == length:
            after = text[start + length : start + length + 1]
            refused = not_after().get(word[-1] if word.endswith("次") else word, "")
            if sure and word in SURE:
                refused = SURE[word]
            elif word == "家" and text.startswith("乡镇", start + 1):
                refused = ""
            elif word == "国" and start and text[start - 1] == "两":
                refused = "家"  # 两国企业 are of both
            if not after or after not in refused:
                if word == "元" and (other := CURRENCY.match(text, start + 1)):
                    return _mention(other.start(), other.end(), kind)
                if (
                    word[-1].isascii()
                    and word[-1].isalpha()
                    and after.isascii()
                    and after.isalnum()
                ):
                    return None
                return _rate(text, start, start + length, kind)
        length -= 1
    return None


def _rate(text: str, start: int, end: int, kind: str) -> Mention:
    """Take 元/斤 and 公里/小时 as one unit."""
    rate = RATE.match(text, end) if text[end : end + 2].strip()[:1] == "/" else None
    if not rate:
        return _mention(start, end, kind)
    if kind == "length" and rate[1] in {"小时", "时", "分钟", "秒"}:
        kind = "speed"
    return _mention(start, rate.end(), kind)


def _mention(start: int, end: int, kind: str) -> Mention:
    return Mention(kind="unit", span=Span(start, end), value=kind, rule="unit")
