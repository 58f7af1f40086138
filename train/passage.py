"""Passages with gold, read as far as their slots."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dubao.figures.scene import Scene
from dubao.model import Page, Slot, Source, Span
from dubao.reading import prepared
from dubao.text.fold import fold
from dubao.text.stitch import Stitched

FOLD = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {
    ord(c): None for c in " \t\r\n\u3000“”\"'‘’"
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage's scene, and for each of its figures the gold row, None without one."""

    name: str
    scene: Scene
    gold: Sequence[dict[str, Any] | None]

    def accepted(self, figure: int, slot: Slot) -> set[str] | None:
        """Return what is right in a slot of a figure, folded; None without gold."""
        row = self.gold[figure]
        if row is None:
            return None
        told = {
            said(v) for v in (row.get(slot, ""), *row.get("also", {}).get(slot, ()))
        }
        return {one or "level" for one in told} if slot == "stat" else told


def plain(text: str) -> str:
    """Return an answer without the marks that do not count."""
    return text.translate(FOLD)


def said(value: object) -> str:
    """Return an answer in the form in which answers are compared."""
    return fold(str(value or "")).translate(FOLD)


def passages(folder: Path) -> Iterator[Passage]:
    """Yield the passages of a folder with gold."""
    known = {}
    table = folder / "metadata.csv"
    if table.exists():
        with table.open(encoding="utf-8", newline="") as lines:
            known = {row["name"]: row for row in csv.DictReader(lines)}
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json") + ".txt"
        row = known.get(name, {})
        text = (folder / name).read_text(encoding="utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        date = row.get("date") or ""
        yield passage(name, text, gold, "" if date == "None" else date)


def passage(name: str, text: str, gold: dict[str, Any], date: str) -> Passage:
    """Return a passage's figures as they are read, with their gold."""
    page = Page(source=Source(name=name, sha256="0" * 64), text=text, date=date)
    known = prepared(page)
    found = _matched(known.stitched, known.scene, gold["figures"])
    return Passage(name, known.scene, found)


def _matched(
    stitched: Stitched, made: Scene, rows: Sequence[dict[str, Any]]
) -> list[dict[str, Any] | None]:
    """Return for each figure the gold row that lies over most of it."""
    spans = [stitched.back(mention.span) for mention in made.figures]
    found: list[dict[str, Any] | None] = [None] * len(spans)
    for row in rows:
        over = [
            (_overlap(span, row), -n)
            for n, span in enumerate(spans)
            if found[n] is None
        ]
        most, which = max(over, default=(0, 0))
        if most > 0:
            found[-which] = row
    return found


def _overlap(span: Span, row: dict[str, Any]) -> int:
    return max(0, min(span.end, row["end"]) - max(span.start, row["start"]))
