"""How much of what was learned is right."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dubao.figures.rank import Ranked
from dubao.model import SLOTS, Slot
from train.learn import answer
from train.passage import Passage, plain

ROW: tuple[Slot, ...] = ("measure", "holder", "period", "stat", "direction", "base")


def is_right(slot: Slot, page: Passage, found: Ranked, figure: int) -> bool | None:
    """Return whether the best answer of a figure's slot is right; None without gold."""
    accepted = page.accepted(figure, slot)
    if accepted is None:
        return None
    if found.candidate[figure, 0] < 0:
        return "" in accepted
    told = answer(slot, page, int(found.first[figure, 0]), int(found.last[figure, 0]))
    return told in accepted or (bool(told) and plain(told) in accepted)


def report(
    sets: Mapping[str, Sequence[Passage]], best: Mapping[Slot, Sequence[Ranked]]
) -> None:
    """Print what part of each set's figures is right, slot by slot and as rows."""
    at = 0
    for name, pages in sets.items():
        right: Counter[str] = Counter()
        figures = 0
        for number, page in enumerate(pages, at):
            for figure, gold in enumerate(page.gold):
                if gold is None:
                    continue
                figures += 1
                good = {
                    slot: is_right(slot, page, best[slot][number], figure)
                    for slot in SLOTS
                }
                right.update(slot for slot, ok in good.items() if ok)
                right["row"] += all(good[slot] for slot in ROW)
                right["row without holder"] += all(
                    good[slot] for slot in ROW if slot != "holder"
                )
        at += len(pages)
        told = " · ".join(
            f"{slot} {right[slot] / max(figures, 1):.3f}"
            for slot in (*SLOTS, "row", "row without holder")
        )
        print(f"{name} {figures} figures: {told}", flush=True)
