"""Words that say how exact a number is: said twice, or left open.

    U405  3—5万元 for 3万—5万元
    U406  约20余人, 近500多元, 超过30%以上
    U407  18岁以上 and 18岁以下 side by side

Source: GB/T 15835-2011, 5.1; 吕叔湘《现代汉语八百词》.
"""

import re
from fractions import Fraction

from dubao.check.code import Check, Said
from dubao.check.passage import Passage
from dubao.check.window import near
from dubao.model import Span

NUMBER = r"[\d.,]{0,16}[\d一二两三四五六七八九十百千万亿]{1,16}"
UNIT = (
    r"(?:个百分点|百分点|平方公里|平方米|立方米|公里|公斤|公顷|千瓦时|千瓦|小时|分钟"
    r"|个小时|个月|人次|[%‰一-龥])"
)
BEFORE = (
    r"(?P<a>大约|约|近|将近|接近|超过|超|逾|突破|多达|至少|最少|不少于|最多|至多|不超过"
    r"|不到|不足|左右)"
)
ROUGH = {"大约": "约", "约": "约", "近": "近", "将近": "近", "接近": "近"}

INSIDE = re.compile(
    rf"{BEFORE}(?:有|需要?|为|是|达到?|在)?(?P<n>{NUMBER})(?P<b>[余多])(?P<c>[万亿]?{UNIT})"
)

OUTSIDE = re.compile(
    rf"{BEFORE}(?:有|需要?|为|是|达到?|在)?(?P<n>{NUMBER})(?P<in>[余多]?)(?P<u>{UNIT}?)"
    r"(?P<b>左右|上下|以上|以下|以内|之内|多|余)"
)

# Pairs that say one thing twice, or two that cannot both be.
TWICE = {
    "约": ["余", "多", "左右", "上下", "以上"],
    "近": ["余", "多", "左右", "上下", "以上"],
    "超过": ["以上", "左右", "余", "多"],
    "超": ["以上", "左右", "余", "多"],
    "逾": ["以上", "左右", "余", "多"],
    "至少": ["以上", "左右", "余", "多", "以下"],
    "最少": ["以上"],
    "不少于": ["以上"],
    "突破": ["以上", "余", "多", "左右"],
    "最多": ["以下", "以内", "左右", "多", "以上"],
    "至多": ["以内"],
    "不超过": ["以内", "以下"],
    "不到": ["以下", "左右", "余", "多"],
    "不足": ["以下", "左右", "余", "多"],
    "多达": ["左右"],
}  # fmt: skip
BEHIND = re.compile(
    rf"(?<![\d.第])(?P<n>{NUMBER})(?P<a>[余多])(?P<u>[万亿]?{UNIT})(?P<b>左右|上下)"
)
PART = {
    "近": "最附靠邻临亲就远新",
    "约": "节条合制公契预违大签相邀誓简和",
    "超": "",
    "多": "",
}


def doubled(passage: Passage) -> Said:
    """Find two approximations of one number."""
    text = passage.text
    for pattern in (INSIDE, OUTSIDE):
        for match in pattern.finditer(text):
            a, b = match["a"], match["b"]
            a = ROUGH.get(a, a)
            if b not in TWICE.get(a, ()):
                continue
            before = text[match.start() - 1 : match.start()]
            if before and before in PART.get(match["a"][0], ""):
                continue
            if b in {"多", "余"} and pattern is OUTSIDE and match["u"] in {"", "个"}:
                continue
            if (
                b == "多"
                and text[match.end() : match.end() + 1]
                in {"民", "样", "种", "次", "媒", "功"}
                and pattern is OUTSIDE
            ):
                continue
            span = Span(*match.span())
            said = span.of(text)
            yield passage.finding(
                "U406", "warning", [span, Span(*match.span("a")),
                Span(*match.span("b"))],
                f"约数重复或矛盾：“{match['a']}”与“{b}”",
                f"{match['a']} and {b} tell one number's vagueness twice: {said}",
            )  # fmt: skip
    for match in near(BEHIND, text, ("左右", "上下"), 30, 3):
        span = Span(*match.span())
        yield passage.finding(
            "U406", "warning", [span, Span(*match.span("a")), Span(*match.span("b"))],
            f"约数重复：“{match['a']}”与“{match['b']}”",
            f"{match['a']} and {match['b']} tell one number's vagueness twice",
        )  # fmt: skip


EDGE = re.compile(
    rf"(?<![\d.,〇一二三四五六七八九十百千万亿])(?P<n>{NUMBER})(?P<u>{UNIT})(?P<a>以上|以下)(?P<between>[^。;\n]{{0,24}}?)(?<![\d〇一二三四五六七八九十百千万亿])(?P=n)(?P=u)(?P<b>以上|以下)"
)


def edges(passage: Passage) -> Said:
    """Find 以上 and 以下 of the same number: to which does it belong?"""
    for match in near(EDGE, passage.text, ("以上", "以下"), 10, 44):
        if match["a"] == match["b"] or "含" in match["between"]:
            continue
        span = Span(*match.span())
        yield passage.finding(
            "U407",
            "hint",
            [span],
            f"“以上”“以下”是否含{match['n']}{match['u']}本数不明",
            f"does {match['n']}{match['u']} belong to 以上 or to 以下?",
        )


RANGE = re.compile(
    r"(?<![\d.])(?P<a>\d+(?:\.\d+)?)(?P<join>-|~|—{1,2}|–|至|到)(?P<b>\d+(?:\.\d+)?)(?P<scale>[万亿])(?P<unit>元|人|吨|亩|名|户|件|平方米|公里|辆|美元|人次)?"
)


def ranges(passage: Passage) -> Said:
    """Find ranges whose first number lacks its 万 or 亿."""
    for match in near(RANGE, passage.text, ("万", "亿"), 16, 5):
        a, b = Fraction(match["a"]), Fraction(match["b"])
        if a >= b or a * 1000 < b:
            continue
        span = Span(match.start("a"), match.end())
        text = span.of(passage.text)
        scale, unit = match["scale"], match["unit"] or ""
        fixed = f"{match['a']}{scale}{match['join']}{match['b']}{scale}{unit}"
        yield passage.finding(
            "U405", "hint", [span],
            f"范围的前一数应带“{match['scale']}”：{fixed}",
            f"the first number of a range has its own {match['scale']}: {fixed}",
            computation=f"{match['a']}≠{match['a']}{match['scale']}", suggestion=fixed
            if text != fixed else "",
        )  # fmt: skip


CHECKS = (
    Check(
        code="U405",
        name="scale of a range",
        title="范围前一数的单位",
        severity="hint",
        why="3—5万元 may be read as from 3元; the standard has 3万～5万元.",
        source="GB/T 15835-2011, 5.1.3",
        find=ranges,
    ),
    Check(
        code="U406",
        name="approximated twice",
        title="约数重复",
        severity="warning",
        why="约 and 余 of one number, 超过 and 以上 say it twice or contradict.",
        source="GB/T 15835-2011, 5.1.4; 《现代汉语八百词》",
        find=doubled,
    ),
    Check(
        code="U407",
        name="edge of 以上 and 以下",
        title="以上、以下的本数",
        severity="hint",
        why="Where 18岁以上 and 18岁以下 stand together, the reader does not know to "
        "which of them 18 belongs.",
        source="中华人民共和国民法典, art. 1259",
        find=edges,
    ),
)
