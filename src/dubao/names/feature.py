"""What is seen of each character of a text: the features that labels are told by.

Each feature is one number, made of its template and of what stands there: characters,
the words that hold them, the words' tags, and what lists know of them. All characters
of a text are looked at together, a column for each template.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np

from dubao.names.lexicon import flags
from dubao.names.word import Cut

Ints = np.ndarray
PRIME = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)
SHIFT = np.uint64(29)
MOST = 200_000  # words that are remembered; then all are forgotten
DIGIT, LETTER = 1, 2  # what all digits and all letters are to the reader
NUMBER = 7  # what all numbers are
COLUMNS = 4
SEED = 0x1F123BB5  # parts templates

_plain = np.arange(0x11000, dtype=np.uint64)
_plain[0x30:0x3A] = DIGIT
_plain[0x41:0x5B] = LETTER
_plain[0x61:0x7B] = LETTER


class Vocabulary:
    """The words seen so far, each with what is known of it."""

    def __init__(self) -> None:
        """Begin with no word."""
        self.rows: dict[tuple[str, str], int] = {}
        self.table = np.zeros((1024, COLUMNS), dtype=np.uint64)

    def columns(self, words: list[tuple[str, str]]) -> Ints:
        """Return what is known of words with their tags, a row each."""
        if len(self.rows) > MOST:
            self.rows.clear()
        rows = self.rows
        try:
            found = list(map(rows.__getitem__, words))
        except KeyError:
            found = [rows[word] if word in rows else self._row(word) for word in words]
        return self.table[found]

    def _row(self, known: tuple[str, str]) -> int:
        word, tag = known
        row = len(self.rows)
        if row == len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        digits = word.isdigit() and word.isascii()
        self.table[row] = (
            NUMBER if digits else _hash(word), _known(tag), _known(word[-1:]),
            flags(word),
        )  # fmt: skip
        self.rows[known] = row
        return row


VOCABULARY = Vocabulary()


def _hash(text: str) -> int:
    return crc32(text.encode())


_known = lru_cache(maxsize=1 << 14)(_hash)  # of tags and single characters


def _shifted(column: Ints, by: int) -> Ints:
    """Return columns in which each place has what stands `by` places further on."""
    if by == 0:
        return column
    made = np.zeros_like(column)
    if by > 0:
        made[..., :-by] = column[..., by:]
    else:
        made[..., -by:] = column[..., :by]
    return made


def characters(text: str) -> Ints:
    """Return the characters of a text as numbers; a digit is like any other."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    return _plain[np.minimum(codes, 0x10FFF)]


def keys(text: str, words: Cut) -> Iterator[Ints]:
    """Yield the features of a text's characters, a template after the other."""
    chars = characters(text)
    pairs = words.pairs
    lengths = np.array(words.lengths, dtype=np.int64)
    table = VOCABULARY.columns(pairs)
    of = np.repeat(np.arange(len(pairs)), lengths)  # the word of each character
    starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
    at = np.arange(len(chars))
    first = at == starts
    last = np.append(first[1:], True)
    place = (first * 2 + last).astype(np.uint64) + 1
    known = np.ascontiguousarray(table.T)  # word, tag, end and sort, a row each
    around = {n: _shifted(known, n).take(of, axis=1) for n in (-2, -1, 0, 1, 2)}
    c = {n: _shifted(chars, n) for n in range(-3, 4)}
    templates: list[Sequence[Ints]] = [
        (c[-2],),
        (c[-1],),
        (c[0],),
        (c[1],),
        (c[2],),
        (c[-2], c[-1]),
        (c[-1], c[0]),
        (c[0], c[1]),
        (c[1], c[2]),
        (c[-1], c[1]),
        (c[-2], c[-1], c[0]),
        (c[-1], c[0], c[1]),
        (c[0], c[1], c[2]),
        (c[-3], c[-2], c[-1]),
        (c[1], c[2], c[3]),
        (c[0], place),
        (around[0][0], place),
        (around[0][1], place),
        (around[-1][0], place),
        (around[1][0], place),
        (around[-1][1], around[0][1], place),
        (around[0][1], around[1][1], place),
        (around[-1][1], around[0][1], around[1][1], place),
        (around[-2][1], around[-1][1], around[0][1], place),
        (around[-1][2], around[0][1], place),
        (around[1][2], around[0][1], place),
        (around[2][2], around[1][1], place),
        (around[-2][0], place),
        (around[2][0], place),
        (around[-1][0], around[0][1], place),
        (around[1][0], around[0][1], place),
        (around[0][3], place, around[0][1]),
        (around[-1][3], around[0][3], place),
        (around[0][3], around[1][3], place),
        (around[1][3], around[2][3], place),
        (around[-2][3], around[-1][3], place),
        (around[0][2], place),
    ]
    spare = np.empty_like(chars)
    for n, parts in enumerate(templates, 1):
        key = np.full(len(chars), n * SEED, dtype=np.uint64)
        for part in parts:
            key ^= part
            key *= PRIME
            np.right_shift(key, SHIFT, out=spare)
            key ^= spare
        key *= MIX
        yield key
