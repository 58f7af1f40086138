"""IIIF Presentation 3: a Manifest a page, a Range an article, its picture as an image.

Boxes are those that the source gave, and no others: a figure is laid on the picture
where its line has a box, an article where its lines or its area have. A page without a
picture is a Canvas without one, of a nominal size.

Addresses in IIIF are http: `base` is where the folder will be served.

Source: IIIF Presentation API 3.0; Web Annotation Data Model.
"""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from dubao.export.json import record
from dubao.export.standard.box import Boxes
from dubao.export.standard.figure import facts, headings, sentence
from dubao.export.standard.name import shelved
from dubao.export.standard.sink import Sink, Spool
from dubao.model import Article, Box, Page, Reading, Span

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
BASE = "http://localhost:8000/"
NOMINAL = Box(0, 0, 1000, 1414)  # of a page whose source tells no extent
FORMATS = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "tif": "image/tiff", "tiff": "image/tiff", "jp2": "image/jp2", "webp": "image/webp",
}  # fmt: skip
Json = dict[str, Any]


def fill(readings: Iterable[Reading], sink: Sink, *, base: str = BASE) -> None:
    """Write a Manifest for each page, and the Collection that lists them."""
    listed = Spool()
    comma = ""
    for reading in readings:
        name = shelved(reading.page, ".json")
        made = manifest(reading, base=base)
        with sink.open(name) as file:
            file.write(json.dumps(made, ensure_ascii=False) + "\n")
        row = {name: made[name] for name in ("id", "type", "label")}
        listed.write(comma + json.dumps(row, ensure_ascii=False))
        comma = ",\n"
    with sink.open("collection.json") as file:
        head = {
            "@context": CONTEXT,
            "id": f"{base}collection.json",
            "type": "Collection",
            "label": {"none": ["dubao"]},
        }
        file.write(json.dumps(head)[:-1] + ', "items": [\n')
        listed.copy(file)
        file.write("\n]}\n")


def manifest(reading: Reading, *, base: str = BASE) -> Json:
    """Return a page as a Manifest.

    >>> from dubao import read_text
    >>> made = manifest(read_text("全县新建学校3所。"))
    >>> made["items"][0]["annotations"][0]["items"][0]["body"][0]["value"]
    '学校 · 3所'
    """
    told, page = record(reading), reading.page
    home = base + shelved(page, "")
    canvas = f"{home}/canvas"
    boxes = Boxes(page)
    box = page.extent or NOMINAL
    issue = " ".join(filter(None, (page.paper, page.date, page.number)))
    picture = _picture(page, canvas, box, base)
    shown = {
        "id": canvas,
        "type": "Canvas",
        "label": {"none": [page.number or "1"]},
        "height": box.bottom - box.top,
        "width": box.right - box.left,
        "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": picture}],
        "annotations": [
            {
                "id": f"{canvas}/figures",
                "type": "AnnotationPage",
                "items": [_figure(page, boxes, canvas, one) for one in told["figures"]]
                + [_name(page, boxes, canvas, one) for one in told["entities"]],
            }
        ],
    }
    ranges = [
        _range(home, canvas, boxes, page, row, article)
        for row, article in zip(told["articles"], reading.articles, strict=True)
    ]
    made: Json = {
        "@context": CONTEXT,
        "id": f"{home}.json",
        "type": "Manifest",
        "label": {"zh": [issue or page.source.name]},
        "metadata": [
            {"label": {"en": [label]}, "value": {"none": [value]}}
            for label, value in (
                ("Newspaper", page.paper),
                ("Date", page.date),
                ("Page", page.number),
                ("Source", page.source.name),
                ("SHA-256", page.source.sha256),
                ("Figures", str(len(told["figures"]))),
            )
            if value
        ],
        "items": [shown],
    }
    return made | ({"structures": ranges} if ranges else {})


def _at(page: Page, boxes: Boxes, canvas: str, spans: Iterable[Span]) -> str:
    """Return the part of a canvas where spans stand; all of it where unknown."""
    box, extent = boxes.of(spans), page.extent
    if box is None or extent is None:
        return canvas
    left, top = box.left - extent.left, box.top - extent.top
    wide, high = box.right - box.left, box.bottom - box.top
    return f"{canvas}#xywh={left},{top},{wide},{high}"


def _picture(page: Page, canvas: str, box: Box, base: str) -> list[Json]:
    if not page.image:
        return []
    address = page.image
    if not address.startswith(("http://", "https://")):
        address = base + quote(address)
    kind = FORMATS.get(page.image.rpartition(".")[2].lower())
    body: Json = {"id": address, "type": "Image"}
    body |= {"format": kind} if kind else {}
    body |= {"height": box.bottom - box.top, "width": box.right - box.left}
    return [
        {
            "id": f"{canvas}/image",
            "type": "Annotation",
            "motivation": "painting",
            "body": body,
            "target": canvas,
        }
    ]


def _figure(page: Page, boxes: Boxes, canvas: str, figure: Json) -> Json:
    span = Span(figure["start"], figure["end"])
    told = " ".join(f"{name}={value}" for name, value in facts(figure).items())
    return _note(
        canvas,
        _at(page, boxes, canvas, [span]),
        span,
        sentence(figure),
        f"figure {told}",
    )


def _name(page: Page, boxes: Boxes, canvas: str, name: Json) -> Json:
    span = Span(name["start"], name["end"])
    return _note(
        canvas,
        _at(page, boxes, canvas, [span]),
        span,
        name["text"],
        f"name {name['kind']}",
    )


def _note(canvas: str, target: str, span: Span, text: str, tag: str) -> Json:
    def body(purpose: str, value: str) -> Json:
        return {
            "type": "TextualBody",
            "purpose": purpose,
            "language": "zh",
            "format": "text/plain",
            "value": value,
        }

    return {
        "id": f"{canvas}/c{span.start}-{span.end}-{tag.partition(' ')[0]}",
        "type": "Annotation",
        "motivation": ["commenting", "tagging"],
        "body": [body("commenting", text), body("tagging", tag)],
        "target": target,
    }


def _range(
    home: str, canvas: str, boxes: Boxes, page: Page, row: Json, article: Article
) -> Json:
    heads = headings(page.text, row)
    parts = [
        *(role.spans for role in article.roles),
        *(paragraph.spans for paragraph in article.paragraphs),
    ]
    spans = [span for found in parts for span in found]
    return {
        "id": f"{home}/range/{article.span.start}-{article.span.end}",
        "type": "Range",
        "label": {"zh": [heads.get("headline") or heads.get("caption") or row["kind"]]},
        "items": [{"id": _at(page, boxes, canvas, spans), "type": "Canvas"}],
    }
