"""Which share of the time of reading each stage takes.

    python -m bench.stage [TEXT …]

Times the stages of `dubao.reading.read` on the samples, or on the files named; the
median of the rounds counts. Writes its table into docs/performance.md.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dubao import read_text, reading

from .told import tell

SAMPLES = Path(__file__).parent.parent / "samples"
ROUNDS, AGAIN = 7, 20
STAGES = {
    "fold": "one width and one script",
    "tabulated": "what stands in rows and columns",
    "assembled": "articles, roles, furniture",
    "stitch": "the cuts of columns closed",
    "scan": "every numeral, and the words around it",
    "sentences": "sentences",
    "scene": "the words around the quantities, and the times",
    "best": "what may fill each slot, weighed",
    "answers": "what fills it, or that it stays open",
    "figure": "figures made",
    "told": "what dates and ordinals stand for",
    "aside": "asides made",
    "unread": "what is left",
}


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    spent = dict.fromkeys(STAGES, 0.0)

    def timed(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            start = time.perf_counter()
            try:
                return stage(*given)
            finally:
                spent[name] += time.perf_counter() - start

        return run

    for name in STAGES:
        setattr(reading, name, timed(name, getattr(reading, name)))
    for text in texts:
        read_text(text)
    shares: dict[str, list[float]] = {name: [] for name in STAGES}
    rest = []
    for _ in range(ROUNDS):
        spent.update(dict.fromkeys(STAGES, 0.0))
        start = time.perf_counter()
        for text in texts * AGAIN:
            read_text(text)
        whole = time.perf_counter() - start
        for name in STAGES:
            shares[name].append(spent[name] / whole)
        rest.append(1 - sum(spent.values()) / whole)
    rows = ["| stage | what it does | share of time |", "|---|---|---|"]
    rows += [
        f"| {name} | {STAGES[name]} | {statistics.median(found):.0%} |"
        for name, found in shares.items()
    ]
    rows.append(f"| the rest | | {statistics.median(rest):.0%} |")
    tell("stages", "\n".join(rows))


if __name__ == "__main__":
    main()
