"""Learns the weights of all slots, first look and second."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from dubao.figures.binder import again
from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints
from dubao.figures.rank import Ranked, ranked
from dubao.figures.slot import base, candidates, per, texts
from dubao.figures.weights import HUNDRED, Index
from dubao.model import DIRECTIONS, SLOTS, STATS, Slot
from train.fit import Problem, fitted, problem
from train.heavy import heavy
from train.passage import Passage, plain

FOLDS = 3
SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a look is learned."""

    strength: float  # that holds weights small
    rounds: int
    fold_rounds: int
    light: float  # weights that are lighter go


FIRST = Way(strength=1.5, rounds=55, fold_rounds=45, light=0.15)
SECOND = Way(strength=60.0, rounds=60, fold_rounds=60, light=0.05)


@dataclass
class Learned:
    """What was learned of a slot."""

    index: Index
    weights: np.ndarray
    counts: Ints
    names: Sequence[str]  # of the features


@dataclass
class Model:
    """The weights of all slots."""

    first: dict[Slot, Learned] = field(default_factory=dict)
    second: dict[Slot, Learned] = field(default_factory=dict)


def answer(slot: Slot, one: Passage, first: int, last: int) -> str:
    """Return what a candidate says."""
    scene = one.scene
    text, clauses = scene.clauses.text, scene.clauses
    if slot == "stat":
        return STATS[-2 - first]
    if slot == "direction":
        return DIRECTIONS[-2 - first]
    if slot == "period":
        return scene.meanings[first].period if first >= 0 else ""
    if slot == "base":
        if first < 0:
            return base.LABELS[-2 - first]
        if first >= base.TIME:
            return scene.meanings[first - base.TIME].period
    if first < 0:
        return ""
    if slot in {"holder", "place"} and (first, last) in scene.view.stand_ins:
        first, last = scene.view.stand_ins[first, last]
    told = text[clauses.start[first] : clauses.end[last]]
    return told[slice(*per(told))] if slot == "base" else told


def right(slot: Slot, one: Passage, figure: Ints, first: Ints, last: Ints) -> Ints:
    """Return whether each candidate is right."""
    accepted = [one.accepted(n, slot) for n in range(len(one.gold))]
    longest = [max(map(len, told)) + 6 if told else 0 for told in accepted]
    clauses = one.scene.clauses
    found = np.zeros(len(figure), dtype=bool)
    many = np.zeros(len(figure), dtype=np.int64)
    phrases = (first >= 0) & (last >= 0) & (slot not in {"holder", "place"})
    many[phrases] = clauses.end[last[phrases]] - clauses.start[first[phrases]]
    for n, (f, a, b, size) in enumerate(
        zip(figure.tolist(), first.tolist(), last.tolist(), many.tolist(), strict=True)
    ):
        told = accepted[f]
        if told is not None and size <= longest[f]:
            text = answer(slot, one, a, b)
            found[n] = text in told or (bool(text) and plain(text) in told)
    return found


# of each page, kept apart and of the tests
Bests = tuple[dict[Slot, list[Ranked]], dict[Slot, list[Ranked]]]
Looks = list[dict[Slot, tuple[Candidates, Ints]]]


def looked_again(
    pages: Sequence[Passage], best: Mapping[Slot, Sequence[Ranked]]
) -> Looks:
    """Return for each page the candidates of the second look."""
    return [
        again(page.scene, {slot: found[n] for slot, found in best.items()})
        for n, page in enumerate(pages)
    ]


def shuffled(count: int, folds: int) -> Ints:
    """Return a fold for each of `count` passages, by chance but the same each time."""
    order = np.random.default_rng(SEED).permutation(count)
    fold = np.empty(count, dtype=np.int64)
    fold[order] = np.arange(count) % folds
    return fold


def best_of(
    slot: Slot,
    pages: Sequence[Passage],
    found: Sequence[Candidates],
    score: np.ndarray,
) -> list[Ranked]:
    """Return for each page the best candidates of a slot."""
    score = np.round(score * HUNDRED).astype(np.int64)
    made, at = [], 0
    for page, one in zip(pages, found, strict=True):
        size = len(one.figure)
        made.append(
            ranked(
                one, texts(slot, page.scene, one), score[at : at + size], len(page.gold)
            )
        )
        at += size
    return made


