"""Figures as CSV: one row a figure, SDMX's names for what a statistic needs.

OBS_VALUE, TIME_PERIOD, REF_AREA, UNIT_MEASURE and OBS_STATUS are SDMX's; the rest
says where on which page it stands. SURE is how sure each answer is, in percent, where
it is not 100; GUESSES are the answers that were not sure enough to be shown. A cell
that a spreadsheet would run as a formula begins with an apostrophe; a negative number
stays a number.

Source: SDMX 3.0 content-oriented guidelines; OWASP, CSV injection.
"""

import csv
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

from dubao.export.json import span_id
from dubao.model import SLOTS, Figure, Reading
from dubao.model.answer import CERTAIN

COLUMNS = (
    "SOURCE", "PAPER", "DATE", "PAGE", "HEADLINE", "TEXT", "OBS_VALUE",
    "OBS_VALUE_HIGH", "OBS_STATUS", "UNIT_MEASURE", "KIND", "STAT", "MEASURE",
    "ACTION", "HOLDER", "REF_AREA", "TIME_PERIOD", "QUOTE", "START", "END", "ID",
    "LINK", "CONFIDENCE", "DIRECTION", "BASE", "SURE", "GUESSES",
)  # fmt: skip
FORMULA = frozenset("=+-@\t\r＝＋－＠")


def write_csv(readings: Iterable[Reading], file: TextIO) -> None:
    """Write the figures of readings as CSV with a heading."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for reading in readings:
        writer.writerows(_row(reading, figure) for figure in reading.figures)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs.

    >>> safe("=1+1"), safe("-3.5"), safe("三所")
    ("'=1+1", '-3.5', '三所')
    """
    if cell[:1] in FORMULA and not _is_number(cell):
        return "'" + cell
    return cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal()


def headline(reading: Reading, article: int) -> str:
    """Return the headline of an article by its index, "" for none."""
    if article < 0:
        return ""
    for wanted in ("headline", "kicker"):
        for role in reading.articles[article].roles:
            if role.role == wanted:
                return "".join(span.of(reading.page.text) for span in role.spans)
    return ""


def sureness(figure: Figure) -> str:
    """Return how sure the answers shown are, in percent: `holder 88, base 97`."""
    return ", ".join(
        f"{slot} {answer.sure}"
        for slot in SLOTS
        if (answer := figure.answers.of(slot)).said and answer.sure < CERTAIN
    )


def guesses(figure: Figure) -> str:
    """Return the answers that are not shown, with their percents."""
    return ", ".join(
        f"{slot} {answer.text} {answer.sure}"
        for slot in SLOTS
        if (answer := figure.answers.of(slot)).text and not answer.shown
    )


def _row(reading: Reading, figure: Figure) -> list[str]:
    page = reading.page
    identity = span_id(reading, figure.span)
    sentence = figure.sentence.of(page.text).strip().replace("\n", "")
    cells = (
        page.source.name, page.paper, page.date, page.number,
        headline(reading, figure.article), figure.text, figure.value, figure.high,
        figure.claim, figure.unit, figure.kind, figure.stat, figure.measure,
        figure.action, figure.holder, figure.place, figure.period, sentence,
        str(figure.span.start), str(figure.span.end), identity,
        "/p/" + identity.replace(":", "#c=") + "&q=" + quote(figure.text, safe=""),
        str(figure.confidence), figure.direction, figure.base,
        sureness(figure), guesses(figure),
    )  # fmt: skip
    return [safe(cell) for cell in cells]
