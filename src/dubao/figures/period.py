"""Which time a figure holds for.

    今年前10个月出口103.3亿元        2025-01/2025-10   the time before it
    种子公司在去年12月…               1997-12           or behind it in its clause
    从1990年的3万吨增加到1995年的5万吨   each its own
    比去年同期增长8%                               what is compared with is no period
    同比增长44.9%                    the time of what grows goes on
    目前 · 过去五年 · 连续四年                       give none

Relative words are resolved against the article's dateline, else the page's day.

Source: the doubts settled in the project's numerals page.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dubao.figures.bind import Bound
from dubao.model import KINDS, Mention, Quantity, Span
from dubao.zh.when import resolve

COMPARED = re.compile(
    r"(?:比(?!赛|例|较|分|重)|较(?![为大小])|[高低多少好差快慢早晚大小]于|超过|超出了?|相当于|以往|对比)[^,。;]{0,4}$"
)
COMPARED_AFTER = re.compile(
    r"[^,。;]{0,6}?(?:同期|相比|持平|相当)|的(?:水平|同期)|以前|之前|前(?!\d)"
)
AGED = re.compile(r"(?:享年|终年)$")
CUMULATIVE = re.compile(r"累计|先后|总计|共计")
EVENLY = re.compile(r"(?:年均|年平均|平均每年|年递增|年增长)[^,。;]{0,8}$")
FROM = frozenset("从由")
TOLD = re.compile(
    r"[^,。;:]{0,14}?(?:报道|表示|宣布|说|称|发布|公布|透露|指出|介绍|获悉|通报|谴责|强调|认为|发表|电|讯|抵达|会见|出席)"
)
UNTIL_NOW = re.compile(
    r"截至(?:目前|现在|今|发稿时?)|到目前为止|目前为止|迄今(?:为止)?"
)
SPELL = re.compile(r"(?:过去的?|近|连续|前|这|头|最近|未来|今后)\s?$")
SPELL_AFTER = re.compile(r"[来里间中内]|以来|前|后")
AHEAD = re.compile(r"将|计划|力争|预计|争取|拟|到")
AMOUNTS = frozenset({"money", "percent", "ratio"})
LASTING = AMOUNTS | {"mass", "area", "volume", "power", "energy", "index"}
RESULTS = frozenset({"秒", "秒钟", "分秒"})  # of a race: 58秒46
TIMELESS = frozenset("国方地党部省市县区点大") | {"省区市", "省、市"}
NEAR = 12  # characters before a time in which 将 makes it one to come
LONG = 45  # characters that may stand between 自 and 以来
JOINT = re.compile(r"^\s?(?:和|、|及|与|,|到|和到)+\s?(?:到)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A date of the text, resolved, with what it may govern."""

    span: Span
    period: str  # "" where the calendar gives none
    spell: bool = False  # a stretch of time without its dates: 过去五年


NONE = Time(span=Span(0, 0), period="")


def periods(
    text: str,
    bound: Sequence[Bound],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    anchors: Sequence[str],
) -> list[tuple[str, Span | None]]:
    """Return for each figure its period and the span that says it.

    `anchors` gives for each sentence the day its relative words count from.
    """
    times = [m for m in mentions if m.kind in {"date", "time"}]
    spells = [
        m for m in mentions if m.kind == "quantity" and m.value.kind == "duration"
    ]
    found: list[tuple[str, Span | None]] = []
    carried = NONE
    told = ""
    t = s = b = 0
    for sentence, anchor in zip(sentences, anchors, strict=True):
        here: list[Time] = []
        while t < len(times) and times[t].span.start < sentence.end:
            mention = times[t]
            t += 1
            near = max(sentence.start, mention.span.start - NEAR)
            ahead = bool(AHEAD.search(text, near, mention.span.start))
            period = resolve(mention.value, anchor, told=told, ahead=ahead)
            if period and "/" not in period and _since(text, mention.span, sentence):
                period += "/.."
            told = period if period and "/" not in period else told
            if mention.span.start < sentence.start or _aside(
                text, mention.span, sentence
            ):
                continue
            here.append(Time(span=mention.span, period=period))
        for match in UNTIL_NOW.finditer(text, sentence.start, sentence.end):
            year = f"../{anchor[:4]}" if anchor else ""
            here = [
                time for time in here if not _overlap(time.span, Span(*match.span()))
            ]
            here.append(Time(span=Span(*match.span()), period=year))
        while s < len(spells) and spells[s].span.start < sentence.end:
            spell = spells[s].span
            s += 1
            if spell.start >= sentence.start and _is_spell(text, spell):
                here.append(Time(span=spell, period="", spell=True))
        here.sort(key=lambda time: time.span)
        first = b
        while b < len(bound) and bound[b].mention.span.start < sentence.end:
            b += 1
        mark = text[sentence.start - 1 : sentence.start]
        kinds = KINDS if mark == ";" else AMOUNTS if mark == "\n" else LASTING
        rows = _of_sentence(text, bound[first:b], here, carried, sentence, kinds)
        found += rows
        half = ";" in text[sentence.end - 1 : sentence.end + 1]
        carried = _carried_on(here, carried, rows, half=half)
    return found


