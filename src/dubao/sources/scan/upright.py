"""Vertical lines: laid out across before they are read, as the model knows no others.

A line's characters stand one below the other, a square each; figures and Latin words
lie on their side and take half of one. The white between the strokes tells where a
character ends; where two explanations fit, 吕 or a figure of two digits, both are read
and the surer one is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from dubao.sources.scan.engine import recognised
from dubao.sources.scan.picture import Pixels

FULL = 1.03  # ems of strokes that one square holds at most
HALF = 0.7  # the same of a letter on its side
PITCH = 1.0  # ems of room that a character has
SIDE = 0.53  # the same for a letter on its side
WIDE = 0.78  # ems: no letter on its side is so wide
DIGIT = 0.27  # ems: of two on their side one is as high, no stroke of 二 is
NEAR = 0.1  # ems of white between the strokes of two characters
MOST = 0.85  # ems of white beside strokes that may be theirs
LYING = 0.12  # what speaks against a letter on its side, in ems
MARGIN = 0.16  # ems of white above and below a line that is laid out
HAN = ("\u3400", "\u9fff")
MARKS = frozenset("、。，；：！？,;:!?")
LIKELY = 60  # percent: a mark that is read so surely is one
CLEAR = 10  # percent that one reading must be surer than another
MARK = 0.42  # ems: strokes no higher and no wider are a mark
Ink = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Square:
    """Rows of a line that hold one character, or letters on their side."""

    start: int
    end: int
    lying: bool
    doubtful: bool = False


def laid_out(lines: Sequence[Pixels]) -> list[tuple[str, int]]:
    """Return what each line says, and how sure the engine is, in percent."""
    cut = [list(_squares(line)) for line in lines]
    doubts = [
        (line, n, square)
        for line, squares in enumerate(cut)
        for n, square in enumerate(squares)
        if square.doubtful
    ]
    standing = recognised([_across(lines[at], [one]) for at, _, one in doubts])
    lying = recognised(
        [_across(lines[at], [replace(one, lying=True)]) for at, _, one in doubts]
    )
    for (at, n, one), up, flat in zip(doubts, standing, lying, strict=True):
        turned = _is_lying(up, flat, half=one.lying)
        cut[at][n] = Square(one.start, one.end, turned)
    return recognised(
        [_across(line, squares) for line, squares in zip(lines, cut, strict=True)]
    )


def _is_lying(up: tuple[str, int], flat: tuple[str, int], *, half: bool) -> bool:
    """Say whether strokes lie on their side, by what they say either way up.

    `half` says that they have half a square each, as letters on their side do.
    """
    (standing, sure), (turned, surer) = up, flat
    if half and standing in MARKS:
        return True
    if not turned.strip() or any(HAN[0] <= c <= HAN[1] for c in turned):
        return False
    if len(standing) == 1 and HAN[0] <= standing <= HAN[1]:
        return half and sure < surer + CLEAR
    if standing in MARKS and sure >= LIKELY:
        return False
    return surer > sure or turned.isascii()


def _ink(line: Pixels) -> Ink:
    import cv2  # noqa: PLC0415 comes with the engine

    grey = cv2.medianBlur(cv2.cvtColor(line, cv2.COLOR_RGB2GRAY), 3)
    _, dark = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    return np.asarray(dark, dtype=np.bool_)


def _runs(ink: Ink, em: float) -> list[tuple[int, int]]:
    """Return the rows that hold strokes, without a white row in them."""
    dark = ink.sum(axis=1) > max(1, em * 0.03)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
    runs = []
    for start, end in edges.reshape(-1, 2).tolist():
        whole = end - start
        parts = max(1, round(whole / em)) if whole > 1.15 * em else 1
        cuts = [start, *_thinnest(ink, start, end, parts), end]
        runs += list(pairwise(cuts))
    return runs


def _thinnest(ink: Ink, start: int, end: int, parts: int) -> Iterator[int]:
    """Yield where strokes that touch are cut: where the fewest do, a square apart."""
    step = (end - start) / parts
    for n in range(1, parts):
        middle = start + round(n * step)
        reach = max(round(step * 0.2), 1)
        window = ink[middle - reach : middle + reach].sum(axis=1)
        yield middle - reach + int(window.argmin())


def _em(ink: Ink) -> float:
    """Return the width of a line's characters."""
    across = np.flatnonzero(ink.any(axis=0))
    return float(across[-1] - across[0] + 1) / 0.96 if len(across) else 0.0


def _squares(line: Pixels) -> Iterator[Square]:
    """Yield the squares of a line: the cheapest way to explain its strokes."""
    ink = _ink(line)
    em = _em(ink)
    runs = _runs(ink, em) if em else []
    if not runs:
        yield Square(0, line.shape[0], lying=False)
        return
    best: list[tuple[float, int, bool]] = [(0.0, 0, False)]
    for last in range(len(runs)):
        found: list[tuple[float, int, bool]] = []
        for first in range(last, -1, -1):
            height = runs[last][1] - runs[first][0]
            if height > FULL * em and first < last:
                break
            white = _white(runs, first, last, em)
            cost = best[first][0] + abs(white - PITCH)
            found.append((cost, first, False))
            if (
                first == last
                and height <= HALF * em
                and not _is_one(ink, runs[last], em)
            ):
                cost = best[first][0] + abs(white - SIDE) + LYING
                found.append((cost, first, True))
        best.append(min(found))
    ways = []
    at = len(runs)
    while at:
        _, first, lying = best[at]
        ways.append((first, at, lying))
        at = first
    yield from _joined(ink, runs, ways[::-1], em)


