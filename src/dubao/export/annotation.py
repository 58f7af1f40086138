"""Readings as tasks of annotation tools: Label Studio and doccano.

Each numeral is a mark, named figure or by its kind of aside; in Label Studio what is
said of a figure stands beside it, to be put right there, and names have marks of
their own. Offsets are code points, as
both tools have them. `dubao gold` makes gold of what they export.

Source: Label Studio, Task format and pre-annotations; doccano, sequence labelling.
"""

from typing import Any

from dubao import __version__
from dubao.model import Aside, Entity, Figure, Reading

TEXTS = ("value", "unit", "measure", "holder", "place", "action", "period", "base")
NAMED = "named"  # the control that marks names: people, bodies, places …
CHOICES = ("claim", "kind", "stat", "direction")


def label_studio(reading: Reading) -> dict[str, Any]:
    """Return a task of Label Studio with dubao's reading as its prediction."""
    page = reading.page
    result: list[dict[str, Any]] = []
    rows: list[Figure | Aside] = [*reading.figures, *reading.asides]
    for number, row in enumerate(rows):
        result += _regions(f"n{number}", row)
    result += [_named(f"e{n}", row) for n, row in enumerate(reading.entities)]
    return {
        "data": {"text": page.text, "name": page.source.name, "date": page.date},
        "predictions": [{"model_version": f"dubao {__version__}", "result": result}],
    }


def _named(name: str, row: Entity) -> dict[str, Any]:
    return {
        "id": name,
        "from_name": NAMED,
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": row.span.start,
            "end": row.span.end,
            "text": row.text,
            "labels": [row.kind],
        },
    }


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
    """Return an example of doccano's sequence labelling."""
    marks = [(row.span.start, row.span.end, "figure") for row in reading.figures]
    marks += [(row.span.start, row.span.end, row.kind) for row in reading.asides]
    return {
        "text": reading.page.text,
        "name": reading.page.source.name,
        "label": [list(mark) for mark in sorted(marks)],
    }
