"""Gold from what `dubao export` wrote as ALTO, METS or Web Annotation.

ALTO's ids hold offsets, and so do the selectors of an annotation: every mark comes back
at its characters, with all that is said of it. METS leads to its pages' ALTO, beside it
and below it and nowhere else.

Source: ALTO 4.4; METS 1.12; W3C, Web Annotation Data Model.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from dubao.errors import UsageError

FACTS = (
    "value", "claim", "unit", "kind", "measure", "holder", "place", "action", "period",
    "stat", "direction", "base",
)  # fmt: skip
DISPLAY = ("kicker", "headline", "deck")
HREF = "{http://www.w3.org/1999/xlink}href"
ENDS = re.compile(r"_(\d+)_(\d+)$")
Rows = list[dict[str, Any]]
Marked = tuple[str, str, dict[str, Any]]  # a name, a text, its gold


def from_xml(content: bytes, path: Path) -> Iterator[Marked]:
    """Yield the pages of an ALTO document, or of those that a METS document names.

    Raises:
        UsageError: it is neither, or not as `dubao export` writes it.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    kind = etree.QName(root).localname
    if kind == "alto":
        yield _alto(root, path)
        return
    if kind != "mets":
        message = f"{path}: a document {kind}, neither alto nor mets"
        raise UsageError(message)
    home = path.parent.resolve()
    for place in _each(root, "FLocat"):
        found = (home / place.get(HREF, "")).resolve()
        if found.suffix == ".xml" and found.is_relative_to(home):
            yield from from_xml(found.read_bytes(), found)


