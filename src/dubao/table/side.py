"""What the heads at a row's side say: a kind, a place, an indicator, all of it.

其中:税收收入     belongs to the row above
同比增长(%)       the growth of the row above
全县合计          all: the area of the title
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dubao.table import word
from dubao.table.column import Column, is_place, is_total
from dubao.table.form import Form
from dubao.table.head import Growth, Head, head, trimmed
from dubao.table.unit import Unit, unit
from dubao.table.wording import Wording

GROUP = re.compile(r"\A.*(?:组|队|类|等|届|轮|批)$")
INNER = re.compile(r"^(?:其中|内)[:：]?|^[#＃]|^[—-]{1,2}(?=[一-龥])|^\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a row is about."""

    names: tuple[Wording, ...] = ()  # what is counted, outermost first
    kinds: tuple[Wording, ...] = ()  # 制造业, 大白菜: of which kind
    place: Wording | None = None
    who: Wording | None = None
    all_of: Wording | None = None  # 全市, 合计
    time: Head | None = None
    units: tuple[Unit, ...] = ()
    growth: Growth | None = None  # the row tells how the one above changed
    share: Wording | None = None
    planned: bool = False
    words: tuple[Wording, ...] = field(default=())  # all its heads as they stand


def sides(form: Form, columns: Sequence[Column], *, headed: bool) -> dict[int, Side]:
    """Return what each row is about; `headed` where columns say what counts."""
    stubs = [one for one in columns if one.role in {"stub", "time"}]
    units = [one for one in columns if one.role == "unit"]
    found: dict[int, Side] = {}
    above: Side | None = None
    section: Wording | None = None
    for row in range(form.first, form.grid.rows):
        if row in form.sections:
            section = form.sections[row].words
            above = None
            continue
        one = _side(form, stubs, row, above, headed=headed)
        for column in units:
            told = unit(form.grid.text(row, column.number))
            if told:
                one = replace(one, units=(*one.units, told))
        if section and not GROUP.match(section.text):
            one = _under(one, trimmed(section))
        found[row] = one
        if not (one.growth or _is_inner(form, stubs, row)):
            above = one
    return found


def _is_inner(form: Form, stubs: Sequence[Column], row: int) -> bool:
    return any(INNER.match(form.grid.text(row, one.number)) for one in stubs)


def _under(one: Side, section: Wording) -> Side:
    """Put a row under the head of its section."""
    if is_place(section.text):
        return one if one.place else replace(one, place=section)
    if is_total(section.text) or one.place or one.who:
        return one
    if one.kinds:
        return replace(one, kinds=(section, *one.kinds))
    if one.names and not word.INDICATOR_END.fullmatch(one.names[-1].text):
        return replace(one, names=(section, *one.names))
    return one


def _side(
    form: Form,
    stubs: Sequence[Column],
    row: int,
    above: Side | None,
    *,
    headed: bool,
) -> Side:
    one = Side()
    seen = []
    for column in stubs:
        place = form.grid.at(row, column.number)
        if place is None or not place.text or place.missing or place.words in seen:
            continue
        seen.append(place.words)
        if column.role == "time":
            one = replace(one, time=head(place.words))
            continue
        one = _added(one, column, place.words, above, headed=headed)
    return replace(one, words=tuple(seen))


def _added(
    one: Side,
    column: Column,
    words: Wording,
    above: Side | None,
    *,
    headed: bool,
) -> Side:
    """Take in one more head of a row."""
    inner = INNER.match(words.text)
    if inner:
        words = words.part(inner.end())
    numbered = word.NUMBERED.match(words.text)
    if numbered:
        words = words.part(numbered.end())
    words = trimmed(words)
    text = words.text
    if is_total(text):
        return one if one.kinds or one.names else replace(one, all_of=words)
    if column.kind == "place" or is_place(text):
        if one.kinds or one.names or column.kind == "place":
            return replace(one, place=words, all_of=None)
        return replace(one, place=words)
    if column.kind == "who":
        return one if one.who else replace(one, who=words)
    told = head(words)
    if told.growth and told.is_generic and above is not None:
        return replace(
            above, growth=told.growth, units=told.units, words=(), planned=False
        )
    if told.growth and told.is_generic:
        return replace(one, growth=told.growth, units=told.units)
    name = told.name if told.name.text else words
    one = replace(one, units=told.units or one.units, planned=told.planned)
    if told.growth:
        one = replace(one, growth=told.growth)
    if told.share is not None and not headed:
        one = replace(one, share=told.share)
        name = told.name
        if not name.text and above:
            return replace(one, names=above.names, kinds=above.kinds)
    outer: tuple[Wording, ...] = ()
    if inner and above and not word.INDICATOR_END.fullmatch(name.text):
        outer = above.kinds or above.names
    if column.kind == "indicator" or not headed:
        if one.names and word.INDICATOR_END.fullmatch(name.text):
            return replace(one, names=(name,))
        return replace(one, names=(*outer, *one.names, name))
    if column.kind == "kind" or one.kinds:
        if one.kinds and word.INDICATOR_END.fullmatch(name.text):
            return replace(one, kinds=(name,))
        return replace(one, kinds=(*outer, *one.kinds, name))
    return replace(one, kinds=(*outer, name))
