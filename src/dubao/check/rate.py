"""Averages, products and conversions.

    A107  人均, 每亩, 单价: the total is the number times the rate
    A109  120亩（约8公顷）: one amount in two units

Source: GB 3100-1993 and the orders named in zh/worth.py for units.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from dubao.check.amount import Amount, slipped, told
from dubao.check.code import Check, Said
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span
from dubao.zh.worth import common

PER = re.compile(
    r"(?:(?P<short>人|户|亩|村|校|班|店|单|车|件|日|月|年|场|组|厂|社|县|镇|桌|票|生|株|头|床|台|棵)均(?!匀|衡|已|为?[^,。]{0,6}(?:下降|上升))"
    r"|(?P<mean>平均)?每(?:一|1)?(?P<long>个月|公顷|公里|平方米|立方米|平方公里|学生|职工|农户|社员|学年|小时|分钟|千克|公斤|枚|头|名|位|人|户|亩|村|校|班|店|辆|台|件|天|日|月|年|场|组|吨|斤|本|册|只|棵|株|张|间|所|次|套|箱|袋|担|米|块|份|家|个|匹|把|瓶|床|盒|车|垧|桌|票|尾|羽|孔|眼|期|届|批|轮|站|段|节|支|座|趟|架|艘|条)"
    r"|(?P<daily>日)(?:产|供|销|处理|加工|耗|接待|发送)|(?P<yield>亩产)|(?P<price>单价|票价|售价|租金单价))"
    r"[^,。;\d]{0,10}$"
)
UNITS = {
    "人": "人", "名": "人", "位": "人", "学生": "人", "职工": "人", "农户": "户",
    "社员": "人", "月": "个月", "日": "天", "生": "人",
}  # fmt: skip
SUM = re.compile(
    r"(?:共|合计|共计|总计|总共|一共|总[^,。\d]{0,6}|累计|需|计|花费|花去|花了|付|付款|收入|发放|产|销售额|印|年[产供用])[^,。;:\d]{0,10}$"
)
STRONG = re.compile(
    r"(?:共|计|总|累计|需|花费|花去|花了|付|年[产供用])[^,。;:\d]{0,10}$"
)
SHORT = 6  # characters between 一斤 and its price
NEAR, MEAN = 20, 32  # characters between a number, a total and the rate; of a mean
BARE = frozenset({"", "次", "场", "局", "胜", "个"})  # of anything
ABOUT = Fraction(1, 2)  # of a total that 约 may be off
DAYS = frozenset({"天", "个工作日", "工作日", "个交易日", "个生产日", "日"})
FREE = re.compile(
    r"增收|增加|提高|增长|减少|下降|高于|低于|达到?[^,。]{0,2}以上|最高|最低|超过|奖励"
)


def rates(passage: Passage) -> Said:
    """Hold a total against a number and what each of them has."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        if len(sentence.known) < 3:
            continue
        for one in amounts:
            if one.common == "%" or one.kind == "ratio":
                continue
            per = _per(passage, sentence, one)
            if per is not None:
                yield from _rate(passage, sentence, one, per)


def _whole(two: Amount) -> bool:
    match = PER.search(two.lead)
    return match is None or bool(match["daily"])


class Per(NamedTuple):
    """What a rate is told of: 户均, 每亩, 一斤…5.5元."""

    words: str
    unit: str  # "?" any that is counted
    mean: bool  # reckoned from a total
    yields: bool


def _per(passage: Passage, sentence: Sentence, one: Amount) -> Per | None:
    match = PER.search(one.lead)
    if match is not None:
        unit = match["short"] or match["long"] or match["daily"]
        unit = unit or ("亩" if match["yield"] else "?")
        if unit in {"单", "车", "票", "桌"} and match["short"]:
            return None
        mean = bool(match["short"] or match["mean"])
        return Per(match[0].strip(), unit, mean, bool(match["yield"]))
    before = [two for two in sentence.amounts if two.span.end <= one.span.start][-1:]
    for single in before:  # 一斤鸡蛋5.5元
        gap = Span(single.span.end, one.span.start).of(passage.text)
        alone = single.value == single.factor and single.text.startswith("一")
        alone = alone and one.kind in {"money", "mass", "volume", "length", "energy"}
        alone = alone and single.unit not in BARE and single.kind != "money"
        alone = alone and single.common != one.common  # per 担 of another thing
        if alone and len(gap) <= SHORT and not re.search(r"[,。;、到至]", gap):
            return Per(f"每{single.unit}", single.unit, mean=False, yields=False)
    return None


