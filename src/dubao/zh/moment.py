"""Points of the calendar as they are written: a year, a month, a day, a part of each.

    2016年 · ’98年 · 二〇二三年 · 民国二十三年 · 去年 · 3月上旬 · 十二月 · 23日
    一季度 · 上半年 · 80年代初 · 21世纪 · 春节 …

`moment` reads one of them; `date` puts them together to stretches.

Source: GB/T 7408-2005 (ISO 8601) (the meaning); GB/T 15835-2011, 4.1 (the forms).
"""

import re
from typing import NamedTuple

from dubao.zh.number import number
from dubao.zh.when import Moment

CN = "〇零一二三四五六七八九"
RELATIVE_YEARS = {
    "今年": (0, False), "本年": (0, False), "去年": (-1, False), "上年": (-1, False),
    "前年": (-2, False), "明年": (1, False), "后年": (2, False),
    "当年": (0, True), "同年": (0, True), "全年": (0, True),
    "次年": (1, True), "翌年": (1, True),
    "上一年": (-1, False),
    "新的一年": (0, False),
}  # fmt: skip
RELATIVE_MONTHS = {
    "本月": (0, False),
    "当月": (0, True),
    "上月": (-1, False),
    "上个月": (-1, False),
    "下月": (1, False),
    "下个月": (1, False),
    "同月": (0, True),
    "次月": (1, True),
}
RELATIVE_DAYS = {
    "今天": (0, False), "今日": (0, False), "今晚": (0, False), "今晨": (0, False),
    "今早": (0, False),
    "昨天": (-1, False), "昨日": (-1, False), "昨晚": (-1, False), "前天": (-2, False),
    "前日": (-2, False),
    "明天": (1, False), "明日": (1, False), "明晚": (1, False), "后天": (2, False),
    "当天": (0, True), "当日": (0, True), "当晚": (0, True), "次日": (1, True),
    "翌日": (1, True), "第二天": (1, True),
}  # fmt: skip
VAGUE = (
    "目前",
    "现在",
    "日前",
    "近日",
    "近期",
    "最近",
    "当前",
    "眼下",
    "如今",
    "至今",
    "近年来",
    "近年",
    "此前",
    "此后",
    "届时",
)
PARTS = (
    r"(?:凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间"
    r"|深夜|午夜|夜间|夜里|夜晚|晚|夜|晨|早)"
)
YEAR = re.compile(
    r"(?P<republic>民国)?(?:"
    rf"(?P<full>[12]\d{{3}})|(?P<chinese>[一二][{CN}]{{3}})|[’‘']\s?(?P<short>\d\d)("
    rf"?=年)|(?P<bare>[4-9]\d)(?=年(?:\d|[底初末春夏秋冬度]))|(?P<era>[{CN}十]{{1,3}})(?=年)"
    r")\s?\n?年(?P<span>度)?(?!来|多|间的?历史|历史|前的?今天|以前的|龄|轻|夜饭)"
)
MONTH = re.compile(
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正元])\s?\n?月(?P<copy>份)?(?![龄产球薪饼刊"
    r"租票供台亮圆饼饷嫂])"
)
DAY = re.compile(
    r"\s?\n?(?P<day>[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|"
    r"卅一?|初?[一二三四五六七八九])\s?[日号](?![内游本元均益产志托用化渐])"
)
LONE_DAY = re.compile(
    r"(?P<day>[12]\d|3[01]|[1-9]|[二三]?十[一二三四五六七八九]|二十|三十|廿[一二三四五六七八九]?|"
    r"卅一?)日(?![内游本元均益产志托用化渐间]|以内|之内|后[,。])"
)
SHORT_DAY = re.compile(
    rf"(?<![如这那每某有终他今一几])(?P<day>[一二三四五六七八九十])日(?={PARTS}|电|讯|在|于|至|到)"
)
TENTH = re.compile(
    r"(?P<part>上旬|中旬|下旬|上半月|下半月|初|末|底|中)(?![级中一二三期步始衷期学])"
)
END_OF = re.compile(
    r"(?P<part>年初|年底|年末|年中|岁末|初期|中期|末期|后期|前期|初|末|底|中叶|伊始|元旦|前夕|春节|夏初)(?![级步始衷期学])"
)
QUARTER = re.compile(
    r"(?P<first>前|第)?(?P<n>[一二三四1-4])(?:(?:至|到|—|-|、|和)(?P<m>[二三四2-4]))?(?:个)?季度"
)
HALF = re.compile(r"(?P<half>上半年|下半年|前半年|后半年)")
MONTHS = re.compile(r"(?:前|头)(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,2})个?月")
SEASON = re.compile(r"(?P<season>春|夏|秋|冬)(?:季|天)(?!节|节能)")
DECADE = re.compile(
    r"(?:(?P<century>上个?世纪|本世纪|(?:\d{1,2}|[一二十九八]{1,3})世纪)\s?)?(?P<decade>[1-9]0|"
    r"[二三四五六七八九]十)\s?年代(?:初期|中期|末期|后期|前期|初|末|中)?"
)
CENTURY = re.compile(
    r"(?P<century>\d{1,2}|[一二十九八七六]{1,3})世纪(?:初叶?|中叶?|末叶?|末期|初期|上半叶|下半叶|前半叶|后半叶)?"
)
HOUR = (
    r"(?:[01]?\d|2[0-4]|十[一二三四五六七八九]?|二十[一二三四]?"
    r"|[一二两三四五六七八九零])"
)
MINUTE = r"(?:[0-5]?\d|[一二三四五]?十[一二三四五六七八九]?)"
CLOCK = re.compile(
    rf"\s?{PARTS}?\s?{HOUR}\s?(?:时|点钟|点(?=许|整|半|\d|[一二三四五]十|[,。在:]))"
    rf"(?:\s?{MINUTE}分?(?!钟)|半|整|许)?"
    rf"|\s?{PARTS}\s?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    rf"|(?<=[日天])\s?(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])"
    # 20:30 alone is a score unless something begins then
    r"|(?:[01]?\d|2[0-4]):[0-5]\d"
    r"(?=\s?(?:开|举行|许|左右|播出|起|前|后|至|到|—|-|~|[aApP]\.?[mM]|准时|抵达|从|发车))"
    rf"|\s?{PARTS}"
)


class Point(NamedTuple):
    """A moment and where it ends in the text."""

    moment: Moment
    end: int


def worth(text: str) -> int:
    """Return the number that a part of a date says: 十二 → 12, 廿三 → 23, 正 → 1.

    >>> worth("廿三"), worth("08"), worth("初三"), worth("二〇二三")
    (23, 8, 3, 2023)
    """
    text = text.removeprefix("初")
    if text in {"正", "元"}:
        return 1
    if all(c in CN for c in text):
        return int("".join(str(CN.index(c) - 1 if c != "〇" else 0) for c in text))
    found = number(text, 0)
    return int(found.value.low) if found else 0


def year(match: re.Match[str]) -> int | None:
    """Return the year that a match of YEAR says, None where it is none."""
    if match["republic"]:
        counted = match["era"] or match["full"] or ""
        return 1911 + worth(counted) if counted else None
    if match["full"]:
        found = int(match["full"])
        return found if found < 2100 else None  # a later year is a number of years
    if match["chinese"]:
        return worth(match["chinese"])
    if match["short"] or match["bare"]:
        return 1900 + int(match["short"] or match["bare"])
    return None


def century(text: str) -> int:
    """Return the hundreds of a century: 20世纪 → 19."""
    return {"上世纪": 19, "上个世纪": 19, "本世纪": 19}.get(text) or worth(
        text.removesuffix("世纪")
    ) - 1
