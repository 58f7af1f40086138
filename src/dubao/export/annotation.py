"""Readings as tasks of annotation tools: Label Studio and doccano.

Each numeral is a mark, named figure or by its kind of aside; in Label Studio what is
said of a figure stands beside it, to be put right there, and names have marks of
their own. Each part of an article is a mark named by its role: Label Studio has the
article's number beside it, doccano a relation from the article's first part. Where a
column's end cut a part, a relation says in which mark it goes on. Offsets are code
points, as both tools have them. `dubao gold` makes gold of what they export.

Source: Label Studio, Task format and pre-annotations; doccano, sequence labelling with
relations.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from dubao import __version__
from dubao.model import Aside, Figure, Reading, Span

TEXTS = ("value", "unit", "measure", "holder", "place", "action", "period", "base")
NAMED = "named"  # the control that marks names: people, bodies, places …
PART, ARTICLE = "part", "article"  # the controls of an article's parts
GOES_ON = "goes on"  # the relation from a piece of a part to its next
CHOICES = ("claim", "kind", "stat", "direction")


class _Piece(NamedTuple):
    article: int  # from 1
    part: int
    role: str
    span: Span


def _pieces(reading: Reading) -> Iterator[_Piece]:
    for number, article in enumerate(reading.articles, start=1):
        parts = [(role.role, role.spans) for role in article.roles]
        parts += [("paragraph", one.spans) for one in article.paragraphs]
        for part, (role, spans) in enumerate(parts):
            for span in spans:
                yield _Piece(number, part, role, span)


def label_studio(reading: Reading) -> dict[str, Any]:
    """Return a task of Label Studio with dubao's reading as its prediction."""
    page = reading.page
    result: list[dict[str, Any]] = []
    rows: list[Figure | Aside] = [*reading.figures, *reading.asides]
    for number, row in enumerate(rows):
        result += _regions(f"n{number}", row)
    result += [
        _label(f"e{n}", NAMED, row.kind, row.span, row.text)
        for n, row in enumerate(reading.entities)
    ]
    result += _parts(reading)
    return {
        "data": {"text": page.text, "name": page.source.name, "date": page.date},
        "predictions": [{"model_version": f"dubao {__version__}", "result": result}],
    }


def _label(
    name: str, control: str, label: str, span: Span, text: str
) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": text, "labels": [label]}
    return {
        "id": name, "from_name": control, "to_name": "text", "type": "labels",
        "value": value,
    }  # fmt: skip


def _parts(reading: Reading) -> Iterator[dict[str, Any]]:
    before: _Piece | None = None
    for number, piece in enumerate(_pieces(reading)):
        text = reading.page.text[piece.span.start : piece.span.end]
        region = _label(f"p{number}", PART, piece.role, piece.span, text)
        yield region
        place = {"start": piece.span.start, "end": piece.span.end, "text": text}
        told = place | {"text": [str(piece.article)]}
        yield region | {"from_name": ARTICLE, "type": "textarea", "value": told}
        if before and before[:2] == piece[:2]:
            yield {
                "from_id": f"p{number - 1}", "to_id": f"p{number}", "type": "relation",
                "direction": "right", "labels": [GOES_ON],
            }  # fmt: skip
        before = piece


def _regions(name: str, row: Figure | Aside) -> list[dict[str, Any]]:
    place = {"start": row.span.start, "end": row.span.end, "text": row.text}

    def region(control: str, kind: str, **value: Any) -> dict[str, Any]:  # noqa: ANN401 any JSON
        return {
            "id": name, "from_name": control, "to_name": "text", "type": kind,
            "value": place | value,
        }  # fmt: skip

    if isinstance(row, Aside):
        return [region("numeral", "labels", labels=[row.kind])]
    value = f"{row.value}~{row.high}" if row.high else row.value
    said = {"value": value} | {field: getattr(row, field) for field in TEXTS[1:]}
    return [
        region("numeral", "labels", labels=["figure"]),
        *(region(field, "textarea", text=[text]) for field, text in said.items()),
        *(
            region(field, "choices", choices=[getattr(row, field)])
            for field in CHOICES
            if getattr(row, field)
        ),
    ]


def doccano(reading: Reading) -> dict[str, Any]:
    """Return an example of doccano's sequence labelling, with relations."""
    pieces = list(_pieces(reading))
    marks = [(piece.span, piece.role) for piece in pieces]
    marks += [(row.span, "figure") for row in reading.figures]
    marks += [(row.span, row.kind) for row in reading.asides]
    relations = []
    first = 0
    for number, piece in enumerate(pieces):
        before = pieces[number - 1]
        if number == 0 or piece.article != before.article:
            first = number
        elif piece.part == before.part:
            relations.append((number - 1, number, GOES_ON))
        else:
            relations.append((first, number, ARTICLE))
    return {
        "text": reading.page.text,
        "name": reading.page.source.name,
        "entities": [
            {"id": n, "label": label, "start_offset": at.start, "end_offset": at.end}
            for n, (at, label) in enumerate(marks)
        ],
        "relations": [
            {"id": n, "from_id": one, "to_id": other, "type": told}
            for n, (one, other, told) in enumerate(relations)
        ],
    }
