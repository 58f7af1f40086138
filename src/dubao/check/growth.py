"""Growth: 从80亿元增加到100亿元，增长25%; 120亿元，比上年增加20亿元，增长20%.

    A104  a change that is not what the two values give
    A105  values that go the other way than the words: 由10增加到8
    A106  倍 and 番 that the two values do not give

Source: 国家统计局《主要统计指标解释》 (增长速度); GB/T 8170-2008.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dubao.check.amount import Amount, plain, told
from dubao.check.change import CHANGE, FARTHER, LAST, SAME, TIMES, Couple, couples
from dubao.check.code import Check, Said
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

RELATIVE = frozenset({"%", "‰"})
DEFLATED = re.compile("可比|不变价|实际增长|扣除|剔除|同口径|名义")
NEAR = 14  # characters between two values and their change


class Bounds(NamedTuple):
    """What a result may be, given how its terms were printed."""

    low: Fraction
    middle: Fraction
    high: Fraction


def changes(passage: Passage) -> Said:
    """Hold changes against the two values, or the value and what it grew by."""
    for sentence in passage.sentences:
        if len(sentence.amounts) < 2:
            continue
        done: set[Span] = set()
        for couple in couples(passage, sentence):
            for one, sign in _after(passage, sentence.amounts, couple):
                if one.span not in done and one not in couple:
                    done.add(one.span)
                    yield from _of_couple(passage, sentence, couple, one, sign)
        yield from _of_level(passage, sentence, done)
        yield from _of_others(passage, sentence, done)


def _after(
    passage: Passage, amounts: Sequence[Amount], couple: Couple
) -> Iterator[tuple[Amount, int]]:
    """Yield the changes that are told right behind two values, with their sign."""
    at = couple.end
    for one in amounts:
        if one.span.start < at:
            continue
        if one in couple:
            at = one.span.end
            continue
        if one.kind == "duration" != couple.first.kind:  # 五年提高7.3个百分点
            continue
        between = Span(at, one.span.start).of(passage.text)
        change = CHANGE.search(between)
        if change is None:
            return
        words = between[: change.start()]
        if len(words) > NEAR or not SAME.fullmatch(words):
            return
        yield one, 1 if change["up"] else -1
        at = one.span.end


def _of_couple(
    passage: Passage, sentence: Sentence, couple: Couple, one: Amount, sign: int
) -> Said:
    first, last = couple.first, couple.last
    difference = last.value - first.value
    half = first.half + last.half
    points = Bounds(difference - half, difference, difference + half)
    if one.unit in RELATIVE and first.common != "%":
        right = _percent(first, last)
        if right is not None:
            yield from _said(
                passage, sentence, one, (last, first), right, sign,
                f"({last.text}-{first.text})/{first.text}", couple.severity,
            )  # fmt: skip
    elif one.common == first.common:
        if one.unit == "%":
            relative = _percent(first, last)
            if abs(abs(difference) - one.value) <= half + one.half or (
                relative and abs(abs(relative.middle) - one.value) <= one.half * 2
            ):
                return  # said by U404
        yield from _said(passage, sentence, one, (last, first), points, sign,
            f"{last.text}-{first.text}", couple.severity)  # fmt: skip


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
    sentence: Sentence,
    one: Amount,
    terms: Sequence[Amount],
    bounds: Bounds,
    sign: int,
    computation: str,
    severity: Severity,
) -> Said:
    """Yield the fact or the finding for a change."""
    value = one.value * (1 if bounds.middle >= 0 else -1)
    slack = one.half * 2 if one.unit == "%" and one.half <= 1 else one.half
    if one.figure.claim in {"over", "nearly", "about", "several"}:
        slack += one.half + value.__abs__() / 10
    spans = [one.span, *(term.span for term in terms)]
    text = told(abs(bounds.middle), one)
    if bounds.low - slack <= value <= bounds.high + slack:
        yield passage.fact(
            "A104", spans, f"变化{one.figure.text}与前后两数相符",
            f"the change {one.figure.text} is what the values give",
            computation=f"{computation}={text}{one.unit}",
        )  # fmt: skip
        return
    if not one.exact or sign * (1 if bounds.middle >= 0 else -1) < 0:
        return  # the direction is A105's
    if not all(term.exact for term in terms) or _explained(sentence, one):
        return
    number = one.figure.text.removesuffix(one.unit)
    yield passage.finding(
        "A104", severity, spans,
        f"按前后两数，变化应为{text}{one.unit}，不是{one.figure.text}",
        f"the values give {text}{one.unit}, the page says {one.figure.text}",
        computation=f"{computation}={text}{one.unit}, page says {one.figure.text}",
        suggestion=one.figure.text.replace(number, text, 1)
        if one.figure.text.endswith(one.unit) else "",
    )  # fmt: skip


def _explained(sentence: Sentence, one: Amount) -> bool:
    """Say whether any two values of the paragraph give a change."""
    relative = one.unit in RELATIVE
    value, half = float(one.value), float(one.half) * 2
    known = [
        two for two in sentence.known
        if two is not one and two.value > 0 and not CHANGE.search(two.lead)
    ]  # fmt: skip
    for first in known:
        for last in known:
            if first is last or first.common != last.common:
                continue
            a, b = float(first.value), float(last.value)
            if relative and first.common == "%":
                continue
            given = abs(b / a - 1) * 100 if relative else abs(b - a)
            if not relative and first.common != one.common:
                continue
            if abs(given - value) <= half:
                return True
            if relative and b < a and abs(b / (a - b) * 100 - value) <= half:
                return True
    return False


def _of_level(passage: Passage, sentence: Sentence, done: set[Span]) -> Said:
    """Check a level with what it grew by, absolutely and in percent."""
    amounts = sentence.amounts
    for n, level in enumerate(amounts[:-2]):
        if level.common == "%" or CHANGE.search(level.lead) or not level.exact:
            continue
        one, other = amounts[n + 1 : n + 3]
        signs = [_grew(passage, level, one), _grew(passage, one, other)]
        if not all(signs) or signs[0] != signs[1]:
            continue
        if one.unit in RELATIVE:
            one, other = other, one
        if one.common != level.common or other.unit not in RELATIVE:
            continue
        if other.span in done or not one.exact:
            continue
        sign = signs[0]
        base = level.value - sign * one.value
        low = base - level.half - one.half
        if low <= 0:
            continue
        bounds = Bounds(
            (one.value - one.half) / (base + level.half + one.half) * 100,
            one.value / base * 100,
            (one.value + one.half) / low * 100,
        )
        done.add(other.span)
        minus = "-" if sign > 0 else "+"
        yield from _said(
            passage, sentence, other, (one, level), bounds, 1,
            f"{one.text}/({level.text}{minus}{one.text})", "error",
        )  # fmt: skip


def _grew(passage: Passage, before: Amount, one: Amount) -> int:
    """Return 1 or -1 where a figure is what the one before it rose or fell by."""
    between = Span(before.span.end, one.span.start).of(passage.text)
    change = CHANGE.search(between)
    if change is None or not SAME.fullmatch(between[: change.start()][-24:]):
        return 0
    return (1 if change["up"] else -1) if change.start() <= 24 else 0


def _of_others(passage: Passage, sentence: Sentence, done: set[Span]) -> Said:
    """Check 我市增长7.4%, 全省增长6.6%, 高于全省0.8个百分点."""
    for one in sentence.amounts:
        other = FARTHER.search(one.clause) if "百分点" in one.unit else None
        if other is None or one.span in done or not one.exact:
            continue
        before = [
            two for two in sentence.known
            if two.unit == "%" and two.span.start < one.span.start
        ]  # fmt: skip
        theirs = [two for two in before if other["who"] in two.clause]
        if len(theirs) != 1 or len(before) < 2:
            continue
        whose = theirs[0]
        ours = [two for two in before if two.span.start < whose.span.start]
        ours = ours[-1:] or [two for two in before if two is not whose][:1]
        given = [abs(two.value - whose.value) for two in before if two is not whose]
        terms = (ours[0], whose)
        right = abs(ours[0].value - whose.value)
        if any(abs(value - one.value) <= one.half * 2 for value in given):
            yield passage.fact(
                "A104", [one.span, *(two.span for two in terms)], "与两数之差相符",
                "the difference is what the values give",
                computation=f"{terms[0].text}-{terms[1].text}={plain(right)}",
            )  # fmt: skip
        elif (
            LAST.search(whose.lead)
            or not CHANGE.search(whose.lead)
            or CHANGE.search(ours[0].lead)
        ):
            bounds = Bounds(right - one.half, right, right + one.half)
            yield from _said(passage, sentence, one, terms, bounds, 1,
                f"{terms[0].text}-{terms[1].text}", "warning")  # fmt: skip


def directions(passage: Passage) -> Said:
    """Find values that go the other way than the words."""
    for sentence in passage.sentences:
        for first, last, sign, _, _ in couples(passage, sentence):
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
                computation=f"{first.text}→{last.text}",
            )  # fmt: skip


def multiples(passage: Passage) -> Said:
    """Hold 倍 and 番 against the two values."""
    for sentence in passage.sentences:
        if "倍" not in sentence.text and "番" not in sentence.text:
            continue
        for couple in couples(passage, sentence):
            for one in sentence.amounts:
                if one.unit not in {"倍", "番"} or one.span.start < couple.end:
                    continue
                between = Span(couple.end, one.span.start).of(passage.text)
                if len(between) > 18 or re.search(r"[。;]|其中|\d", between):
                    break
                if couple.first.low > 0:
                    yield from _multiple(passage, couple, one, between)
                break


def _multiple(passage: Passage, couple: Couple, one: Amount, between: str) -> Said:
    first, last = couple.first, couple.last
    ratio = last.value / first.value
    spans = [one.span, last.span, first.span]
    computation = f"{last.text}/{first.text}={plain(ratio)}"
    doubled = "番" in one.text
    times = TIMES.search(between)
    more = bool(times and times["more"])
    if not (doubled or times):
        return
    wanted = one.value + (1 if more and not doubled else 0)
    reach = Fraction(3, 20) if doubled else Fraction(1, 20)
    slack = wanted * reach
    if not doubled:
        slack = max(slack, one.half * (2 if one.value.denominator > 1 else 1))
    if not one.exact:
        slack = max(slack, wanted / 4, Fraction(1))
        if doubled:
            slack = wanted
    if abs(ratio - wanted) <= slack:
        yield passage.fact(
            "A106", spans, f"{one.figure.text}与前后两数相符",
            f"{one.figure.text} is what the values give", computation=computation,
        )  # fmt: skip
        return
    if not (first.exact and last.exact):
        return
    loose = more and not doubled and abs(ratio - one.value) <= slack
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
        suggestion="" if doubled else f"{plain(ratio - 1)}倍" if more
        else f"{plain(ratio)}倍",
    )  # fmt: skip


CHECKS = (
    Check(
        code="A104",
        name="change and its values",
        title="增减与前后数值",
        severity="error",
        why="A change, absolute, in percent or in points, is what the value before and "
        "the value after give (从…到…, 比去年同期的…, 去年为…); with a level and what "
        "it grew by, the percentage follows too; 高于全省 is held against both. "
        "Rounding of every term is allowed for, and any two values of the paragraph "
        "that give the change explain it.",
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
        source="国家统计局《主要统计指标解释》; 吕叔湘、朱德熙《语法修辞讲话》（倍数）",
        find=multiples,
    ),
)
