"""How soon the reader answers a search in a ledger of many pages.

    python -m bench.reader [PAGES [WORDS]]      100000 100 unless told

A word is searched as it is typed: one question for each of its first characters, and
one for the facets beside. The ledger is the one that bench.search builds; the server
runs in this process, and is asked over HTTP on this machine. Prints the 95th
percentile of the time to an answer (bar: 100 ms) and the time of the first view.
"""

import json
import random
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

from tests.web.conftest import served

from bench.search import ledger_of
from dubao.ledger import Ledger

BAR = 0.100


def asked(address: str) -> float:
    start = time.perf_counter()
    with urllib.request.urlopen(address) as answer:  # noqa: S310 our own server
        json.load(answer)
    return time.perf_counter() - start


def words(path: Path, number: int) -> list[str]:
    """Draw words of two to four characters from the ledger's texts."""
    chance = random.Random(7)
    drawn = []
    with Ledger(path) as ledger:
        for _ in range(number):
            page = chance.randrange(1, len(ledger) + 1)
            text = ledger.text(page)
            size = chance.randrange(2, 5)
            start = chance.randrange(len(text) - size)
            drawn.append(text[start : start + size])
    return drawn


def told(name: str, times: list[float]) -> None:
    times.sort()
    median, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(
        f"{name:<10} {len(times):>5} questions, median {median * 1e3:6.1f} ms,"
        f" p95 {late * 1e3:6.1f} ms, longest {times[-1] * 1e3:6.1f} ms"
    )


def main(pages: int = 100_000, number: int = 100) -> None:
    path = ledger_of(pages)
    with served(path) as address:
        first = asked(f"{address}/api/search")
        facets = asked(f"{address}/api/facets")
        print(f"first view {first * 1e3:.0f} ms, its facets {facets * 1e3:.0f} ms")
        search, beside = [], []
        for word in words(path, number):
            for typed in range(1, len(word) + 1):
                query = urllib.parse.urlencode({"q": word[:typed], "exact": "true"})
                search.append(asked(f"{address}/api/search?{query}"))
                beside.append(asked(f"{address}/api/facets?{query}"))
    told("search", search)
    told("facets", beside)
    print(f"bar: p95 of search at most {BAR * 1e3:.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
