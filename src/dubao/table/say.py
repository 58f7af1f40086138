"""What a cell says: its number with what its row, its column and its table tell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dubao.model import Answer, Answers
from dubao.table import word
from dubao.table.column import Column, columns, is_place
from dubao.table.context import Context
from dubao.table.form import Form
from dubao.table.grid import Box
from dubao.table.head import Growth
from dubao.table.period import last, resolved
from dubao.table.side import Side, sides
from dubao.table.unit import Unit
from dubao.table.value import Value
from dubao.table.wording import Wording, wording

PERCENT = Unit(name="%", kind="percent")
RATED = re.compile(r"\A.*(?:率|比重|占比|比例|百分比)$")
BY_WORD = re.compile(
    r"率|幅|速|同比|环比|[比较](?:上年|去年|同期).{0,4}(?:增|升|减|降|±)"
)
PRICE = re.compile(r"(?:零售|批发|收购|平均|市场)?(?:价格|均价)$")
YEARS = re.compile(r"(?:\.\./)?\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A cell's number as a figure: in the unit without its scale."""

    box: Box
    row: int
    low: Decimal
    high: Decimal | None
    step: Decimal
    ratio: str
    unit: Unit
    answers: Answers


def read_form(form: Form, around: Context, text: str) -> Iterator[Said]:
    """Yield what the cells of a table say, none of those that are not understood."""
    found = columns(form, around.period)
    headed = any(
        one.role == "value" and (one.names or one.bare) and one.is_level
        for one in found
    )
    rows = sides(form, found, headed=headed)
    for row, side in rows.items():
        for column in found:
            if column.role != "value":
                continue
            box = form.grid.at(row, column.number)
            if box is None or box.value is None or box.cell.row != row:
                continue
            if box.cell.columns > 1:  # over several columns: under no head of its own
                continue
            one = _said(column, side, box, row, around, text)
            if one:
                yield one


def _said(
    column: Column, side: Side, box: Box, row: int, around: Context, text: str
) -> Said | None:
    value = box.value
    assert value is not None  # noqa: S101 the caller asked
    growth = column.growth or side.growth
    is_level = column.is_level and not side.growth and side.share is None
    unit = _unit(column, side, value, around, growth, is_level=is_level)
    if unit is None:
        return None
    measure = _measure(column, side, around, text)
    holder, place = _whose(column, side, around, text)
    if not measure.text and not side.who:
        return None
    if not (measure.text or holder.text):
        return None
    answers = Answers(
        measure=measure,
        holder=holder,
        place=place,
        period=_period(column, side, around),
    )
    low, high = value.low, value.high
    planned = column.planned or side.planned or around.planned
    if growth:
        answers, low, high = _grown(answers, growth, value)
    elif column.share is not None or side.share is not None:
        whole = column.share if column.share is not None else side.share
        answers = replace(answers, stat=Answer(text="share"), base=_answer(whole))
    elif column.completed is not None:
        answers = replace(
            answers, stat=Answer(text="share"), base=_answer(column.completed)
        )
    else:
        per_head = word.PER_HEAD.search(measure.text)
        base = unit.base or ("人" if per_head else "")
        if unit.base or per_head or word.DAILY.search(measure.text):
            answers = replace(answers, stat=Answer(text="rate"), base=Answer(text=base))
    if planned and column.completed is None:
        answers = replace(answers, stat=Answer(text="target"))
    return Said(
        box=box,
        row=row,
        low=_scaled(low, value, unit),
        high=None if high is None else _scaled(high, value, unit),
        step=value.step * unit.scale,
        ratio=value.ratio,
        unit=unit,
        answers=answers,
    )


def _scaled(number: Decimal, value: Value, unit: Unit) -> Decimal:
    """Return a number in its unit without the scale, no more exact than printed."""
    step = value.step * unit.scale
    return (number * unit.scale).quantize(min(step, Decimal(1)))


def _unit(
    column: Column,
    side: Side,
    value: Value,
    around: Context,
    growth: Growth | None,
    *,
    is_level: bool,
) -> Unit | None:
    """Return the unit of a cell, None where one is missing that must be there."""
    if value.ratio:
        return Unit(kind="ratio")
    if value.unit:
        return value.unit
    if is_level:
        return _level_unit(column, side, around)
    own = side.units if side.growth or side.share is not None else ()
    own = own or column.units
    if own:
        return own[0]
    shares = [one for one in around.units if one.is_share]
    levels = [one for one in around.units if not one.is_share]
    if growth and growth.amount:
        return next(iter((*side.units, *levels)), None)
    if shares or growth is None:
        return (shares or [PERCENT])[0]
    told = f"{column.head}{''.join(words.text for words in side.words)}"
    moves = value.signed is False or word.MOVING.search(told)
    certain = (growth.base in {"yoy", "mom"} and moves) or BY_WORD.search(told)
    return PERCENT if certain else None


