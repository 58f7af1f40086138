"""Growth: 从80亿元增加到100亿元，增长25%; 120亿元，比上年增加20亿元，增长20%.

    A104  a change that is not what the two values give
    A105  values that go the other way than the words: 由10增加到8
    A106  倍 and 番 that the two values do not give

Source: 国家统计局《主要统计指标解释》 (增长速度); GB/T 8170-2008.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from dubao.check.amount import Amount, plain, told
from dubao.check.code import Check, Said
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

UP = (
    r"增产|增收|扩招|多收|多产|增加|增长|增至|提高|上升|提升|扩大"
    r"|攀升|上涨|上调|回升|增|升|涨|多|高|净增"
)
DOWN = (
    r"减产|减收|少收|少产|减少|下降|降低|缩减|缩短|缩小|压缩"
    r"|下调|下跌|回落|下滑|减|降|跌|少|低|压减"
)
FROM = re.compile(r"(?:由|从|自)[^,。;:]{0,22}$")
TO = re.compile(
    rf"(?:(?P<up>{UP}|发展|增添|扩充)|(?P<down>{DOWN})|变|变化|调整|改)?[了]?"
    r"(?P<to>到|至|为|成|成为|达|达到)(?:今年|现在|目前|如今|今天|去年|当年|[^,。;:\d]{0,8}的)?约?$"
)
CHANGE = re.compile(
    rf"(?:(?P<up>{UP}|增幅|涨幅|升幅|增速)|(?P<down>{DOWN}|降幅|跌幅|减幅))"
    r"(?:幅度|比例|率|速度)?(?:为|达|达到|约|近|仅|高达)?[了]?$"
)
TIMES = re.compile(
    rf"(?:(?P<more>{UP}|增幅|翻)[了]?|(?P<be>是|为|相当于|等于|达)[^,。;:]{{0,16}}的?)(?:达|近|约)?$"
)
# Words between a value and its change that bring no new subject in.
SAME = re.compile(
    r"[,、(]?(?:其?(?:比|较|与|同)?(?:(?:上|去|前|当)一?(?:个)?(?:年|月|季度?|周|期|届|次|日|天|赛季|学年|学期|交易日)?|上年度?|年初|"
    r"同期|\d{2,4}年|[一二三四]季度|[一-龥]{0,2}同期|计划|此前|之前|以前|开工前|原来|历史|往年|常年|建国初|解放前|解放初|收盘|昨日|昨天|节前|"
    r"底|末|初|的|水平|相比|比较|数|,|\d{1,2}月|份|五年前|十年前|同比|环比|同|比|一年来|净|共|实际|平均|又|还|则|已|即|也|再|分别|年均|[两二三四五六七八九十]年|\d年|累计|间|内|总)*)?"
)
LAST = re.compile(
    r"(?:去年|上年|前年|上月|上季|上周|同期|上一?(?:年|个?月|季度|届|次|周|学期|学年|赛季)|前一(?:年|天|日)|年初|计划|原来|[12]\d{3}年|昨日|昨天|以前|解放前)"
    r"[^,。;]{0,10}$"
)
RELATIVE = frozenset({"%", "‰"})


class Pair(NamedTuple):
    """Two values of one thing, the earlier and the later."""

    first: Amount
    last: Amount
    sign: int  # what the words say: 1 more, -1 less, 0 nothing


def pairs(passage: Passage, amounts: Sequence[Amount]) -> Iterator[Pair]:
    """Yield what a sentence tells as going from one value to another."""
    if len(amounts) < 2:
        return
    for first, last in pairwise(amounts):
        if first.common != last.common or not FROM.search(first.lead):
            continue
        between = Span(first.span.end, last.span.start).of(passage.text)
        to = TO.search(between)
        if to is None or len(between) > 28 or "。" in between:
            continue
        if re.search(r"其中|每|人均|分别|[(]", between):
            continue
        yield Pair(first, last, 1 if to["up"] else -1 if to["down"] else 0)


def _after(
    passage: Passage, amounts: Sequence[Amount], n: int, far: int = 14
) -> Iterator[tuple[Amount, int]]:
    """Yield the changes that are told right behind an amount, with their sign."""
    at = amounts[n].span.end
    for one in amounts[n + 1 : n + 4]:
        between = Span(at, one.span.start).of(passage.text)
        change = CHANGE.search(between)
        if change is None:
            return
        words = between[: change.start()]
        if len(words) > far or not SAME.fullmatch(words):
            return
        yield one, 1 if change["up"] else -1
        at = one.span.end


def changes(passage: Passage) -> Said:
    """Hold changes against the two values, or the value and what it grew by."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        if len(amounts) < 2:
            continue
        done: set[Span] = set()
        for pair in pairs(passage, amounts):
            n = amounts.index(pair.last)
            for one, sign in _after(passage, amounts, n):
                done.add(one.span)
                yield from _of_pair(passage, pair, one, sign)
        yield from _of_level(passage, sentence, done)
        yield from _of_years(passage, sentence, done)