def _counts(one: Amount, unit: str) -> bool:
    if unit == "?":
        return one.kind == "count" and one.unit not in {"个百分点", "次", "倍"}
    if one.unit in {"个", "家", "所", "支"} and one.figure.measure.endswith(unit):
        return True
    name = UNITS.get(unit, unit)
    return (
        one.common == name
        or one.unit in {unit, name}
        or (unit in {"日", "天"} and one.unit in DAYS)
        or (unit == "生" and "生" in one.figure.measure)
    )


def _rate(passage: Passage, sentence: Sentence, one: Amount, per: Per) -> Said:
    if FREE.search(per.words) or FREE.search(one.clause[-6:]):
        return
    unit = per.unit
    factor = common(unit).factor
    known = sentence.known
    numbers = [
        two for two in known
        if two is not one and two.value != two.factor
        and (_counts(two, unit) or _measures(two, unit))
        and not PER.search(two.lead)
    ]  # fmt: skip
    sums = [
        two for two in known
        if two is not one and two.common == one.common and _whole(two)
        and two.figure.stat != "change" and two not in numbers
    ]  # fmt: skip
    for number in numbers:
        for total in sums:
            count = number.value / factor
            half = number.half / factor
            low = (count - half) * (one.value - one.half * 2)
            high = (count + half) * (one.value + one.half * 2)
            if total.low <= high and low <= total.high:
                yield passage.fact(
                    "A107", [one.span, number.span, total.span],
                    f"{number.figure.text}、{one.figure.text}与{total.figure.text}相符",
                    f"{number.figure.text} times {one.figure.text} is"
                    f" {total.figure.text}",
                    computation=f"{number.text}×{one.text}={total.text}",
                )  # fmt: skip
                return
    here = sentence.span.start
    if not per.mean or any(two.span.start >= here for two in numbers):
        numbers = [two for two in numbers if two.span.start >= here]
    sums = [two for two in sums if two.span.start >= here]
    if len(numbers) != 1 or len(sums) != 1:
        numbers, sums = _between(one, numbers, sums)
    if len(numbers) != 1 or len(sums) != 1:
        return
    number, total = numbers[0], sums[0]
    if not (one.exact and number.exact):
        return
    first = min(number.span.start, total.span.start)
    if "其中" in passage.text[first : one.span.start]:
        return
    if not number.value:  # nothing is for none of them
        return
    product = number.value / factor * one.value
    ratio = total.value / product if product else Fraction(0)
    slip = slipped(product / total.factor, total.value / total.factor) or slipped(
        Fraction(told(total.value / (number.value / factor), one).rstrip("万亿") or 0),
        Fraction(told(one.value, one).rstrip("万亿") or 0),
    )
    last = max(one, number, total, key=lambda x: x.span.start)
    mean = per.mean  # 户均 is reckoned from a total before it
    linked = bool(
        last is total
        and (STRONG if mean else SUM).search(total.clause)
        and _near(one, number, total)
    ) or bool(
        last is one
        and (mean or per.yields)
        and (SUM.search(total.lead) or mean)
        and _near(one, number, total, MEAN if mean else NEAR)
    )
    if not total.exact:
        if not linked or ABOUT < ratio < 1 / ABOUT:
            return
        severity: Severity = "warning"
    elif linked and (slip or Fraction(1, 2) < ratio < 2):
        severity = "error"
    elif linked and last is total and STRONG.search(total.clause):
        severity = "warning"
    elif slip and Fraction(1, 2000) < ratio < 2000:
        if not linked and not _near(one, number, total):
            return
        severity = "warning"
    else:
        return
    right = told(product, total)
    yield passage.finding(
        "A107", severity, [total.span, one.span, number.span],
        f"{number.figure.text}按{per.words}{one.figure.text}计，应为{right}"
        f"{total.unit}，不是{total.figure.text}",
        f"{number.figure.text} times {one.figure.text} is {right}{total.unit}, the"
        f" page says {total.figure.text}",
        computation=f"{number.text}×{one.text}={right}{total.unit}, page says"
        f" {total.text}",
    )  # fmt: skip


