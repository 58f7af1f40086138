"""A share, a rate or a goal against the part and the whole that give it.

    A103  37人，占45.1%; 抽检200批次，不合格10批次，合格率95%; 完成计划的80%

First everything near is tried: where some part of some whole gives the percentage, it
is right. Only where nothing does, and the words say which part and which whole are
meant, is it wrong.

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from dubao.check.akin import akin, named, words_of
from dubao.check.amount import Amount, plain, told
from dubao.check.change import CHANGE
from dubao.check.code import Check, Said
from dubao.check.finding import Fact, Finding, Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

OF = re.compile(
    r"(?:^|[^独抢侵])占(?:到|了|比|比例|比重){0,2}(?:为|达|达到|约|到|仅|近|的比例为|的比重为)?(?P<of>[^,。\d]{0,14}?)(?:的|的比例|的比重|比例|比重)?"
    r"(?:为|达|达到|约|到|近|超过|超|高达|仅)?$"
)
OPEN = re.compile(
    r"(?:其|上述|以上|该|这些?)?(?:总数|总量|总额|总|全部|整体|总体的?|全体|总数量|播种面积|总面积|受检人数)?"
)
SHARED = re.compile(r"[^。;\d]{0,8}占")  # behind a part, no whole
GOAL = re.compile(
    r"(?:完成|达到?|占|实现|为)(?:了)?(?:全?年度?|年初|原定|既定|总|本年度?|今年|上级|下达|预定|[一-龥]{0,6})?(?:计划|目标|任务|预算|指标)(?:任务|总?数|目标|总?量|总?额|值)?的?(?:约)?$"
)
RATIO = re.compile(
    r"^(?:这一|其|所占)?(?:比例|比重|占比)(?:高达|达到?|为|是|约|仅|超过)*$"
)
SELF = re.compile("[的共约就也只仅已均都]$|人数|数量|件数|比[例重]|[件人户名]$")
PROGRESS = re.compile("进度(?:为|是|达到?|已达|约)?$")
BEYOND = re.compile(
    r"超额(?:完成)?(?:任务|计划|目标)?(?:达|约)?$|超(?:计划|目标|任务)(?:完成)?$"
)
PLANNED = re.compile(
    "计划|目标|任务|预算|指标|力争|确保|下达|应[完收到参缴]|需完成|拟|要求|要[建完改新修造]|将[建完改新修]"
)
RATE = re.compile(
    r"(?P<name>[一-龥]{1,7}?)(?P<sort>[率比面])(?:仅|只有|已经?|均|都|也|就)?(?:为|是|达|达到|约|约为|仅|高达|有|接近|超过)?$"
)
# Rates that are no part of a whole that a page prints.
OTHERWISE = re.compile(
    r"增长|增速|上涨|下降|[增降涨跌升减]幅?$|利$|汇$|税$|费$|概$|频$|速$|回报|收益|贴现|毛利|净利|通胀|折旧|换手|贡献|周转|弹性|市盈|市净|涨跌|生产$|效$|变化|平均|同$|环$"
)
NOTHING = "不未没无缺"  # 不合格 is what is left of a rate
COMPARED = re.compile(
    r"同比|比上|比去|较上|较去|环比|增长|提高|上升|下降|增幅|提升|降低|减少|回落|上涨|下跌|个百分点"
)
COUNTED = frozenset({"count", "area", "mass", "money", "length", "volume", "energy"})
SPREAD = re.compile("(?:增长|下降|上升)面")  # how many of all grow: a rate
NARROW = 1.0  # points that 超过四成 may lie below 40
CLOSE = 20  # characters between a part and its share
SAID = re.compile("成|半|分之")
BARE = re.compile(r",(?:也|就|已经?|不|都|达到?|接近)?")  # 1120人，超过四成
SAME_UNIT = frozenset({"share", "goal", "beyond"})


class Portion(NamedTuple):
    """A part of a whole, in percent, as far as their printing tells."""

    part: Amount
    whole: Amount
    low: float
    right: float
    high: float


def shares(passage: Passage) -> Said:
    """Hold each share, rate and goal against its part and its whole."""
    for sentence in passage.sentences:
        for n, one in enumerate(sentence.amounts):
            if not _percent(one) or COMPARED.search(SPREAD.sub("面", one.clause)):
                continue
            yield from _portion(passage, sentence.amounts, n)
            claim = _claim(one)
            if claim:
                yield from _judged(passage, sentence, n, claim)


def _percent(one: Amount) -> bool:
    return one.unit in {"%", "‰"} or (one.kind == "ratio" and 0 < one.value < 1)


def _claim(one: Amount) -> str:
    """Return what a percentage says it is: share, goal, beyond, or a rate's name."""
    if GOAL.search(one.clause) or PROGRESS.search(one.clause):
        return "goal"
    if BEYOND.search(one.clause):
        return "beyond"
    if (
        OF.search(one.clause)
        or RATIO.search(one.clause)
        or (SAID.search(one.text) and BARE.fullmatch(one.lead))
    ):
        return "share"
    rate = RATE.search(one.clause)
    name = rate["name"].removeprefix("平均") if rate else ""
    if rate is None or (rate["sort"] != "面" and OTHERWISE.search(name)):
        return ""
    return name


