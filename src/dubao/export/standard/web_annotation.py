"""Web Annotations: figures, asides, names and the parts of articles, each with a place.

A page is one AnnotationPage. Its first annotation holds the text that all positions
count in, so that it can be read without the source. A mark stands where its
TextPositionSelector says, in code points, and the TextQuoteSelector has its characters
with those around them. What is said of a figure is its body, in the words of `TERMS`.

`dubao gold` reads it back.

Source: W3C, Web Annotation Data Model, 2017.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dubao.export.json import record
from dubao.export.standard.figure import facts, sentence, traces
from dubao.export.standard.name import TERMS, page_uri, span_uri
from dubao.model import Page, Reading, Span

ANNO = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = [ANNO, {"dubao": TERMS, "dubao:traces": {"@type": "@json"}}]
AROUND = 12  # characters of prefix and suffix


def web_annotation(reading: Reading) -> dict[str, Any]:
    """Return a page as an AnnotationPage.

    >>> from dubao import read_text
    >>> page = web_annotation(read_text("新建学校3所。"))
    >>> page["items"][1]["target"]["selector"][0]["start"]
    4
    """
    page = reading.page
    return {
        "@context": CONTEXT,
        "id": f"{page_uri(page)}#annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        **{
            f"dubao:{name}": value
            for name in ("paper", "date", "number")
            if (value := getattr(page, name))
        },
        "items": [_whole(page), *_marks(reading)],
    }


def write(readings: Iterable[Reading], file: TextIO) -> None:
    """Write a document a line, a page each."""
    file.writelines(
        json.dumps(web_annotation(reading), ensure_ascii=False) + "\n"
        for reading in readings
    )


def _whole(page: Page) -> dict[str, Any]:
    return {
        "id": f"{page_uri(page)}#text",
        "type": "Annotation",
        "motivation": "describing",
        "label": page.source.name,
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": "zh",
            "value": page.text,
        },
        "target": page_uri(page),
    }


def _marks(reading: Reading) -> Iterator[dict[str, Any]]:
    told, page = record(reading), reading.page
    for figure in told["figures"]:
        span = Span(figure["start"], figure["end"])
        said = {f"dubao:{name}": value for name, value in facts(figure).items()}
        body = {"type": "Dataset", "label": sentence(figure), **said}
        found = traces(figure)
        if found:
            body["dubao:traces"] = found
        yield _mark(page, [span], "figure", "describing", body)
    for kind, rows in (("aside", told["asides"]), ("name", told["entities"])):
        for row in rows:
            span = Span(row["start"], row["end"])
            yield _mark(page, [span], row["kind"], "classifying", _tag(row, kind))
    for number, article in enumerate(told["articles"]):
        parts = [(role["role"], role) for role in article["roles"]]
        parts += [("paragraph", one) for one in article["paragraphs"]]
        for role, part in parts:
            body = {
                "type": "TextualBody",
                "purpose": "tagging",
                "value": role,
                "dubao:set": "role",
                "dubao:article": number,
                "dubao:kind": article["kind"],
            }
            spans = [Span(*ends) for ends in part["spans"]]
            yield _mark(page, spans, f"{number}-{role}", "classifying", body)


def _tag(row: dict[str, Any], kind: str) -> dict[str, Any]:
    body = {
        "type": "TextualBody",
        "purpose": "tagging",
        "value": row["kind"],
        "dubao:set": kind,
    }
    return body | ({"dubao:value": row["value"]} if row.get("value") else {})


def _mark(
    page: Page, spans: list[Span], name: str, motivation: str, body: dict[str, Any]
) -> dict[str, Any]:
    targets = [_target(page, span) for span in spans]
    return {
        "id": f"{span_uri(page, spans[0])}&{name}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(page: Page, span: Span) -> dict[str, Any]:
    text = page.text
    return {
        "type": "SpecificResource",
        "source": page_uri(page),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(span.start - AROUND, 0) : span.start],
                "suffix": text[span.end : span.end + AROUND],
            },
        ],
    }
