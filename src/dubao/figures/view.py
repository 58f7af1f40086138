"""A page seen from its figures: what its words are, and how far away.

All columns are arrays of integers; three entries are added at the end of those of
words, so that the word before the first and those after the last may be asked for.
"""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from dubao.figures.candidate import ends, phrases, stretches
from dubao.figures.clause import Clauses
from dubao.figures.feature import Ints, near
from dubao.figures.named import NameSpans
from dubao.figures.stand_in import StandIn, stand_ins
from dubao.figures.word import (
    AND,
    DE,
    FIRST,
    LAST,
    LAST_TWO,
    MARK,
    OPEN,
    PAUSE,
    SORT,
    STOP,
    TAG,
    WORD,
    number,
)

VERB = number("v")
NAMES = tuple(number(tag) for tag in ("ns", "nt", "nr", "nz", "nrt", "nrfg"))
PAD = 3
BASE = 0x9E3779B97F4A7C15  # odd: words are told apart by a sum of powers of it
INVERSE = pow(BASE, -1, 1 << 64)
# How a word stands to a figure: behind it, or before it in its clause, sentence …
(
    BEHIND, BEHIND_ANOTHER, NEXT_CLAUSE, LATER, BEFORE, BEFORE_ANOTHER, CLAUSE_BEFORE,
    CLAUSES_BEFORE, CLAUSE_AND_FIGURE, CLAUSES_AND_FIGURE, SENTENCE_BEFORE,
) = range(1, 12)  # fmt: skip
PARAGRAPH_BEFORE, SENTENCE_AFTER = 17, 20
PLACES = np.array(  # before or behind, clauses between, figures between
    [
        BEFORE, BEFORE_ANOTHER, CLAUSE_BEFORE, CLAUSE_AND_FIGURE,
        CLAUSES_BEFORE, CLAUSES_AND_FIGURE,
        BEHIND, BEHIND_ANOTHER, NEXT_CLAUSE, NEXT_CLAUSE, LATER, LATER,
    ]
)  # fmt: skip
MOST_SENTENCES = 6
BACK = 2  # sentences before its own in which any phrase is looked at
# A page that is no prose may cost no more than one that is.
MOST_FIGURES = 40  # of a sentence; one with more is no sentence, and says nothing
WORDS_BEFORE, WORDS_BEHIND = 160, 80  # that are looked at


class Nearby(NamedTuple):
    """The phrases near figures: each once, and each figure with the words they end in.

    A candidate is a phrase seen from a figure: `phrase` and `pair` say which.
    """

    figure: Ints  # of pairs of a figure and a word
    word: Ints
    first: Ints  # words of phrases
    last: Ints
    phrase: Ints  # of candidates
    pair: Ints


def total(flags: Ints) -> Ints:
    """Return how many flags are set before each place, and before the end."""
    return np.concatenate([[0], np.cumsum(flags)])


