"""Why a slot was filled as it was: the choice, the runner-up, and what parted them.

Nothing of it is kept: a page is read again in milliseconds to explain itself.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dubao.figures.answer import answers
from dubao.figures.binder import first_look, second_candidates, second_look
from dubao.figures.candidate import Candidates
from dubao.figures.feature import Template, keys
from dubao.figures.rank import Ranked
from dubao.figures.scene import Scene
from dubao.figures.slot import candidates
from dubao.figures.weights import HUNDRED, Weights, weights
from dubao.figures.word import spelled
from dubao.model import SLOTS, Slot
from dubao.text.stitch import Stitched

MOST = 6  # reasons
PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature that parts a choice from its runner-up."""

    feature: str  # its template and values, as the tables of weights write them
    weight: float  # for the choice; below nothing, for the runner-up


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What was chosen for a slot, what came next, and why."""

    slot: Slot
    chosen: str  # "" for nothing
    chosen_sure: int  # in percent
    runner_up: str
    runner_up_sure: int
    reasons: tuple[Reason, ...]  # the weightiest first


def explained(
    scene: Scene, stitched: Stitched, text: str
) -> list[dict[Slot, Explanation]]:
    """Return for each figure of a page the explanation of each slot."""
    first = {slot: first_look(scene, slot) for slot in SLOTS}
    second = {slot: second_look(scene, slot, first) for slot in SLOTS}
    chosen = list(answers(scene, stitched, text, second))
    next_best = {slot: _next(found) for slot, found in second.items()}
    others = list(answers(scene, stitched, text, next_best))
    rows: list[dict[Slot, Explanation]] = [{} for _ in scene.figures]
    for slot in SLOTS:
        look = candidates(slot, scene)
        again, _ = second_candidates(scene, slot, first)
        found = second[slot]
        for figure, row in enumerate(rows):
            parted: Counter[str] = Counter()
            for sign, place in ((1, 0), (-1, 1)):
                which = int(found.candidate[figure, place])
                if which < 0:
                    continue
                before = int(first[slot].candidate.ravel()[again.blocks[0].row[which]])
                spoken = [*_spoken(look, before, weights(slot))]
                spoken += _spoken(again, which, weights(f"{slot}.second"))
                for feature, weight in spoken:
                    parted[feature] += sign * weight
            row[slot] = Explanation(
                slot=slot,
                chosen=chosen[figure].of(slot).text,
                chosen_sure=round(found.share[figure, 0] * PERCENT),
                runner_up=others[figure].of(slot).text,
                runner_up_sure=round(found.share[figure, 1] * PERCENT),
                reasons=_weightiest(parted),
            )
    return rows


def _next(found: Ranked) -> Ranked:
    """Return a ranking in which each figure's second is its first."""
    columns = (found.candidate, found.text, found.share, found.first, found.last)
    return Ranked(*(np.roll(column, -1, axis=1) for column in columns))


def _spoken(look: Candidates, which: int, table: Weights) -> Iterator[tuple[str, int]]:
    """Yield the features of one candidate that have a weight, with it."""
    for block in look.blocks:
        row = int(block.row[which])
        if row < 0:
            continue
        mine: list[Template] = [
            (name, *(np.asarray(column)[row : row + 1] for column in columns))
            for name, *columns in block.features.templates
        ]
        for (name, *columns), weight in zip(
            mine, table.of(keys(mine, 1))[:, 0].tolist(), strict=True
        ):
            if weight:
                values = "|".join(spelled(int(column[0])) for column in columns)
                yield f"{name}|{values}", weight


def _weightiest(parted: Counter[str]) -> tuple[Reason, ...]:
    ordered = sorted(parted.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(
        Reason(feature=feature, weight=weight / HUNDRED)
        for feature, weight in ordered[:MOST]
        if weight
    )
