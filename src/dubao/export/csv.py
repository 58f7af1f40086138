"""Figures as CSV: one row a figure, with the columns of `dubao figures`.

Every cell is as it was read, on one line. For Excel the file is marked as UTF-8, and
a cell that a spreadsheet would run as a formula begins with an apostrophe.

Source: OWASP, CSV injection.
"""

import json
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from dubao.export.json import span_id
from dubao.model import SLOTS, Figure, Reading
from dubao.model.answer import CERTAIN
from dubao.model.tabular import COLUMNS, number, write_rows

CALLED = ("headline", "kicker")


def write_csv(
    readings: Iterable[Reading],
    file: TextIO,
    *,
    excel: bool = False,
    guesses: bool = False,
) -> None:
    """Write the figures of readings as CSV with a heading.

    With `guesses`, as for readings that show every best answer, a last column `sure`
    says how sure each slot is.
    """
    rows = (
        (*_row(reading, figure), *([_sureness(figure)] if guesses else []))
        for reading in readings
        for figure in reading.figures
    )
    write_rows((*COLUMNS, *(["sure"] if guesses else [])), rows, file, excel=excel)


def headline(reading: Reading, article: int) -> str:
    """Return the headline of an article by its index, "" for none."""
    if article < 0:
        return ""
    for wanted in CALLED:
        for role in reading.articles[article].roles:
            if role.role == wanted:
                return "".join(span.of(reading.page.text) for span in role.spans)
    return ""


def _sureness(figure: Figure) -> str:
    answers = {slot: figure.answers.of(slot).sure for slot in SLOTS}
    certain = all(sure == CERTAIN for sure in answers.values())
    return json.dumps({} if certain else answers, separators=(",", ":"))


def _row(reading: Reading, figure: Figure) -> tuple[Any, ...]:
    page = reading.page
    link = span_id(reading, figure.span).replace(":", "#c=")
    answers = [figure.answers.of(slot) for slot in SLOTS]
    return (
        f"/p/{link}&q={quote(figure.text, safe='')}",
        page.paper, page.date, page.number, headline(reading, figure.article),
        figure.measure, figure.value, figure.high, figure.unit, figure.claim,
        figure.kind, figure.stat, figure.direction, figure.base, figure.holder,
        figure.place, figure.period, figure.action, figure.text, number(figure.value),
        figure.step, figure.sentence.of(page.text),
        min((answer.sure for answer in answers if answer.shown), default=CERTAIN),
        page.source.name, page.source.sha256, page.source.ordinal or 0,
        *figure.span, "",
    )  # fmt: skip