class View:
    """The words of a page, and its figures."""

    def __init__(
        self, clauses: Clauses, unit: Ints, kind: Ints, headline: Ints, named: NameSpans
    ) -> None:
        """Keep the page's words; `unit` and `kind` have an entry a figure."""
        self.clauses = clauses
        self.named = named
        self.unit, self.kind, self.headline = unit, kind, headline
        of = clauses.of
        self.size = len(of)
        self.word = self._padded(of[:, WORD])
        self.tag = self._padded(of[:, TAG])
        self.last = self._padded(of[:, LAST])
        self.two = self._padded(of[:, LAST_TWO])
        self.first = self._padded(of[:, FIRST])
        self.mark = self._padded(of[:, MARK], STOP)
        self.run = self._padded(clauses.run, -1)
        self.figures = np.cumsum(clauses.figure >= 0)
        self.is_name = np.isin(of[:, TAG], NAMES)
        at = clauses.at
        self.before = np.arange(len(at)) - 1  # the figure before; -1 for none

    @staticmethod
    def _padded(column: Ints, value: int = 0) -> Ints:
        return np.concatenate([column, np.full(PAD, value)])

    @cached_property
    def counts(self) -> dict[str, Ints]:
        """How many names, verbs, 的 … stand before each word."""
        mark = self.clauses.of[:, MARK]
        return {
            "name": total(self.is_name),
            "verb": total(self.clauses.of[:, SORT] == VERB),
            "de": total(mark == DE),
            "and": total((mark == AND) | (mark == PAUSE)),
            "open": total(mark == OPEN),
        }

    def of_size(self, word: Ints) -> Ints:
        """Return how many characters words have."""
        made: Ints = self.clauses.end[word] - self.clauses.start[word]
        return made

    def within(self, what: str, first: Ints, last: Ints, most: int) -> Ints:
        """Return how many of a sort stand in phrases, at most `most`."""
        counts = self.counts[what]
        made: Ints = np.minimum(counts[last + 1] - counts[first], most)
        return made

    @cached_property
    def repeated(self) -> Ints:
        """How often each word stands on the page, at most 5."""
        _, inverse, counts = np.unique(
            self.clauses.of[:, WORD], return_inverse=True, return_counts=True
        )
        return np.minimum(counts[inverse], 5)

    @cached_property
    def in_headline(self) -> Ints:
        """Whether each word also stands in a headline."""
        words = self.clauses.of[:, WORD]
        return np.isin(words, words[self.headline > 0]).astype(np.int64)

    @cached_property
    def verb_before(self) -> Ints:
        """The last verb at or before each word."""
        verbs = self.clauses.of[:, SORT] == VERB
        return np.maximum.accumulate(np.where(verbs, np.arange(self.size), 0))

    @cached_property
    def verb_behind(self) -> Ints:
        """The first verb at or behind each word."""
        verbs = self.clauses.of[:, SORT] == VERB
        found = np.where(verbs, np.arange(self.size), self.size)
        return np.minimum.accumulate(found[::-1])[::-1]

    @cached_property
    def governor(self) -> Ints:
        """The last verb before each figure in its clause, as a word; 0 none."""
        at, clause = self.clauses.at, self.clauses.clause
        verb = self.verb_before[at]
        return np.where((verb > 0) & (clause[verb] == clause[at]), self.word[verb], 0)

    @cached_property
    def related(self) -> Ints:
        """How each figure's unit and kind stand to those of the one before it."""
        if not len(self.before):
            return self.before
        at, sentence = self.clauses.at, self.clauses.sentence
        before = self.before
        same = (
            1 + (self.unit[before] == self.unit) + 2 * (self.kind[before] == self.kind)
        )
        near_by = (before >= 0) & (sentence[at[before]] == sentence[at])
        return np.where(near_by, same, 0)

    @cached_property
    def _powers(self) -> tuple[Ints, Ints]:
        size = self.size + 1
        power, inverse = np.ones((2, size), dtype=np.uint64)
        np.cumprod(np.full(size - 1, BASE, dtype=np.uint64), out=power[1:])
        np.cumprod(np.full(size - 1, INVERSE, dtype=np.uint64), out=inverse[1:])
        words = self.clauses.of[:, WORD].astype(np.uint64) * power[:-1]
        sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(words)])
        return sums, inverse

    def identity(self, first: Ints, last: Ints) -> Ints:
        """Return a number for each phrase, the same for the same words."""
        sums, inverse = self._powers
        made: Ints = (sums[last + 1] - sums[first]) * inverse[first]
        return made

    @cached_property
    def stand_ins(self) -> dict[tuple[int, int], StandIn]:
        """The stand-ins of the page with the names that they are for."""
        return stand_ins(self.clauses)

    @cached_property
    def window(self) -> tuple[Ints, Ints]:
        """Where each figure's sentence, and those just before it, begin and end."""
        sentence, at = self.clauses.sentence, self.clauses.at
        mine = sentence[at]
        low = np.searchsorted(sentence, np.maximum(mine - BACK, 0))
        high = np.searchsorted(sentence, mine + 1)
        many = np.bincount(mine, minlength=1)[mine] > MOST_FIGURES
        low = np.where(many, at, np.maximum(low, at - WORDS_BEFORE))
        return low, np.where(many, at, np.minimum(high, at + WORDS_BEHIND))

    @cached_property
    def nearby(self) -> Nearby:
        """The phrases of each figure's sentence and of those just before it."""
        word, figure = stretches(*self.window)
        good = ends(self.clauses)[word]
        word, figure = word[good], figure[good]
        used, end_of = np.unique(word, return_inverse=True)
        first, which = phrases(self.clauses, used)
        count = np.bincount(which, minlength=len(used))
        begins = np.cumsum(count) - count
        phrase, pair = stretches(begins[end_of], begins[end_of] + count[end_of])
        return Nearby(figure, word, first, used[which], phrase, pair)

    def position(self, figure: Ints, word: Ints) -> tuple[Ints, Ints, Ints]:
        """Return how words stand to figures: position, figures and clauses between."""
        clauses = self.clauses
        at = clauses.at[figure]
        behind = word > at
        between = np.abs(self.figures[word] - self.figures[at])
        between = np.minimum(between - ~behind, 3)
        apart = np.abs(clauses.clause[at] - clauses.clause[word])
        sentences = clauses.sentence[at] - clauses.sentence[word]
        found = PLACES[behind * 6 + np.minimum(apart, 2) * 2 + (between > 0)]
        found = np.where(
            sentences > 0, np.minimum(sentences, MOST_SENTENCES) + 10, found
        )
        found = np.where(sentences < 0, SENTENCE_AFTER, found)
        another = (sentences > 0) & (clauses.paragraph[at] != clauses.paragraph[word])
        return np.where(another, PARAGRAPH_BEFORE, found), between, apart

    def passed(self, figure: Ints, word: Ints) -> Ints:
        """Return the first verb from each word up to its figure; 1 none, 2 behind."""
        at = self.clauses.at[figure]
        verb = self.verb_behind[np.minimum(word + 1, self.size - 1)]
        form = self.word[np.minimum(verb, self.size)]
        return np.where(word > at, 2, np.where(verb < at, form, 1))

    def distance(self, figure: Ints, word: Ints) -> Ints:
        """Return in buckets how many words lie between words and figures."""
        return near(word - self.clauses.at[figure])
