"""How fast a page is read: characters a second, against a bare regular expression.

    make bench

The text is the samples of this repository, repeated, or the files named on the
command line. The bare expression finds a number with one of the units that dubao
knows and nothing else: no value, no noun, no time, no article. Both run in one
process, in turn, and the median of five counts. What grows faster than its
text is shown by a text a hundred times as long, and by texts that are one thing
repeated.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dubao import read_text
from dubao.text.table import rows

SAMPLES = Path(__file__).parent.parent / "samples"
UNITS = sorted({row[0] for row in rows("dubao.zh", "unit.tsv")}, key=len, reverse=True)
NUMBER = (
    r"(?:[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．·][0-9０-９]+)?"
    r"|[〇零一二两三四五六七八九十百千]+)\s?[十百千万亿]*[余多几]?\s?"
)
BARE = re.compile(NUMBER + "(?:" + "|".join(map(re.escape, UNITS)) + ")")
ROUNDS = 5
LENGTH = 300_000  # characters


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


def pages(text: str) -> None:
    """Read a text page by page, as a folder is read."""
    for page in text.split("\f"):
        read_text(page)


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    page = "\n\n\n".join(texts)
    many = "\f".join(texts * (LENGTH // len(page) + 1))
    pages(page)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(pages, many))
        bare.append(seconds(lambda text: sum(1 for _ in BARE.finditer(text)), many))
    a, b = statistics.median(ours), statistics.median(bare)
    print(f"whole reading        {len(many) / a:>14,.0f} characters/s")
    print(f"bare expression      {len(many) / b:>14,.0f} characters/s")
    print(f"ratio                {b / a:>14.3f}   (at least 0.05)")

    short = page[:20_000]
    once = statistics.median(seconds(read_text, short) for _ in range(ROUNDS))
    hundred = seconds(read_text, short * 100)
    print(f"100 times the text   {hundred / once:>14.1f} times   (at most 110)")

    for unit in ("一", "1.1.", "万"):
        small = statistics.median(
            seconds(read_text, unit * (10_000 // len(unit))) for _ in range(3)
        )
        large = seconds(read_text, unit * (1_000_000 // len(unit)))
        print(
            f"10⁶ of {unit!r:<8}      {large:>14.1f} s, {large / small:.0f} times 10⁴"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