def _level_unit(column: Column, side: Side, around: Context) -> Unit | None:
    """Return the unit of what tells how much there is."""
    if column.is_index:
        return Unit(kind="index")
    shares = [one for one in around.units if one.is_share]
    levels = [one for one in around.units if not one.is_share]
    name = next((one.text for one in reversed((*side.names, *column.names))), "")
    if RATED.fullmatch(name) and not column.units and not side.units:
        return shares[0] if shares else None
    if any(one.kind == "money" for one in levels) and word.NO_MONEY.fullmatch(name):
        levels = []  # 单位:万元 over 户数 and 用水量 is not theirs
        shares = []
    found = next(iter((*column.units, *side.units, *levels, *shares)), None)
    if found:
        return found
    return None if word.NEEDS_UNIT.fullmatch(name) else Unit(kind="count")


def _measure(column: Column, side: Side, around: Context, text: str) -> Answer:
    """Return what is counted: kinds and heads joined, outermost first."""
    names = list(column.names)
    if (
        names
        and any(
            is_place(one.text) or word.WHOLE_AREA.fullmatch(one.text)
            for one in names[:1]
        )
        and (side.names or side.kinds)
    ):
        names = names[1:]
    kinds = [*side.kinds]
    if kinds and names and _says_all(kinds[-1].text, names[-1].text):
        names = []
    parts = [*_outermost([*side.names, *kinds]), *names]
    if side.names and names and word.INDICATOR_END.fullmatch(side.names[-1].text):
        parts = (
            [*side.names] if _says_all(side.names[-1].text, names[-1].text) else parts
        )
    if around.subject and not (column.names or side.names):
        subject = wording(text, around.subject)
        if not parts and (side.place or side.who or side.all_of):
            parts = [subject]
        elif parts and (price := PRICE.search(subject.text)):
            parts = [*parts, subject.part(price.start())]
    if not parts and column.bare:
        parts = [column.bare]
    if not parts and side.all_of and not (side.place or side.who):
        parts = [side.all_of]
    unique: list[Wording] = []
    for one in parts:
        if one.text and one.text not in {other.text for other in unique}:
            unique.append(one)
    return _joined(unique)


def _outermost(words: Sequence[Wording]) -> list[Wording]:
    """Return what stands at a row's side from the left: 新建 before 东环路."""
    return sorted(words, key=lambda one: one.places[:1])


def _says_all(inner: str, name: str) -> bool:
    """Return whether a row's head says already what its column counts: 发电量, 产量."""
    return bool(word.INDICATOR_END.fullmatch(inner)) and inner[-1] == name[-1]


def _joined(parts: list[Wording]) -> Answer:
    if not parts:
        return Answer()
    spans = tuple(span for part in parts if (span := part.whole))
    return Answer(
        text="·".join(part.text for part in parts),
        span=spans[-1] if spans else None,
        parts=spans if len(spans) > 1 else (),
    )


def _answer(words: Wording | None) -> Answer:
    if words is None or not words.text:
        return Answer()
    return Answer(text=words.text, span=words.whole)


def _whose(
    column: Column, side: Side, around: Context, text: str
) -> tuple[Answer, Answer]:
    """Return holder and place of a row."""
    area = Answer()
    if around.area:
        area = Answer(text="".join(around.area.of(text).split()), span=around.area)
    over = next((one for one in column.names[:1] if is_place(one.text)), None)
    if side.place:
        place = _answer(side.place)
        if word.WHOLE_AREA.match(side.place.text) and area.text:
            place = replace(area, stand_in=place.span)
        return (_answer(side.who) if side.who else place), place
    if side.who:
        return _answer(side.who), Answer()
    if over and (side.names or side.kinds):
        place = _answer(over)
        return place, place
    if side.all_of:
        own = side.all_of.whole
        if area.text:
            return replace(area, stand_in=own), replace(area, stand_in=own)
        if whole := word.WHOLE_AREA.match(side.all_of.text):
            alone = _answer(side.all_of.part(0, whole.end()))  # 全市 of 全市平均
            return alone, alone
    return area, area


def _period(column: Column, side: Side, around: Context) -> Answer:
    if column.period == "?":
        return Answer()
    own = column.period or around.period
    span = around.period_span
    if column.period and column.period_words:
        span = column.period_words.whole
    if side.time:
        time = side.time
        told = resolved(time.time, own) if time.time else ""
        return Answer(text=told, span=time.time_words.whole) if told else Answer()
    return Answer(text=own, span=span) if own else Answer()


def _grown(
    answers: Answers, growth: Growth, value: Value
) -> tuple[Answers, Decimal, Decimal | None]:
    """Return a change with its direction and base, its value as a magnitude."""
    low = value.low
    falls = (low < 0) != growth.falls
    base = growth.base
    if not base and YEARS.fullmatch(answers.period.text):
        base = "yoy"
    direction = "" if low == 0 else "down" if falls else "up"
    return (
        replace(
            answers,
            stat=Answer(text="change"),
            direction=Answer(text=direction),
            base=Answer(text=base, span=growth.base_words.whole),
        ),
        abs(low),
        value.high,
    )


__all__ = ["Said", "last", "read_form"]
