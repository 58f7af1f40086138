"""In which way a figure counts: level, cumulative, change, share, rank, target, rate.

    增长5.3%          change        占总产量的80%      share
    累计捐款4316万元   cumulative    人均收入7750元     rate
    前三名            rank          将达到56公斤       target

Where two apply: target, change, share, rate, cumulative, level. What 累计 or 共
says goes for the figures coordinated with the first one; 其中 ends it.
"""

import re

from dubao.model import Quantity, Span

TARGET = re.compile(
    r"(?:将|计划|力争|争取|拟|目标是?|规划|预期|有望|确保)[^,。;]{0,12}?(?:达到?|突破|超过|"
    r"实现|建成|完成|新建|新增|投入|投资|安排|建设|增加到|提高到|控制在|不低于|确保|培育|创建|种植|生产)"
    r"[^,。;]{0,10}$|到(?:20\d\d|本世纪)[^,。;]{0,4}[,]?[^,。;]{0,16}$"
)
# A goal told before a comma goes for what follows it: 计划到2025年,…达到42%
GOAL = re.compile(
    r"(?:计划|力争|争取|规划|目标是?|拟)到?(?:20\d\d年|本世纪)[底末初]?[,][^。;!?]*$"
)
CHANGE = re.compile(
    r"(?:增长|增加|下降|上升|减少|提高|上涨|下跌|下滑|回落|回升|降低|递增|递减|增收|减收|增产|减产|扩大|"
    r"缩小|缩减|缩短|延长|节省|节约|高出|多出|净增|猛增|激增|骤增|骤降|压缩|反弹|攀升|增值|贬值|升值|增|"
    r"减|涨|跌|降|升|高|低|翻|快|多|少)"
    r"(?:了|近|约|过|逾|超过?|将近|达|幅|幅度|率|幅为|幅达|速度?|率为|率达|:|为|分别为?|分别达|[一二三四五六]?点?儿)*\s?$"
)
NO_CHANGE = re.compile(
    r"(?:最高|最低|提高到|增加到|高达|多达|最多|至少|不少|不低|超高|新高|更多|最少|多于|高于|低于|降至|"
    r"升至|增至)(?:了|近|约|达|为)*\s?$"
)
COMPARED = re.compile(
    r"(?<![同环占对])比(?:[^,。;比]|(?<=[同环占对])比)*(?:高|低|多|少|快|慢)$"
)
SHARE = re.compile(r"占[^,。;]*$")
RATE = re.compile(r"每(?!天都|年都|个人都)|人均|平均|年均|日均|月均|户均|亩均|均价")
TOTAL = re.compile(
    r"累计|总计|共计|合计|总共|一共|先后|(?<![公总中一])共(?!同|和|产|有制|建|享|青|商|识|鸣)"
)
PART = re.compile(r"其中")
RATIO_KINDS = frozenset({"percent", "ratio"})
BREATH = 2  # characters, or commas, that do not part what is coordinated
JOINT = re.compile(r"^[^,。;]{0,8}?[、和及与,][^,。;]{0,10}$")


def stat(
    text: str,
    span: Span,
    quantity: Quantity,
    sentence: Span,
    previous: tuple[Span, str] | None,
) -> str:
    """Return in which way the figure at `span` counts.

    `previous` is the figure before it in the sentence and what it was.

    >>> from dubao.zh.quantity import quantity
    >>> rise = quantity("出口增长5.3%", 4)
    >>> stat("出口增长5.3%", rise.span, rise.value, Span(0, 8), None)
    'change'
    """
    clause = span.start
    while clause > sentence.start and text[clause - 1] not in ",。;!?\n":
        clause -= 1
    lead = text[clause : span.start]
    if previous and previous[0].end > clause:
        near = text[previous[0].end : span.start]
    else:
        near = lead
    if TARGET.search(lead) or GOAL.search(text, sentence.start, span.start):
        return "target"
    if _changes(near, lead):
        return "change"
    joint = previous and JOINT.match(text[previous[0].end : span.start])
    if (
        previous
        and previous[1] == "target"
        and len(text[previous[0].end : span.start]) <= BREATH
    ):
        return "target"
    if quantity.kind in RATIO_KINDS:
        if previous and previous[1] == "change" and near in {"和", "、", "及", "与"}:
            return "change"
        if SHARE.search(near) or _part_of(text, span, near):
            return "share"
    if text[span.start - 1 : span.start] == "前" and quantity.kind == "count":
        return "rank"
    if RATE.search(near):
        return "rate"
    total = None
    for match in TOTAL.finditer(text, sentence.start, span.start):
        total = match
    if total:
        between = text[total.end() : span.start]
        if (
            not PART.search(between)
            and not re.search(r"[;。]", between)
            and (between.count(",") < BREATH or joint)
        ):
            return "cumulative"
    return "level"


def _changes(near: str, lead: str) -> bool:
    if NO_CHANGE.search(near):
        return False
    match = CHANGE.search(near)
    if not match:
        return False
    word = match[0].strip()
    if word and word[0] in "高低多少快":
        return bool(COMPARED.search(lead.rstrip("了约近")))
    return True


def _part_of(text: str, span: Span, near: str) -> bool:
    """Say whether a percentage is a part of what follows: 47%的首发新品, 60%是炸弹."""
    after = text[span.end : span.end + 1]
    if after in {"是", "为", "以"}:
        return True
    return after == "的" and not re.search(
        r"(?:率|达到?|增长|为|速度|比例|幅度)[^,。;]{0,3}$", near
    )
