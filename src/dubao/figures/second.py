"""The second look at each figure's best candidates, with what its neighbours answer.

Lists, 分别为 and what is left out are settled here: an answer that the figure before
has, or that the whole article has, is more likely, the more so the nearer it is.

All slots are looked at in one go: arrays have a first axis of slots, then one of
figures, then one of each figure's best candidates.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dubao.figures.candidate import Block, Candidates, Features
from dubao.figures.feature import Ints, Template
from dubao.figures.rank import BEST, Ranked
from dubao.figures.view import View
from dubao.figures.weights import HUNDRED
from dubao.model import SLOTS, Slot

NEIGHBOURS = (-1, -2, -3, 1, 2)
AROUND = 8  # figures to either side that the article's answer is taken from
SURE = 6  # steps of how likely, to either side of even
SHARES = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)
LEAST = 1e-9  # share
NO_PLACE = 30
MANY = 64  # more than any of a small column's values
PHRASES: tuple[Slot, ...] = ("measure", "holder", "place", "action")
LABELLED: tuple[Slot, ...] = ("stat", "direction")
BESIDE: dict[Slot, tuple[Slot, ...]] = {  # slots that may say the same
    "measure": ("holder", "action"), "holder": ("measure", "place", "action"),
    "place": ("holder", "measure"), "action": ("measure",), "period": ("base",),
    "base": ("period", "measure", "holder"), "stat": (), "direction": (),
}  # fmt: skip
STAT = SLOTS.index("stat")
SAME = [(slot, other) for slot in SLOTS for other in BESIDE[slot]]
LIES = [(slot, other) for slot in PHRASES for other in PHRASES if other != slot]
OWN = [(slot, slot) for slot in LABELLED]
LABELS = [(slot, other) for slot in LABELLED for other in (*LABELLED, "base")]


@dataclass(frozen=True, slots=True)
class Best:
    """The best candidates of every slot and figure, and what is known of each."""

    view: View
    text: Ints
    share: np.ndarray
    first: Ints
    last: Ints
    position: Ints  # to its figure
    own: Ints  # how likely it is by itself
    none: Ints  # whether it says nothing

    def flat(self, column: Ints) -> Ints:
        """Return a column, one entry a figure, as one entry a candidate."""
        return np.broadcast_to(column[:, None], self.text.shape).ravel()


Maker = Callable[[Best, Ints, Ints, Ints], list[Template]]


def second_candidates(
    view: View, first: Mapping[Slot, Ranked], words: Sequence[Ints]
) -> dict[Slot, tuple[Candidates, Ints]]:
    """Return each slot's best candidates with the features of the second look.

    `words` says for the candidates of each slot which word of the page they are, -1
    where none. With the candidates comes what the first look says of each, in
    hundredths. A candidate's index is its row among all, figure by figure.
    """
    best = _gathered(view, first, words)
    sets = [
        (Features(_templates(best), best.text.size), list(enumerate(SLOTS))),
        _paired(best, SAME, _same),
        _paired(best, LIES, _lies),
        _paired(best, LABELS, _labels),
        _paired(best, OWN, _label),
    ]
    size = best.text[0].size
    found = {}
    for slot in SLOTS:
        mine = first[slot]
        row = np.flatnonzero(mine.candidate.ravel() >= 0)
        said = np.log(mine.share.ravel()[row] + LEAST) * HUNDRED
        blocks = tuple(
            Block(features, row + at * size)
            for features, owners in sets
            for at, owner in owners
            if owner == slot
        )
        begin, end = mine.first.ravel()[row], mine.last.ravel()[row]
        found[slot] = (
            Candidates(figure=row // BEST, first=begin, last=end, blocks=blocks),
            np.round(said).astype(np.int64),
        )
    return found


def likelihood(share: np.ndarray) -> Ints:
    """Return shares in steps of their log odds.

    >>> likelihood(np.array([0.5, 0.999])).tolist()
    [6, 12]
    """
    share = np.clip(share, 1e-6, 1 - 1e-6)
    odds = np.log(share / (1 - share))
    made: Ints = (np.clip(np.round(odds), -SURE, SURE) + SURE).astype(np.int64)
    return made


def _gathered(view: View, first: Mapping[Slot, Ranked], words: Sequence[Ints]) -> Best:
    text, share, begin, end = (
        np.stack([getattr(first[slot], name) for slot in SLOTS])
        for name in ("text", "share", "first", "last")
    )
    word = np.stack(words).reshape(text.shape)
    figure = np.broadcast_to(np.arange(text.shape[1])[:, None], text.shape)
    position, _, _ = view.position(figure, np.maximum(word, 0))
    return Best(
        view=view,
        text=text,
        share=share,
        first=begin,
        last=end,
        position=np.where(word >= 0, position, NO_PLACE),
        own=likelihood(share),
        none=(text == 0).astype(np.int64),
    )


def _templates(best: Best) -> list[Template]:
    """Return the features that every slot has."""
    view, at = best.view, best.view.clauses.at
    figures = len(at)
    figure = np.arange(figures)
    own, none, position = best.own.ravel(), best.none.ravel(), best.position.ravel()
    kind = best.flat(view.kind)
    rank = np.broadcast_to(np.arange(BEST), best.text.shape).ravel()
    stat = best.text[STAT, :, 0]
    templates: list[Template] = [
        ("own", own, none),
        ("rank", rank, own),
        ("none kind", none, kind, own),
        ("place", position, own),
        ("place kind", position, kind),
    ]
    masses = []
    times = np.cumsum(view.clauses.time >= 0)[at]
    before = best.flat(view.word[at - 1])
    for step in NEIGHBOURS:
        other = figure + step
        there = (other >= 0) & (other < figures)
        other = np.clip(other, 0, figures - 1)
        mass = _mass(best, other, there).ravel()
        masses.append(mass)
        near = _relation(view, figure, other, there)
        relation = best.flat(near)
        alike = (view.unit[other] == view.unit) + 2 * (view.kind[other] == view.kind)
        silent = np.where(there, best.text[:, other, 0] == 0, 2)
        name = f" {step}"
        templates += [
            ("mass" + name, mass, relation, none),
            ("mass own" + name, mass, own, relation),
            ("mass alike" + name, mass, best.flat(alike), relation),
            ("mass place" + name, mass, position, relation),
            ("silent" + name, np.repeat(silent, BEST), none, relation),
        ]
        if abs(step) == 1:
            passed = np.minimum(np.abs(times - times[other]), 3)
            templates += [
                ("mass times" + name, mass, best.flat(passed * 16 + near), none),
                ("mass before" + name, mass, before, none),
                ("mass stat" + name, mass, best.flat(stat), best.flat(stat[other])),
            ]
    common, many = (column.ravel() for column in _common(best))
    return [
        *templates,
        ("both", masses[0], masses[3], none),
        ("common", common, own, none),
        ("common place", common, position),
        ("common many", common, many, none),
        ("stat", best.flat(stat), none, own),
        ("stat place", best.flat(stat), position),
    ]


def _mass(best: Best, other: Ints, there: Ints) -> Ints:
    """Return how likely another figure says what each candidate says, in steps."""
    same = best.text[:, other, None, :] == best.text[..., None]
    mass = (same * best.share[:, other, None, :]).sum(-1) * there[:, None]
    steps: Ints = np.digitize(mass, SHARES)
    return steps


def _relation(view: View, figure: Ints, other: Ints, there: Ints) -> Ints:
    """Return how near two figures stand: 1 clause, 2 sentence … 6 another article."""
    clauses = view.clauses
    one, two = clauses.at[figure], clauses.at[other]
    apart = np.abs(clauses.sentence[one] - clauses.sentence[two])
    return np.select(
        [
            ~there,
            clauses.clause[one] == clauses.clause[two],
            apart == 0,
            (clauses.paragraph[one] == clauses.paragraph[two]) & (apart == 1),
            clauses.paragraph[one] == clauses.paragraph[two],
            clauses.article[one] == clauses.article[two],
        ],
        [0, 1, 2, 3, 4, 5],
        6,
    )


def _common(best: Best) -> tuple[Ints, Ints]:
    """Return how much of an article's figures says the same, and their number."""
    article = best.view.clauses.article[best.view.clauses.at]
    figures = len(article)
    mass = np.zeros(best.text.shape)
    many = np.zeros(figures, dtype=np.int64)
    for step in range(-min(AROUND, figures), min(AROUND, figures) + 1):
        if not step:
            continue
        other = np.arange(figures) + step
        there = (other >= 0) & (other < figures)
        other = np.clip(other, 0, figures - 1)
        there &= article[other] == article
        same = best.text[:, other, None, :] == best.text[..., None]
        mass += (same * best.share[:, other, None, :]).sum(-1) * there[:, None]
        many += there
    share = np.digitize(mass / np.maximum(many, 1)[:, None], SHARES)
    return share, np.broadcast_to(np.minimum(many, 4)[:, None], share.shape)


