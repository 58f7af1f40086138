"""What each column of a table holds, and what its heads say together.

A growth, a share or a rate of completion is of what stands beside it: of its own
group's head, else of the column before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dubao.table import word
from dubao.table.form import YEARS, Form
from dubao.table.grid import Box
from dubao.table.head import Growth, Head, head
from dubao.table.period import last, relative, resolved
from dubao.table.unit import Unit, unit
from dubao.table.value import CLOCK
from dubao.table.wording import Wording
from dubao.zh.date import dates

MOST = 0.7  # of a column's cells that make it what they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: what it holds, and what its heads say."""

    number: int
    role: str  # value stub unit rank time code attribute empty
    kind: str = ""  # of a stub: place who indicator kind time
    head: str = ""  # the innermost head's characters
    path: tuple[Head, ...] = ()  # heads from the outermost
    names: tuple[Wording, ...] = ()  # of what is counted, outermost first
    bare: Wording | None = (
        None  # 总数: a name that stands alone where nothing else does
    )
    units: tuple[Unit, ...] = ()
    period: str = ""
    period_words: Wording | None = None
    growth: Growth | None = None
    share: Wording | None = None
    completed: Wording | None = None
    planned: bool = False
    cumulative: bool = False
    is_index: bool = False

    @property
    def is_level(self) -> bool:
        """Whether it tells how much there is, and not how much it changed."""
        return not (self.growth or self.share is not None or self.completed is not None)

    @property
    def group(self) -> tuple[str, ...]:
        """The characters of its outer heads."""
        return tuple(one.name.text or one.time_words.text for one in self.path[:-1])


def columns(form: Form, own: str) -> list[Column]:
    """Return the columns of a table; `own` is its period."""
    found = [_column(form, n, own) for n in range(form.grid.columns)]
    found = _sided(found)
    return [_related(found, n) for n in range(len(found))]


def _path(form: Form, column: int) -> list[Box]:
    """Return the heads over a column, outermost first, each once."""
    found: list[Box] = []
    for row in form.heads:
        place = form.grid.at(row, column)
        if place and place.text and place not in found:
            found.append(place)
    return found


def _body(form: Form, column: int) -> list[Box]:
    rows = range(form.first, form.grid.rows)
    places = [form.grid.at(n, column) for n in rows if n not in form.sections]
    return [place for place in places if place and place.text]


def _column(form: Form, number: int, own: str) -> Column:
    boxes = _path(form, number)
    path = tuple(head(box.words) for box in boxes)
    last_words = "".join(box.text for box in boxes[-1:])
    whole = "".join(box.text for box in boxes)
    role = _role(form, number, last_words, whole)
    found = Column(number=number, role=role, head=last_words, path=path)
    if role != "value":
        return replace(found, kind=_stub_kind(found, _body(form, number)))
    names = [one.name for one in path if not one.is_generic]
    generic = [one.name for one in path if one.name.text and one.is_generic]
    period, words = _period(path, own)
    inner = path[-1] if path else Head()
    told = replace(
        found,
        names=tuple(names),
        bare=generic[-1] if generic else None,
        units=next((one.units for one in reversed(path) if one.units), ()),
        period=period,
        period_words=words,
        growth=next((one.growth for one in reversed(path) if one.growth), None),
        share=next(
            (one.share for one in reversed(path) if one.share is not None), None
        ),
        completed=next(
            (one.completed for one in reversed(path) if one.completed is not None), None
        ),
        planned=any(one.planned for one in path),
        cumulative=any(one.cumulative for one in path),
        is_index=inner.is_index,
    )
    if inner.is_index:  # 上月=100: how much there is, and not how much more
        return replace(told, growth=None, share=None)
    return told


def _period(path: Sequence[Head], own: str) -> tuple[str, Wording | None]:
    """Return the time that heads say, the inner ones read against the outer."""
    period, words = "", None
    for one in path:
        anchor = period or own
        if one.time is not None:
            told = resolved(one.time, anchor)
            if told:
                period, words = told, one.time_words
        elif one.relative:
            told = relative(one.relative, anchor) if anchor else ""
            if told:
                period, words = told, one.time_words
            else:
                period, words = "?", one.time_words
    return period, words