def _of_pair(passage: Passage, pair: Pair, one: Amount, sign: int) -> Said:
    first, last, _ = pair
    spans = [one.span, last.span, first.span]
    if one.unit in RELATIVE and first.common != "%":
        right = _percent(first, last)
        if right is None:
            return
        yield from _said(
            passage, one, spans, abs(right.middle), right, sign,
            f"({plain(last.value)}-{plain(first.value)})/{plain(first.value)}",
            "error",
        )  # fmt: skip
    elif one.common == first.common:
        difference = last.value - first.value
        half = first.half + last.half
        bounds = Bounds(difference - half, difference, difference + half)
        if one.unit == "%" and first.common == "%":
            relative = _percent(first, last)
            if abs(abs(difference) - one.value) <= half + one.half or (
                relative and abs(abs(relative.middle) - one.value) <= one.half * 2
            ):
                return  # said by U404
        yield from _said(
            passage, one, spans, abs(difference), bounds, sign,
            f"{plain(last.value / first.factor)}-{plain(first.value / first.factor)}",
            "error",
        )  # fmt: skip


class Bounds(NamedTuple):
    """What a result may be, given how its terms were printed."""

    low: Fraction
    middle: Fraction
    high: Fraction


def _percent(first: Amount, last: Amount) -> Bounds | None:
    if first.low <= 0 or last.value < 0:
        return None
    return Bounds(
        (last.low / first.high - 1) * 100,
        (last.value / first.value - 1) * 100,
        (last.high / first.low - 1) * 100,
    )


def _said(  # noqa: PLR0913, PLR0917 # what is compared, and how it is told
    passage: Passage,
    one: Amount,
    spans: Sequence[Span],
    right: Fraction,
    bounds: Bounds,
    sign: int,
    computation: str,
    severity: Severity,
) -> Said:
    """Yield the fact or the finding for a change."""
    value = one.value * (1 if bounds.middle >= 0 else -1)
    slack = one.half * 2
    text = told(right, one)
    if bounds.low - slack <= value <= bounds.high + slack:
        yield passage.fact(
            "A104", spans, f"变化{one.figure.text}与前后两数相符",
            f"the change {one.figure.text} is what the values give",
            computation=f"{computation}={text}",
        )  # fmt: skip
        return
    if not one.exact or sign * (1 if bounds.middle >= 0 else -1) < 0:
        return  # the direction is A105's
    yield passage.finding(
        "A104", severity, spans,
        f"按前后两数，变化应为{text}{one.unit}，不是{one.figure.text}",
        f"the values give {text}{one.unit}, the page says {one.figure.text}",
        computation=f"{computation}={text}{one.unit}, page says {one.figure.text}",
        suggestion=one.figure.text.replace(
            one.figure.text.removesuffix(one.unit), text, 1
        ) if one.figure.text.endswith(one.unit) else "",
    )  # fmt: skip


