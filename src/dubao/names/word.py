"""The words of a text with their parts of speech, each with where it stands."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from dubao.text.word import segmenter


class Word(NamedTuple):
    """A word of a text with its tag: n noun, v verb, nr person, ns place."""

    start: int
    end: int
    tag: str


class Cut(Sequence[Word]):
    """The words of a text in its order, a column for each thing known of them.

    Most are only run through by what they say; a word is made when it is asked for.
    """

    __slots__ = ("ends", "lengths", "pairs", "said")

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        """Lay words out one behind the other."""
        self.pairs = pairs  # each word with its tag
        self.said = [word for word, _ in pairs]
        self.lengths = list(map(len, self.said))
        self.ends = list(accumulate(self.lengths))

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.pairs)

    @overload
    def __getitem__(self, number: int) -> Word: ...
    @overload
    def __getitem__(self, number: slice) -> list[Word]: ...
    def __getitem__(self, number: int | slice) -> Word | list[Word]:
        """Return a word, or several."""
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        return Word(self.begins(number), self.ends[number], self.pairs[number][1])

    def begins(self, number: int) -> int:
        """Return where a word begins."""
        return self.ends[number] - self.lengths[number]

    def over(self, at: int) -> int:
        """Return the number of the word that a character lies in.

        >>> words = cut("县委书记到会")
        >>> words[words.over(4)]
        Word(start=4, end=5, tag='v')
        """
        return bisect_right(self.ends, at)


def cut(text: str) -> Cut:
    """Return the words of a text.

    >>> [text[w.start : w.end] for text in ["县委书记到会"] for w in cut(text)]
    ['县委书记', '到', '会']
    """
    return Cut(segmenter().tag(text))