def _each(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    for name in names:
        yield from root.iter(f"{{*}}{name}")


def _alto(root: etree._Element, path: Path) -> Marked:
    identifiers = {
        one.get("documentIdentifierLocation", ""): one.text or ""
        for one in _each(root, "documentIdentifier")
    }
    length = int(identifiers.get("characters", 0))
    figures: Rows = []
    asides: Rows = []
    names: Rows = []
    parts: dict[str, tuple[str, list[list[int]]]] = {}
    kinds: dict[str, str] = {}
    text = _text(root, length)
    for tag in _each(root, "StructureTag", "RoleTag", "NamedEntityTag", "OtherTag"):
        name, label = tag.get("ID", ""), tag.get("LABEL", "")
        found = ENDS.search(name)
        sort = name.partition("_")[0]
        if sort == "article":
            kinds[name.rpartition("_")[2]] = tag.get("TYPE", "")
        elif sort in {"role", "paragraph"}:
            spans = [[int(end) for end in one.split("-")] for one in _split(tag)]
            parts[name] = (label, spans)
        elif found and sort in {"figure", "aside", "name"}:
            start, end = int(found[1]), int(found[2])
            row = {"start": start, "end": end, "text": text[start:end]}
            if sort == "figure":
                facts = next(_each(tag, "figure"))
                figures.append(row | said(dict(facts.attrib)))
            else:
                rows = asides if sort == "aside" else names
                rows.append(row | {"kind": tag.get("TYPE", "")})
    articles = [
        article(
            [one for name, one in parts.items() if name.startswith(f"role_{number}_")],
            [
                spans
                for name, (_, spans) in parts.items()
                if name.startswith(f"paragraph_{number}_")
            ],
        )
        for number in kinds
    ]
    name = identifiers.get("source") or path.name
    return name, text, gold(articles, figures, asides, names)


def _split(tag: etree._Element) -> list[str]:
    return tag.get("DESCRIPTION", "").split()


def _text(root: etree._Element, length: int) -> str:
    """Return the page's text: each String at its place, white between them."""
    lines: list[tuple[int, int]] = []
    strings: list[tuple[int, str]] = []
    for line in _each(root, "TextLine"):
        found = ENDS.search(line.get("ID", ""))
        if found is None:
            message = "a TextLine whose ID tells no place: not by dubao export"
            raise ValueError(message)
        lines.append((int(found[1]), int(found[2])))
        for string in _each(line, "String"):
            place = ENDS.search(string.get("ID", ""))
            if place is None:
                message = "a String whose ID tells no place: not by dubao export"
                raise ValueError(message)
            strings.append((int(place[1]), string.get("CONTENT", "")))
    characters = ["\n"] * max([length, *(end for _, end in lines)])
    for start, end in lines:
        characters[start:end] = " " * (end - start)
    for start, content in strings:
        characters[start : start + len(content)] = content
    return "".join(characters)


def from_annotations(page: Mapping[str, Any], number: int) -> Marked:
    """Return the text and the gold of an AnnotationPage."""
    text = name = ""
    figures: Rows = []
    asides: Rows = []
    names: Rows = []
    roles: dict[int, list[tuple[str, list[list[int]]]]] = {}
    for mark in page["items"]:
        body, target = mark["body"], mark["target"]
        if isinstance(target, str):
            if body.get("type") == "TextualBody":
                text, name = body["value"], mark.get("label", "")
            continue
        spans = [_placed(one, text) for one in _several(target)]
        start, end = spans[0]
        row = {"start": start, "end": end, "text": text[start:end]}
        if body["type"] == "Dataset":
            told = {
                key.removeprefix("dubao:"): value
                for key, value in body.items()
                if key.startswith("dubao:")
            }
            figures.append(row | said(told))
        elif body.get("dubao:set") == "role":
            roles.setdefault(body["dubao:article"], []).append((body["value"], spans))
        else:
            rows = names if body.get("dubao:set") == "name" else asides
            rows.append(row | {"kind": body["value"]})
    articles = [
        article(
            [part for part in parts if part[0] != "paragraph"],
            [spans for role, spans in parts if role == "paragraph"],
        )
        for _, parts in sorted(roles.items())
    ]
    return name or f"page-{number}", text, gold(articles, figures, asides, names)


def _several(target: Any) -> list[Any]:  # noqa: ANN401 any JSON
    return target if isinstance(target, list) else [target]


def _placed(target: Mapping[str, Any], text: str) -> list[int]:
    """Return where a target stands; its quote must stand there too."""
    found = {one["type"]: one for one in target["selector"]}
    place, quote = found["TextPositionSelector"], found.get("TextQuoteSelector")
    start, end = place["start"], place["end"]
    if quote and text[start:end] != quote["exact"]:
        message = f"{start}-{end} is not {quote['exact']!r} in its text"
        raise ValueError(message)
    return [start, end]


def said(facts: Mapping[Any, Any]) -> dict[str, str]:
    """Return what a figure says as gold has it.

    >>> said({"value": "3", "high": "5", "unit": "所"})["value"]
    '3~5'
    """
    told = {name: str(facts.get(name) or "") for name in FACTS}
    if facts.get("high"):
        told["value"] = f"{told['value']}~{facts['high']}"
    return told


def article(
    roles: list[tuple[str, list[list[int]]]], paragraphs: list[list[list[int]]]
) -> dict[str, Any]:
    """Return an article as gold has it.

    >>> article([("headline", [[0, 2]])], [[[3, 5]]])["headline"]
    [[0, 2]]
    """
    return {
        "headline": [
            span for role, spans in roles if role in DISPLAY for span in spans
        ],
        "paragraphs": paragraphs,
        "roles": [{"role": role, "spans": spans} for role, spans in roles],
    }


def gold(
    articles: list[dict[str, Any]],
    figures: list[dict[str, Any]],
    asides: list[dict[str, Any]],
    names: list[dict[str, Any]],
) -> dict[str, Any]:
    """Return gold in its form, in the order of the text."""

    def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return sorted(rows, key=lambda row: (row["start"], row["end"]))

    found = {
        "articles": articles,
        "figures": ordered(figures),
        "asides": ordered(asides),
    }
    return found | ({"names": ordered(names)} if names else {})


def pages(content: str) -> list[dict[str, Any]]:
    """Return the AnnotationPages of a file, one a line; none where it has no such."""
    head = content[:200].lstrip()
    if not head.startswith('{"@context"'):
        return []
    found = [json.loads(line) for line in content.split("\n") if line.strip()]
    return [one for one in found if one.get("type") == "AnnotationPage"]
