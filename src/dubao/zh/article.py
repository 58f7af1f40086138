"""一 with a classifier as the indefinite article: 一个, 一名记者, 一项重要工作.

It counts where something is counted beside it or against it:

    一人死亡、两人受伤     仅一人     一只黑叶猴和一只灰叶猴     每年颁发一次

Source: 吕叔湘《现代汉语八百词》 (一; 个).
"""

import re

from dubao.model import Mention

# Words before 一 that make it count.
COUNTING = re.compile(
    r"(?:仅|只|只有|仅有|共|共有|计|另|死亡|死|伤|亡|缺|不止|唯有|各|每\w{0,3}|平均|其中|为期|长达|达|获得?|夺得?|连|再|前|近|每年颁发|有且只有|少了|多了|差|增加|减少|胜|负|平|进球)\s?$"
)
# A second count in the same breath: …和一只, …、两人
BESIDE = re.compile(
    r"[^。!?;\n]{0,10}[、和及与,](?:另)?(?:[一二两三四五六七八九十]|\d+|一或数)[个名位人只件项家次部条架辆艘起户所]"
)
BESIDE_BEFORE = re.compile(
    r"(?:[一二两三四五六七八九十]|\d{1,16})([个名位人只件项家次部条架辆艘起户所])[^。!?;\n]{0,10}[、和及与,]$"
)
LISTED = frozenset("、,。;!?)\n")
GRAMMAR = frozenset(
    "的这那每另有是了在着过为及和与或上下到给把将被从对同用以成外还仅只第某哪各本该此"
    "前后再又也都就来去得地之所比如像当做作叫称向往任另算任何无没非换开头首末新唯"
)
CASUALTY = re.compile(r"(?:死亡|受伤|遇难|失踪|重伤|轻伤|被捕|获救|生还|死|伤|亡)")
# A measure of time or money counts even when it is one.
MEASURED = frozenset(
    {
        "duration",
        "money",
        "length",
        "area",
        "volume",
        "mass",
        "age",
        "percent",
        "ratio",
        "temperature",
        "speed",
        "energy",
        "power",
    }
)


def is_article(text: str, mention: Mention) -> bool:
    """Say whether a quantity of one is only an article.

    >>> from dubao.zh.quantity import quantity
    >>> is_article("一个好办法", quantity("一个好办法", 0))
    True
    """
    start, end = mention.span
    value = mention.value
    worth = value.number
    if (
        text[start] != "一"
        or worth.low != 1
        or worth.claim != "exact"
        or not value.unit
    ):
        return False
    if end - start != 1 + len(value.unit) or value.kind in MEASURED:
        return False
    if value.unit in {"国", "方", "省", "市", "县", "死", "伤"}:
        return False
    if COUNTING.search(text, max(0, start - 6), start):
        return False
    if CASUALTY.match(text, end):
        return False
    unit = value.unit
    if unit == "人" and (text.startswith(("死", "伤"), end)):
        return False
    before = BESIDE_BEFORE.search(text, max(0, start - 16), start)
    if before and before[1] == unit:
        return False
    if _listed(text, start, end):
        return False
    after = BESIDE.match(text, end)
    return not (after and after[0][-1] == unit)


def _listed(text: str, start: int, end: int) -> bool:
    """Say whether a thing is counted behind its name: 面包车一辆、手枪一支."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        "一" <= before <= "龥"
        and before not in GRAMMAR
        and (not after or after in LISTED)
    )