def _near(one: Amount, number: Amount, total: Amount, most: int = NEAR) -> bool:
    ordered = sorted((one.span, number.span, total.span))
    return all(b.start - a.end <= most for a, b in pairwise(ordered))


def _between(
    one: Amount, numbers: Sequence[Amount], sums: Sequence[Amount]
) -> tuple[list[Amount], list[Amount]]:
    """Return the last number and the nearest total before or behind a rate."""
    ahead = [x for x in numbers if x.span.start < one.span.start][-1:]
    behind = [x for x in sums if x.span.start > one.span.start][:1]
    before = [x for x in sums if x.span.start < one.span.start][-1:]
    return ahead, behind or before


def _measures(two: Amount, unit: str) -> bool:
    """Say whether an amount is measured in a unit of this kind: 公顷 for 每亩."""
    return two.kind != "count" and common(unit).name == two.common


SAME = re.compile(r"\s?[(,]?(?:折合|约合|合|即|相当于|折|约|也就是)\s?(?:为|成|约)?")
BRACKET = re.compile(r"\s?\((?:约|合|折合|约合|即|相当于)?")
PHYSICAL = frozenset({"area", "length", "mass", "volume"})
LOOSE = re.compile(r"折合|约合|合|即|相当于|折|也就是")


def conversions(passage: Passage) -> Said:
    """Hold one amount told in two units against the units' worth."""
    for sentence in passage.sentences:
        for one, other in pairwise(sentence.amounts):
            if one.kind not in PHYSICAL or one.common != other.common:
                continue
            between = Span(one.span.end, other.span.start).of(passage.text)
            said = re.match("约?(?:折合|合|折)?", other.text)
            between += said[0] if said else ""  # 约合 is read as part of the number
            bracket = BRACKET.fullmatch(between)
            joined = SAME.fullmatch(between) and LOOSE.search(between)
            behind = passage.text[other.span.end : other.span.end + 1]
            if between.endswith("约") and behind in {",", "。", ")", ";"}:
                joined = SAME.fullmatch(between)  # 45亩，约30公顷
            if one.unit == other.unit and not (joined or "(约" in between):
                continue
            if not (bracket or joined):
                continue
            slack = max(one.half, other.half) * 2 + one.value / 20
            spans = [other.span, one.span]
            text = told(one.value, other)
            sums = f"{one.text}={text}{other.unit}"
            if abs(one.value - other.value) <= slack:
                yield passage.fact(
                    "A109", spans, f"{one.figure.text}与{other.figure.text}相符",
                    f"{one.figure.text} is {other.figure.text}", computation=sums,
                )  # fmt: skip
            elif one.exact and other.figure.claim in {"exact", "about"}:
                yield passage.finding(
                    "A109", "error", spans,
                    f"{one.figure.text}合{text}{other.unit}，不是{other.figure.text}",
                    f"{one.figure.text} is {text}{other.unit}, the page says"
                    f" {other.figure.text}",
                    computation=f"{sums}, page says {other.figure.text}",
                    suggestion=f"{text}{other.unit}" if other.exact else "",
                )  # fmt: skip


CHECKS = (
    Check(
        code="A107",
        name="total and rate",
        title="总数与平均数",
        severity="error",
        why="A total is the number times what each of them has. Said where one total, "
        "one number of the counted unit and one rate stand together in a sentence.",
        source="国家统计局《主要统计指标解释》（平均指标）",
        find=rates,
    ),
    Check(
        code="A109",
        name="one amount in two units",
        title="单位换算",
        severity="error",
        why="An amount given again in another unit, in brackets or behind 合, is the "
        "same amount. One part in twenty is allowed, since such numbers are rounded.",
        source="GB 3100-1993; 国务院关于统一我国计量制度的命令 (1959)",
        find=conversions,
    ),
)
