"""Two values of one thing, the earlier and the later, and the words of change.

    由80亿元增加到100亿元; 54亿元，比上年的48亿元; 1500件，上年同期为1200件;
    去年为96.4%，今年升至98.1%; 4.8万件，是建馆时1.2万件的4倍

Source: 国家统计局《主要统计指标解释》 (增长速度).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dubao.check.amount import Amount
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

UP = (
    r"多[用耗卖收打销产]|增产|增收|扩招|多收|多产|增加|增长|增至|提高|上升|提升|扩大|高出|高于|多出"
    r"|攀升|上涨|上调|回升|增|升|涨|多|高|净增"
)
DOWN = (
    r"减[亏负支]|少[用耗卖打销]|减产|减收|少收|少产|减少|下降|降低|缩减|缩短|缩小|压缩|低于"
    r"|下调|下跌|回落|下滑|减|降|跌|少|低|压减"
)
FROM = re.compile(r"(?:由|从|自)[^,。;:]{0,22}$")
TO = re.compile(
    rf"(?:(?P<up>{UP}|发展|增添|扩充)|(?P<down>{DOWN})|变|变化|调整|修订|改)?[了]?"
    r"(?P<to>到|至|为|成|成为|达|达到)(?:今年|现在|目前|如今|今天|去年|当年|[^,。;:\d]{0,8}的|(?:20\d\d|[12]\d{3})年的?)?约?$"
)
CHANGE = re.compile(
    rf"(?:(?P<up>{UP}|增幅|涨幅|升幅|增速)|(?P<down>{DOWN}|降幅|跌幅|减幅))"
    r"(?:幅度|比例|率|速度)?(?:为|达|达到|约|近|仅|高达)?[了]?$"
)
TIMES = re.compile(
    rf"(?:(?P<more>{UP}|增幅|翻)[了]?|(?P<be>是|为|相当于|等于|达)[^,。;:]{{0,16}}的?|(?P<of>的))(?:达|近|约)?$"
)
# Words between a value and its change that bring no new subject in.
SAME = re.compile(
    r"[,、(]?(?:其?(?:比|较|与|同)?(?:(?:上|去|前|当)一?(?:个)?(?:年|月|季度?|周|期|届|次|日|天|赛季|学年|学期|交易日)?|上年度?|年初|"
    r"同期|\d{2,4}年|[一二三四]季度|[一-龥]{0,2}同期|计划|此前|之前|以前|开工前|原来|历史|往年|常年|建国初|解放前|解放初|收盘|昨日|昨天|节前|"
    r"底|末|初|的|水平|相比|比较|数|,|\d{1,2}月|份|[一二三四五六七八九十]{1,3}年前|同比|环比|同|比|一年来|净|共|实际|平均|又|还|则|已|即|也|再|分别|年均|[两二三四五六七八九十]年|\d年|累计|间|内|总|,?两者|,?共)*)?"
)
LAST = re.compile(
    r"(?:去年|上年|前年|上月|上季|上周|同期|上一?(?:年|个?月|季度|届|次|周|学期|学年|赛季)|前一(?:年|天|日)|年初|计划|原来|[12]\d{3}年|昨日|昨天|以前|解放前)"
    r"[^,。;]{0,10}$"
)
REACHED = re.compile("(?:升|增|加|涨|降|减|落|大|小|跌)[了]?[到至]")
THEN = re.compile(r"今年|本[月季届次周年]|当年|现在|目前|如今")
EARLIER = re.compile(r"去|上|前|同期")
# 比去年同期的312.7万吨下降8.4%
AGAINST = re.compile(
    r"[,(]?(?:也|又|仍|还|分别)?(?:比|较|与|同|高于|低于|多于|少于|超过|是|相当于)(?P<words>[^,。;:\d]{0,14}|[12]\d{3}年的?|\d{1,2}月份?的?)$"
)
THAN = re.compile("比|较|于|超过|与|同")
FARTHER = re.compile(
    r"(?:高于|低于|高出|快于|慢于|高过|比|较)(?P<who>[^,。;、\d]{2,8}?)(?:的?平均)?(?:水平|增速|平均数)?(?:高出?|低|快|慢|多|少)?$"
)
ASIDE = re.compile(r"其中|每|人均|分别|[(]")
CLOSE = 28  # characters between two values of one thing


class Couple(NamedTuple):
    """Two values of one thing, the earlier and the later."""

    first: Amount
    last: Amount
    sign: int  # what the words say: 1 more, -1 less, 0 nothing
    end: int  # of what tells them; their change comes behind
    severity: Severity  # of what does not agree with them


def couples(passage: Passage, sentence: Sentence) -> Sequence[Couple]:
    """Return what a sentence tells as two values of one thing, in text order."""
    if len(sentence.amounts) < 2:
        return ()
    return tuple(_couples(passage, sentence))


def _couples(passage: Passage, sentence: Sentence) -> Iterator[Couple]:
    amounts = sentence.amounts
    for n, (one, other) in enumerate(pairwise(amounts)):
        if one.common != other.common or one.unit == "个百分点":
            continue
        between = Span(one.span.end, other.span.start).of(passage.text)
        if "。" in between or len(between) > CLOSE:
            continue
        found = _moved(one, other, between) or _compared(one, other, between)
        if found is None and n + 1 < len(amounts):
            found = _dated(one, other, between)
        if found is not None:
            yield found
    yield from _around(amounts)


def _moved(one: Amount, other: Amount, between: str) -> Couple | None:
    """从80亿元增加到100亿元."""
    to = TO.search(between) if FROM.search(one.lead) else None
    if to is None or ASIDE.search(between):
        return None
    sign = 1 if to["up"] else -1 if to["down"] else 0
    return Couple(one, other, sign, other.span.end, "error")


def _compared(one: Amount, other: Amount, between: str) -> Couple | None:
    """54亿元，比上年的48亿元."""
    against = AGAINST.fullmatch(between)
    grown = one.common != "%" and CHANGE.search(one.lead)
    if against is None or grown or not against["words"].strip("的约"):
        return None
    if CHANGE.search(between) and not re.search("[高低多少]于", between):
        return None
    return Couple(other, one, 0, other.span.end, "error")


def _dated(one: Amount, other: Amount, between: str) -> Couple | None:
    """去年为96.4%，今年升至98.1%; 6.9亿千瓦时，去年同期为6.0亿千瓦时."""
    if not (one.exact and other.exact) or ASIDE.search(between):
        return None
    change = CHANGE.search(one.lead), CHANGE.search(other.lead)
    if any(change):
        return None
    earlier = [two for two in (one, other) if LAST.search(two.lead)]
    if REACHED.search(between):  # …上升至1997年的…
        earlier = [one]
    if len(earlier) == 2:
        sure = [two for two in earlier if EARLIER.search(two.lead)]
        earlier = sure if len(sure) == 1 else _by_year(one, other)
    if len(earlier) != 1:
        return None
    first = earlier[0]
    last = other if first is one else one
    now = THEN.search(last.lead) or LAST.search(last.lead)
    if first is one and not now and not re.search("升|降|增|减|达", last.lead):
        return None
    severity: Severity = "error" if EARLIER.search(first.lead) else "warning"
    return Couple(first, last, 0, other.span.end, severity)


def _by_year(a: Amount, b: Amount) -> list[Amount]:
    years = [re.findall(r"[12]\d{3}(?=年)", x.lead) for x in (a, b)]
    if not all(years) or years[0][-1] == years[1][-1]:
        return []
    return [a if years[0][-1] < years[1][-1] else b]


def _around(amounts: Sequence[Amount]) -> Iterator[Couple]:
    """Yield 1500件，上升25%，上年同期为1200件: the change stands between."""
    for a, one, b in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if a.common != b.common or a.common == "%" or one.unit not in {"%", "‰"}:
            continue
        if not CHANGE.search(one.lead) or not LAST.search(b.clause):
            continue
        if re.search("[比较多少增减]", b.clause) or CHANGE.search(a.lead):
            continue
        if a.exact and b.exact and b.span.start - a.span.end <= CLOSE + 4:
            yield Couple(b, a, 0, a.span.end, "error")
