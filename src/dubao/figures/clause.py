"""A page prepared once for all slots: its words with where they stand.

The words of the text are columns of integers, in order. A figure and a time are
one word each, whatever they are written with, so that nothing is read across them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from dubao.figures import word
from dubao.figures.word import Vocabulary
from dubao.model import Mention, Span
from dubao.text.word import segmenter

VOCABULARY = Vocabulary()
WHOLE = frozenset({"quantity", "date", "time"})  # mentions that are one word
Ints = np.ndarray


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a text. All columns have one entry a word."""

    text: str
    start: Ints  # where it begins in the text
    end: Ints
    of: Ints  # its columns in the vocabulary: WORD TAG SORT LAST … by row
    sentence: Ints  # index of its sentence
    clause: Ints  # counts commas and stops
    run: Ints  # words of one run may make a phrase: no stop, figure or time between
    paragraph: Ints
    article: Ints  # -1 outside any
    figure: Ints  # index of the figure that it is; -1
    time: Ints  # index among the times; -1
    at: Ints  # one entry a figure: which word it is
    sentences: Sequence[Span]

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first word to the last, in the text."""
        return Span(int(self.start[first]), int(self.end[last]))


def prepare(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    paragraphs: Sequence[tuple[Span, int]],
) -> Clauses:
    """Return the words of a text; `paragraphs` are spans, each with its article.

    >>> from dubao.zh import scan
    >>> from dubao.text.split import sentences
    >>> text = "全州4.88万名干部职工结对认亲。"
    >>> found = prepare(text, scan(text)[0], sentences(text), [])
    >>> [text[s:e] for s, e in zip(found.start, found.end)]
    ['全州', '4.88万名', '干部职工', '结对', '认亲', '。']
    """
    whole = [m for m in mentions if m.kind in WHOLE]
    words, starts, ends, kinds = _words(text, whole)
    rows = VOCABULARY.columns(words)
    start, end = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
    kind = np.array(kinds, dtype=np.int64)  # -1 a word, else an index into whole
    is_figure = np.array([m.kind == "quantity" for m in whole] or [False])
    figure = np.full(len(start), -1)
    time = np.full(len(start), -1)
    mine = kind >= 0
    numbers = np.cumsum(is_figure) - 1
    others = np.cumsum(~is_figure) - 1
    figure[mine] = np.where(is_figure[kind[mine]], numbers[kind[mine]], -1)
    time[mine] = np.where(is_figure[kind[mine]], -1, others[kind[mine]])
    mark = rows[:, word.MARK].copy()
    mark[mine] = word.NOTHING
    rows[:, word.MARK] = mark
    rows[figure >= 0, word.WORD] = word.number("<figure>")
    rows[time >= 0, word.WORD] = word.number("<time>")
    rows[mine, word.TAG] = rows[mine, word.SORT] = rows[mine, word.WORD]
    breaks = (mark == word.COMMA) | (mark == word.STOP) | (mark == word.COLON)
    clause = np.cumsum(breaks) - breaks
    apart = breaks | mine | (mark == word.BLANK)
    run = np.cumsum(apart) * 2 - apart
    begins = np.array([s.start for s in sentences] or [0])
    sentence = np.maximum(np.searchsorted(begins, start, side="right") - 1, 0)
    spans = sorted(paragraphs)
    firsts = np.array([s.start for s, _ in spans] or [0])
    owner = np.array([a for _, a in spans] or [-1])
    paragraph = np.maximum(np.searchsorted(firsts, start, side="right") - 1, 0)
    return Clauses(
        text=text,
        start=start,
        end=end,
        of=rows,
        sentence=sentence,
        clause=clause,
        run=run,
        paragraph=paragraph,
        article=owner[paragraph],
        figure=figure,
        time=time,
        at=np.flatnonzero(figure >= 0),
        sentences=sentences,
    )


def _words(
    text: str, whole: Sequence[Mention]
) -> tuple[list[str], list[int], list[int], list[int]]:
    """Cut a text into words; each mention of `whole` is one, with its index."""
    words: list[str] = []
    bounds: list[int] = []  # where each word begins, and where the last one ends
    kinds: list[int] = []
    at = 0
    cut = segmenter().cut
    for number, mention in enumerate(whole):
        found = cut(text[at : mention.span.start])
        words += found
        words.append("")
        bounds += accumulate(map(len, found), initial=at)
        kinds += [-1] * len(found)
        kinds.append(number)
        at = mention.span.end
    found = cut(text[at:])
    words += found
    bounds += accumulate(map(len, found), initial=at)
    kinds += [-1] * len(found)
    return words, bounds[:-1], bounds[1:], kinds
