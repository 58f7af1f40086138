"""Readings as people put them right: without what was rejected, as edited."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dubao.ledger.correction import FIELDS, attach
from dubao.ledger.ledger import Ledger
from dubao.model import SLOTS, Answer, Figure, Reading
from dubao.model.answer import CERTAIN

Said = Mapping[str, str]  # a field: what it was put right to; and `status`


def corrected(ledger: Ledger) -> Iterator[Reading]:
    """Yield every reading of a ledger, put right; it holds one page at a time.

    A page is numbered as the ledger's links number it.
    """
    connection = ledger.connection
    attach(connection)
    columns = ", ".join(f'"{name}"' for name in FIELDS)
    known = connection.execute("SELECT 1 FROM temp.corrected LIMIT 1").fetchone()
    for row, reading in zip(ledger.pages(), ledger.readings(), strict=True):
        kept = _numbered(reading, row.ordinal) if row.ordinal else reading
        if known is None:
            yield kept
            continue
        said = {
            (start, end): dict(zip(("status", *FIELDS), told, strict=True))
            for start, end, *told in connection.execute(
                f"SELECT start, finish, status, {columns}"  # noqa: S608 our own names
                " FROM temp.corrected WHERE page = ?",
                (row.id,),
            )
        }
        yield put_right(kept, said)


def _numbered(reading: Reading, ordinal: int) -> Reading:
    page = reading.page
    return replace(
        reading, page=replace(page, source=replace(page.source, ordinal=ordinal))
    )


def put_right(reading: Reading, said: Mapping[tuple[int, int], Said]) -> Reading:
    """Return a reading with what people said of its figures, by their spans.

    >>> from dubao import read_text
    >>> reading = read_text("全县新建学校3所。")
    >>> put_right(reading, {(6, 8): {"status": "rejected"}}).figures
    ()
    """
    kept = [
        _figure(figure, said.get(figure.span, {}))
        for figure in reading.figures
        if said.get(figure.span, {}).get("status") != "rejected"
    ]
    return replace(reading, figures=tuple(kept))


def _figure(figure: Figure, said: Said) -> Figure:
    new = {name: said[name] for name in FIELDS if said.get(name) is not None}
    if not new:
        return figure
    plain: dict[str, Any] = {
        name: value for name, value in new.items() if name not in SLOTS
    }
    answers = {
        name: Answer(text=value, sure=CERTAIN)
        for name, value in new.items()
        if name in SLOTS
    }
    return replace(figure, answers=replace(figure.answers, **answers), **plain)
