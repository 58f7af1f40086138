"""Rows: is what a figure says right, slot by slot, and as a whole?

Of all figures of gold, those that are not found counting as wrong everywhere:

number      value, claim and unit are right
right       a slot equals gold, or one of the answers that are also right
near        half of the characters are shared with one of them
precision   of the slots that were answered
recall      of the slots that gold does not allow to be empty
row         number and measure, holder, period, stat, direction and base are right:
            what makes a row stand alone; without holder, the others

Widths are folded; white space and quotation marks count nowhere.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dubao.score.compare import gold_value, overlap, place, read_value, similar
from dubao.score.gold import Pair, Record
from dubao.score.rate import share

SLOTS = (
    "measure", "holder", "place", "action", "period", "stat", "direction", "base",
)  # fmt: skip
WHOLE = ("measure", "holder", "period", "stat", "direction", "base")
BARE = tuple(slot for slot in WHOLE if slot != "holder")
NEAR = ("measure", "holder", "place", "action")
FOLDED = {at: at - 0xFEE0 for at in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, " \t\r\n\u3000“”\"'‘’")
)


@dataclass(slots=True)
class _Sums:
    counts: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    answered_right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    wanted_right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def has_rows(figures: Iterable[Record] | None) -> bool:
    """Say whether gold holds what its figures say, not their numbers alone.

    >>> has_rows([{"value": "3", "direction": ""}]), has_rows([{"value": "3"}])
    (True, False)
    """
    return any("direction" in row for row in figures or ())


def score_rows(pairs: Iterable[Pair], *, show: bool = False) -> dict[str, Any]:
    """Return the measures of rows over all texts; `show` adds what is wrong."""
    sums = _Sums()
    for pair in pairs:
        _add(sums, pair)
    counts, figures = sums.counts, sums.counts["figures"]
    made: dict[str, Any] = {
        "figures": figures,
        "found": share(counts["found"], figures),
        "number": share(counts["number"], figures),
        "row": share(counts["row"], figures),
        "row without holder": share(counts["row without holder"], figures),
        "right": {slot: share(sums.right[slot], figures) for slot in SLOTS},
        "near": {slot: share(sums.near[slot], figures) for slot in NEAR},
        "precision": {
            slot: share(sums.answered_right[slot], sums.answered[slot])
            for slot in SLOTS
        },
        "recall": {
            slot: share(sums.wanted_right[slot], sums.wanted[slot]) for slot in SLOTS
        },
    }
    if show:
        made["faults"] = sums.faults
    return made


def _add(sums: _Sums, pair: Pair) -> None:
    gold, reading = pair
    figures = reading["figures"] if reading is not None else []
    free = set(range(len(figures)))
    for row in gold.figures or []:
        sums.counts["figures"] += 1
        for slot in SLOTS:
            sums.wanted[slot] += "" not in accepted(row, slot)
        told = f"{gold.name}:{row['start']} {gold.text[place(row)]}"
        best = max(free, key=lambda n: (overlap(row, figures[n]), n), default=None)
        if best is None or not overlap(row, figures[best]):
            sums.faults.append(f"{told} not found")
            continue
        free.discard(best)
        _compare(sums, row, figures[best], told)


def _compare(sums: _Sums, row: Record, figure: Record, told: str) -> None:
    number = (
        (row["claim"] == "several" or gold_value(row) == read_value(figure))
        and figure["claim"] == row["claim"]
        and (figure["unit"] or "") == row["unit"]
    )
    wrong = set()
    for slot in SLOTS:
        answer, allowed = text_of(figure.get(slot), slot), accepted(row, slot)
        right = answer in allowed
        sums.right[slot] += right
        sums.near[slot] += right or any(similar(one, answer) for one in allowed)
        if answer:
            sums.answered[slot] += 1
            sums.answered_right[slot] += right
        if "" not in allowed:
            sums.wanted_right[slot] += right
        if not right:
            wrong.add(slot)
            wanted = " or ".join(sorted(allowed)) or "-"
            sums.faults.append(f"{told} {slot}: {answer or '-'} for {wanted}")
    sums.counts["found"] += 1
    sums.counts["number"] += number
    sums.counts["row"] += number and wrong.isdisjoint(WHOLE)
    sums.counts["row without holder"] += number and wrong.isdisjoint(BARE)


def text_of(value: object, slot: str) -> str:
    """Return an answer to compare; a stat that is not told is a level.

    >>> text_of("“四苗”　接种率", "measure"), text_of(None, "stat")
    ('四苗接种率', 'level')
    """
    found = str(value or "").translate(FOLDED)
    return found or ("level" if slot == "stat" else "")


def accepted(row: Record, slot: str) -> set[str]:
    """Return the answers that are right for a slot of a row of gold.

    >>> sorted(accepted({"place": "昌吉州", "also": {"place": ["全州"]}}, "place"))
    ['全州', '昌吉州']
    """
    others = row.get("also", {}).get(slot, ())
    return {text_of(one, slot) for one in (row.get(slot, ""), *others)}