def _of_level(passage: Passage, sentence: Sentence, done: set[Span]) -> Said:
    """Check a level with what it grew by, absolutely and in percent."""
    amounts = sentence.amounts
    for n, level in enumerate(amounts[:-2]):
        if level.common == "%" or CHANGE.search(level.lead) or not level.exact:
            continue
        told_ = list(_after(passage, amounts, n, far=24))
        if len(told_) < 2:
            continue
        (one, sign), (other, sign2) = told_[:2]
        if one.unit in RELATIVE:
            one, other = other, one
        if one.common != level.common or other.unit not in RELATIVE:
            continue
        if sign != sign2 or other.span in done or not one.exact:
            continue
        base = level.value - sign * one.value
        low = base - level.half - one.half
        if low <= 0:
            continue
        right = one.value / base * 100
        bounds = Bounds(
            (one.value - one.half) / (base + level.half + one.half) * 100, right,
            (one.value + one.half) / low * 100,
        )  # fmt: skip
        done.add(other.span)
        minus = "-" if sign > 0 else "+"
        yield from _said(
            passage, other, [other.span, one.span, level.span], right, bounds, 1,
            f"{plain(one.value / level.factor)}/({plain(level.value / level.factor)}"
            f"{minus}{plain(one.value / level.factor)})",
            "error",
        )  # fmt: skip


def _of_years(passage: Passage, sentence: Sentence, done: set[Span]) -> Said:
    """Check two values, one of them told to be the earlier, and the change."""
    amounts = sentence.amounts
    for n, one in enumerate(amounts):
        if n < 1 or one.span in done or one.unit not in RELATIVE:
            continue
        change = CHANGE.search(one.lead)
        if change is None or not SAME.fullmatch(one.lead[: change.start()]):
            continue
        behind = (
            n + 1 < len(amounts)
            and LAST.search(amounts[n + 1].clause)
            and not re.search("[比较多少增减]", amounts[n + 1].clause)
        )
        if behind and amounts[n + 1].common == amounts[n - 1].common:
            a, b = amounts[n - 1], amounts[n + 1]  # 1500件，上升25%，上年同期为1200件
        elif n > 1:
            a, b = amounts[n - 2], amounts[n - 1]
        else:
            continue
        if a.common != b.common or a.common == "%" or not (a.exact and b.exact):
            continue
        if CHANGE.search(a.lead) or CHANGE.search(b.lead):
            continue
        earlier = [x for x in (a, b) if LAST.search(x.lead)]
        if len(earlier) == 2:
            earlier = [x for x in earlier if re.search("去|上|前|同期", x.lead)] or (
                _by_year(a, b)
            )
        if len(earlier) != 1 or b.span.start - a.span.end > 30:
            continue
        first = earlier[0]
        last = b if first is a else a
        right = _percent(first, last)
        if right is None:
            continue
        sign = 1 if change["up"] else -1
        yield from _said(
            passage, one, [one.span, last.span, first.span], abs(right.middle), right,
            sign, f"({plain(last.value)}-{plain(first.value)})/{plain(first.value)}",
            "error" if re.search("去年|上年|同期|上一?年", first.lead) else "warning",
        )  # fmt: skip


def _by_year(a: Amount, b: Amount) -> list[Amount]:
    years = [re.findall(r"[12]\d{3}(?=年)", x.lead) for x in (a, b)]
    if not all(years) or years[0][-1] == years[1][-1]:
        return []
    return [a if years[0][-1] < years[1][-1] else b]


def directions(passage: Passage) -> Said:
    """Find values that go the other way than the words."""
    for sentence in passage.sentences:
        for pair in pairs(passage, sentence.amounts):
            first, last, sign = pair
            if not sign or (first.value == last.value and not first.exact):
                continue
            if sign * (last.value - first.value) > 0:
                continue
            if first.kind == "count" and first.unit in {"位", "名次", "点", "时", ""}:
                continue
            if not (first.exact and last.exact) or min(first.value, last.value) < 0:
                continue
            word = "增加" if sign > 0 else "减少"
            yield passage.finding(
                "A105", "error", [last.span, first.span],
                f"文中说{word}，但{first.figure.text}到{last.figure.text}并非{word}",
                f"told as {'more' if sign > 0 else 'less'}, but goes from "
                f"{first.figure.text} to {last.figure.text}",
                computation=f"{plain(first.value / first.factor)}→"
                f"{plain(last.value / first.factor)}",
            )  # fmt: skip


