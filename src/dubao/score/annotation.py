"""Gold from annotation tools: what people marked in Label Studio or doccano.

ALTO, METS and Web Annotations that `dubao export` wrote are read in `standoff`.

`dubao read --format label-studio` and `--format doccano` make the tasks; what the tools
export becomes gold here. A mark is a figure or the kind of an aside. Label Studio keeps
what is said of a figure beside its mark; doccano keeps places only, and gold from it
measures places only.

Both tools count code points; older ones count UTF-16 units. A mark that comes with its
characters is put where these stand.

Source: Label Studio, JSON export format; doccano, sequence labelling.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dubao.errors import UsageError
from dubao.score import standoff

FIGURE = "figure"
NAMED = "named"  # the control that marks names; gold is of numerals
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
                name = task["data"].get("name")
            else:
                text, marks, name = task["text"], list(_doccano(task)), task.get("name")
            named = _named(name or f"{path.stem}-{task.get('id', number)}")
            yield named, text, _gold(named, text, marks)
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


def _studio(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the marks of the last annotation that was not given up."""
    made = [one for one in task["annotations"] if not one.get("was_cancelled")]
    if not made:
        return
    marks: dict[str, dict[str, Any]] = {}
    for region in made[-1]["result"]:
        if region["from_name"] == NAMED:
            continue
        value = region["value"]
        mark = marks.setdefault(region["id"], {})
        if region["type"] == "labels":
            mark.update(
                start=value["start"], end=value["end"], label=value["labels"][0]
            )
            mark["quote"] = value.get("text")
        elif region["type"] == "textarea":
            mark[region["from_name"]] = "".join(value["text"])
        elif region["type"] == "choices":
            mark[region["from_name"]] = value["choices"][0]
    later = any(field in mark for mark in marks.values() for field in LATER)
    asked = (*FIELDS, *LATER) if later else FIELDS
    usual = {name: USUAL.get(name, "") for name in asked}
    for mark in marks.values():
        if "label" in mark:
            yield usual | mark if mark["label"] == FIGURE else mark


def _doccano(task: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for mark in task.get("label") or []:
        yield {"start": mark[0], "end": mark[1], "label": mark[2]}
    for mark in task.get("entities") or []:
        yield {
            "start": mark["start_offset"],
            "end": mark["end_offset"],
            "label": mark["label"],
        }


def _gold(name: str, text: str, marks: Iterable[dict[str, Any]]) -> dict[str, Any]:
    figures, asides = [], []
    for mark in marks:
        start, end = _place(name, text, mark)
        row = {"start": start, "end": end, "text": text[start:end]}
        if mark["label"] == FIGURE:
            said = {field: mark[field] for field in (*FIELDS, *LATER) if field in mark}
            figures.append(row | said)
        else:
            asides.append(row | {"kind": mark["label"]})

    def by_place(row: dict[str, Any]) -> tuple[int, int]:
        return row["start"], row["end"]

    return {
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
