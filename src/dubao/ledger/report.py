"""Series as rows and as plain data: the same for every way of showing them."""

from collections.abc import Iterable, Iterator
from typing import Any

from dubao.ledger.observation import Observation
from dubao.ledger.rough import rounded
from dubao.ledger.series import Series

COLUMNS = (
    "subject", "measure", "stat", "period", "value", "unit", "claim", "text", "paper",
    "date", "link", "place", "base",
)  # fmt: skip


def cells(one: Observation) -> tuple[str, ...]:
    """Return an observation as the cells of COLUMNS."""
    what = one.indicator
    return (
        what.subject, what.measure, what.stat, one.period, rounded(one.value),
        what.unit,
        one.claim, one.text, one.paper, one.date, one.link, what.place, what.base,
    )  # fmt: skip


def rows(found: Iterable[Series]) -> Iterator[tuple[str, ...]]:
    """Yield every observation of the series as a row."""
    for one in found:
        yield from map(cells, one.observations)


def record(one: Series) -> dict[str, Any]:
    """Return a series as plain data, with what does not agree in it."""
    return {
        "subject": one.indicator.subject,
        "measure": one.indicator.measure,
        "unit": one.indicator.unit,
        "stat": one.indicator.stat,
        "place": one.indicator.place,
        "base": one.indicator.base,
        "observations": [
            dict(zip(COLUMNS, cells(observation), strict=True))
            for observation in one.observations
        ],
        "findings": [
            {
                "kind": finding.kind,
                "first": {"quote": finding.first.sentence, "link": finding.first.link},
                "second": {
                    "quote": finding.second.sentence,
                    "link": finding.second.link,
                },
            }
            for finding in one.findings
        ],
    }
