"""The parts of a page and a reading as plain data, ready for JSON, and back.

A part is written as its class declares it: the fields in their order, spans as two
numbers, parts within parts. So a field that is added to a class is written and read
everywhere, and what is old and lacks it comes back with the field's usual value.

    named     an object, as JSON has it: `span` is its `start` and `end`
    listed    the values alone, as a table's cell has them: `span` are the first two

`FORMS` has what is not written just so.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import partial
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from dubao.model.entity import Entity
from dubao.model.page import Block, Page, Source
from dubao.model.reading import Aside, Figure, Role
from dubao.model.span import Span
from dubao.model.table import Cell

Part = TypeVar("Part")
Codec = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How the JSON of a class differs from its fields, by their names."""

    order: tuple[str, ...] = ()  # what is written, where it is not all, as declared
    brief: tuple[str, ...] = ()  # left out where nothing stands in them
    empty: tuple[str, ...] = ()  # null where the text is ""


PLAIN = Form()
FORMS: dict[type, Form] = {
    Aside: Form(
        order=("span", "text", "kind", "value", "confidence"), empty=("value",)
    ),
    Block: Form(
        order=("span", "article", "role", "box", "size", "confidence"),
    ),
    Cell: Form(
        order=("row", "column", "rows", "columns", "span", "box"), brief=("box",)
    ),
    Entity: Form(
        order=("span", "text", "kind", "name", "office", "code"),
        brief=("name", "office", "code"),
    ),
    Figure: Form(empty=("high",)),
    Page: Form(
        order=(
            "text",
            "paper",
            "date",
            "date_basis",
            "number",
            "image",
            "extent",
            "areas",
            "blocks",
            "doubts",
        ),
        brief=("image", "extent", "areas", "blocks", "doubts"),
        empty=("paper", "date", "date_basis", "number"),
    ),
    Role: Form(brief=("people", "capacity")),
    Source: Form(brief=("ordinal",)),
}


class Field(NamedTuple):
    """A field of a class: how it is written and read."""

    name: str
    write: Codec | None  # None: as it is
    read: Codec | None
    usual: Any  # MISSING: it must be told
    is_span: bool
    is_brief: bool
    is_empty: bool


_known: dict[type, tuple[Field, ...]] = {}
_ordered: dict[type, tuple[Field, ...]] = {}


def named(part: Any) -> dict[str, Any]:  # noqa: ANN401 any part
    """Return a part as an object for JSON.

    >>> named(Block(span=Span(0, 4), role="headline"))["end"]
    4
    >>> made(Block, named(Block(span=Span(0, 4), size=105))).size
    105
    """
    told: dict[str, Any] = {}
    for field in _in_json(type(part)):
        value = getattr(part, field.name)
        if field.is_span:
            told["start"], told["end"] = value
            continue
        if field.is_brief and (value is None or value in ("", ())):
            continue
        if field.is_empty:
            value = value or None
        told[field.name] = field.write(value) if field.write else value
    return told


def made(kind: type[Part], told: Mapping[str, Any], **more: Any) -> Part:  # noqa: ANN401
    """Return the part that `named` wrote; `more` are fields that it did not."""
    values = dict(more)
    for field in _in_json(kind):
        if field.name in more:
            continue
        if field.is_span:
            values["span"] = Span(told["start"], told["end"])
            continue
        value = told.get(field.name) if _may_lack(field) else told[field.name]
        if value is None:
            if field.usual is not MISSING:
                continue
            value = "" if field.is_empty else None
        values[field.name] = field.read(value) if field.read else value
    return kind(**values)


def listed(part: Any) -> list[Any]:  # noqa: ANN401 any part
    """Return the values of a part alone, in the order of its fields.

    >>> listed(Cell(span=Span(0, 2), row=1, column=0))
    [0, 2, 1, 0, 1, 1, False, None]
    >>> remade(Cell, [0, 2, 1, 0]).rows
    1
    """
    told: list[Any] = []
    for field in _fields(type(part)):
        value = getattr(part, field.name)
        if field.is_span:
            told += value
        else:
            told.append(field.write(value) if field.write else value)
    return told


def remade(kind: type[Part], told: Sequence[Any]) -> Part:
    """Return the part that `listed` wrote; an older one may have fewer values."""
    values: dict[str, Any] = {}
    rest = iter(told)
    for field in _fields(kind):
        if field.is_span:
            values["span"] = Span(next(rest), next(rest))
            continue
        value = next(rest, MISSING)
        if value is MISSING:
            break
        values[field.name] = field.read(value) if field.read else value
    return kind(**values)


def _may_lack(field: Field) -> bool:
    return field.is_brief or field.usual is not MISSING


def _fields(kind: type) -> tuple[Field, ...]:
    """Return the fields of a class, looked at once."""
    if kind not in _known:
        form, hints = FORMS.get(kind, PLAIN), get_type_hints(kind)
        _known[kind] = tuple(
            Field(
                one.name,
                *_codec(hints[one.name]),
                one.default,
                one.name == "span",
                one.name in form.brief,
                one.name in form.empty,
            )
            for one in fields(kind)
        )
    return _known[kind]


def _in_json(kind: type) -> tuple[Field, ...]:
    if kind not in _ordered:
        known = {field.name: field for field in _fields(kind)}
        order = FORMS.get(kind, PLAIN).order or known
        _ordered[kind] = tuple(known[name] for name in order)
    return _ordered[kind]


def _codec(hint: Any) -> tuple[Codec | None, Codec | None]:  # noqa: ANN401 any hint
    """Return how a value of a type is written and read, None where it is plain."""
    if isinstance(hint, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        write, read = _codec(inner)
        return _unless_none(write), _unless_none(read)
    if get_origin(hint) is tuple:
        write, read = _codec(get_args(hint)[0])
        return partial(_each, list, write), partial(_each, tuple, read)
    if isinstance(hint, type) and issubclass(hint, tuple):  # Span, Box, Point
        return list, lambda told: hint(*told)
    if is_dataclass(hint):
        return named, partial(made, hint)  # type: ignore[arg-type]
    return None, None


def _unless_none(codec: Codec | None) -> Codec | None:
    return (lambda value: None if value is None else codec(value)) if codec else None


def _each(kind: Codec, codec: Codec | None, values: Iterable[Any]) -> Any:  # noqa: ANN401
    return kind(map(codec, values) if codec else values)