def _carried_on(
    here: Sequence[Time],
    carried: Time,
    rows: Sequence[tuple[str, Span | None]],
    *,
    half: bool,
) -> Time:
    """Return the time with which the next sentence may go on.

    A time goes on where a figure held for it; one that opens a stretch
    (去年底以来) waits for the sentence that sums it up. A `half` of a sentence,
    before its semicolon, hands its time on in any case.
    """
    held = [period for period, _ in rows]
    if not here:
        return carried if half or not held or carried.period in held else NONE
    dated = [time for time in here if not time.spell]
    if not dated:
        return NONE if held else carried
    last = dated[-1]
    if ".." in last.period:
        return NONE if held or last.period.startswith("..") else last
    return last if half or last.period in held else NONE


def _since(text: str, span: Span, sentence: Span) -> bool:
    """Say whether a time opens a stretch: 自2016年开展…以来."""
    if text[span.start - 1 : span.start] not in {"自", "从"}:
        return False
    end = text.find("以来", span.end, min(sentence.end, span.end + LONG))
    return end > 0 and "。" not in text[span.end : end]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _aside(text: str, span: Span, sentence: Span) -> bool:
    """Say whether a time only dates the telling, or is compared with."""
    if COMPARED.search(text, max(sentence.start, span.start - 5), span.start):
        return True
    if COMPARED_AFTER.match(text, span.end):
        return True
    return bool(TOLD.match(text, span.end, sentence.end))


def _is_spell(text: str, span: Span) -> bool:
    """Say whether a duration is a stretch of time that was: 过去五年, 两年来."""
    return bool(
        SPELL.search(text, max(0, span.start - 3), span.start)
        or SPELL_AFTER.match(text, span.end)
    )


def _of_sentence(
    text: str,
    bound: Sequence[Bound],
    times: Sequence[Time],
    carried: Time,
    sentence: Span,
    kinds: Collection[str],
) -> list[tuple[str, Span | None]]:
    """Return the periods of one sentence's figures.

    `kinds` of figures go on with the time of the sentence before.
    """
    found: list[tuple[str, Span | None]] = []
    if not bound:
        return found
    figures = [one.mention.span for one in bound]
    handed = _handed_out(text, figures, times)
    for n, (one, span) in enumerate(zip(bound, figures, strict=True)):
        chosen = handed.get(n, NONE)
        aged = AGED.search(text, max(0, span.start - 2), span.start)
        if n not in handed and (aged or not _timeless(one.quantity)):
            before = [time for time in times if time.span.end <= span.start]
            clause = _clause_end(text, span.end, sentence.end)
            behind = [
                time
                for time in times
                if span.end <= time.span.start < clause
                and text[time.span.end : time.span.end + 1] != "的"
            ]
            if _spans(text, before, one, span):
                first, last = before[-2:]
                chosen = Time(span=last.span, period=f"{first.period}/{last.period}")
            elif before and not _spell_over(text, before[-1], span):
                chosen = before[-1]
            elif len(before) > 1:
                chosen = before[-2]
            elif behind:
                chosen = behind[0]
            elif not before and _goes_on(text, one, sentence, carried, kinds):
                chosen = carried
        found.append((chosen.period, chosen.span if chosen.period else None))
    return found


def _spans(text: str, before: Sequence[Time], one: Bound, span: Span) -> bool:
    """Say whether a yearly rate holds from one time to the other: 从1980年…到1995年."""
    if len(before) < 2 or one.quantity.kind != "percent":  # noqa: PLR2004 from and to
        return False
    first, last = before[-2:]
    return (
        bool(first.period and last.period)
        and "/" not in first.period + last.period
        and text[first.span.start - 1 : first.span.start] in FROM
        and bool(EVENLY.search(text, last.span.end, span.start))
    )


def _goes_on(
    text: str,
    one: Bound,
    sentence: Span,
    carried: Time,
    kinds: Collection[str],
) -> bool:
    """Say whether a figure goes on with the time of the sentence before."""
    if ".." in carried.period:
        return bool(CUMULATIVE.search(text, sentence.start, one.mention.span.start))
    return one.quantity.kind in kinds


def _spell_over(text: str, time: Time, span: Span) -> bool:
    """Say whether a spell's clause has ended: 连续四年增长。进口 … stands outside."""
    return time.spell and any(c in text[time.span.end : span.start] for c in ";。")


def _timeless(quantity: Quantity) -> bool:
    """Say whether a figure holds for no time: 三国, 五年, 28点."""
    if quantity.kind == "duration":
        return quantity.unit not in RESULTS
    if quantity.kind == "age":
        return True
    return quantity.kind == "count" and quantity.unit in TIMELESS


def _clause_end(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] not in ",。;!?\n":
        at += 1
    return at


def _handed_out(
    text: str, figures: Sequence[Span], times: Sequence[Time]
) -> dict[int, Time]:
    """Give each of two figures its own of two times: 2000年和2010年分别达到3和5."""
    handed: dict[int, Time] = {}
    for n in range(len(figures) - 1):
        between = text[figures[n].end : figures[n + 1].start]
        before = [time for time in times if time.span.end <= figures[n].start]
        if len(before) < 2 or not JOINT.match(between):  # noqa: PLR2004 two times for two figures
            continue
        first, second = before[-2:]
        if JOINT.match(text[first.span.end : second.span.start]) and not handed.get(n):
            handed[n], handed[n + 1] = first, second
    return handed
