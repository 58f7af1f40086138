"""Cells of PDF tables, found by dubao and by pdfplumber, on the pages of the tests.

    python -m bench.tables                with dubao
    python -m bench.tables pdfplumber     with pdfplumber, where it is installed

A cell is right if its row holds the same texts in the same order as the page was made
with; blanks aside.
"""

import io
import sys
import time
from collections.abc import Iterator

from tests.table.made.data import SUBJECTS
from tests.table.made.paper import pdf

Grid = list[list[str]]


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def dubao(content: bytes) -> Iterator[Grid]:
    import pypdfium2  # noqa: PLC0415 only here

    from dubao.sources.geometry.tabular import tables  # noqa: PLC0415
    from dubao.sources.pdf.layer import printed  # noqa: PLC0415
    from dubao.sources.pdf.token import edges, tokens  # noqa: PLC0415

    document = pypdfium2.PdfDocument(content)
    page = document[0]
    characters = page.get_textpage()
    lines = printed(page, characters)
    for laid in tables(tokens(page, characters), lines, edges(page)):
        rows: dict[int, Grid] = {}
        for place in laid.places:
            rows.setdefault(place.row, []).append([place.text])
        yield [[cell[0] for cell in row] for row in rows.values()]


def pdfplumber(content: bytes) -> Iterator[Grid]:
    import pdfplumber as plumber  # noqa: PLC0415 not a dependency

    ways = ({}, {"vertical_strategy": "text", "horizontal_strategy": "text"})
    with plumber.open(io.BytesIO(content)) as document:
        for way in ways:
            found = document.pages[0].extract_tables(way)
            if found:
                yield from (
                    [[cell or "" for cell in row] for row in one] for one in found
                )
                return


def main() -> None:
    find = pdfplumber if "pdfplumber" in sys.argv else dubao
    for ruled in (True, False):
        right = cells = 0
        list(find(pdf(SUBJECTS[0], ruled=ruled)))  # what is loaded once
        begun = time.process_time()
        for subject in SUBJECTS:
            found = {
                tuple(bare(cell) for cell in row if bare(cell))
                for grid in find(pdf(subject, ruled=ruled))
                for row in grid
            }
            for row in subject.rows:
                wanted = tuple(bare(cell) for cell in row.cells if bare(cell))
                cells += len(wanted)
                right += len(wanted) * (wanted in found)
        spent = (time.process_time() - begun) / len(SUBJECTS)
        kind = "ruled" if ruled else "unruled"
        told = f"{find.__name__:10} {kind:8} {right}/{cells} cells"
        print(f"{told}, {spent * 1000:.0f} ms of CPU a page")


if __name__ == "__main__":
    main()
