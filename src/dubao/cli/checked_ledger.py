"""A ledger checked: its series go as plain data to the checks of several pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dubao.check import Finding, chosen
from dubao.check.series import Pair, Printed, of_pairs, of_runs
from dubao.export.findings import Checked
from dubao.ledger import Ledger
from dubao.ledger.comparison import series
from dubao.ledger.observation import Observation
from dubao.ledger.series import Series


def checked_ledger(
    path: str, select: Sequence[str], ignore: Sequence[str]
) -> Iterator[Checked]:
    """Yield the pages of a ledger of which something is found, in their order.

    Raises:
        LedgerError: it cannot be read.
    """
    codes = {one.code for one in chosen(select, ignore)}
    with Ledger(path) as ledger:
        found = series(ledger, "*")
        findings: dict[str, list[Finding]] = defaultdict(list)
        for page, one in (
            *of_pairs(pair for kept in found for pair in _pairs(kept)),
            *of_runs((_name(kept), _run(kept)) for kept in found),
        ):
            if one.code in codes:
                findings[page].append(one)
        for page in sorted(findings):
            reading = ledger.reading(page)
            yield reading.page, sorted(findings[page], key=lambda x: x.spans), ()


def pages_of(path: str) -> int:
    """Return how many pages a ledger holds."""
    with Ledger(path) as ledger:
        return len(ledger)


def _name(kept: Series) -> str:
    what = kept.indicator
    return f"{what.subject}{what.measure}"


def _printed(one: Observation) -> Printed:
    page = one.link.partition("#")[0].rpartition("/")[2]
    return Printed(
        page=page, span=one.span, text=one.text, value=one.value, paper=one.paper,
        date=one.date,
    )  # fmt: skip


def _pairs(kept: Series) -> Iterator[Pair]:
    for one in kept.findings:
        if one.kind in {"contradiction", "break", "revision"}:
            yield Pair(
                kind=one.kind,
                name=_name(kept),
                first=_printed(one.first),
                second=_printed(one.second),
            )


def _run(kept: Series) -> list[Printed]:
    """Return the levels of somebody named, one for each period."""
    what = kept.indicator
    if not (what.subject and what.measure) or what.stat not in {"level", "cumulative"}:
        return []
    run: dict[str, Printed] = {}
    for one in kept.observations:
        if one.claim == "exact":
            run.setdefault(one.period or one.date, _printed(one))
    return list(run.values())
