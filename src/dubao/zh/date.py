"""Dates: points and stretches of the calendar that hold a numeral.

2016年 · 2月23日 · 一九九八年一月 · 前三季度 · “十四五”时期 · 80年代初
"""

import re

from dubao.model import Mention, Span

N = r"[〇零一二三四五六七八九十廿卅\d]"
PATTERN = re.compile(
    r"(?:今年|去年|明年|上年|本年|当年)?(?:"
    r"“[一二三四五六七八九十]+五”(?:时期|期间)?(?!规划|计划)"
    r"|前\d+个月|前[一二三]季度|[一二三四1234]季度"
    r"|(?:1[789]|20)\d\d(?:—(?:19|20)\d\d)?年(?:度|代|底|初|末)?"
    rf"(?:{N}{{1,2}}月)?(?:{N}{{1,2}}[日号])?(?:[上中下]旬|底|初|末)?"
    r"|\d\d年代(?:初期|末期|中期|初|末)?|[一二][〇九][〇一二三四五六七八九]{2}年"
    rf"|{N}{{1,3}}月份?(?:{N}{{1,3}}[日号])?(?:[上中下]旬|底|初|末)?|\d{{1,2}}—\d{{1,2}}月"
    r"|\d{1,2}日(?!内)(?:至\d{1,2}日)?|(?:上午|下午|晚|凌晨)\d{1,2}时"
    r"|(?:21|二十一)世纪|第二天)"
)


def dates(text: str) -> tuple[Mention, ...]:
    """Return the dates of a folded text in order.

    >>> [m.span.of("2016年5月以来") for m in dates("2016年5月以来")]
    ['2016年5月']
    """
    return tuple(
        Mention(kind="date", span=Span(*match.span()), value="", rule="date")
        for match in PATTERN.finditer(text)
    )
