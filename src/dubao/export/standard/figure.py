"""What is said of a figure, an aside and a name, flat, for standards without slots.

All of it is what a reading's JSON says of them, under the same names.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from dubao.model import SLOTS

Record = Mapping[str, Any]
NUMBER = ("value", "high", "step", "claim", "unit", "kind")
SAID = (*NUMBER, *SLOTS)
KINDS = {"person": "people", "organisation": "organisations", "place": "places"}


def facts(figure: Record) -> dict[str, Any]:
    """Return what a figure says, by field; what is open is left out.

    >>> facts({"value": "3", "unit": "所", "measure": "学校", "holder": ""})
    {'value': '3', 'unit': '所', 'measure': '学校'}
    """
    return {name: figure[name] for name in SAID if figure.get(name)}


def traces(figure: Record) -> dict[str, list[int]]:
    """Return where the answers of a figure stand, by slot.

    >>> traces({"measure_span": [2, 4], "holder_span": None})
    {'measure': [2, 4]}
    """
    return {slot: found for slot in SLOTS if (found := figure.get(f"{slot}_span"))}


def amount(figure: Record) -> str:
    """Return a value as one text: a range with both ends.

    >>> amount({"value": "3", "high": "5"})
    '3~5'
    """
    high = figure.get("high")
    return f"{figure['value']}~{high}" if high else str(figure["value"])


def sentence(figure: Record) -> str:
    """Return a figure in one line, as a person would label it.

    >>> sentence({"text": "3所", "holder": "全县", "measure": "学校", "period": "2024"})
    '全县 · 学校 · 2024 · 3所'
    """
    said = [figure.get(name) for name in ("holder", "measure", "period")]
    return " · ".join(filter(None, [*said, figure["text"]]))


def named(record: Record, start: int, end: int) -> Iterator[Record]:
    """Yield the names that stand within a span of a page."""
    entities = record["entities"]  # in text order
    first = bisect_left(entities, start, key=lambda one: int(one["start"]))
    for entity in entities[first:]:
        if entity["start"] >= end:
            return
        yield entity


def words(text: str, role: Record) -> str:
    """Return the characters of a role or a paragraph, its pieces joined."""
    return "".join(text[start:end] for start, end in role["spans"])


def headings(text: str, article: Record) -> dict[str, str]:
    """Return the kicker, headline, deck and such of an article; the first of each."""
    told: dict[str, str] = {}
    for role in article["roles"]:
        told.setdefault(role["role"], " ".join(words(text, role).split()))
    return told


def paragraphs(text: str, article: Record) -> list[str]:
    """Return an article's paragraphs, without line ends and white at the edges."""
    told = [words(text, one).replace("\n", "").strip() for one in article["paragraphs"]]
    return [one for one in told if one]


def people(article: Record) -> list[str]:
    """Return who is named in an article's bylines and credits, each once."""
    found: dict[str, None] = {}
    for role in article["roles"]:
        found.update(dict.fromkeys(role.get("people") or ()))
    return list(found)


def owned(record: Record) -> dict[str | None, list[Record]]:
    """Return the figures of a page by their article's id; None has the furniture's."""
    found: dict[str | None, list[Record]] = {}
    for figure in record["figures"]:
        found.setdefault(figure["article"], []).append(figure)
    return found
