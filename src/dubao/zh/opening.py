"""Whether anything but a quantity may begin at a numeral.

Most numerals are plain quantities. Before the phenomena are asked one by one, one
expression tells whether any of them may have something to say at a place: it holds
the patterns of all rules that begin there. What it lets through the phenomena judge.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dubao.grammar import Fitting, Reader, Rules
from dubao.model import Mention
from dubao.zh import fraction, score, sport
from dubao.zh.around import around
from dubao.zh.article import is_article
from dubao.zh.clock import of_match
from dubao.zh.digit import ARABIC, CHINESE, LONGEST, NUMERAL_CHARACTERS
from dubao.zh.idiom import is_word
from dubao.zh.name import CLOSING, LONGEST_TITLE, QUOTES, TITLES
from dubao.zh.plain import plain

HINTS = (fraction.HINT, sport.HINT, *score.HINTS)
OPENING = frozenset((*QUOTES, *TITLES))
MARKS = re.compile("[" + re.escape("".join((*OPENING, *CLOSING))) + "]")
FAR = LONGEST_TITLE + 2
HAN = frozenset(CHINESE)


class Phenomena:
    """The readers of all phenomena in their order, and what tells them apart early."""

    def __init__(
        self, stages: Sequence[Reader], marked: Sequence[Reader], worded: Reader
    ) -> None:
        """Put the patterns of their rules together.

        `marked` are those that read inside quotations and titles and in words.
        """
        self.stages, self.marked, self.worded = stages, marked, (worded,)
        rules = [r for one in stages if isinstance(one, Rules) for r in one.rules]
        self.arabic = Fitting((*rules, *HINTS), ARABIC)
        self.han = Fitting((*rules, *HINTS), CHINESE)


class Openings:
    """The places of one text at which a phenomenon may begin."""

    def __init__(self, text: str, phenomena: Phenomena, *, parts: bool) -> None:
        """Look where the quotations and titles of a text open and close."""
        self._text, self._all = text, phenomena
        self._parts = parts  # whether a quantity says what it was made of
        self._arabic, self._han = phenomena.arabic, phenomena.han
        self._marks = [match.start() for match in MARKS.finditer(text)]

    def free(self, text: str, at: int, floor: int) -> Mention | None:
        """Return the quantity at a place where nothing else can begin, or None."""
        place = text[at]
        if place in ARABIC:
            fitting = self._arabic
        elif place in HAN:
            fitting = self._han
        else:
            return None
        mention = plain(text, at, parts=self._parts)
        if (
            mention is None
            or fitting.here(text, at)
            or fitting.earlier(text, at, floor)
            or is_word(text, at)
            or self._marked(at)
        ):
            return None
        mention = around(text, mention, floor)
        if text[at] == "一" and is_article(text, mention):
            return None
        if mention.value.kind == "duration" and of_match(text, mention):
            return None
        return mention

    def __call__(self, at: int, floor: int) -> Sequence[Reader]:
        """Return who may have something to say of a numeral."""
        text = self._text
        place = text[at]
        if place in HAN:
            fitting = self._han
        elif place in ARABIC:
            fitting = self._arabic
        else:
            return self._all.stages  # ① and 过半
        if (
            fitting.here(text, at)
            or fitting.earlier(text, at, floor)
            or text[at + LONGEST - 1 : at + LONGEST] in NUMERAL_CHARACTERS
        ):
            return self._all.stages
        if self._marked(at):
            return self._all.marked
        return self._all.worded if is_word(text, at) else ()

    def _marked(self, at: int) -> bool:
        """Say whether a quotation or a title may be open at a place."""
        marks = self._marks
        last = bisect_left(marks, at) - 1
        return (
            last >= 0 and at - marks[last] <= FAR and self._text[marks[last]] in OPENING
        )
