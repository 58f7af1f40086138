"""What reading adds to the engines: PDF to Page against PDFium, a scan against its OCR.

    python bench/sources.py [--rounds 15] [--scans 2] [PDF…]

Without a PDF a page of our own is printed, which needs Chromium and the Noto CJK fonts.
Each round does one after the other, so that a busy machine slows both; medians of the
rounds' ratios are printed, with the quarter of rounds above and below.
"""

import argparse
import hashlib
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import pypdfium2
from tests.press.browser import printed
from tests.press.layout import boxes
from tests.press.stories import PAGE

from dubao.model import Source
from dubao.sources import pdf
from dubao.sources.input import opened
from dubao.sources.scan import engine
from dubao.sources.scan import page as scan


def bare(path):
    """PDFium's own text of every page."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    size = 0
    for page in document:
        characters = page.get_textpage()
        size += len(characters.get_text_range())
        characters.close()
        page.close()
    document.close()
    return size


def ours(path):
    """Every page as a Page: order, articles, boxes."""
    with opened(path, str(path)) as source:
        return sum(len(page.text) for page in pdf.read(source))


def seconds(work, *given):
    start = time.perf_counter()
    work(*given)
    return time.perf_counter() - start


def told(name, ratios):
    low, middle, high = statistics.quantiles(ratios, n=4)
    print(f"{name:<40} {middle:.2f}  ({low:.2f} to {high:.2f}, {len(ratios)} rounds)")


def printed_page(folder):
    return printed(boxes((*PAGE[:4] * 6, PAGE[4])), folder / "page.pdf")


def scanned_page(path, rounds):
    """Return the ratios of a whole page read by OCR to the time in the engine."""
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=200 / 72).to_numpy()[:, :, :3]
    origin = Source(name="scan", sha256=hashlib.sha256(b"").hexdigest())
    parts = engine.engine()
    inside = 0.0

    def timed(part):
        def call(*given, **more):
            nonlocal inside
            start = time.perf_counter()
            result = part(*given, **more)
            inside += time.perf_counter() - start
            return result

        return call

    parts.text_det, parts.text_rec = timed(parts.text_det), timed(parts.text_rec)
    ratios = []
    for _ in range(rounds):
        inside = 0.0
        whole = seconds(scan.page_of, picture, origin)
        ratios.append(whole / inside)
    return ratios


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--scans", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = given.files or [printed_page(Path(folder))]
        for path in files:
            ratios = []
            for turn in range(given.rounds):
                pair = (ours, bare) if turn % 2 else (bare, ours)
                took = {work: seconds(work, path) for work in pair}
                ratios.append(took[ours] / took[bare])
            told(f"PDF to Page / PDFium's text: {path.name}", ratios)
            if given.scans:
                told(
                    f"scan / its OCR engine: {path.name}",
                    scanned_page(path, given.scans),
                )


if __name__ == "__main__":
    main()