def _bounds(one: Amount) -> tuple[float, float]:
    """Return between what percentages a claim may lie."""
    value, half = float(one.value), float(one.half)
    if one.kind == "ratio":
        value, half = value * 100, 2.5  # 一半 is spoken
    reach = half * 2 if half <= 1 else half  # 七成 is rounded, not cut
    far = max(value / 8, half * 2)
    claim = one.figure.claim
    below = {"about": far, "nearly": far, "several": far}
    below |= {"over": NARROW, "at_least": NARROW}
    above = {"over": far * 2, "several": far * 2, "about": far, "nearly": NARROW}
    low, high = value - below.get(claim, reach), value + above.get(claim, reach)
    return (
        0.0 if claim in {"at_most", "under"} else low
    ), 1e9 if claim == "at_least" else high


def _of(part: Amount, whole: Amount, *, alike: bool = True) -> Portion | None:
    if part is whole or whole.low <= 0 or (alike and part.common != whole.common):
        return None
    low = float(part.low) / float(whole.high) * 100
    high = float(part.high) / float(whole.low) * 100
    right = float(part.value) / float(whole.value) * 100
    return Portion(part, whole, low, right, high)


def _levels(amounts: Sequence[Amount]) -> list[Amount]:
    return [
        one for one in amounts
        if one.common != "%" and one.kind not in {"ratio", "duration", "age"}
        and one.value > 0 and one.figure.stat != "rank"
    ]  # fmt: skip


def _pairs(sentence: Sentence, n: int, claim: str) -> Iterator[Portion]:
    """Yield every part of every whole near a percentage."""
    reach, alike = 6, claim in SAME_UNIT
    at = sentence.amounts[n].span.start
    known = _levels(sentence.known)
    before = [one for one in known if one.span.start < at]
    behind = [one for one in known if one.span.start > at]
    parts = [*before[-reach:], *behind[:2]]
    for part in parts:
        for whole in (*before, *behind[:2]):
            portion = _of(part, whole, alike=alike)
            if portion is not None:
                yield portion
    for a, b in pairwise(before[-reach:]):  # two parts told together
        if a.common == b.common:
            for whole in before:
                one, other = _of(a, whole), _of(b, whole)
                if one and other and whole not in {a, b}:
                    yield Portion(
                        b, whole, one.low + other.low, one.right + other.right,
                        one.high + other.high,
                    )  # fmt: skip


def _judged(passage: Passage, sentence: Sentence, n: int, claim: str) -> Said:
    one = sentence.amounts[n]
    low, high = _bounds(one)
    rest = 100.0 if claim == "beyond" else 0.0
    meant = _meant(passage, sentence, n, claim)
    for pair in _pairs(sentence, n, claim):
        exactly = meant and pair[:2] == meant[0][:2]
        portion = _fine(pair) if exactly else pair
        if portion.low - rest <= high and low <= portion.high - rest:
            yield _agreed(passage, one, portion)
            return
        if claim not in SAME_UNIT and (
            100 - portion.high <= high and low <= 100 - portion.low
        ):
            return
    if meant is None:
        return
    portion, severity = meant
    right = portion.right - rest
    if right <= 0:
        return
    if claim not in SAME_UNIT:
        words = words_of(passage, portion.part)
        if any(sign + claim[:1] in words for sign in NOTHING):
            right = 100 - right
        near = portion.whole.span.start >= sentence.span.start
        sure = near and akin(claim, words) and one.exact
        if abs(right - float(one.value)) > 30 and not sure:
            return
    yield _disagreed(passage, one, portion, right, severity)