def _paired(
    best: Best, pairs: Sequence[tuple[Slot, Slot]], made: Maker
) -> tuple[Features, list[tuple[int, Slot]]]:
    """Return features of slots beside others, and which slot each stretch is of."""
    mine = np.array([SLOTS.index(slot) for slot, _ in pairs])
    theirs = np.array([SLOTS.index(other) for _, other in pairs])
    shape = (len(pairs), *best.text.shape[1:])
    name = np.broadcast_to(theirs[:, None, None], shape)
    templates: list[Template] = [
        (template, *(np.broadcast_to(column, shape).ravel() for column in columns))
        for template, *columns in made(best, mine, theirs, name)
    ]
    owners = [(n, slot) for n, (slot, _) in enumerate(pairs)]
    return Features(templates, len(pairs) * best.text[0].size), owners


def _same(best: Best, mine: Ints, theirs: Ints, name: Ints) -> list[Template]:
    """Return whether another slot says the same, or nothing."""
    same = best.text[theirs][:, :, None, :] == best.text[mine][..., None]
    mass = np.digitize((same * best.share[theirs][:, :, None, :]).sum(-1), SHARES)
    silent = best.none[theirs][:, :, :1]
    return [
        ("same", name * MANY + mass, best.own[mine], best.none[mine]),
        ("silent", name * MANY + silent, best.none[mine], best.own[mine]),
    ]


