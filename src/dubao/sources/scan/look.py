"""A second look at numerals: a point that the engine dropped, digits it is torn about.

132.95亩 comes as 13295亩, as sure as any other line. So each numeral is cut out, made
larger and read again; and between its digits a small stroke on the base line is looked
for, since a point that is printed leaves ink. Nothing is corrected: where the two looks
differ, the numeral is told with what else it may be.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dubao.sources.geometry.printed import Doubt
from dubao.sources.scan.engine import Told, recognize
from dubao.sources.scan.picture import Pixels
from dubao.text.fold import fold

NUMERAL = re.compile(r"\d[\d.,·]*\d")
# one without a point, and no date's: years and days have none to lose
BARE = re.compile(r"(?<![\d.,·])\d{2,}(?![\d.,·]|[年月日号时分]|[-/]\d)")
MARKS = re.compile(r"[.,·]")
LARGER = 2.0  # times: how much a numeral is enlarged
HIGH = 0.8  # of a line's height: its type
ROOM = 0.55  # ems around the middle of what stands beside it
LOW = 0.68  # of a digit's height: a point stands below it
DARK = 0.3  # of the darkest ink: what is printed
FAINT = 0.5  # of a point's ink: what stands above it is none
APART = 0.85  # of a point's ink: what is on both sides of it, at most
PITCH = 0.45  # of a line's height: two digits stand nearer that have no point
SURE = 80  # percent: a second look that is less sure says nothing
Ink = np.ndarray[Any, np.dtype[np.float32]]


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A numeral of a line: where it stands in its text."""

    line: int
    start: int
    end: int


def doubts(lines: Sequence[Pixels], said: Sequence[Told]) -> list[tuple[Doubt, ...]]:
    """Return for each line that was read what its numerals may be instead."""
    numerals = [
        _Numeral(n, *match.span())
        for n, one in enumerate(said)
        if one.places
        for match in BARE.finditer(fold(one.text))
    ]
    cuts = [_cut(lines[one.line], said[one.line], one) for one in numerals]
    again = recognize(cuts)
    found: list[list[Doubt]] = [[] for _ in lines]
    for one, second in zip(numerals, again, strict=True):
        first = said[one.line]
        words = fold(first.text[one.start : one.end])
        otherwise = _pointed(lines[one.line], first, one) or _read(words, second)
        if otherwise and otherwise != words:
            found[one.line].append(Doubt(one.start, one.end, otherwise))
    return [tuple(one) for one in found]


def _cut(line: Pixels, said: Told, one: _Numeral) -> Pixels:
    """Return a numeral with the characters beside it, cut out and enlarged."""
    import cv2  # noqa: PLC0415 comes with the engine

    em = line.shape[0] * HIGH
    first = said.places[max(one.start - 1, 0)]
    last = said.places[min(one.end, len(said.places) - 1)]
    left = max(int(first - ROOM * em), 0)
    right = min(int(last + ROOM * em) + 1, line.shape[1])
    part = line[:, left : max(right, left + 2)]
    return cv2.resize(  # type: ignore[no-any-return]
        part, None, fx=LARGER, fy=LARGER, interpolation=cv2.INTER_CUBIC
    )


def _read(words: str, second: Told) -> str:
    """Return what a second look read, "" where it is not sure of one numeral."""
    found = NUMERAL.findall(fold("".join(second.text.split())))
    if len(found) != 1 or second.sure < SURE:
        return ""
    same = MARKS.sub("", found[0]) == MARKS.sub("", words)
    return found[0] if same or len(found[0]) == len(words) else ""


def _pointed(line: Pixels, said: Told, one: _Numeral) -> str:
    """Return a numeral with the point that is printed in it and was not read."""
    words = fold(said.text[one.start : one.end])
    if MARKS.search(words):
        return ""
    places = said.places[one.start : one.end]
    gaps = [n for n in range(1, len(words)) if _has_point(line, *places[n - 1 : n + 1])]
    if len(gaps) != 1:
        return ""
    return f"{words[: gaps[0]]}.{words[gaps[0] :]}"


def _has_point(line: Pixels, left: float, right: float) -> bool:
    """Say whether something small stands low between two digits, white around it."""
    if right - left < PITCH * line.shape[0]:
        return False
    ink = _ink(line)
    em = line.shape[0] * HIGH
    start, end = max(int(left - em / 4), 0), int(right + em / 4) + 1
    rows = np.flatnonzero(ink[:, start:end].max(axis=1) > DARK)
    if not rows.size:
        return False
    top, low = int(rows[0]), int(rows[-1]) + 1
    edge = top + round(LOW * (low - top))
    upper = ink[top:edge, int(left) : int(right) + 1].max(axis=0)
    lower = ink[edge:low, int(left) : int(right) + 1].max(axis=0)
    return any(
        upper[n] <= FAINT * lower[n] and _is_apart(lower, n)
        for n in range(1, len(lower) - 1)
        if lower[n] >= DARK
    )


def _is_apart(profile: Ink, at: int) -> bool:
    """Say whether the ink falls off on both sides of a place."""
    most = profile[at] * APART
    return bool(profile[:at].min() <= most and profile[at + 1 :].min() <= most)


def _ink(line: Pixels) -> Ink:
    """Return how dark each pixel is, from 0 for paper to 1 for type."""
    grey = line.min(axis=2).astype(np.float32)
    paper, type_ = np.percentile(grey, 90), np.percentile(grey, 2)
    dark: Ink = np.clip((paper - grey) / max(paper - type_, 1.0), 0, 1)
    return dark