def _fine(portion: Portion) -> Portion:
    """Return a portion whose 25万 beside 24.5万 is taken for 25.0万."""
    part, whole = portion.part, portion.whole
    step = min(part.half, whole.half)
    if part.factor != whole.factor or not step or part.half == whole.half:
        return portion
    low = float(part.value - step) / float(whole.value + step) * 100
    high = float(part.value + step) / float(whole.value - step) * 100
    return portion._replace(low=low, high=high)


def _meant(
    passage: Passage, sentence: Sentence, n: int, claim: str
) -> tuple[Portion, Severity] | None:
    """Return the part and the whole that the words of a percentage mean."""
    one = sentence.amounts[n]
    before = [two for two in _levels(sentence.known) if two.span.start < one.span.start]
    if claim in SAME_UNIT:
        before = [two for two in before if two.figure.stat != "rate"]
    else:  # 存款1428亿元，比年初增加96亿元: not the change
        before = [two for two in before if not CHANGE.search(two.lead)]
    if len(before) < 2:
        return None
    part = before[-1]
    between = Span(part.span.end, one.span.start).of(passage.text)
    alone = len(sentence.amounts[:n]) == 0 and claim not in SAME_UNIT  # 。存贷比为84%
    far = CLOSE * 2 if alone else CLOSE + 4
    if len(between) > far or re.search("其中" if alone else "其中|[。;]", between):
        return None
    if not part.exact or (part.span.start < sentence.span.start and not alone):
        return None
    if claim in {"goal", "beyond"}:
        wholes = [
            two for two in before[:-1]
            if two.common == part.common and _planned(passage, two)
        ]  # fmt: skip
        return _first(part, wholes[-1:], "error")
    if claim == "share":
        return _share(passage, sentence, one, part, before)
    return _rate(passage, sentence, one, part, before, claim)


def _planned(passage: Passage, one: Amount) -> bool:
    """Say whether a figure is a plan: 原计划三年植树600万株."""
    before = passage.text[max(0, one.span.start - CLOSE) : one.span.start]
    words = re.split("[,。;:]", before)[-1] + words_of(passage, one)
    return bool(PLANNED.search(words)) and not CHANGE.search(one.lead)


def _first(
    part: Amount, wholes: Sequence[Amount], severity: Severity
) -> tuple[Portion, Severity] | None:
    for whole in wholes:
        portion = _of(part, whole)
        if portion is not None and whole.exact:
            return portion, severity
    return None


def _share(
    passage: Passage,
    sentence: Sentence,
    one: Amount,
    part: Amount,
    before: Sequence[Amount],
) -> tuple[Portion, Severity] | None:
    match = OF.search(one.clause)
    of = match["of"] if match else ""
    who = one.clause.partition("占")[0] if match else ""
    if len(who) > 1 and not SELF.search(who):  # 文物4件，照片占了近一半
        return None
    wholes = [
        two for two in before[:-1]
        if two.common == part.common and two.value >= part.value
        and two.figure.stat != "change"
        and not SHARED.match(passage.text, two.span.end)
    ]  # fmt: skip
    if part.figure.stat == "change" and part.kind != "count":
        return None
    if not OPEN.fullmatch(of):
        wholes = [two for two in wholes if named(of, words_of(passage, two), two.unit)]
        return _first(part, wholes[-1:], "error")
    if not wholes:
        return None
    whole = max(wholes, key=lambda two: two.value)
    inside = "其中" in Span(whole.span.end, one.span.start).of(passage.text)
    near = whole.span.start >= sentence.span.start
    alone = len({two.value for two in wholes}) == 1
    told = inside or near or of or re.search("[中里]", part.lead)
    if not (told or (alone and whole.unit == part.unit)):
        return None
    return _first(part, [whole], "error" if alone and (near or inside) else "warning")


