"""Pages that nobody wrote, by the thousand: do the laws hold, and are the values right?

    python -m bench.generated [PAGES]

The pages are those of `tests/generate.py`, from seeds that the tests do not use. Every
numeral of a page must lie in exactly one figure, aside or unread row, no value may
have other digits than its text, and a number that is printed well must be read with
its value, unit and claim.
"""

import sys
from itertools import pairwise

from tests.generate import Press
from tests.test_generated import NUMERALS, lost

from dubao import read_text
from dubao.text.fold import fold

PAGES = 20_000


def main(pages: int) -> int:
    press = Press(20_000)
    broken = wrong = missed = numbers = 0
    for _ in range(pages):
        text, truths = press.page()
        reading = read_text(text)
        rows = (*reading.figures, *reading.asides, *reading.unread)
        spans = sorted(row.span for row in rows)
        covered = {at for span in spans for at in range(*span)}
        numerals = {n for n, c in enumerate(fold(text)) if NUMERALS.match(c)}
        overlap = any(a.end > b.start for a, b in pairwise(spans))
        broken += overlap or not numerals <= covered
        wrong += sum(map(lost, reading.figures))
        said = {
            (f.mention.value.number.low, fold(f.unit), f.claim) for f in reading.figures
        }
        for truth in truths:
            if not truth.noisy:
                numbers += 1
                missed += (truth.value, truth.unit, truth.claim) not in said
    print(f"pages {pages:,}: laws broken on {broken}")
    print(
        f"numbers {numbers:,}: value, unit or claim wrong {missed}, digits lost {wrong}"
    )
    return int(bool(broken or wrong))


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES))
