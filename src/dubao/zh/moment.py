"""Points of the calendar as they are written: a year, a month, a day, a part of each.

    2016年 · ’98年 · 二〇二三年 · 民国二十三年 · 去年 · 3月上旬 · 十二月 · 23日
    一季度 · 上半年 · 80年代初 · 21世纪 · 春节 …

`moment` reads one of them; `date` puts them together to stretches.

Source: GB/T 7408-2005 (ISO 8601) (the meaning); GB/T 15835-2011, 4.1 (the forms).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from dubao.zh.number import number
from dubao.zh.when import Moment

CN = "〇零一二三四五六七八九"
RELATIVE_YEARS = {
    "今年": (0, False), "本年": (0, False), "去年": (-1, False), "上年": (-1, False),
    "前年": (-2, False), "大前年": (-3, False),
    "大后年": (3, False), "明年": (1, False), "后年": (2, False),
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
    "前日": (-2, False), "大前天": (-3, False), "大后天": (3, False),
    "明天": (1, False), "明日": (1, False), "明晚": (1, False), "后天": (2, False),
    "当天": (0, True), "当日": (0, True), "当晚": (0, True), "次日": (1, True),
    "翌日": (1, True), "第二天": (1, True),
}  # fmt: skip
RELATIVE_QUARTERS = {
    "上季度": -1, "上一季度": -1, "上一个季度": -1, "上个季度": -1, "本季度": 0,
    "下季度": 1, "下一季度": 1, "下个季度": 1, "下一个季度": 1,
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
    rf"(?:(?P<full>[12]\d{{3}})|(?P<chinese>[一二][{CN}]{{3}})|[’‘']\s?(?P<short>\d\d)"
    rf"(?=年)|(?P<bare>0\d|[4-9]\d)(?=年)|(?P<pair>[五六七八九][{CN}])(?=年)"
    r")\s?\n?年(?P<span>度)?(?!来|多|间的?历史|历史(?![最同极纪新])|前的?今天|以前的|龄|轻|夜饭)"
)
# 1995年来 and 比1996年多: only a year is so little round
SINCE_YEAR = re.compile(
    r"(?<=[比较])(?P<since>(?:19|20)\d\d)年(?=多)|(?P<full>19\d[1-9]|20[0-3][1-9])年(?=来|多[完收增产])"
)
MONTH = re.compile(
    r"(?<!近)(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正元])\s?\n?月(?P<copy>份)?(?![龄产球薪饼刊"
    r"租票供台亮圆饼饷嫂])"
)
DAY = re.compile(
    r"\s?\n?(?P<day>[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[廿念][一二三四五六七八九]?|"
    r"卅一?|初?[一二三四五六七八九])\s?[日号](?![内游本元均益产志托用化渐])"
)
# 3月15开幕: the 日 is left out where no unit follows
OPEN_DAY = re.compile(
    r"(?P<day>[12]\d|3[01]|[1-9]|[二三]?十[一二三四五六七八九]?|[廿念][一二三四五六七八九]?)"
    r"(?=[一-龥,。;、]|$)(?![余多来几、~至—-]|[一二三四五六七八九十百千万亿成折倍分份期]|强)"
)
DAYS = re.compile(r"(?P<a>\d{1,2})(?:、\d{1,2}){1,8}(?:、|和|及)(?P<b>\d{1,2})[日号]")
LONE_DAY = re.compile(
    r"(?P<day>[12]\d|3[01]|[1-9]|[二三]?十[一二三四五六七八九]|二十|三十|廿[一二三四五六七八九]?|"
    r"卅一?|念[一二三四五六七八九])日(?![内游本元益产志托用化渐间]|均(?!出现|大幅|有|告|报|下跌|上涨|收|为|在)|以内|之内|后[,。])"
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
    r"(?P<first>前|第)?(?P<n>[一二三四1-4])(?:(?:至|到|—|-|、|和)(?P<m>[二三四2-4]))?(?:(?<=[前第].)个|(?<=[前第].[至到—、和-].)个)?季度"
)
HALF = re.compile(r"(?P<half>上半年|下半年|前半年|后半年)")
MONTHS = re.compile(r"(?:前|头|首)(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,2})个?月")
SEASON = re.compile(r"(?P<season>春|夏|秋|冬)(?:季|天)(?!节|节能)")
DECADE = re.compile(
    r"(?:(?P<century>上个?世纪|本世纪|(?:\d{1,2}|[一二十九八]{1,3})世纪)\s?)?(?P<decade>[1-9]0|"
    r"[二三四五六七八九]十)\s?年代(?:初期|中期|末期|后期|前期|初|末|中)?"
)
CENTURY = re.compile(
    r"(?P<century>\d{1,2}|[一二三四五十九八七六]{1,3})世纪(?:初叶?|中叶?|末叶?|末期|初期|上半叶|下半叶|前半叶|后半叶)?"
)
HOUR = (
    r"(?:[01]?\d|2[0-4]|十[一二三四五六七八九]?|二十[一二三四]?"
    r"|[一二两三四五六七八九][二三四五六七八九](?=[时点])|[一二两三四五六七八九零])"
)
# What is done at an hour, where the part of the day is not told: 三点就来, 五点起床.
LEAVING = r"就[来到去走醒起]|起[床身]|出[发门]|[上下]班|[上放]学|开[门工]|关门|收[工摊]"
MINUTE = r"(?:[0-5]?\d|[一二三四五]?十[一二三四五六七八九]?)"
# The part of the day before it, or what is behind it, makes N点 a time.
CLOCK = re.compile(
    rf"\s?{PARTS}\s?{HOUR}\s?(?:时|点钟|点(?:[一三]刻|(?!名|评|赞|燃|缀|[一二三四五六七八九](?!十))多?钟?))"
    rf"(?:\s?{MINUTE}分?(?!钟)|半|整|许)?"
    rf"|\s?{HOUR}\s?(?:时(?![间候代期装尚])|点多?钟|点(?=许|整|半(?![数个])|\d|[一二三四五]十|[,。在:]|起[床身]|{LEAVING}))"
    rf"(?:\s?{MINUTE}分?(?!钟)|半|整|许)?"
    rf"|\s?{PARTS}\s?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    rf"|(?<=[日天号])\s?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"(?:\s?[至到—~-]{1,2}\s?(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:]))?"
    # 20:30 alone is a score unless something begins then
    r"|(?:[01]?\d|2[0-4]):[0-5]\d"
    r"(?=\s?(?:开|举行|许|左右|播出|起|之?前|之?后|至|到|—|-|~|[aApP]\.?[mM]|准时|抵达|从|发车))"
    rf"|\s?{PARTS}"
)


class Point(NamedTuple):
    """A moment and where it ends in the text."""

    moment: Moment
    end: int


@lru_cache(maxsize=4096)  # a few hundred are all there are
def whole_of(text: str) -> int:
    """Return the number that a part of a date says: 十二 → 12, 廿三 → 23, 正 → 1.

    >>> whole_of("廿三"), whole_of("08"), whole_of("初三"), whole_of("二〇二三")
    (23, 8, 3, 2023)
    """
    text = text.removeprefix("初").replace("念", "廿")
    if text in {"正", "元"}:
        return 1
    if all(c in CN for c in text):
        return int("".join(str(CN.index(c) - 1 if c != "〇" else 0) for c in text))
    found = number(text, 0)
    return int(found.value.low) if found else 0


def year(match: re.Match[str]) -> int | None:
    """Return the year that a match of YEAR says, None where it is none."""
    if match["full"]:
        found = int(match["full"])
        return found if found < 2100 else None  # a later year is a number of years
    if match["chinese"]:
        return whole_of(match["chinese"])
    if match["short"]:
        return 1900 + int(match["short"])
    digits = match["bare"] or ""
    if digits:
        return short_year(match) and (
            2000 + int(digits) if digits[0] == "0" else 1900 + int(digits)
        )
    return paired_year(match)


# Behind or before two digits these make 年 a stretch: 98年来, 历时60年, 有70年历史.
LASTED = re.compile(
    r"(?:来|间|以来|以前|前|后|以上|左右|多|余|的?历史|的?时间|如一|校庆|大庆|华诞|之久|[寿岁]"
    r"|的?[党工军教]龄|的?发展|的?建设|的?风|的?历程|的?沧桑|产权|使用权|租期|合同|任期)"
)
LASTING = re.compile(
    r"(?:[历用耗]时|[近约历经整已达满超逾余每共长第过了有这那短判]|过去|至今|为期|年)$"
)
TOLD = re.compile(r"年(?:\d|[底初末春夏秋冬度]|以前(?!的)|以后|上半年|下半年)")
JOINED = re.compile(r"年?\s?(?:—{1,2}|–|~|-|至|到|、|和|与|比)\s?\d\d年")
JOINED_BEFORE = re.compile(r"\d\d年?\s?(?:—{1,2}|–|~|-|至|到|、|和|与|比)\s?$")


def short_year(match: re.Match[str]) -> bool | None:
    """Say whether two digits are a year of the last century: 98年产量, 从96年到98年.

    Years of the twenties to the forties, and round ones, are so only beside another.
    """
    text, start, digits = match.string, match.start(), match["bare"]
    after = match.end("bare")
    if TOLD.match(text, after):
        return True
    joined = JOINED.match(text, after) or JOINED_BEFORE.search(
        text, max(0, start - 8), start
    )
    if digits[0] == "0":
        return None if LASTED.match(text, after + 1) and not joined else True
    if LASTED.match(text, after + 1) or LASTING.search(text, max(0, start - 2), start):
        return True if joined else None
    if joined:
        return True
    return True if int(digits) > 50 and digits[1] != "0" else None


def paired_year(match: re.Match[str]) -> int | None:
    """Return the year of 五八年; 七八年 may be seven or eight years."""
    first, second = whole_of(match["pair"][0]), whole_of(match["pair"][1])
    if second == first + 1 or LASTED.match(match.string, match.end()):
        return None
    if LASTING.search(match.string, max(0, match.start() - 2), match.start()):
        return None
    return 1900 + first * 10 + second


def century(text: str) -> int:
    """Return the hundreds of a century: 20世纪 → 19."""
    return {"上世纪": 19, "上个世纪": 19, "本世纪": 19}.get(text) or whole_of(
        text.removesuffix("世纪")
    ) - 1
