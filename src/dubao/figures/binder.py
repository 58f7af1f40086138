"""Each figure's eight slots: the best candidate of each, and how sure it is.

    全州4.88万名干部职工结对认亲 → measure 干部职工, holder 昌吉州, action 结对认亲

A slot's candidates are scored twice: by themselves, then beside what the neighbours
answer. The weights were learned from passages with gold: docs/decisions/binder.md.
"""

from collections.abc import Mapping

from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints
from dubao.figures.rank import Ranked, ranked, scores
from dubao.figures.scene import Scene
from dubao.figures.second import second_candidates
from dubao.figures.slot import candidates, texts, words
from dubao.figures.weights import weights
from dubao.model import SLOTS, Slot

FIRST, SECOND = "", "second"  # looks, as tables of weights are named after them


def first_look(scene: Scene) -> dict[Slot, Ranked]:
    """Return the best candidates of every slot by themselves."""
    made = {}
    for slot in SLOTS:
        found = candidates(slot, scene)
        score = scores(found, slot, weights(FIRST))
        made[slot] = ranked(found, texts(slot, scene, found), score, len(scene.figures))
    return made


def again(
    scene: Scene, first: Mapping[Slot, Ranked]
) -> dict[Slot, tuple[Candidates, Ints]]:
    """Return the candidates of the second look, with what the first says of each."""
    places = [
        words(slot, scene, first[slot].first.ravel(), first[slot].last.ravel())
        for slot in SLOTS
    ]
    return second_candidates(scene.view, first, places)


def second_look(
    scene: Scene,
    first: Mapping[Slot, Ranked],
    looks: Mapping[Slot, tuple[Candidates, Ints]],
) -> dict[Slot, Ranked]:
    """Return the best candidates of every slot beside what the neighbours answer.

    `looks` are the candidates that `again` gives.
    """
    made = {}
    for slot, (found, said) in looks.items():
        text = first[slot].text.ravel()[first[slot].candidate.ravel() >= 0]
        score = scores(found, slot, weights(SECOND)) + said
        made[slot] = ranked(found, text, score, len(scene.figures))
    return made


def best(scene: Scene) -> dict[Slot, Ranked]:
    """Return the best candidates of every slot of a page's figures."""
    first = first_look(scene)
    return second_look(scene, first, again(scene, first))