def _lies(best: Best, mine: Ints, theirs: Ints, name: Ints) -> list[Template]:
    """Return how a candidate lies to the best one of another slot."""
    first, last = best.first[mine], best.last[mine]
    begin, end = best.first[theirs][:, :, :1], best.last[theirs][:, :, :1]
    lies = np.select(
        [
            (first < 0) | (begin < 0),
            (first == begin) & (last == end),
            last < begin,
            first > end,
            (first >= begin) & (last <= end),
            (first <= begin) & (last >= end),
        ],
        [0, 1, 1 + np.clip(begin - last, 1, 4), 5 + np.clip(first - end, 1, 4), 10, 11],
        12,
    )
    lies = name * MANY + lies
    none = best.none[mine]
    return [
        ("lies", lies, best.own[mine]),
        ("lies place", lies, best.position[mine], none),
        ("lies sure", lies, best.own[theirs][:, :, :1], none),
    ]


def _labels(best: Best, mine: Ints, theirs: Ints, name: Ints) -> list[Template]:
    """Return a label beside those of other slots."""
    said = np.where(
        (theirs == SLOTS.index("base"))[:, None, None],
        best.none[theirs][:, :, :1],
        best.text[theirs][:, :, :1],
    )
    likely = best.own[theirs][:, :, :1]
    return [("label", best.text[mine], name * MANY + said, likely)]


def _label(best: Best, mine: Ints, _theirs: Ints, _name: Ints) -> list[Template]:
    """Return a label with what it is a label of."""
    view, text = best.view, best.text[mine]
    before = view.word[view.clauses.at - 1][:, None]
    return [
        ("label kind", text, view.kind[:, None], best.own[mine]),
        ("label before", text, before, best.own[mine]),
    ]
