"""What could fill a slot: for each figure some phrases, and nothing.

A candidate's features come in blocks. Those of a block belong to a row that many
candidates share (a word seen from a figure, a phrase by itself), so that each is
made once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dubao.figures.clause import Clauses
from dubao.figures.feature import Ints, Template, keys
from dubao.figures.weights import Index
from dubao.figures.word import AND, BLANK, CLOSE, COMMA, DE, MARK, NOTHING, OPEN, PAUSE

LONGEST = 8  # words of a phrase
WIDEST = 24  # its characters
MOST_ROWS = 50_000  # whose keys are kept


class Features:
    """What speaks for some rows, as templates, and as keys once they are asked for."""

    def __init__(self, templates: Sequence[Template], size: int) -> None:
        """Keep the templates of `size` rows."""
        self.templates = templates
        self.size = size
        self._hits: tuple[Ints, Ints] | None = None

    @cached_property
    def keys(self) -> Ints:
        """The keys: a line a template, an entry a row."""
        return keys(self.templates, self.size)

    def hits(self, index: Index) -> tuple[Ints, Ints]:
        """Return the rows of which something is known, and its place in the index.

        They are found once; a large page is gone through by parts, and so takes no
        more room.
        """
        if self._hits is None:
            found = [
                self._part(index, start) for start in range(0, self.size, MOST_ROWS)
            ]
            none = np.zeros(0, dtype=np.int64)
            self._hits = (
                np.concatenate([none, *(row for row, _ in found)]),
                np.concatenate([none, *(place for _, place in found)]),
            )
        return self._hits

    def _part(self, index: Index, start: int) -> tuple[Ints, Ints]:
        size = min(self.size - start, MOST_ROWS)
        rows = slice(start, start + size)
        part: list[Template] = [
            (name, *(np.asarray(column)[rows] for column in columns))
            for name, *columns in self.templates
        ]
        which, place = index.hits(keys(part, size).ravel())
        return which % size + start, place


@dataclass(frozen=True, slots=True)
class Block:
    """Features of some rows, and which row each candidate has."""

    features: Features
    row: Ints  # an entry a candidate; -1 where it has none of them
    part: str = ""  # of the slot: a label, or a sort of candidates; "" all of it


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every candidate of every figure, in the order of the figures."""

    figure: Ints
    first: Ints  # its first word; -1 for nothing
    last: Ints
    blocks: tuple[Block, ...]


def joined(
    figures: int,
    figure: Ints,
    first: Ints,
    last: Ints,
    blocks: tuple[Block, ...],
    none: Sequence[Features],
) -> Candidates:
    """Return candidates in the order of their figures, and for each figure nothing.

    `none` are the features of there being no answer, an entry a figure.
    """
    missing = np.full(figures, -1)
    owner = np.concatenate([figure, np.arange(figures)])
    order = np.argsort(owner, kind="stable")

    def put(found: Ints, rest: Ints) -> Ints:
        return np.concatenate([found, rest])[order]

    lacks = np.full(len(figure), -1)
    return Candidates(
        figure=owner[order],
        first=put(first, missing),
        last=put(last, missing),
        blocks=(
            *(Block(b.features, put(b.row, missing), b.part) for b in blocks),
            *(Block(one, put(lacks, np.arange(figures))) for one in none),
        ),
    )


def kept(found: Candidates, keep: Ints) -> Candidates:
    """Return some of the candidates; their features are the same ones."""
    return Candidates(
        figure=found.figure[keep],
        first=found.first[keep],
        last=found.last[keep],
        blocks=tuple(
            Block(block.features, block.row[keep], block.part) for block in found.blocks
        ),
    )


def stretches(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return every integer of each [low, high), and the index of its stretch.

    >>> stretches(np.array([3, 9]), np.array([5, 10]))[0].tolist()
    [3, 4, 9]
    """
    sizes = np.maximum(high - low, 0)
    owner = np.repeat(np.arange(len(low)), sizes)
    begins = np.cumsum(sizes) - sizes
    return np.arange(len(owner)) - begins[owner] + low[owner], owner


def ends(clauses: Clauses) -> Ints:
    """Return for each word whether a phrase may end with it."""
    mark = clauses.of[:, MARK]
    plain = (mark == NOTHING) & (clauses.figure < 0) & (clauses.time < 0)
    made: Ints = plain | (mark == CLOSE)
    return made


def phrases(clauses: Clauses, last: Ints) -> tuple[Ints, Ints]:
    """Return the phrases that end with each of `last`: first words, and which last.

    A phrase stays in its run, begins with no mark but an opening one, and is at most
    LONGEST words long.
    """
    which = np.repeat(np.arange(len(last)), LONGEST)
    first = last[which] - np.tile(np.arange(LONGEST), len(last))
    good = first >= 0
    first = np.maximum(first, 0)
    end = last[which]
    good &= clauses.run[first] == clauses.run[end]
    good &= clauses.end[end] - clauses.start[first] <= WIDEST
    mark = clauses.of[first, MARK]
    good &= ~np.isin(mark, (DE, AND, PAUSE, CLOSE, COMMA, BLANK))
    good &= (clauses.of[end, MARK] != CLOSE) | _opened(clauses, first, end)
    good &= ~((mark == OPEN) & (clauses.of[end, MARK] == NOTHING)) | (
        _closed(clauses, first, end)
    )
    return first[good], which[good]


def _opened(clauses: Clauses, first: Ints, last: Ints) -> Ints:
    opens = np.cumsum(clauses.of[:, MARK] == OPEN)
    before = np.where(first > 0, opens[first - 1], 0)
    made: Ints = opens[last] > before
    return made


def _closed(clauses: Clauses, first: Ints, last: Ints) -> Ints:
    closes = np.cumsum(clauses.of[:, MARK] == CLOSE)
    before = np.where(first > 0, closes[first - 1], 0)
    made: Ints = closes[last] > before
    return made
