"""Numerals: figures with what is said of them, and asides.

Figures climb a ladder: found (their characters meet), span (the same characters),
value, value+claim, value+claim+unit, and with the measure. A measure is right where
half of the longer phrase is shared. A range has two values; a claim of `several` has
none. Numerals that gold calls an `article` (一个) may be read either way and count
nowhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dubao.score.compare import gold_value, overlap, place, read_value, similar
from dubao.score.gold import Pair, Record
from dubao.score.rate import rates, share

DIGITS = frozenset("0123456789０１２３４５６７８９")
RUNGS = (
    "found", "span", "value", "value+claim", "value+claim+unit",
    "value+claim+unit+measure",
)  # fmt: skip
PLAIN = 2  # rungs that need a figure's place only


@dataclass(slots=True)
class _Sums:
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)


def score_numerals(pairs: Iterable[Pair], *, show: bool = False) -> dict[str, Any]:
    """Return the measures of figures and asides over all texts with gold for them.

    `show` adds what was missed, and what is no figure. Where gold has places without
    values, the rungs above them are left out.
    """
    sums = _Sums()
    valued = True
    for pair in pairs:
        if pair.gold.figures is None:
            continue
        valued = valued and all("value" in row for row in pair.gold.figures)
        _add(sums, pair)
    counts = sums.counts
    rungs = RUNGS if valued else RUNGS[:PLAIN]
    made: dict[str, Any] = {
        "texts_missing": counts["missing"],
        "figures": counts["figures"],
        "offsets_broken": counts["broken"],
        "digits_accounted": share(counts["accounted"], counts["digits"]),
    }
    for rung in rungs:
        made[rung] = rates(counts[rung], counts["read"], counts["figures"])
    if valued:
        made["of_found"] = {
            name: share(counts[name], counts["found"])
            for name in ("kind", "measure", "stat")
        }
        made["period"] = rates(
            counts["periods_right"], counts["periods_read"], counts["periods"]
        )
    made["asides"] = {
        "all": counts["asides"],
        "read_as_aside": share(counts["asides_read"], counts["asides"]),
        "kind_right": share(counts["asides_right"], counts["asides"]),
    }
    if show:
        made["misses"], made["extras"] = sums.misses, sums.extras
    return made


def _add(sums: _Sums, pair: Pair) -> None:
    gold, reading = pair
    counts = sums.counts
    rows = gold.figures or []
    counts["figures"] += len(rows)
    if reading is None:
        counts["missing"] += 1
        return
    either = [row for row in gold.asides if row["kind"] == "article"]
    found = []
    for figure in reading["figures"]:
        counts["broken"] += gold.text[place(figure)] != figure["text"]
        if not _meets(figure, either) or _meets(figure, rows):
            found.append(figure)
    counts["read"] += len(found)
    free = list(range(len(found)))
    for row in rows:
        best = max(free, key=lambda n: overlap(row, found[n]), default=None)
        if best is None or not overlap(row, found[best]):
            sums.misses.append(f"{gold.name}:{row['start']} {gold.text[place(row)]}")
            continue
        free.remove(best)
        _climb(counts, row, found[best])
    sums.extras += [f"{gold.name}:{found[n]['start']} {found[n]['text']}" for n in free]
    for row in gold.asides:
        if row["kind"] != "article":
            kinds = {one["kind"] for one in reading["asides"] if overlap(one, row)}
            counts["asides"] += 1
            counts["asides_read"] += bool(kinds)
            counts["asides_right"] += row["kind"] in kinds
    digits = {at for at, character in enumerate(gold.text) if character in DIGITS}
    told = {
        at
        for name in ("figures", "asides", "unread")
        for row in reading[name]
        for at in range(row["start"], row["end"])
    }
    counts["digits"] += len(digits)
    counts["accounted"] += len(digits & told)


def _climb(counts: Counter[str], row: Record, figure: Record) -> None:
    """Count the rungs that a figure reaches, and its attributes."""
    same = (figure["start"], figure["end"]) == (row["start"], row["end"])
    counts["found"] += 1
    counts["span"] += same
    if "value" not in row:
        return
    right = row["claim"] == "several" or gold_value(row) == read_value(figure)
    measured = similar(row["measure"], figure.get("measure") or "")
    for rung, holds in zip(
        RUNGS[PLAIN:],
        (
            True,
            figure["claim"] == row["claim"],
            (figure["unit"] or "") == row["unit"],
            measured,
        ),
        strict=True,
    ):
        right = right and holds
        counts[rung] += right
    period = figure.get("period") or ""
    counts["kind"] += figure["kind"] == row["kind"]
    counts["measure"] += measured
    counts["stat"] += (figure.get("stat") or "level") == (row["stat"] or "level")
    counts["periods"] += bool(row["period"])
    counts["periods_read"] += bool(period)
    counts["periods_right"] += bool(period) and period == row["period"]


def _meets(row: Record, others: Sequence[Record]) -> bool:
    return any(overlap(row, other) for other in others)
