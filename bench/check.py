"""What `dubao check` costs on top of reading, in one process, turn by turn.

    python bench/check.py [FILE…]

Each round reads every page, then checks its reading; the median of the rounds'
ratios counts. The pages are the samples of this repository, or the files named.
"""

import statistics
import sys
import time
from pathlib import Path

from dubao import read_text
from dubao.check import CHECKS, check
from dubao.check.passage import passage

SAMPLES = Path(__file__).parent.parent / "samples"
ROUNDS = 9


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:] if name != "--parts"] or sorted(
        SAMPLES.glob("*.txt")
    )
    texts = [path.read_text(encoding="utf-8") for path in paths]
    if len(texts) < 5:
        texts *= 20
    for text in texts[:5]:
        check(read_text(text))  # warm: patterns are compiled when first used
    ratios = []
    for _ in range(ROUNDS):
        reading = checking = 0.0
        for text in texts:
            start = time.perf_counter()
            read = read_text(text)
            middle = time.perf_counter()
            check(read)
            checking += time.perf_counter() - middle
            reading += middle - start
        ratios.append(checking / reading)
    print(f"checking over reading  {statistics.median(ratios):.3f}   (at most 0.30)")
    if "--parts" in sys.argv:
        parts(texts)
    return 0


def parts(texts: list[str]) -> None:
    """Print what each check costs."""
    here = [passage(read_text(text)) for text in texts]
    for one in CHECKS:
        start = time.perf_counter()
        for page in here:
            list(one.find(page))
        spent = time.perf_counter() - start
        print(f"{one.code} {spent * 1000:8.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
