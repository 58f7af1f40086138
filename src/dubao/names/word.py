"""The words of a text with their parts of speech, each with where it stands."""

from itertools import accumulate
from typing import NamedTuple

from dubao.text.word import segmenter


class Word(NamedTuple):
    """A word of a text with its tag: n noun, v verb, nr person, ns place."""

    start: int
    end: int
    tag: str


def cut(text: str) -> list[Word]:
    """Return the words of a text.

    >>> [text[w.start : w.end] for text in ["县委书记到会"] for w in cut(text)]
    ['县委书记', '到', '会']
    """
    pairs = segmenter().tag(text)
    ends = accumulate(len(word) for word, _ in pairs)
    return [
        Word(end - len(word), end, tag)
        for end, (word, tag) in zip(ends, pairs, strict=True)
    ]
