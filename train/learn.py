"""Learns the weights of all slots, first look and second."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from dubao.figures.binder import second_candidates
from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints
from dubao.figures.rank import Ranked, ranked
from dubao.figures.slot import AVERAGE, base, candidates, texts
from dubao.figures.weights import HUNDRED
from dubao.model import DIRECTIONS, SLOTS, STATS, Slot
from train.fit import Index, Problem, fitted, problem
from train.passage import Passage, plain

FOLDS = 3
STRENGTH, SECOND_STRENGTH = 1.5, 60.0
ROUNDS, SECOND_ROUNDS = 55, 60
SEED = 7


@dataclass
class Learned:
    """What was learned of a slot."""

    index: Index
    weights: np.ndarray
    counts: Ints


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
    return told[0] if slot == "base" and told[1:] == AVERAGE else told


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


def names_of(
    slot: Slot, pages: Sequence[Passage], best: dict[Slot, list[Ranked]] | None = None
) -> Iterator[Candidates]:
    """Yield a slot's candidates, page by page; of the second look, given `best`."""
    for n, page in enumerate(pages):
        if best is None:
            yield candidates(slot, page.scene)
        else:
            yield second_candidates(page.scene, slot, by_page(best, n))[0]


def shuffled(count: int, folds: int) -> Ints:
    """Return a fold for each of `count` passages, by chance but the same each time."""
    order = np.random.default_rng(SEED).permutation(count)
    fold = np.empty(count, dtype=np.int64)
    fold[order] = np.arange(count) % folds
    return fold


def best_of(
    given: Problem,
    weights: np.ndarray,
    slot: Slot,
    pages: Sequence[Passage],
    found: Sequence[Candidates],
    score: np.ndarray | None = None,
) -> list[Ranked]:
    """Return for each page the best candidates of a slot."""
    if score is None:
        score = given.scores(weights)
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
        weights = fitted(given, good, strength=STRENGTH, rounds=ROUNDS)
        kept[slot] = best_of(given, weights, slot, pages, found, score)
        index = Index(given.keys)
        model.first[slot] = Learned(index, weights, given.counts)
        if tests:
            others = [candidates(slot, page.scene) for page in tests]
            test = problem(others, [len(page.gold) for page in tests], index)
            tested[slot] = best_of(test, weights, slot, tests, others)
        print(f"{slot}: {time.monotonic() - since:.0f} s", flush=True)
    return kept, tested


def by_page(best: dict[Slot, list[Ranked]], n: int) -> dict[Slot, Ranked]:
    """Return the best of every slot of one page."""
    return {slot: found[n] for slot, found in best.items()}


def learn_second(
    pages: Sequence[Passage],
    best: dict[Slot, list[Ranked]],
    tests: Sequence[Passage],
    tested: dict[Slot, list[Ranked]],
    model: Model,
) -> tuple[dict[Slot, list[Ranked]], dict[Slot, list[Ranked]]]:
    """Learn the second look; return its best, as `learn_first` does."""
    fold = shuffled(len(pages), FOLDS)
    figures = [len(page.gold) for page in pages]
    of_figure = np.repeat(fold, figures)
    kept: dict[Slot, list[Ranked]] = {}
    seen: dict[Slot, list[Ranked]] = {}
    for slot in SLOTS:
        pairs = [
            second_candidates(p.scene, slot, by_page(best, n))
            for n, p in enumerate(pages)
        ]
        found = [one for one, _ in pairs]
        offset = np.concatenate([said for _, said in pairs]) / HUNDRED
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
        weights = fitted(
            given, good, strength=SECOND_STRENGTH, rounds=SECOND_ROUNDS, offset=offset
        )
        index = Index(given.keys)
        model.second[slot] = Learned(index, weights, given.counts)
        kept[slot] = best_of(given, weights, slot, pages, found, score)
        if tests:
            pairs = [
                second_candidates(p.scene, slot, by_page(tested, n))
                for n, p in enumerate(tests)
            ]
            others = [one for one, _ in pairs]
            test = problem(others, [len(page.gold) for page in tests], index)
            said = np.concatenate([one for _, one in pairs]) / HUNDRED
            seen[slot] = best_of(
                test, weights, slot, tests, others, test.scores(weights) + said
            )
    return kept, seen
