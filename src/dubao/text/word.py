"""Words and parts of speech of a stretch of text, asked for where they are needed.

The segmenter looks at a sentence only when somebody asks for a word in it, and
once. Tags are jieba's (n noun, v verb, m numeral, q classifier, nr person …).
"""

import re
from bisect import bisect_left
from functools import cache
from types import ModuleType
from typing import NamedTuple

FAR = 400  # characters that are looked at to either side
BREAK = re.compile(r"[。!?;\n]")


@cache
def segmenter() -> ModuleType:
    """Return jieba, with its dictionary of 350,000 words once it is needed.

    >>> segmenter().cut("共有三家工厂")
    ['共有', '三家', '工厂']
    """
    import rjieba  # noqa: PLC0415 what reads no sentence needs none

    return rjieba


class Word(NamedTuple):
    """A word of the text with its part of speech."""

    start: int
    end: int
    tag: str


class Words:
    """The words of one text, sentence by sentence, each made when first asked for."""

    def __init__(self, text: str) -> None:
        """Keep the text; nothing is cut yet."""
        self.text = text
        self._by_start: dict[int, list[Word]] = {}
        self._last: tuple[int, int, list[Word]] = (0, 0, [])

    def around(self, at: int) -> list[Word]:
        """Return the words of the stretch between two full stops that `at` lies in.

        >>> [w.tag for w in Words("共有三家工厂。").around(0)][-2]
        'n'
        """
        first, last, words = self._last
        if first <= at < last:
            return words
        text = self.text
        floor = max(0, at - FAR)
        start = max(text.rfind(mark, floor, at) for mark in "。\n;") + 1
        start = start or floor
        stop = BREAK.search(text, at)
        end = min(stop.end() if stop else len(text), at + FAR)
        words = self._by_start.get(start) or []
        if not words or words[-1].end <= at:
            words = _cut(text, start, end)
            self._by_start[start] = words
        self._last = (start, words[-1].end if words else end, words)
        return words

    def between(self, start: int, end: int, at: int) -> list[Word]:
        """Return the words that lie in `[start, end)`, of the stretch around `at`.

        >>> words = Words("共有三家工厂。")
        >>> [words.text[word.start : word.end] for word in words.between(4, 7, 4)]
        ['工厂', '。']
        """
        words = self.around(at)
        first = bisect_left(words, (start,))
        last = bisect_left(words, (end,))
        while last > first and words[last - 1].end > end:
            last -= 1
        return words[first:last]

    def at(self, at: int) -> Word:
        """Return the word that covers the character at `at`."""
        words = self.around(at)
        n = bisect_left(words, (at + 1,)) - 1
        if n >= 0 and words[n].start <= at < words[n].end:
            return words[n]
        return Word(at, at + 1, "x")


def _cut(text: str, start: int, end: int) -> list[Word]:
    words = []
    at = start
    new = tuple.__new__  # a named tuple's own __new__ costs twice as much
    for word, tag in segmenter().tag(text[start:end]):
        end = at + len(word)
        words.append(new(Word, (at, end, tag)))
        at = end
    return words