def multiples(passage: Passage) -> Said:
    """Hold 倍 and 番 against the two values."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        for pair in pairs(passage, amounts):
            n = amounts.index(pair.last)
            for one in amounts[n + 1 : n + 3]:
                if one.unit not in {"倍", "番"} or pair.first.low <= 0:
                    continue
                between = Span(pair.last.span.end, one.span.start).of(passage.text)
                if len(between) > 16 or re.search(r"[。;]|其中", between):
                    continue
                yield from _multiple(passage, pair, one, between)


def _multiple(passage: Passage, pair: Pair, one: Amount, between: str) -> Said:
    ratio = pair.last.value / pair.first.value
    spans = [one.span, pair.last.span, pair.first.span]
    computation = f"{plain(pair.last.value)}/{plain(pair.first.value)}={plain(ratio)}"
    doubled = "番" in one.text
    times = TIMES.search(between)
    if doubled:
        wanted = one.value
    elif times and times["more"]:
        wanted = one.value + 1
    elif times and times["be"]:
        wanted = one.value
    else:
        return
    reach = Fraction(3, 20) if doubled else Fraction(1, 20)
    slack = wanted * reach
    if not doubled:
        slack = max(slack, one.half * (2 if one.value.denominator > 1 else 1))
    if not one.exact:
        slack = max(slack, wanted / 4, Fraction(1))
    if abs(ratio - wanted) <= slack:
        yield passage.fact(
            "A106", spans, f"{one.figure.text}与前后两数相符",
            f"{one.figure.text} is what the values give", computation=computation,
        )  # fmt: skip
        return
    if not (pair.first.exact and pair.last.exact):
        return
    loose = not doubled and times and times["more"] and abs(ratio - one.value) <= slack
    if loose:
        chinese = f"增长到{one.figure.text}不是增长{one.figure.text}"
        english = f"grown to {plain(ratio)} times is not grown by so many times"
    else:
        chinese = f"后数是前数的{plain(ratio)}倍，与{one.figure.text}不符"
        english = (
            f"{plain(ratio)} times the first value, the page says {one.figure.text}"
        )
    yield passage.finding(
        "A106", "warning" if loose else "error", spans, chinese, english,
        computation=f"{computation}, page says {one.figure.text}",
        suggestion="" if doubled else f"{plain(ratio - 1)}倍" if times and times["more"]
        else f"{plain(ratio)}倍",
    )  # fmt: skip


CHECKS = (
    Check(
        code="A104",
        name="change and its values",
        title="增减与前后数值",
        severity="error",
        why="A change, absolute or in percent, is what the value before and the value "
        "after give; with a level and what it grew by, the percentage follows too. "
        "Rounding of every term is allowed for.",
        source="国家统计局《主要统计指标解释》（增长速度）; GB/T 8170-2008",
        find=changes,
    ),
    Check(
        code="A105",
        name="direction of a change",
        title="增减方向",
        severity="error",
        why="What 增加到 tells must be more than before, what 下降到 tells less.",
        source="国家统计局《主要统计指标解释》（增长速度）",
        find=directions,
    ),
    Check(
        code="A106",
        name="multiples and doublings",
        title="倍数与翻番",
        severity="error",
        why="增长N倍 is N+1 times the first value, 是…的N倍 is N times, 翻N番 is "
        "2 to the power of N. 增长N倍 for N times the value is a warning.",
        source="吕叔湘、朱德熙《语法修辞讲话》（倍数的增减）",
        find=multiples,
    ),
)
