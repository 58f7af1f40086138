"""Learns the weights of all slots, first look and second."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dubao.figures.binder import again
from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints
from dubao.figures.rank import Ranked, ranked
from dubao.figures.slot import base, candidates, per, texts
from dubao.figures.weights import HUNDRED, Index
from dubao.model import DIRECTIONS, SLOTS, STATS, Slot
from train.fit import fitted, problem
from train.heavy import heavy
from train.passage import Passage, plain

FOLDS = 3
STRENGTH, SECOND_STRENGTH = 1.5, 60.0
ROUNDS, SECOND_ROUNDS = 55, 60
LIGHT, LIGHT_SECOND = 0.15, 0.05  # weights that are lighter go
SEED = 7


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


def learn_first(
    pages: Sequence[Passage],
    tests: Sequence[Passage],
    model: Model,
    *,
    slots: Sequence[Slot] = SLOTS,
    folds: int = FOLDS,
) -> tuple[dict[Slot, list[Ranked]], dict[Slot, list[Ranked]]]:
    """Learn the first look; return its best, as if no page had been learned from."""
    fold = shuffled(len(pages), max(folds, 1))
    figures = [len(page.gold) for page in pages]
    of_figure = np.repeat(fold, figures)
    kept: dict[Slot, list[Ranked]] = {}
    tested: dict[Slot, list[Ranked]] = {}
    for slot in slots:
        since = time.monotonic()
        if slot != "place" or "holder" not in kept:  # it has the holder's candidates
            found = [candidates(slot, page.scene) for page in pages]
            given = problem(found, figures)
        good = np.concatenate(
            [
                right(slot, p, c.figure, c.first, c.last)
                for p, c in zip(pages, found, strict=True)
            ]
        )
        score = np.zeros(len(given.figure))
        for n in range(folds):
            weights = fitted(
                given, good, strength=STRENGTH, rounds=ROUNDS - 10, use=of_figure != n
            )
            mine = of_figure[given.figure] == n
            score[mine] = given.scores(weights)[mine]
        kept[slot] = best_of(slot, pages, found, score)
        weights = fitted(given, good, strength=STRENGTH, rounds=ROUNDS)
        lean, names = heavy(given, weights, found, LIGHT)
        weights = fitted(lean, good, strength=STRENGTH, rounds=ROUNDS)
        learned = Learned(Index(lean.keys), weights, lean.counts, names)
        model.first[slot] = learned
        if tests:
            others = [candidates(slot, page.scene) for page in tests]
            test = problem(others, [len(page.gold) for page in tests], learned.index)
            tested[slot] = best_of(slot, tests, others, test.scores(weights))
        print(f"{slot}: {time.monotonic() - since:.0f} s", flush=True)
    return kept, tested


def learn_second(
    pages: Sequence[Passage],
    looks: Looks,
    tests: Sequence[Passage],
    test_looks: Looks,
    model: Model,
) -> tuple[dict[Slot, list[Ranked]], dict[Slot, list[Ranked]]]:
    """Learn the second look; return its best, as `learn_first` does."""
    fold = shuffled(len(pages), FOLDS)
    figures = [len(page.gold) for page in pages]
    of_figure = np.repeat(fold, figures)
    kept: dict[Slot, list[Ranked]] = {}
    seen: dict[Slot, list[Ranked]] = {}
    for slot in SLOTS:
        found = [look[slot][0] for look in looks]
        offset = np.concatenate([look[slot][1] for look in looks]) / HUNDRED
        given = problem(found, figures)
        good = np.concatenate(
            [
                right(slot, p, c.figure, c.first, c.last)
                for p, c in zip(pages, found, strict=True)
            ]
        )
        score = np.zeros(len(given.figure))
        for n in range(FOLDS):
            weights = fitted(
                given,
                good,
                strength=SECOND_STRENGTH,
                rounds=SECOND_ROUNDS,
                use=of_figure != n,
                offset=offset,
            )
            mine = of_figure[given.figure] == n
            score[mine] = (given.scores(weights) + offset)[mine]
        kept[slot] = best_of(slot, pages, found, score)
        weights = fitted(
            given, good, strength=SECOND_STRENGTH, rounds=SECOND_ROUNDS, offset=offset
        )
        lean, names = heavy(given, weights, found, LIGHT_SECOND)
        weights = fitted(
            lean, good, strength=SECOND_STRENGTH, rounds=SECOND_ROUNDS, offset=offset
        )
        learned = Learned(Index(lean.keys), weights, lean.counts, names)
        model.second[slot] = learned
        if tests:
            others = [look[slot][0] for look in test_looks]
            test = problem(others, [len(page.gold) for page in tests], learned.index)
            said = np.concatenate([look[slot][1] for look in test_looks]) / HUNDRED
            score = test.scores(weights) + said
            seen[slot] = best_of(slot, tests, others, score)
    return kept, seen
