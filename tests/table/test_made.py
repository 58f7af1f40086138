"""Ten subjects in six looks: every cell has its value and its row, none is false."""

import pytest

from dubao import read_text
from dubao.model import Box, Page, Source, guessed
from dubao.reading import read
from dubao.sources import pdf as pdf_file
from dubao.sources.geometry import Printed, composed
from dubao.sources.geometry.laid import tables as tables_in
from dubao.sources.geometry.laid import without, written
from dubao.sources.geometry.lattice import Edges
from dubao.sources.geometry.tabular import tables
from dubao.sources.html import file as html_file
from dubao.sources.input import opened
from tests.table.made.data import SUBJECTS
from tests.table.made.look import DUMPS, dump, page
from tests.table.made.paper import boxes, pdf
from tests.table.made.score import score
from tests.test_laws import check


def dumped(subject, _):
    way = DUMPS[SUBJECTS.index(subject) % len(DUMPS)]
    return read_text(dump(subject, way), slots="all")


def of_file(module, path):
    with opened(str(path), str(path)) as source:
        return guessed(read(next(iter(module.read(source)))))


def web(subject, folder):
    path = folder / "page.html"
    path.write_text(page(subject, th=len(subject.name) % 2 == 0), encoding="utf-8")
    return of_file(html_file, path)


def ruled_pdf(subject, folder):
    return of_pdf(subject, folder, ruled=True)


def bare_pdf(subject, folder):
    return of_pdf(subject, folder, ruled=False)


def of_pdf(subject, folder, *, ruled):
    path = folder / "page.pdf"
    path.write_bytes(pdf(subject, ruled=ruled))
    return of_file(pdf_file, path)


def ruled_scan(subject, _):
    return of_scan(subject, ruled=True)


def bare_scan(subject, _):
    return of_scan(subject, ruled=False)


def of_scan(subject, *, ruled):
    """Read what a finder of lines would see on a scan, without the engine."""
    lines = [
        Printed(text=text, box=Box(*box), size=size)
        for text, box, size in boxes(subject, ruled=ruled)
    ]
    shown = tables(lines, lines, Edges())
    told = composed([*without(lines, shown), *(written(one)[0] for one in shown)])
    made = Page(
        source=Source(name="scan", sha256="0" * 64),
        text=told.text,
        blocks=told.blocks,
        tables=tables_in(told.blocks, shown),
    )
    return guessed(read(made))


LOOKS = (dumped, web, ruled_pdf, bare_pdf, ruled_scan, bare_scan)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.__name__)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_every_cell_has_its_row(subject, look, tmp_path):
    reading = look(subject, tmp_path)
    told, faults = score(subject.gold(), reading)

    assert faults == []
    assert told["row"] == told["value"] == told["cells"] > 0
    assert len(reading.tables) == 1


@pytest.mark.parametrize("way", DUMPS)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_every_way_of_setting_a_dump_reads_the_same(subject, way):
    text = dump(subject, way)
    _, faults = score(subject.gold(), read_text(text, slots="all"))

    assert faults == []
    check(text)