def _is_one(ink: Ink, run: tuple[int, int], em: float) -> bool:
    """Say whether a stroke is 一: wider than a digit on its side is high."""
    across = np.flatnonzero(ink[run[0] : run[1]].any(axis=0))
    return bool(len(across)) and across[-1] - across[0] > WIDE * em


def _white(runs: Sequence[tuple[int, int]], first: int, last: int, em: float) -> float:
    """Return the room that some strokes have, in ems.

    The strokes beside them reach nearly to the border of their own squares: so the
    white on either side is theirs, but for as much as usually parts two characters.
    """
    height = runs[last][1] - runs[first][0]
    half = (em - height) / 2
    above = runs[first][0] - runs[first - 1][1] if first else half
    below = runs[last + 1][0] - runs[last][1] if last + 1 < len(runs) else half
    return float(height + min(above, MOST * em) + min(below, MOST * em)) / em - NEAR


def _joined(
    ink: Ink,
    runs: Sequence[tuple[int, int]],
    ways: Sequence[tuple[int, int, bool]],
    em: float,
) -> Iterator[Square]:
    """Yield the squares, letters on their side put together."""
    pending: list[tuple[int, int]] = []
    for first, end, lying in ways:
        start, stop = runs[first][0], runs[end - 1][1]
        if lying:
            pending.append((start, stop))
            continue
        if pending:
            yield Square(pending[0][0], pending[-1][1], lying=True, doubtful=True)
            pending = []
        tallest = max(runs[n][1] - runs[n][0] for n in range(first, end))
        across = np.flatnonzero(ink[start:stop].any(axis=0))
        wide = len(across) > 0 and across[-1] - across[0] > WIDE * em
        doubtful = not wide or (end - first > 1 and DIGIT <= tallest / em <= HALF)
        yield Square(start, stop, lying=False, doubtful=doubtful)
    if pending:
        yield Square(pending[0][0], pending[-1][1], lying=True, doubtful=True)


def _across(line: Pixels, squares: Sequence[Square]) -> Pixels:
    """Return a line's squares side by side, each the right way up."""
    ink = _ink(line)
    em = max(_em(ink), 1.0)
    across = np.flatnonzero(ink.any(axis=0))
    middle = (across[0] + across[-1]) / 2 if len(across) else line.shape[1] / 2
    size = round(em)
    high = round(em * (1 + 2 * MARGIN))
    left = round(middle - high / 2)
    pieces = []
    for square in squares:
        marked = _mark(line, ink, square, size, high)
        if marked is not None:
            pieces.append(marked)
            continue
        if square.lying:
            strip = _rows(line, square.start - size // 10, square.end + size // 10)
            pieces.append(np.rot90(_columns(strip, left, left + high)))
            continue
        centre = (square.start + square.end) // 2
        cell = _rows(line, centre - high // 2, centre - high // 2 + high)
        cell = _blank(cell, centre - high // 2, square, size)
        edge = round(middle - size / 2)
        pieces.append(_columns(cell, edge, edge + size))
    return np.ascontiguousarray(np.concatenate(pieces, axis=1))


def _mark(
    line: Pixels, ink: Ink, square: Square, size: int, high: int
) -> Pixels | None:
    """Return a comma or a stop where it stands in a line that runs across, else None.

    In a vertical line it hangs in the upper right of its square, in another it stands
    in the lower left.
    """
    across = np.flatnonzero(ink[square.start : square.end].any(axis=0))
    if not len(across) or square.end - square.start > MARK * size:
        return None
    start, end = int(across[0]) - 1, int(across[-1]) + 2
    if end - start > MARK * size:
        return None
    mark = _columns(_rows(line, square.start - 1, square.end + 1), start, end)
    if square.lying:
        mark = np.rot90(mark)
    paper = np.percentile(line, 90, axis=(0, 1)).astype(np.uint8)
    cell = np.empty((high, max(size * 2 // 3, mark.shape[1] + size // 6), 3), np.uint8)
    cell[:] = paper
    bottom = high - round(size * (MARGIN + 0.04))
    top = max(bottom - mark.shape[0], 0)
    left = size // 10
    cell[top:bottom, left : left + mark.shape[1]] = mark[: bottom - top]
    return cell


def _blank(cell: Pixels, top: int, square: Square, size: int) -> Pixels:
    """Return a cell without strokes of its neighbours."""
    cell = cell.copy()
    paper = np.percentile(cell, 90, axis=(0, 1)).astype(np.uint8)
    rim = max(size // 12, 1)
    cell[: max(square.start - top - rim, 0)] = paper
    cell[max(square.end - top + rim, 0) :] = paper
    return cell


def _rows(line: Pixels, start: int, end: int) -> Pixels:
    """Return rows of a line, its edge repeated where it has none."""
    place = np.clip(np.arange(start, end), 0, line.shape[0] - 1)
    return line[place]


def _columns(line: Pixels, start: int, end: int) -> Pixels:
    place = np.clip(np.arange(start, end), 0, line.shape[1] - 1)
    return line[:, place]
