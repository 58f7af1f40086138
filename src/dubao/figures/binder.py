"""Each figure's eight slots: the best candidate of each, and how sure it is.

    全州4.88万名干部职工结对认亲 → measure 干部职工, holder 昌吉州, action 结对认亲

A slot's candidates are scored twice: by themselves, then beside what the neighbours
answer. The weights were learned from passages with gold: docs/decisions/binder.md.
"""

from collections.abc import Mapping

import numpy as np

from dubao.figures.candidate import Block, Candidates, Features
from dubao.figures.rank import BEST, Ranked, ranked, scores
from dubao.figures.scene import Scene
from dubao.figures.second import second_templates
from dubao.figures.slot import candidates, texts, words
from dubao.figures.weights import HUNDRED, weights
from dubao.model import SLOTS, Slot

LEAST = 1e-9  # share


def first_look(scene: Scene, slot: Slot) -> Ranked:
    """Return the best candidates of a slot by themselves."""
    found = candidates(slot, scene)
    score = scores(found, weights(slot))
    return ranked(found, texts(slot, scene, found), score, len(scene.figures))


def second_candidates(
    scene: Scene, slot: Slot, first: Mapping[Slot, Ranked]
) -> tuple[Candidates, np.ndarray]:
    """Return a slot's best candidates with the features of the second look.

    With them comes what the first look says of each, in hundredths. A candidate's index
    is its row among all, figure by figure.
    """
    mine = first[slot]
    row = np.flatnonzero(mine.candidate.ravel() >= 0)
    begin, end = mine.first.ravel(), mine.last.ravel()
    word = words(slot, scene, begin, end)
    block = Block(
        Features(second_templates(scene.view, slot, first, word), len(begin)), row
    )
    said = np.log(mine.share.ravel()[row] + LEAST) * HUNDRED
    return (
        Candidates(
            figure=row // BEST, first=begin[row], last=end[row], blocks=(block,)
        ),
        np.round(said).astype(np.int64),
    )


def second_look(scene: Scene, slot: Slot, first: Mapping[Slot, Ranked]) -> Ranked:
    """Return the best candidates of a slot beside what the neighbours answer."""
    found, said = second_candidates(scene, slot, first)
    score = scores(found, weights(f"{slot}.second")) + said
    text = first[slot].text.ravel()
    kept = text[np.flatnonzero(first[slot].candidate.ravel() >= 0)]
    return ranked(found, kept, score, len(scene.figures))


def best(scene: Scene) -> dict[Slot, Ranked]:
    """Return the best candidates of every slot of a page's figures."""
    first = {slot: first_look(scene, slot) for slot in SLOTS}
    return {slot: second_look(scene, slot, first) for slot in SLOTS}
