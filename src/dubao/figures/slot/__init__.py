"""One file a slot: what could fill it, and what speaks for each candidate.

`FILL` says of each slot how its candidates are made and what they say.
"""

import numpy as np

from dubao.figures.candidate import Candidates
from dubao.figures.feature import Ints
from dubao.figures.scene import Scene
from dubao.figures.slot import base, label, name, period, phrase
from dubao.figures.word import number
from dubao.model import DIRECTIONS, STATS, Slot

NOTHING = 0
PLAIN = (1 << 62) - 1  # identities are cut to positive integers
BACK = 2  # sentences before its own in which a measure is looked for
AVERAGE, PAIR = "均", 2  # of 人均, 日均: what stands before it is the base


def candidates(slot: Slot, scene: Scene) -> Candidates:
    """Return what could fill a slot of each figure of a page, made once a page."""
    same: Slot = "holder" if slot == "place" else slot
    if same not in scene.made:
        scene.made[same] = _made(same, scene)
    return scene.made[same]


def _made(slot: Slot, scene: Scene) -> Candidates:
    view = scene.view
    match slot:
        case "measure":
            return phrase.candidates(view, BACK)
        case "action":
            return phrase.in_sentence(view, candidates("measure", scene))
        case "holder" | "place":
            return name.candidates(view)
        case "stat":
            return label.candidates(view, STATS)
        case "direction":
            return label.candidates(view, DIRECTIONS)
        case "period":
            return period.candidates(view, scene.meanings, scene.day)
        case "base":
            return base.candidates(
                view, candidates("action", scene), candidates("period", scene)
            )


def texts(slot: Slot, scene: Scene, found: Candidates) -> Ints:
    """Return a number for what each candidate says: the same words, the same number."""
    first, last = found.first, found.last
    said = np.zeros(len(first), dtype=np.int64)
    if slot in {"stat", "direction"}:
        return -2 - first + (slot == "stat")
    times = np.array([number(one.period) for one in scene.meanings] or [0])
    if slot == "period":
        return np.where(first >= 0, times[np.maximum(first, 0)], NOTHING)
    if slot == "base":
        labels = np.array([number(one) if one else NOTHING for one in base.LABELS])
        is_time = first >= base.TIME
        said[is_time] = times[first[is_time] - base.TIME]
        named = first < 0
        said[named] = labels[-2 - first[named]]
    phrases = (first >= 0) & (last >= 0)
    begin, end = first[phrases], last[phrases]
    if slot in {"holder", "place"}:
        begin, end = resolved(scene, begin, end)
    identity = (scene.view.identity(begin, end) & np.uint64(PLAIN)).astype(np.int64)
    if slot == "base":
        view = scene.view
        average = (
            (begin == end)
            & (view.last[begin] == number(AVERAGE))
            & (view.of_size(begin) == PAIR)
        )
        identity = np.where(average, view.first[begin], identity)
    said[phrases] = identity
    return said


def resolved(scene: Scene, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return phrases with each stand-in replaced by the name that it is for."""
    first, last = first.copy(), last.copy()
    begin, end = first.copy(), last.copy()
    for (start, stop), name_ in scene.view.stand_ins.items():
        hit = (begin == start) & (end == stop)
        first[hit], last[hit] = name_
    return first, last


def words(slot: Slot, scene: Scene, first: Ints, last: Ints) -> Ints:
    """Return which word of the page each answer stands at, -1 for none."""
    if slot in {"stat", "direction"}:
        return np.full(len(first), -1)
    times = np.append(period.words(scene.view, scene.meanings), -1)
    if slot == "period":
        return np.where(first >= 0, times[np.maximum(first, -1)], -1)
    if slot == "base":
        is_time = first >= base.TIME
        return np.where(is_time, times[np.where(is_time, first - base.TIME, -1)], last)
    return last
