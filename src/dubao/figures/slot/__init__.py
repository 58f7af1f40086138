"""One file a slot: what could fill it, and what speaks for each candidate.

`FILL` says of each slot how its candidates are made and what they say.
"""

import numpy as np

from dubao.figures.candidate import Candidates, Features
from dubao.figures.feature import Ints
from dubao.figures.scene import Scene
from dubao.figures.slot import base, label, name, period, phrase
from dubao.figures.word import number
from dubao.model import DIRECTIONS, STATS, Slot

NOTHING = 0
PLAIN = (1 << 62) - 1  # identities are cut to positive integers
AVERAGE, EACH, PAIR = "均", "每", 2  # of 人均 and 每人 the base is 人


def candidates(slot: Slot, scene: Scene) -> Candidates:
    """Return what could fill a slot of each figure of a page, made once a page."""
    same: Slot = "holder" if slot == "place" else slot
    if same not in scene.made:
        scene.made[same] = _made(same, scene)
    return scene.made[same]


def _made(slot: Slot, scene: Scene) -> Candidates:
    view, figures = scene.view, len(scene.figures)
    match slot:
        case "measure":
            return phrase.candidates(view, _shared(scene, "none"))
        case "action":
            return phrase.in_sentence(view, candidates("measure", scene))
        case "holder" | "place":
            return name.candidates(view, _shared(scene, "none"))
        case "stat":
            return label.candidates(figures, _shared(scene, "around"), STATS)
        case "direction":
            return label.candidates(figures, _shared(scene, "around"), DIRECTIONS)
        case "period":
            none = _shared(scene, "none")
            return period.candidates(
                view, none, scene.meanings, scene.time_words, scene.day
            )
        case "base":
            return base.candidates(
                view,
                _shared(scene, "around"),
                candidates("action", scene),
                candidates("period", scene),
            )


SHARED = {"none": phrase.none_templates, "around": label.around_templates}


def _shared(scene: Scene, name: str) -> Features:
    """Return the features of figures that several slots share, made once a page."""
    if name not in scene.shared:
        scene.shared[name] = Features(SHARED[name](scene.view), len(scene.figures))
    return scene.shared[name]


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
        pair = (begin == end) & (view.of_size(begin) == PAIR)
        average = pair & (view.last[begin] == number(AVERAGE))
        each = pair & (view.first[begin] == number(EACH))
        identity = np.where(average, view.first[begin], identity)
        identity = np.where(each, view.last[begin], identity)
    said[phrases] = identity
    return said


def per(words: str) -> tuple[int, int]:
    """Return where in some words what a rate is per begins and ends.

    >>> per("人均"), per("每人"), per("职工")
    ((0, 1), (1, 2), (0, 2))
    """
    if words[1:] == AVERAGE:
        return 0, 1
    return (1 if len(words) == PAIR and words[0] == EACH else 0), len(words)


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
    times = np.append(scene.time_words, -1)
    if slot == "period":
        return np.where(first >= 0, times[np.maximum(first, -1)], -1)
    if slot == "base":
        is_time = first >= base.TIME
        return np.where(is_time, times[np.where(is_time, first - base.TIME, -1)], last)
    return last
