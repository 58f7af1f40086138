"""Compares the figures of a ledger: series, and what is wrong in them."""

from collections.abc import Iterable
from typing import Any

from dubao.ledger.choice import chosen, commonest, fetched
from dubao.ledger.column import Columns
from dubao.ledger.connection import reading_errors
from dubao.ledger.correction import attach
from dubao.ledger.ledger import Ledger
from dubao.ledger.observation import Observation, observation
from dubao.ledger.region import united
from dubao.ledger.reprint import Copy
from dubao.ledger.row import HIDDEN, PARAGRAPH
from dubao.ledger.selection import Selection, columns, statement
from dubao.ledger.series import Series, compared

PLACED = {  # beside the columns of a selection
    "page_id": "f.page",
    "article": "f.article",
    "before": "substr(p.text, f.sentence_start + 1, f.start - f.sentence_start)",
    "before_measure": "coalesce(substr(p.text, max(1, f.measure_start - 7),"
    " min(8, f.measure_start)), '')",
    "guess": f"CASE WHEN f.hidden & {HIDDEN['holder']} THEN holder.text ELSE '' END",
    "stat_guess": f"CASE WHEN f.hidden & {HIDDEN['stat']} THEN form.stat ELSE '' END",
}


def _observations(
    ledger: Ledger, wanted: Selection, known: Columns | None, most: int | None
) -> list[Observation]:
    if known is not None and wanted.slots == "sure":
        some = chosen(known, wanted)
        found = (some if most is None else commonest(known, some, most)).tolist()
        attach(ledger.connection, {int(known.page[row]) for row in found})
        told = fetched(ledger.connection, known, found, PLACED)
        return [one for row in told if (one := observation(row)) is not None]
    attach(ledger.connection)
    sql, values = statement(ledger.connection, wanted, PLACED)
    names = (*columns(wanted), *PLACED)
    rows = [
        dict(zip(names, row, strict=True))
        for row in ledger.connection.execute(sql, values)
    ]
    return united([one for row in rows if (one := observation(row)) is not None])


def _copies(ledger: Ledger, observations: Iterable[Observation]) -> list[Copy]:
    wanted = sorted({(one.page, one.article) for one in observations})
    copies = []
    for page, article in wanted:
        if article < 0:
            continue
        pieces = ledger.connection.execute(
            'SELECT substr(p.text, r.start + 1, r."end" - r.start)'
            " FROM roles r JOIN pages p ON p.id = r.page"
            " WHERE r.page = ? AND r.article = ? AND r.role = ?"
            " ORDER BY r.number, r.piece",
            (page, article, PARAGRAPH),
        )
        copies.append(Copy(page, article, "".join(row[0] for row in pieces)))
    return copies


def series(
    ledger: Ledger,
    measure: str,
    *,
    known: Columns | None = None,
    most: int | None = None,
    **wanted: Any,  # noqa: ANN401 # Selection says which
) -> list[Series]:
    """Return the series of a measure, or of all that `*` stands for.

    `wanted` narrows them as in `Ledger.figures`. `known` are the ledger's columns, if
    they are in memory: the figures are found sooner with them, and `most` may ask for
    those of so many holders only, the commonest.

    Raises:
        UsageError: a field makes no sense, or the extra `compare` is missing.
    """
    with reading_errors(ledger.path):
        observations = _observations(
            ledger, Selection(measure=measure, **wanted), known, most
        )
        copies = _copies(ledger, observations)
    return compared(observations, copies)


def remember(ledger: Ledger, found: Iterable[Series]) -> int:
    """Keep the findings in the ledger's table `findings`, in place of the last ones.

    Raises:
        LedgerError: they cannot be written.
    """
    rows = [
        (
            finding.kind,
            finding.first.link,
            finding.second.link,
            finding.first.sentence,
            finding.second.sentence,
            f"{one.indicator.measure} {one.indicator.subject}",
        )
        for one in found
        for finding in one.findings
    ]
    with ledger.transaction() as connection:
        connection.execute("DELETE FROM findings")
        connection.executemany(
            "INSERT INTO findings (kind, link, other_link, quote, other_quote, note)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            rows,
        )
    return len(rows)
