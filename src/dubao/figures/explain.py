"""Why a slot was filled as it was: the choice, the runner-up, and what parted them.

Nothing of it is kept: a page is read again in milliseconds to explain itself.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from dubao.figures.answer import answer
from dubao.figures.binder import FIRST, SECOND, again, first_look, second_look
from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints, Template, keys
from dubao.figures.rank import Ranked
from dubao.figures.scene import Scene
from dubao.figures.slot import candidates
from dubao.figures.weights import HUNDRED, PART, column, weights
from dubao.figures.word import spelled
from dubao.model import SLOTS, Slot
from dubao.text.stitch import Stitched

MOST = 6  # reasons
PERCENT = 100
Feature = tuple[str, *tuple[int, ...]]  # a template's name, and values


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
    scene: Scene, stitched: Stitched, text: str, only: Collection[int] | None = None
) -> list[dict[Slot, Explanation]]:
    """Return why each slot says so, for the figures of a page or for some of them."""
    wanted = sorted(range(len(scene.figures)) if only is None else only)
    first = first_look(scene)
    looks = again(scene, first)
    second = second_look(scene, first, looks)
    rows: list[dict[Slot, Explanation]] = [{} for _ in wanted]
    for slot in SLOTS:
        found, other = second[slot], _next(second[slot])
        parted = _parted(scene, slot, first[slot], looks[slot][0], found, wanted)
        for figure, row in zip(wanted, rows, strict=True):
            row[slot] = Explanation(
                slot=slot,
                chosen=answer(scene, stitched, text, slot, figure, found).text,
                chosen_sure=round(found.share[figure, 0] * PERCENT),
                runner_up=answer(scene, stitched, text, slot, figure, other).text,
                runner_up_sure=round(found.share[figure, 1] * PERCENT),
                reasons=_weightiest(parted[figure]),
            )
    return rows


def _parted(
    scene: Scene,
    slot: Slot,
    first: Ranked,
    later: Candidates,
    found: Ranked,
    wanted: Sequence[int],
) -> list[Counter[Feature]]:
    """Return what parts each figure's choice from its runner-up."""
    look = candidates(slot, scene)
    kept = np.flatnonzero(first.candidate.ravel() >= 0)
    parted: list[Counter[Feature]] = [Counter() for _ in scene.figures]
    for sign, place in ((1, 0), (-1, 1)):
        which = found.candidate[:, place]
        figures = np.array(wanted, dtype=np.int64)
        figures = figures[which[figures] >= 0]
        which = which[figures]
        before = first.candidate.ravel()[kept[which]]
        _weigh(look, slot, before, FIRST, figures, sign, parted)
        _weigh(later, slot, which, SECOND, figures, sign, parted)
    return parted


def _next(found: Ranked) -> Ranked:
    """Return a ranking in which each figure's second is its first."""
    columns = (found.candidate, found.text, found.share, found.first, found.last)
    return Ranked(*(np.roll(column, -1, axis=1) for column in columns))


def _weigh(
    look: Candidates,
    slot: Slot,
    which: Ints,
    table: str,
    figures: Ints,
    sign: int,
    parted: Sequence[Counter[Feature]],
) -> None:
    """Add the weights of some candidates' features, one candidate a figure."""
    for block in look.blocks:
        rows = block.row[which]
        known = rows >= 0
        rows = rows[known]
        mine: list[Template] = [
            (name, *(np.asarray(column)[rows] for column in columns))
            for name, *columns in block.features.templates
        ]
        said = keys(mine, len(rows))
        found = weights(table).of(column(slot, block.part), said.ravel())
        found = found.reshape(said.shape)
        part = f"{block.part}{PART}" if block.part else ""
        for template, n in zip(*(at.tolist() for at in np.nonzero(found)), strict=True):
            name, *columns = mine[template]
            feature = (part + name, *(int(column[n]) for column in columns))
            parted[figures[known][n]][feature] += sign * int(found[template, n])


def _weightiest(parted: Counter[Feature]) -> tuple[Reason, ...]:
    sizes = sorted((abs(weight) for weight in parted.values()), reverse=True)
    least = sizes[MOST - 1] if len(sizes) >= MOST else 1
    told = [
        (f"{name}|{'|'.join(map(spelled, values))}", weight)
        for (name, *values), weight in parted.items()
        if weight and abs(weight) >= least
    ]
    told.sort(key=lambda item: (-abs(item[1]), item[0]))
    return tuple(
        Reason(feature=feature, weight=weight / HUNDRED)
        for feature, weight in told[:MOST]
    )
