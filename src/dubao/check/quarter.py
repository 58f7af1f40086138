"""Months, quarters and halves against the time that they make up.

    A113  一季度42万人次，二季度58万人次，上半年100万人次; what has come by September
          is no less than what had come by June

Source: GB/T 8170-2008 for what rounding allows; 国家统计局《主要统计指标解释》.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dubao.check.amount import ZERO, Amount, slack, told
from dubao.check.change import CHANGE
from dubao.check.code import Check, Said
from dubao.check.listing import worth
from dubao.check.passage import Passage, Sentence

N = r"(?:\d{1,2}|十?[一二三四五六七八九]|十)"
LABEL = re.compile(
    rf"(?P<quarter>第?[一二三四1234])季度|(?P<nine>前三季度)|(?P<half>上半年|下半年)|(?P<year>全年(?!计划|目标|任务))"
    rf"|(?<!\d)(?P<from>{N})月?(?:份)?(?:至|到|—{{1,2}}|-|~)(?P<to>{N})月|前(?P<first>{N})个?月|(?<![\d年前个至—~-])(?P<month>{N})月(?!\d|[初底末]|[上中下]旬)"
)
CUES = ("季度", "半年", "全年", "月")
YEAR = re.compile(r"去年|上年|前年|今年|当年|[12]\d{3}年|同期")
PLANNED = re.compile("计划|目标|力争|预计|预期|任务|确保|要")
NEAR = 24  # characters between a time and its value
PLAUSIBLE = (0.5, 2.0)  # times the sum within which a total is meant as one


class Stretch(NamedTuple):
    """What a page tells of some months of a year."""

    year: str  # as printed; "" not told
    first: int
    last: int
    amount: Amount


def quarters(passage: Passage) -> Said:
    """Hold the parts of a year against what they make up."""
    told_: list[Stretch] = []
    year = ""
    for sentence in passage.sentences:
        if any(cue in sentence.text for cue in CUES):
            for one in _stretches(passage, sentence, year):
                told_.append(one)
                year = one.year
        if "\n" in sentence.text:
            yield from _held(passage, told_)
            told_, year = [], ""
    yield from _held(passage, told_)


def _stretches(passage: Passage, sentence: Sentence, year: str) -> Iterator[Stretch]:
    """Yield the values of a sentence that a time stands right before."""
    at = sentence.span.start
    for one in sentence.amounts:
        lead = passage.text[at : one.span.start]
        at = one.span.end
        labels = list(LABEL.finditer(lead))
        years = YEAR.findall(lead)
        year = years[-1] if years else year
        if not labels or one.kind in {"percent", "ratio", "duration", "temperature"}:
            continue
        if not one.exact or CHANGE.search(lead) or PLANNED.search(lead):
            continue
        label = labels[-1]
        if len(lead) - label.end() > NEAR or re.search("均|每", lead):
            continue
        months = _months(label)
        if months is not None:
            yield Stretch(year, *months, one)


def _months(label: re.Match[str]) -> tuple[int, int] | None:
    if label["quarter"]:
        last = worth(label["quarter"].removeprefix("第")) * 3
        return last - 2, last
    if label["nine"]:
        return 1, 9
    if label["half"]:
        return (1, 6) if label["half"] == "上半年" else (7, 12)
    if label["year"]:
        return 1, 12
    if label["first"]:
        return 1, worth(label["first"])
    if label["from"]:
        first, last = worth(label["from"]), worth(label["to"])
        return (first, last) if 1 <= first < last <= 12 else None
    month = worth(label["month"])
    return (month, month) if 1 <= month <= 12 else None


def _alike(one: Stretch, other: Stretch) -> bool:
    a, b = one.amount.figure, other.amount.figure
    return (
        one.year == other.year
        and one.amount.common == other.amount.common
        and (not a.measure or not b.measure or a.measure in b.measure
             or b.measure in a.measure)
        and (not a.holder or not b.holder or a.holder == b.holder)
    )  # fmt: skip


def _held(passage: Passage, told_: Sequence[Stretch]) -> Said:
    for whole in told_:
        inside = [
            one for one in told_
            if one is not whole and _alike(one, whole)
            and whole.first <= one.first and one.last <= whole.last
            and (one.first, one.last) != (whole.first, whole.last)
        ]  # fmt: skip
        runs = list(_tiled(whole.first, whole.last, inside))
        if any(_fits(whole, run) for run in runs):
            run = next(run for run in runs if _fits(whole, run))
            parts = [one.amount for one in run]
            yield passage.fact(
                "A113", [whole.amount.span, *(one.span for one in parts)],
                f"各段之和与{whole.amount.figure.text}相符",
                f"the parts of the year make {whole.amount.figure.text}",
                computation=f"{'+'.join(one.text for one in parts)}"
                f"={whole.amount.text}",
            )  # fmt: skip
        elif runs:
            yield from _wrong(passage, whole.amount, [x.amount for x in runs[0]])
        else:
            yield from _fallen(passage, whole, inside)


def _tiled(first: int, last: int, known: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the ways in which stretches follow one another from first to last."""
    for one in known:
        if one.first != first:
            continue
        if one.last == last:
            yield [one]
            continue
        for rest in _tiled(one.last + 1, last, known):
            yield [one, *rest]


def _fits(whole: Stretch, run: Sequence[Stretch]) -> bool:
    parts = [one.amount for one in run]
    total = sum((one.value for one in parts), ZERO)
    return abs(total - whole.amount.value) <= slack((whole.amount, *parts))


def _wrong(passage: Passage, whole: Amount, parts: Sequence[Amount]) -> Said:
    total = sum((one.value for one in parts), ZERO)
    low, high = PLAUSIBLE
    if not total * low < whole.value < total * high:
        return
    right = f"{told(total, whole)}{whole.unit}"
    yield passage.finding(
        "A113", "error", [whole.span, *(one.span for one in parts)],
        f"各段之和为{right}，与{whole.figure.text}不符",
        f"the parts of the year make {right}, the page says {whole.figure.text}",
        computation=f"{'+'.join(one.text for one in parts)}={right}, page says"
        f" {whole.text}",
    )  # fmt: skip


def _fallen(passage: Passage, whole: Stretch, inside: Sequence[Stretch]) -> Said:
    """Find what had come by an earlier month and is more than by a later one."""
    for one in inside:
        a, b = one.amount, whole.amount
        if one.first != whole.first or a.value <= b.value + slack((a, b)):
            continue
        if a.value > b.value * 2 or b.figure.measure != a.figure.measure:
            continue
        yield passage.finding(
            "A113", "warning", [b.span, a.span],
            f"累计数变小：{a.figure.text}之后为{b.figure.text}",
            f"{b.figure.text} by the later month, {a.figure.text} by the earlier",
            computation=f"{a.text}>{b.text}",
        )  # fmt: skip


CHECKS = (
    Check(
        code="A113",
        name="months, quarters, year",
        title="月、季与全年",
        severity="error",
        why="Months, quarters and halves that follow one another without a gap make "
        "up the stretch from the first to the last, and what has come since January "
        "does not become less. They are compared within a paragraph, of one year, "
        "unit, measure and holder; plans are left out.",
        source="GB/T 8170-2008 (rounding)",
        find=quarters,
    ),
)
