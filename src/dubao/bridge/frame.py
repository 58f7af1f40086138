"""The figures of many texts as columns, for data frames."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from dubao.api import read_text
from dubao.errors import SourceError

FIELDS = (
    "text", "value", "high", "claim", "unit", "kind", "stat", "measure", "action",
    "holder", "place", "period", "direction", "base",
)  # fmt: skip
COLUMNS = ("row", "start", "end", "number", *FIELDS, "sentence")


def figures(texts: Iterable[object], *, date: str = "") -> dict[str, list[Any]]:
    """Return the figures of texts by columns, each with the number of its text.

    `number` is the value as a float, None where it is none (`6:12`) or has two ends;
    `value` is exact. What is no text, or empty, has no figures.

    >>> found = figures(["新建学校3所。", None, "投入约1.2亿元。"])
    >>> found["row"], found["value"], found["claim"]
    ([0, 2], ['3', '120000000'], ['exact', 'about'])
    """
    made: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row, text in enumerate(texts):
        if not isinstance(text, str):
            continue
        try:
            reading = read_text(text, name=str(row), date=date)
        except SourceError:  # nothing but white space
            continue
        for figure in reading.figures:
            made["row"].append(row)
            made["start"].append(figure.span.start)
            made["end"].append(figure.span.end)
            made["number"].append(None if figure.high else _number(figure.value))
            for name in FIELDS:
                made[name].append(getattr(figure, name))
            made["sentence"].append(figure.sentence.of(reading.page.text))
    return made


def _number(value: str) -> float | None:
    whole, _, parts = value.partition("/")
    try:
        number = float(whole) / float(parts or 1)
    except (ValueError, ZeroDivisionError):
        return None
    return number if isfinite(number) else None
