"""The words of a text with their parts of speech, each with where it stands."""

from functools import partial
from itertools import accumulate
from typing import NamedTuple

from dubao.text.word import segmenter


class Word(NamedTuple):
    """A word of a text with its tag: n noun, v verb, nr person, ns place."""

    start: int
    end: int
    tag: str


class Cut(list[Word]):
    """The words of a text in its order, and what each is as printed."""

    __slots__ = ("lengths", "pairs", "said")

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        """Lay words out one behind the other."""
        self.pairs = pairs  # each word with its tag
        self.said = [word for word, _ in pairs]
        self.lengths = list(map(len, self.said))
        ends = list(accumulate(self.lengths))
        columns = zip([0, *ends], ends, [tag for _, tag in pairs], strict=False)
        # a named tuple's own __new__ costs several times as much
        super().__init__(map(partial(tuple.__new__, Word), columns))


def cut(text: str) -> Cut:
    """Return the words of a text.

    >>> [text[w.start : w.end] for text in ["县委书记到会"] for w in cut(text)]
    ['县委书记', '到', '会']
    """
    return Cut(segmenter().tag(text))
