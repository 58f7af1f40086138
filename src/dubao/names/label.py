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
NEVER = -1000.0  # what a character says for a name that it is never in
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
    says: Ints  # a row a key in steps, a byte a label; the first is of none
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
        told.reshape(-1, BYTES)[:, 8:].view(np.int8),
        follows.reshape(LABELS, LABELS),
    )


def laid(known: Ints, says: Ints, follows: Ints) -> Learned:
    """Lay keys out; of two that fall on one place the one that says more stays."""
    bits = max(10, int(len(known) * ROOM).bit_length())
    shift = np.uint64(64 - bits)
    order = np.argsort(np.abs(says.astype(np.int16)).max(axis=1), kind="stable")
    known, says = known[order], says[order]
    table = np.zeros(1 << bits, dtype=np.int32)
    table[known >> shift] = np.arange(1, len(known) + 1, dtype=np.int32)
    return Learned(
        shift,
        table,
        np.concatenate([np.zeros(1, dtype=np.uint64), known]),
        np.pad(says, ((1, 0), (0, WIDE - LABELS))).view(np.int64)[:, 0],
        follows,
    )


def scores(text: str, words: Cut, by: Learned) -> Ints:
    """Return what the features of each character say for each label."""
    said: Ints = np.zeros((len(text), WIDE), dtype=np.int16)
    for seen in keys(text, words):
        row = by.table.take((seen >> by.shift).view(np.int64))
        row *= by.keys.take(row) == seen
        said += by.says.take(row).view(np.int8).reshape(-1, WIDE)
    return said[:, :LABELS].astype(np.float32) / STEP


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
    columns = np.ascontiguousarray(said.T)
    ahead = columns[1:].max(axis=0) - columns[OUTSIDE]
    likely = ahead > -QUIET
    likely &= MAY.take(characters(text).view(np.int64))
    likely &= _worth(np.where(likely, ahead, NEVER), by.follows)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], likely, [False]])))
    starts, ends = edges[::2], edges[1::2]
    found: list[tuple[Span, EntityKind]] = []
    if not len(starts):
        return found
    told = np.zeros(len(text), dtype=np.int64)
    _decode(said, starts, ends - starts, by.follows, told)
    best = told.tolist()
    for start in np.flatnonzero(told % 2 == 1).tolist():
        label, end = best[start], start + 1
        while end < len(best) and best[end] == label + 1:
            end += 1
        found.append((Span(start, end), KINDS[(label - 1) // 2]))
    return found


def _worth(ahead: Ints, follows: Ints) -> Ints:
    """Say of each character whether it can lie in a name of the best labels.

    A name is in them only where it says more than what is outside would: all that its
    characters say for it, and at best what the labels that follow one another say. By
    the sums from the text's start, the most that any name over a character says is the
    highest sum behind it less the lowest before it.
    """
    out = follows[OUTSIDE, OUTSIDE]
    inside = follows[1:, 1:].max() - out
    edges = follows[OUTSIDE, 1:].max() + follows[1:, OUTSIDE].max() - 2 * out - inside
    sums = np.zeros(len(ahead) + 1)
    np.cumsum(ahead + inside, dtype=np.float64, out=sums[1:])
    lowest = np.minimum.accumulate(sums[:-1])
    highest = np.maximum.accumulate(sums[:0:-1])[::-1]
    most: Ints = highest - lowest + edges
    return most >= 0


def _decode(said: Ints, starts: Ints, sizes: Ints, follows: Ints, told: Ints) -> None:
    """Write the best labels of some stretches, each with nothing around it."""
    order = np.argsort(-sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    longer = np.searchsorted(-sizes, -np.arange(sizes[0]), side="left")  # than a step
    best = said[starts] + follows[OUTSIDE]
    ways = np.ascontiguousarray(follows.T)
    back = []
    for step, on in enumerate(longer[1:].tolist(), 1):
        all_ways = best[:on, None, :] + ways
        back.append(all_ways.argmax(axis=2))
        best[:on] = all_ways.max(axis=2) + said[starts[:on] + step]
    label = (best + follows[:, OUTSIDE]).argmax(axis=1)
    for step in range(len(back), 0, -1):
        on = longer[step]
        told[starts[:on] + step] = label[:on]
        label[:on] = back[step - 1][np.arange(on), label[:on]]
    told[starts] = label