def _role(  # noqa: PLR0911 one a role
    form: Form, number: int, last_words: str, whole: str
) -> str:
    body = _body(form, number)
    if not body:
        return "empty"
    values = [box for box in body if box.value]
    words = [box for box in body if not box.value and not box.missing]
    if number == 0 and word.BRACKETS.fullmatch(last_words) and not _are_plain(values):
        return "stub"
    if word.RANKS.fullmatch(last_words) or word.RANKS.fullmatch(whole):
        return "rank"
    if words and all(unit(box.text) for box in words) and not values:
        return "unit"
    if word.SPELLED.fullmatch(last_words) and not values:
        return "unit" if any(unit(box.text) for box in words) else "stub"
    if last_words and word.CODES.fullmatch(last_words):
        return "code"
    if words and all(CLOCK.fullmatch(box.text) for box in words):
        return "attribute"
    if number == 0 and values and all(YEARS.fullmatch(box.text) for box in values):
        return "time"
    timed = [box for box in words if _is_time(box.text)]
    if timed and len(timed) >= MOST * len(body) and len(values) < len(timed):
        return "time"
    if not whole and number == 0 and _counts_up(values) and len(values) == len(body):
        return "rank"
    if values and len(values) >= len(words):
        return "value"
    if word.ATTRIBUTES.search(last_words) and not word.PLACES.fullmatch(last_words):
        return "attribute"
    return "stub" if words else "attribute"


def _are_plain(values: Sequence[Box]) -> bool:
    """Say whether all numbers stand alone, and are no stretches: 0—14岁."""
    return all(box.value and box.value.high is None for box in values)


def _is_time(text: str) -> bool:
    found = dates(text)
    return bool(found) and found[0].span.start == 0 and found[-1].span.end >= len(text)


def _counts_up(values: Sequence[Box]) -> bool:
    return len(values) > 1 and [box.text for box in values] == [
        str(n + 1) for n in range(len(values))
    ]


def _stub_kind(column: Column, body: Sequence[Box]) -> str:
    text = column.head
    kind = ""
    for pattern, name in (
        (word.PLACES, "place"),
        (word.TIMES, "time"),
        (word.INDICATORS, "indicator"),
        (word.WHO, "who"),
        (word.KINDS, "kind"),
    ):
        if text and pattern.fullmatch(text):
            kind = name
            break
    places = sum(is_place(box.text) or is_total(box.text) for box in body)
    if kind not in {"time", "place"} and body and places >= MOST * len(body):
        return "place" if any(is_place(box.text) for box in body) else kind
    return kind


def is_place(text: str) -> bool:
    """Return whether a row's head is the name of a place by its look.

    >>> is_place("云溪县"), is_place("全市"), is_place("景区")
    (True, False, False)
    """
    return bool(
        word.PLACE_END.fullmatch(text)
        and not word.NO_PLACE.fullmatch(text)
        and not word.TOTAL.fullmatch(text)
    )


def is_total(text: str) -> bool:
    """Return whether a row's head says that it is of all.

    >>> is_total("合计"), is_total("全县合计"), is_total("收入合计")
    (True, True, False)
    """
    return bool(word.TOTAL.fullmatch(text))


def _sided(found: list[Column]) -> list[Column]:
    """Take text columns behind the first number for attributes."""
    first = next((one.number for one in found if one.role == "value"), len(found))
    return [
        replace(one, role="attribute")
        if one.role == "stub" and one.number > first
        else one
        for one in found
    ]


def _related(found: Sequence[Column], n: int) -> Column:
    """Give a growth or a share the name, unit and time of what it is of."""
    one = found[n]
    if one.role != "value" or one.is_level:
        return one
    levels = [other for other in found if other.role == "value" and other.is_level]
    grouped = [other for other in levels if one.group and other.group == one.group]
    before = [other for other in (grouped or levels) if other.number < n]
    if one.group and not grouped and one.names:
        before = []
    partner = before[-1] if before else None
    if partner is None and not one.names and levels:
        partner = levels[0]
    if partner is None:
        return one
    dated = one if one.period else _dated(one, partner, before)
    return replace(
        one,
        names=partner.names if _same_group(one, partner) else one.names,
        bare=one.bare or partner.bare,
        period=dated.period,
        period_words=dated.period_words,
        planned=one.planned
        or (one.growth is not None and _is_of_plan(partner, before)),
    )


def _is_of_plan(partner: Column, before: Sequence[Column]) -> bool:
    """Say whether what grows is planned: the last level, or a later one's plan."""
    return partner.planned or any(
        other.planned and last(other.period) > last(partner.period)
        for other in before
        if other.period and partner.period
    )


def _dated(one: Column, partner: Column, before: Sequence[Column]) -> Column:
    """Return the column whose time a growth has: the latest of one thing's columns."""
    run = [partner]
    for other in reversed(before[:-1]):
        if _named(other) != _named(partner) or other.number != run[-1].number - 1:
            break
        run.append(other)
    return max(
        (other for other in run if other.period),
        key=lambda other: (last(other.period), other.cumulative == one.cumulative),
        default=one,
    )


def _same_group(one: Column, partner: Column) -> bool:
    """Say whether a column is named by nothing but the heads that a partner has too."""
    names = _named(one)
    return _named(partner)[: len(names)] == names


def _named(one: Column) -> tuple[str, ...]:
    return tuple(name.text for name in one.names)
