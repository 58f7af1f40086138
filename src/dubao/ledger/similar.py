"""Pages that print the same copy as a page, and pages that speak of the same things."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dubao.ledger.column import Columns
from dubao.ledger.reprint import BLANK, SHORTEST, same
from dubao.text.fold import fold

if TYPE_CHECKING:
    from dubao.ledger.ledger import Ledger

PIECES = 8  # stretches of an article that are looked for elsewhere
LENGTH = 16  # characters of each: so many are no chance
SAME = 0.5  # part of them that a reprint has
MOST = 8
LOOKED = 20  # pages that are held against an article
SIGNS = re.compile(r"[，。；：！？、\s,.;:!?]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A page near another: the same copy, or the same indicators."""

    page: int
    share: float  # of the stretches or of the indicators that it has, too


def _stretches(text: str) -> list[str]:
    """Return stretches of a text without a sign in them, from all over it."""
    parts = [part for part in SIGNS.split(text) if len(part) >= LENGTH]
    if not parts:
        parts = [part for part in SIGNS.split(text) if len(part) > LENGTH // 2]
    step = max(1, len(parts) // PIECES)
    return [part[:LENGTH] for part in parts[::step]][:PIECES]


def reprints(ledger: "Ledger", page: int, texts: Sequence[str]) -> list[Near]:
    """Return the pages on which one of these articles of a page stands again."""
    best: dict[int, float] = {}
    for text in texts:
        pieces = _stretches(text)
        times: Counter[int] = Counter()
        for piece in pieces:
            times.update(ledger.matches(piece, exact=True))
        short = BLANK.sub("", fold(text))
        for other, count in times.most_common(LOOKED):
            share = count / len(pieces)
            if other == page or share < SAME or len(short) < SHORTEST:
                continue
            if same(short, BLANK.sub("", fold(ledger.text(other)))):
                best[other] = max(best.get(other, 0.0), share)
    found = [Near(page=other, share=share) for other, share in best.items()]
    return sorted(found, key=lambda one: (-one.share, -one.page))[:MOST]


def alike(columns: Columns, page: int) -> list[Near]:
    """Return the pages whose figures share most with a page's: whose, and what."""
    codes = columns.codes
    there = (codes["measure"] > 0) & columns.kept
    size = len(columns.vocabulary)
    mine = there & (columns.page == page)
    whose = np.where(codes["holder"] > 0, codes["holder"], codes["place"])
    keys = codes["measure"].astype(np.int64) * size + whose
    wanted = np.unique(keys[mine])
    if not len(wanted):
        return []
    rows = np.flatnonzero(there & np.isin(keys, wanted) & (columns.page != page))
    pairs = np.unique(
        np.stack((columns.page[rows].astype(np.int64), keys[rows])), axis=1
    )
    pages, times = np.unique(pairs[0], return_counts=True)
    best = np.lexsort((-pages, -times))[:MOST]
    return [Near(page=int(pages[n]), share=float(times[n] / len(wanted))) for n in best]
