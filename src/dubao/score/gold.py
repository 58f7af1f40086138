"""Gold: texts, with what people say stands in them.

    {"articles": [{"headline": [[start, end], …],
                   "paragraphs": [[[start, end], …], …]}],
     "figures":  [{"start", "end", "text", "kind", "value", "claim", "unit", "measure",
                   "period", "stat"}],
     "asides":   [{"start", "end", "text", "kind"}]}

Offsets are code points, half-open. `articles`, or `figures` with `asides`, may be
missing: then they are not measured. A value is plain digits with its scale applied,
`a/b`, `6:12`, or `low~high` for a range.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dubao.errors import UsageError

ENDING = ".gold.json"
Record = Mapping[str, Any]


class Gold(NamedTuple):
    """A text and its gold."""

    name: str  # of the text's file
    text: str
    articles: list[Record] | None
    figures: list[Record] | None
    asides: list[Record]


class Pair(NamedTuple):
    """A gold text and a reading of it, None where there is none."""

    gold: Gold
    reading: Record | None


def golds(folder: Path) -> Iterator[Gold]:
    """Yield the gold texts of a folder, in the order of their names.

    Raises:
        UsageError: there is none, a text is missing, or gold cannot be read.
    """
    paths = sorted(folder.glob(f"*{ENDING}"))
    if not paths:
        message = f"{folder}: no NAME{ENDING} lies here"
        raise UsageError(message)
    for path in paths:
        name = path.name.removesuffix(ENDING) + ".txt"
        try:
            with (folder / name).open(encoding="utf-8", newline="") as file:
                text = file.read()
            found = json.loads(path.read_text(encoding="utf-8"))
            asides = found.get("asides") or []
            gold = Gold(name, text, found.get("articles"), found.get("figures"), asides)
            for row in [*(gold.figures or []), *gold.asides]:
                _hold(name, text, row)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"{path}: {type(error).__name__}: {error}"
            raise UsageError(message) from error
        yield gold


def _hold(name: str, text: str, row: Record) -> None:
    """Raise where a row's characters are not those of its place."""
    start, end = row["start"], row["end"]
    if "text" in row and text[start:end] != row["text"]:
        message = (
            f"{name}:{start}: holds {text[start:end]!r}, gold says {row['text']!r}"
        )
        raise ValueError(message)


def records(path: Path) -> dict[str, Record]:
    """Return readings by the names of their files, from JSON Lines.

    Raises:
        UsageError: the file cannot be read, or a line is no reading.
    """
    found: dict[str, Record] = {}
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                number += 1  # told when a line fails
                if line.strip():
                    row = json.loads(line)
                    found[Path(row["source"]["name"]).name] = row
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path}:{number}: no reading: {type(error).__name__}: {error}"
        raise UsageError(message) from error
    return found


def pairs(gold: Iterable[Gold], readings: Mapping[str, Record]) -> Iterator[Pair]:
    """Yield each gold text with its reading.

    Raises:
        UsageError: a reading's text is another, so that no offset can be compared.
    """
    for one in gold:
        reading = readings.get(one.name)
        if reading is not None and reading["page"]["text"] != one.text:
            message = f"{one.name}: the reading's text is not that of the gold"
            raise UsageError(message)
        yield Pair(one, reading)
