"""Labels of characters, learned: which are of a person's, a place's, a body's name.

A linear chain: what each character's features say for each label, and which label
follows which. Only stretches in which a name is at all likely are decoded; everything
else is outside. What was learned stands in `tables/label.weights.hex`: a line is a
feature's key and what it says for each label, in parts of 32, all in hex.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from dubao.model import EntityKind, Span
from dubao.names.feature import Ints, characters, keys
from dubao.names.word import Cut

KINDS: tuple[EntityKind, ...] = ("person", "place", "organisation")
OUTSIDE = 0
LABELS = 1 + 2 * len(KINDS)  # outside; begin and inside of each kind
WIDE = 8  # columns of a row in memory
STEP = 32.0  # of what a weight is written in
QUIET = 6.0  # by so much outside is ahead where no name is looked for
STOPS = tuple(map(ord, "\n。,;!?:、"))  # in no name
MAY = np.ones(0x11000, dtype=bool)  # of each character, whether a name may have it
MAY[list(STOPS)] = False
BYTES = 8 + LABELS  # of a line: its key, a byte a label
ROOM = 8  # places for each key


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: keys laid out in a table, and what each says."""

    shift: np.uint64
    table: Ints  # where a key's row is, by its first bits; 0 for none
    keys: Ints
    says: Ints  # a row a key, the first is of none
    follows: Ints  # what label follows which


@cache
def learned() -> Learned:
    """Return what was learned."""
    path = files("dubao.names").joinpath("tables", "label.weights.hex")
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    follows = np.array(first.split()[1:], dtype=np.float32) / STEP
    told = np.frombuffer(bytes.fromhex(rest.replace("\n", "")), dtype=np.uint8)
    return laid(
        told.reshape(-1, BYTES)[:, :8].copy().view(">u8")[:, 0].astype(np.uint64),
        told.reshape(-1, BYTES)[:, 8:].view(np.int8).astype(np.float32) / STEP,
        follows.reshape(LABELS, LABELS),
    )


def laid(known: Ints, says: Ints, follows: Ints) -> Learned:
    """Lay keys out; of two that fall on one place the one that says more stays."""
    bits = max(10, int(len(known) * ROOM).bit_length())
    shift = np.uint64(64 - bits)
    order = np.argsort(np.abs(says).max(axis=1), kind="stable")
    known, says = known[order], says[order]
    table = np.zeros(1 << bits, dtype=np.int32)
    table[known >> shift] = np.arange(1, len(known) + 1, dtype=np.int32)
    return Learned(
        shift,
        table,
        np.concatenate([np.zeros(1, dtype=np.uint64), known]),
        np.pad(says, ((1, 0), (0, WIDE - LABELS))),
        follows,
    )


def scores(text: str, words: Cut, by: Learned) -> Ints:
    """Return what the features of each character say for each label."""
    said: Ints = np.zeros((len(text), WIDE), dtype=np.float32)
    for seen in keys(text, words):
        row = by.table.take((seen >> by.shift).view(np.int64))
        at = np.flatnonzero(row)
        row = row[at]
        hit = np.flatnonzero(by.keys.take(row) == seen.take(at))
        said[at.take(hit)] += by.says.take(row.take(hit), axis=0)
    return said[:, :LABELS]


def labelled(text: str, words: Cut) -> list[tuple[Span, EntityKind]]:
    """Return the names that the labels tell, in text order.

    >>> from dubao.names.word import cut
    >>> text = "新华社记者周小禾从北京报道。"
    >>> [span.of(text) for span, kind in labelled(text, cut(text)) if kind == "place"]
    ['北京']
    """
    if not text:
        return []
    by = learned()
    said = scores(text, words, by)
    likely = said[:, 0] - said[:, 1:].max(axis=1) < QUIET
    likely &= MAY.take(characters(text).view(np.int64))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], likely, [False]])))
    starts, ends = edges[::2], edges[1::2]
    found: list[tuple[Span, EntityKind]] = []
    if not len(starts):
        return found
    sizes = ends - starts
    told = np.zeros(len(text), dtype=np.int64)
    order = np.argsort(sizes, kind="stable")
    for some in np.array_split(order, max(1, len(order) // 64)):
        _decode(said, starts[some], sizes[some], by.follows, told)
    at = np.flatnonzero(told % 2 == 1)
    for start in at.tolist():
        label, end = told[start], start + 1
        while end < len(told) and told[end] == label + 1:
            end += 1
        found.append((Span(start, end), KINDS[(label - 1) // 2]))
    return found


def _decode(said: Ints, starts: Ints, sizes: Ints, follows: Ints, told: Ints) -> None:
    """Write the best labels of some stretches, each with nothing around it."""
    steps = int(sizes.max())
    places = starts[:, None] + np.minimum(np.arange(steps), sizes[:, None] - 1)
    best = said[places[:, 0]] + follows[OUTSIDE]
    back = np.zeros((steps, len(starts), LABELS), dtype=np.int8)
    last = best.copy()
    for step in range(1, steps):
        ways = best[:, :, None] + follows
        back[step] = ways.argmax(axis=1)
        best = ways.max(axis=1) + said[places[:, step]]
        ended = sizes == step + 1
        last[ended] = best[ended]
    label = (last + follows[:, OUTSIDE]).argmax(axis=1)
    rows = np.arange(len(starts))
    for step in range(steps - 1, -1, -1):
        on = sizes > step
        told[places[on, step]] = label[on]
        earlier = back[step, rows, label]
        label = np.where(on & (step > 0), earlier, label)