def _rate(  # what is compared, and where
    passage: Passage,
    sentence: Sentence,
    one: Amount,
    part: Amount,
    before: Sequence[Amount],
    name: str,
) -> tuple[Portion, Severity] | None:
    """Return the two figures of which a rate is told: one of them bears its name."""
    if part.kind not in COUNTED or (part.kind != "count" and "面" in one.clause):
        return None
    wholes = [two for two in before[:-1] if two.common == part.common]
    beside = before[-2]
    if not wholes and part.kind == beside.kind == "count":  # 床位500张, 病人430人
        beds = beside.span.start >= sentence.span.start and beside.value > part.value
        wholes = [beside] if beds else []
    if not wholes:
        return None
    whole = wholes[-1]
    words = words_of(passage, part) + words_of(passage, whole)
    if not akin(name, words) or len(wholes) > 2:
        return None
    if not (part.exact and whole.exact) or part.value == whole.value:
        return None
    near = whole.span.start >= sentence.span.start
    if part.value > whole.value and name not in {"存贷", "贷存"}:
        if not near:
            return None
        part, whole = whole, part
    if name == "存贷" and "存" in part.lead and "贷" in whole.lead:
        part, whole = whole, part
    portion = _of(part, whole, alike=False)
    return None if portion is None else (portion, "error" if near else "warning")


PORTION = re.compile(r"[,(]?(?:即|也就是|共|计|为|有|合)*")


def _portion(passage: Passage, amounts: Sequence[Amount], n: int) -> Said:
    """Check 500人的七成即350人: the whole, the share, the part."""
    if not 0 < n < len(amounts) - 1:
        return
    whole, one, part = amounts[n - 1 : n + 2]
    between = Span(one.span.end, part.span.start).of(passage.text)
    if whole.common != part.common or not PORTION.fullmatch(between):
        return
    if "即" not in between and "也就是" not in between and "(" not in between:
        return
    if one.span.start - whole.span.end > 12 or part.value > whole.value:
        return
    portion, (low, high) = _of(part, whole), _bounds(one)
    if portion is None:
        return
    if portion.low <= high and low <= portion.high:
        yield _agreed(passage, one, portion)
    elif one.exact and part.exact and whole.exact:
        yield _disagreed(passage, one, portion, portion.right, "error")


def _agreed(passage: Passage, one: Amount, found: Portion) -> Fact:
    part, whole = found.part, found.whole
    return passage.fact(
        "A103", [one.span, part.span, whole.span],
        f"{part.figure.text}与{whole.figure.text}之比与{one.figure.text}相符",
        f"{part.figure.text} of {whole.figure.text} is {one.figure.text}",
        computation=f"{part.text}/{whole.text}={plain(Fraction(found.right))}%",
    )  # fmt: skip


def _disagreed(
    passage: Passage, one: Amount, found: Portion, right: float, severity: Severity
) -> Finding:
    part, whole = found.part, found.whole
    like = one if one.unit in {"%", "‰"} and one.half < 1 else None
    value = told(Fraction(right), like) if like else f"{right:.0f}"
    unit = one.unit or "%"
    return passage.finding(
        "A103", severity, [one.span, part.span, whole.span],
        f"按{part.figure.text}与{whole.figure.text}算应为{value}{unit}，"
        f"不是{one.figure.text}",
        f"{part.figure.text} of {whole.figure.text} gives {value}{unit},"
        f" the page says {one.figure.text}",
        computation=f"{part.text}/{whole.text}={value}{unit},"
        f" page says {one.figure.text}",
        suggestion=f"{value}{unit}" if like else "",
    )  # fmt: skip


CHECKS = (
    Check(
        code="A103",
        name="share, rate or goal",
        title="占比、比率与部分、总数",
        severity="error",
        why="A share is its part divided by its whole; so is a rate (合格率, 入住率, "
        "城镇化率, 存贷比) and what is done of a plan. Where any part and whole of the "
        "paragraph give the percentage, it is right. Else the part is the figure "
        "before it, and the whole the one that 占, 其中, the plan or the rate's name "
        "means; where these mean nothing that is printed, nothing is said.",
        source="GB/T 8170-2008 (rounding)",
        find=shares,
    ),
)
