"""Tables of ALTO and PAGE: by the cells that a file tells, or by where they stand."""

from functools import partial

import pytest

from dubao.model import guessed
from dubao.reading import read
from dubao.sources import pages
from tests.sources import library
from tests.table.made.data import SUBJECTS
from tests.table.made.library import alto, page_xml
from tests.table.made.score import score

FORMS = {
    "alto": alto,
    "page of cells": partial(page_xml, way="cell"),
    "page of roles": partial(page_xml, way="role"),
    "page of boxes": partial(page_xml, way="boxes"),
}


def of(content, folder):
    path = folder / "page.xml"
    path.write_bytes(content)
    (page,) = pages(path)
    return guessed(read(page))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_every_cell_has_its_row(subject, form, tmp_path):
    reading = of(FORMS[form](subject), tmp_path)
    told, faults = score(subject.gold(), reading)

    assert faults == []
    assert told["row"] == told["cells"] > 0
    assert len(reading.tables) == 1
    assert {f.confidence for f in reading.figures} <= {81, 90, 93}


def test_a_table_without_rows_and_columns_stays_unread(tmp_path):
    rows = [
        f"<TextLine HPOS='100' VPOS='{top}' WIDTH='400' HEIGHT='30'>"
        f"<String CONTENT='{words}' HPOS='100' VPOS='{top}' WIDTH='400' HEIGHT='30'/>"
        "</TextLine>"
        for top, words in ((600, "东河县1200310"), (660, "西河县9.8250"))
    ]
    table = (
        "<ComposedBlock ID='T' TYPE='table'><TextBlock ID='t'>"
        f"{''.join(rows)}</TextBlock></ComposedBlock>"
    )
    content = library.alto(3, library.block("B", library.LINES, 100), table)
    reading = of(content, tmp_path)

    assert [figure.text for figure in reading.figures] == [
        "1286米", "3.72亿元", "4.35万名",
    ]  # fmt: skip
    assert {row.reason for row in reading.unread} == {"table not understood"}


def test_cells_that_lie_nowhere_do_no_harm(tmp_path):
    cell = (
        "<TableCell row='{row}' col='1' rowSpan='2000000000' colSpan='3'><TextLine>"
        "<TextEquiv><Unicode>{row}5</Unicode></TextEquiv></TextLine></TableCell>"
    )
    rows = [cell.format(row=row) for row in ("-3", "0", "999999999", "x", "1e9")]
    content = library.page_xml(f"<TableRegion id='t'>{''.join(rows)}</TableRegion>")

    assert of(content, tmp_path).figures == ()
