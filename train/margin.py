"""How sure an answer must be to be shown, so that most of what is shown is right."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from dubao.figures.rank import Ranked
from dubao.model import Slot
from train.passage import Passage
from train.report import is_right

WANTED: dict[Slot, float] = {
    "measure": 0.87,
    "holder": 0.78,
    "place": 0.83,
    "action": 0.85,
}
PERCENT = 100
LOWEST, HIGHEST = 20, 95


def margins(
    pages: Sequence[Passage],
    best: Mapping[Slot, Sequence[Ranked]],
) -> dict[Slot, int]:
    """Return the lowest margin in percent at which a slot's answers are right enough.

    `best` is what was found without learning from the page itself.
    """
    found: dict[Slot, int] = {}
    for slot, wanted in WANTED.items():
        shares, good = [], []
        for page, ranked in zip(pages, best[slot], strict=True):
            for figure in range(len(page.gold)):
                ok = is_right(slot, page, ranked, figure)
                if ok is not None and ranked.text[figure, 0] > 0:
                    shares.append(round(float(ranked.share[figure, 0]) * PERCENT))
                    good.append(ok)
        share, right = np.array(shares), np.array(good)
        found[slot] = next(
            (
                least
                for least in range(LOWEST, HIGHEST)
                if (share >= least).any() and right[share >= least].mean() >= wanted
            ),
            HIGHEST,
        )
        shown = share >= found[slot]
        print(
            f"{slot}: shown from {found[slot]} %, {shown.mean():.2f} of answers,"
            f" {right[shown].mean():.3f} right"
        )
    return found


def write_margins(path: Path, found: Mapping[Slot, int]) -> None:
    """Write the margins as a table."""
    lines = ["# slot	percent below which an answer is not shown	source"]
    lines += [f"{slot}\t{least}\tpython -m train" for slot, least in found.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
