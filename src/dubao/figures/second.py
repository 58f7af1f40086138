"""The second look at each figure's best candidates, with what its neighbours answer.

Lists, 分别为 and what is left out are settled here: an answer that the figure before
has, or that the whole article has, is more likely, the more so the nearer it is.
"""

from collections.abc import Mapping

import numpy as np

from dubao.figures.feature import Ints, Template
from dubao.figures.rank import BEST, Ranked
from dubao.figures.view import View
from dubao.model import Slot

NEIGHBOURS = (-1, -2, -3, 1, 2)
AROUND = 8  # figures to either side that the article's answer is taken from
SURE = 6  # steps of how likely, to either side of even
SHARES = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)
PHRASES: tuple[Slot, ...] = ("measure", "holder", "place", "action")
BESIDE: dict[Slot, tuple[Slot, ...]] = {  # slots that may say the same
    "measure": ("holder", "action"), "holder": ("measure", "place", "action"),
    "place": ("holder", "measure"), "action": ("measure",), "period": ("base",),
    "base": ("period", "measure", "holder"), "stat": (), "direction": (),
}  # fmt: skip
NO_PLACE = 30


def likelihood(share: np.ndarray) -> Ints:
    """Return shares in steps of their log odds.

    >>> likelihood(np.array([0.5, 0.999])).tolist()
    [6, 12]
    """
    share = np.clip(share, 1e-6, 1 - 1e-6)
    odds = np.log(share / (1 - share))
    made: Ints = (np.clip(np.round(odds), -SURE, SURE) + SURE).astype(np.int64)
    return made


def second_templates(
    view: View, slot: Slot, best: Mapping[Slot, Ranked], word: Ints
) -> list[Template]:
    """Return the features of each figure's best candidates, a row a figure times BEST.

    `word` says for a candidate which word of the page it is, -1 where it is none.
    """
    mine = best[slot]
    figures = len(mine.text)
    figure = np.repeat(np.arange(figures), BEST)
    rank = np.tile(np.arange(BEST), figures)
    text, share = mine.text.ravel(), mine.share.ravel()
    clauses, at = view.clauses, view.clauses.at
    kind, unit = view.kind[figure], view.unit[figure]
    own = likelihood(share)
    none = (text == 0).astype(np.int64)
    position, _, _ = view.position(figure, np.maximum(word, 0))
    position = np.where(word >= 0, position, NO_PLACE)
    templates: list[Template] = [
        ("own", own, none),
        ("rank", rank, own),
        ("none kind", none, kind, own),
        ("place", position, own),
        ("place kind", position, kind),
    ]
    mass_near = []
    for step in NEIGHBOURS:
        other = figure + step
        there = (other >= 0) & (other < figures)
        other = np.clip(other, 0, figures - 1)
        same = mine.text[other] == text[:, None]
        mass = np.digitize((same * mine.share[other]).sum(1) * there, SHARES)
        mass_near.append(mass)
        relation = _relation(view, figure, other, there)
        alike = (view.unit[other] == unit) + 2 * (view.kind[other] == kind)
        silent = np.where(there, mine.text[other, 0] == 0, 2)
        name = f" {step}"
        templates += [
            ("mass" + name, mass, relation, none),
            ("mass own" + name, mass, own, relation),
            ("mass alike" + name, mass, alike, relation),
            ("mass place" + name, mass, position, relation),
            ("silent" + name, silent, none, relation),
        ]
        if abs(step) == 1:
            times = np.cumsum(clauses.time >= 0)
            passed = np.minimum(np.abs(times[at[figure]] - times[at[other]]), 3)
            stat = best["stat"].text
            templates += [
                ("mass times" + name, mass, passed * 16 + relation, none),
                ("mass before" + name, mass, view.word[at[figure] - 1], none),
                ("mass stat" + name, mass, stat[figure, 0], stat[other, 0]),
            ]
    common, many = _common(view, mine, figure, text)
    templates += [
        ("both", mass_near[0], mass_near[3], none),
        ("common", common, own, none),
        ("common place", common, position),
        ("common many", common, many, none),
        ("stat", best["stat"].text[figure, 0], none, own),
        ("stat place", best["stat"].text[figure, 0], position),
    ]
    for other_slot in BESIDE[slot]:
        theirs = best[other_slot]
        same = theirs.text[figure] == text[:, None]
        mass = np.digitize((same * theirs.share[figure]).sum(1), SHARES)
        silent = theirs.text[figure, 0] == 0
        templates += [
            ("same " + other_slot, mass, own, none),
            ("silent " + other_slot, silent, none, own),
        ]
    if slot in PHRASES:
        for other_slot in PHRASES:
            if other_slot != slot:
                templates += _beside(
                    best[other_slot], mine, figure, own, none, position, other_slot
                )
    if slot in {"stat", "direction"}:
        for other_slot in ("stat", "direction", "base"):
            theirs = best[other_slot]
            said = np.where(
                other_slot == "base",
                theirs.text[figure, 0] == 0,
                theirs.text[figure, 0],
            )
            templates.append(
                ("label " + other_slot, text, said, likelihood(theirs.share[figure, 0]))
            )
        templates += [
            ("label kind", text, kind, own),
            ("label before", text, view.word[at[figure] - 1], own),
        ]
    return templates


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


def _common(view: View, mine: Ranked, figure: Ints, text: Ints) -> tuple[Ints, Ints]:
    """Return how much of an article's figures says the same, and their number."""
    article = view.clauses.article[view.clauses.at]
    figures = len(article)
    mass = np.zeros(len(figure))
    many = np.zeros(len(figure), dtype=np.int64)
    for step in range(-AROUND, AROUND + 1):
        if not step:
            continue
        other = figure + step
        there = (other >= 0) & (other < figures)
        other = np.clip(other, 0, figures - 1)
        there &= article[other] == article[figure]
        mass += ((mine.text[other] == text[:, None]) * mine.share[other]).sum(1) * there
        many += there
    return np.digitize(mass / np.maximum(many, 1), SHARES), np.minimum(many, 4)


def _beside(
    theirs: Ranked,
    mine: Ranked,
    figure: Ints,
    own: Ints,
    none: Ints,
    position: Ints,
    name: str,
) -> list[Template]:
    """Return how a candidate lies to the best one of another slot."""
    first, last = mine.first.ravel(), mine.last.ravel()
    begin, end = theirs.first[figure, 0], theirs.last[figure, 0]
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
    sure = likelihood(theirs.share[figure, 0])
    return [
        ("lies " + name, lies, own),
        ("lies place " + name, lies, position, none),
        ("lies sure " + name, lies, sure, none),
    ]
