"""Gold from annotation tools: what people marked in Label Studio or doccano.

ALTO, METS and Web Annotations that `dubao export` wrote are read in `standoff`.

`dubao read --format label-studio` and `--format doccano` make the tasks; what the tools
export becomes gold here. A mark is a figure, the kind of an aside, or a part of an
article. Label Studio keeps what is said of a figure beside its mark; doccano keeps
places only, and of figures gold from it measures places only. Where no part is marked,
gold says nothing of articles.

Both tools count code points; older ones count UTF-16 units. A mark that comes with its
characters is put where these stand.

Source: Label Studio, JSON export format; doccano, sequence labelling with relations.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dubao.errors import UsageError
from dubao.score import part, standoff

FIGURE = "figure"
NAMED = "named"  # the control that marks names; gold is of numerals and articles
PART, ARTICLE, GOES_ON = "part", "article", "goes on"
FIELDS = ("value", "claim", "unit", "kind", "measure", "period", "stat")
LATER = ("holder", "place", "action", "direction", "base")  # where a project has them
USUAL = {"claim": "exact", "stat": "level"}
UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')


def annotated(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield a name, a text and its gold for each task of an export.

    Raises:
        UsageError: the file is no export, or a mark does not stand in its text.
    """
    try:
        raw = path.read_bytes()
        if raw.lstrip().startswith(b"<"):
            for told, text, found in standoff.from_xml(raw, path):
                yield _named(told), text, found
            return
        content = raw.decode("utf-8")
        pages = standoff.pages(content)
        if pages:
            for number, page in enumerate(pages):
                told, text, found = standoff.from_annotations(page, number)
                yield _named(told), text, found
            return
        tasks = _tasks(content)
        for number, task in enumerate(tasks):
            if "data" in task:
                text, marks = task["data"]["text"], list(_studio(task))
                links = list(_studio_links(task))
                name = task["data"].get("name")
            else:
                text, marks, name = task["text"], list(_doccano(task)), task.get("name")
                links = _doccano_links(task)
            named = _named(name or f"{path.stem}-{task.get('id', number)}")
            yield named, text, _gold(named, text, marks, links)
    except (
        OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError,
        StopIteration,
    ) as error:  # fmt: skip
        message = f"{path}: no export of Label Studio or doccano, nor of dubao: {error}"
        raise UsageError(message) from error


def _tasks(content: str) -> list[dict[str, Any]]:
    if content.lstrip().startswith("["):
        found: list[dict[str, Any]] = json.loads(content)
        return found
    return [json.loads(line) for line in content.splitlines() if line.strip()]


def _named(name: str) -> str:
    """Return a name for a file: nothing of it leads elsewhere.

    >>> _named("../../etc/passwd"), _named("page.txt"), _named("..")
    ('passwd', 'page', 'page')
    """
    last = UNSAFE.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1])
    return last.removesuffix(".txt").strip(". ") or "page"


def _last(task: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the last annotation that was not given up holds."""
    made = [one for one in task["annotations"] if not one.get("was_cancelled")]
    return made[-1]["result"] if made else []


def _studio_links(task: dict[str, Any]) -> Iterator[part.Link]:
    for one in _last(task):
        if one["type"] == "relation" and GOES_ON in (one.get("labels") or ()):
            # an arrow may be drawn against the reading
            back = one.get("direction") == "left"
            ends = one["from_id"], one["to_id"]
            yield ends[::-1] if back else ends


def _studio(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    marks: dict[str, dict[str, Any]] = {}
    for region in _last(task):
        if region["type"] == "relation" or region["from_name"] == NAMED:
            continue
        value = region["value"]
        mark = marks.setdefault(region["id"], {"id": region["id"]})
        if region["type"] == "labels":
            mark.update(
                start=value["start"], end=value["end"], label=value["labels"][0]
            )
            mark["quote"] = value.get("text")
            mark["control"] = region["from_name"]
        elif region["type"] == "textarea":
            mark[region["from_name"]] = "".join(value["text"])
        elif region["type"] == "choices":
            mark[region["from_name"]] = value["choices"][0]
    later = any(field in mark for mark in marks.values() for field in LATER)
    asked = (*FIELDS, *LATER) if later else FIELDS
    usual = {name: USUAL.get(name, "") for name in asked}
    for mark in marks.values():
        if "label" in mark:
            if mark["control"] == PART and not mark.setdefault(ARTICLE, "").strip():
                message = f"the part {mark['start']}-{mark['end']} has no article"
                raise ValueError(message)
            yield usual | mark if mark["label"] == FIGURE else mark


def _doccano(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for mark in task.get("label") or []:
        yield {"start": mark[0], "end": mark[1], "label": mark[2]}
    entities = task.get("entities") or []
    named = [mark.get("id", f"unnamed {n}") for n, mark in enumerate(entities)]
    homes = part.together(named, [ends for ends, _ in _relations(task)])
    for name, mark in zip(named, entities, strict=True):
        yield {
            "id": name,
            "start": mark["start_offset"],
            "end": mark["end_offset"],
            "label": mark["label"],
            ARTICLE: homes[name],
        }


def _relations(task: dict[str, Any]) -> Iterator[tuple[part.Link, str]]:
    for one in task.get("relations") or []:
        if one["type"] in (ARTICLE, GOES_ON):
            yield (one["from_id"], one["to_id"]), one["type"]


def _doccano_links(task: dict[str, Any]) -> list[part.Link]:
    return [ends for ends, told in _relations(task) if told == GOES_ON]


def _gold(
    name: str, text: str, marks: Iterable[dict[str, Any]], links: Iterable[part.Link]
) -> dict[str, Any]:
    figures, asides = [], []
    pieces, homes = {}, {}
    for mark in marks:
        start, end = _place(name, text, mark)
        row = {"start": start, "end": end, "text": text[start:end]}
        if mark["label"] == FIGURE:
            said = {field: mark[field] for field in (*FIELDS, *LATER) if field in mark}
            figures.append(row | said)
        elif mark["label"] in part.PARTS:
            if ARTICLE in mark:  # an export without relations does not tell it
                pieces[mark["id"]] = part.Piece(mark["label"], start, end)
                homes[mark["id"]] = mark[ARTICLE]
        else:
            asides.append(row | {"kind": mark["label"]})

    def by_place(row: dict[str, Any]) -> tuple[int, int]:
        return row["start"], row["end"]

    articles = part.articles(pieces, homes, links)
    return ({"articles": articles} if articles else {}) | {
        "figures": sorted(figures, key=by_place),
        "asides": sorted(asides, key=by_place),
    }


def _place(name: str, text: str, mark: dict[str, Any]) -> tuple[int, int]:
    """Return where a mark stands, in code points."""
    start, end, quote = mark["start"], mark["end"], mark.get("quote")
    if 0 <= start < end <= len(text) and quote in (None, text[start:end]):
        return start, end
    units = text.encode("utf-16-le", "surrogatepass")
    before = len(units[: start * 2].decode("utf-16-le", "replace"))
    after = len(units[: end * 2].decode("utf-16-le", "replace"))
    if quote is not None and text[before:after] == quote:
        return before, after
    message = f"{name}: the mark {start}-{end} is not {quote!r} in its text"
    raise ValueError(message)
