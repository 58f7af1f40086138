"""Search over many generated pages: equal to reading every page, and how fast.

    python -m bench.search [PAGES [QUERIES]]    100000 10000 unless told

Prints the queries whose pages differ from a brute-force scan (bar: 0), the 95th
percentile of the time for all pages of a query (bar: 50 ms), and the size of
the ledger against the UTF-8 of its texts (bar: 2.5).
"""

import multiprocessing
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.ledger.make import reading

from dubao.ledger import Ledger
from dubao.text.fold import fold

BAR = 0.050
SIZE_BAR = 2.5
FILLER = 25  # a figure in 73 characters, as on a county paper's front page
BATCH = 5_000


def fill(path: Path, pages: int) -> float:
    with Ledger(path, write=True) as ledger:
        # Building the ledger is not what is measured here: no fsync a page.
        ledger.connection.execute("PRAGMA synchronous = OFF")
        for seed in range(pages):
            ledger.add(reading(seed, filler=FILLER + seed % 30), reader="1")
            if (seed + 1) % BATCH == 0:
                ledger.index()
                print(f"  {seed + 1} pages", file=sys.stderr)
        start = time.perf_counter()
        ledger.index()
        ledger.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return time.perf_counter() - start


def ledger_of(pages: int) -> Path:
    """Return a ledger of so many pages, made once, in the folder DUBAO_BENCH."""
    folder = Path(os.environ.get("DUBAO_BENCH", tempfile.gettempdir()))
    path = folder / f"search-{pages}.ledger"
    if not path.exists():
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        fill(draft, pages)
        draft.rename(path)
    return path


def drawn(texts: list[str], queries: int) -> list[str]:
    chance = random.Random(11)  # the same queries each time
    words = []
    for number in range(queries):
        text = chance.choice(texts)
        size = 1 + number % 4
        start = chance.randrange(len(text) - size)
        words.append(text[start : start + size])
    return words


TEXTS: list[tuple[int, str]] = []


def scanned(word: str) -> list[int]:
    return [page for page, text in TEXTS if word in text]


def main(pages: int = 100_000, queries: int = 10_000) -> None:
    path = ledger_of(pages)
    with Ledger(path) as ledger:
        TEXTS.extend(
            (page, fold(text))
            for page, text in ledger.connection.execute("SELECT id, text FROM pages")
        )
        size = sum(len(text.encode()) for _, text in TEXTS)
        print(f"pages {len(TEXTS)}, text {size / 1e6:.1f} MB")
        print(
            f"ledger {path.stat().st_size / 1e6:.1f} MB,"
            f" {path.stat().st_size / size:.2f} of the text (bar {SIZE_BAR})"
        )
        words = drawn([text for _, text in TEXTS], queries)
        taken, answers = [], []
        for word in words:
            start = time.perf_counter()
            answer = ledger.matches(word, exact=True)
            taken.append(time.perf_counter() - start)
            answers.append(hash(tuple(answer)))
        taken.sort()
        print(
            f"time of a query: median {taken[len(taken) // 2] * 1e3:.1f} ms,"
            f" p95 {taken[int(len(taken) * 0.95)] * 1e3:.1f} ms (bar {BAR * 1e3:.0f}),"
            f" longest {taken[-1] * 1e3:.1f} ms"
        )
        known: dict[str, int] = {}
        wrong = 0
        fork = multiprocessing.get_context("fork")
        with fork.Pool(2) as pool:
            asked = list(dict.fromkeys(words))
            for word, found in zip(asked, pool.imap(scanned, asked, 16), strict=True):
                known[word] = hash(tuple(found))
        for word, answer in zip(words, answers, strict=True):
            wrong += known[word] != answer
        print(f"queries {len(words)}, unlike a scan of every page: {wrong} (bar 0)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
