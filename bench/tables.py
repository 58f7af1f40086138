"""Cells of tables, found by dubao and by others, on the pages of the tests.

    python -m bench.tables                 dubao on PDF pages
    python -m bench.tables pdfplumber      pdfplumber on them, where it is installed
    python -m bench.tables scans           dubao on pages that a browser printed
    python -m bench.tables rapid_table     rapid_table 0.3.0, with its own network

On scans both get the same lines of the same OCR engine, and its time is left out;
rapid_table gets the table cut out of the page too, which dubao has to find.
A cell is right if its row holds the same texts in the same order as the page was made
with; blanks aside.
"""

import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from tests.table.made.data import SUBJECTS
from tests.table.made.paper import pdf
from tests.table.made.subject import Subject

Grid = list[list[str]]
KINDS = ("clean", "skewed", "noisy")
MARGIN = 8  # pixels around a table that is cut out


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
        yield _rows(laid)


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


def _rows(laid: object) -> Grid:
    rows: dict[int, list[str]] = {}
    for place in laid.places:  # type: ignore[attr-defined]
        rows.setdefault(place.row, []).append(place.text)
    return list(rows.values())


def scans(_: Any, lines: Sequence[Any]) -> Iterator[Grid]:
    from dubao.sources.geometry.chart import in_columns  # noqa: PLC0415
    from dubao.sources.geometry.lattice import Edges  # noqa: PLC0415
    from dubao.sources.geometry.tabular import tables  # noqa: PLC0415

    prose = in_columns(lines)
    cells = [line for line in lines if id(line) not in prose]
    yield from (_rows(laid) for laid in tables(cells, lines, Edges()))


@cache
def network() -> Any:
    from rapid_table import RapidTable  # noqa: PLC0415 not a dependency

    return RapidTable()


def rapid_table(picture: Any, lines: Sequence[Any]) -> Iterator[Grid]:
    from lxml import html  # noqa: PLC0415

    from dubao.sources.geometry.lattice import Edges  # noqa: PLC0415
    from dubao.sources.geometry.tabular import tables  # noqa: PLC0415

    for laid in tables(lines, lines, Edges()):
        left, top, right, bottom = laid.grid
        inside = [
            (one.shown or one.box, one)
            for one in lines
            if left <= (one.box.left + one.box.right) / 2 <= right
            and top <= (one.box.top + one.box.bottom) / 2 <= bottom
        ]
        x, y = max(left - MARGIN, 0), max(top - MARGIN, 0)
        cut = picture[y : bottom + MARGIN, x : right + MARGIN]
        told = [
            (
                [[a - x, b - y], [c - x, b - y], [c - x, d - y], [a - x, d - y]],
                one.text,
                one.confidence / 100,
            )
            for (a, b, c, d), one in inside
        ]
        document = html.fromstring(network()(cut, told)[0])
        yield [
            ["".join(cell.itertext()) for cell in row.iter("td", "th")]
            for row in document.iter("tr")
        ]


def on_pdf(
    find: Callable[..., Iterator[Grid]], subject: Subject, _: int, *, ruled: bool
) -> Callable[[], list[Grid]]:
    content = pdf(subject, ruled=ruled)
    return lambda: list(find(content))


def on_scan(
    find: Callable[..., Iterator[Grid]], subject: Subject, n: int, *, ruled: bool
) -> Callable[[], list[Grid]]:
    import numpy as np  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415
    from tests.press.table import scan  # noqa: PLC0415

    from dubao.sources.scan.page import _printed  # noqa: PLC0415

    path = scan(subject.name, KINDS[n % len(KINDS)], ruled=ruled)
    picture = np.asarray(Image.open(path).convert("RGB"))
    lines = _printed(picture, 1.0)
    return lambda: list(find(picture, lines))


FINDERS = {
    "dubao": (dubao, on_pdf),
    "pdfplumber": (pdfplumber, on_pdf),
    "scans": (scans, on_scan),
    "rapid_table": (rapid_table, on_scan),
}


def main() -> None:
    find, of = FINDERS[sys.argv[1] if len(sys.argv) > 1 else "dubao"]
    for ruled in (True, False):
        right = cells = 0
        asked = [of(find, one, n, ruled=ruled) for n, one in enumerate(SUBJECTS)]
        asked[0]()  # what is loaded once
        spent = 0.0
        for subject, ask in zip(SUBJECTS, asked, strict=True):
            begun = time.process_time()
            grids = ask()
            spent += time.process_time() - begun
            found = {
                tuple(bare(cell) for cell in row if bare(cell))
                for grid in grids
                for row in grid
            }
            for row in subject.rows:
                wanted = tuple(bare(cell) for cell in row.cells if bare(cell))
                cells += len(wanted)
                right += len(wanted) * (wanted in found)
        kind = "ruled" if ruled else "unruled"
        told = f"{find.__name__:10} {kind:8} {right}/{cells} cells"
        print(f"{told}, {spent / len(SUBJECTS) * 1000:.0f} ms of CPU a page")


if __name__ == "__main__":
    main()