def learned_of(
    slot: Slot,
    way: Way,
    pages: Sequence[Passage],
    found: Sequence[Candidates],
    given: Problem,
    offset: np.ndarray,
    folds: int,
) -> tuple[list[Ranked], Learned]:
    """Learn a slot; return its best, as if no page had been learned from, and it."""
    of_figure = np.repeat(
        shuffled(len(pages), max(folds, 1)), [len(page.gold) for page in pages]
    )
    good = np.concatenate(
        [
            right(slot, page, one.figure, one.first, one.last)
            for page, one in zip(pages, found, strict=True)
        ]
    )
    fit = partial(fitted, right=good, strength=way.strength, offset=offset)
    score = np.zeros(len(given.figure))
    for n in range(folds):
        weights = fit(given, rounds=way.fold_rounds, use=of_figure != n)
        mine = of_figure[given.figure] == n
        score[mine] = (given.scores(weights) + offset)[mine]
    weights = fit(given, rounds=way.rounds)
    lean, names = heavy(given, weights, found, way.light)
    weights = fit(lean, rounds=way.rounds)
    learned = Learned(Index(lean.keys), weights, lean.counts, names)
    return best_of(slot, pages, found, score), learned


def on_others(
    slot: Slot,
    pages: Sequence[Passage],
    found: Sequence[Candidates],
    learned: Learned,
    offset: np.ndarray | float = 0.0,
) -> list[Ranked]:
    """Return for pages that were not learned from the best candidates of a slot."""
    test = problem(found, [len(page.gold) for page in pages], learned.index)
    return best_of(slot, pages, found, test.scores(learned.weights) + offset)


def learn_first(
    pages: Sequence[Passage],
    tests: Sequence[Passage],
    model: Model,
    *,
    slots: Sequence[Slot] = SLOTS,
    folds: int = FOLDS,
) -> Bests:
    """Learn the first look; return its best, as if no page had been learned from."""
    figures = [len(page.gold) for page in pages]
    kept: dict[Slot, list[Ranked]] = {}
    tested: dict[Slot, list[Ranked]] = {}
    for slot in slots:
        since = time.monotonic()
        if slot != "place" or "holder" not in kept:  # it has the holder's candidates
            found = [candidates(slot, page.scene) for page in pages]
            given = problem(found, figures)
        nothing = np.zeros(len(given.figure))
        kept[slot], learned = learned_of(
            slot, FIRST, pages, found, given, nothing, folds
        )
        model.first[slot] = learned
        if tests:
            others = [candidates(slot, page.scene) for page in tests]
            tested[slot] = on_others(slot, tests, others, learned)
        print(f"{slot}: {time.monotonic() - since:.0f} s", flush=True)
    return kept, tested


def learn_second(
    pages: Sequence[Passage],
    looks: Looks,
    tests: Sequence[Passage],
    test_looks: Looks,
    model: Model,
) -> Bests:
    """Learn the second look; return its best, as `learn_first` does."""
    figures = [len(page.gold) for page in pages]
    kept: dict[Slot, list[Ranked]] = {}
    seen: dict[Slot, list[Ranked]] = {}
    for slot in SLOTS:
        found, offset = _seen(looks, slot)
        given = problem(found, figures)
        kept[slot], learned = learned_of(
            slot, SECOND, pages, found, given, offset, FOLDS
        )
        model.second[slot] = learned
        if tests:
            others, said = _seen(test_looks, slot)
            seen[slot] = on_others(slot, tests, others, learned, said)
    return kept, seen


def _seen(looks: Looks, slot: Slot) -> tuple[list[Candidates], np.ndarray]:
    """Return a slot's candidates by page, and what the first look says of them."""
    said = np.concatenate([look[slot][1] for look in looks]) / HUNDRED
    return [look[slot][0] for look in looks], said
