"""Whether anything but a quantity may begin at a numeral.

Most numerals are plain quantities. Before the phenomena are asked one by one, one
expression tells whether any of them may have something to say at a place: it holds
the patterns of all rules that begin there. What it lets through the phenomena judge.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from dubao.grammar import Fitting, Reader
from dubao.model import Mention
from dubao.zh.around import around
from dubao.zh.article import is_article
from dubao.zh.clock import of_match
from dubao.zh.digit import ARABIC, CHINESE, LONGEST, NUMERAL_CHARACTERS
from dubao.zh.idiom import is_word
from dubao.zh.name import CLOSING, LONGEST_TITLE, QUOTES, TITLES
from dubao.zh.plain import made, patterns, value_of
from dubao.zh.stage import Stage

OPENING = frozenset((*QUOTES, *TITLES))
MARKS = re.compile("[" + re.escape("".join((*OPENING, *CLOSING))) + "]")
FAR = LONGEST_TITLE + 2
NAMING = frozenset({"19", "20"})  # 2019云栖大会
HAN = frozenset(CHINESE)


class Phenomena:
    """The readers of all phenomena in their order, and what tells them apart early."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        """Sort the rules of all readers."""
        self.readers = tuple(stage.reader for stage in stages)
        self.marked = [n for n, stage in enumerate(stages) if stage.begins == "mark"]
        (self.worded,) = (n for n, one in enumerate(stages) if one.begins == "word")
        rules = [(n, rule) for n, stage in enumerate(stages) for rule in stage.rules]
        self.arabic, self.han = Fitting(rules, ARABIC), Fitting(rules, CHINESE)


class Openings:
    """The places of one text at which a phenomenon may begin."""

    def __init__(self, text: str, phenomena: Phenomena, *, parts: bool) -> None:
        """Look where the quotations and titles of a text open and close."""
        self._text, self._all = text, phenomena
        self._parts = parts  # whether a quantity says what it was made of
        self._arabic, self._han = phenomena.arabic, phenomena.han
        self._digits, self._numerals = (one.match for one in patterns())
        self._marks = [match.start() for match in MARKS.finditer(text)]

    def free(self, text: str, at: int, floor: int) -> Mention | None:
        """Return the quantity at a place where nothing else can begin, or None."""
        if text[at] <= "9":
            fitting, match = self._arabic, self._digits(text, at)
        else:
            fitting, match = self._han, self._numerals(text, at)
        if match is None:
            return None
        number, numerals, word = match.groups()
        for _, matched in fitting.then.get(text[at + len(numerals)], ()):
            if matched(text, at):
                return None
        if (
            (
                (numerals[:2] in NAMING or numerals[0] == "一")
                and fitting.always(text, at)
            )
            or fitting.earlier(text, at, floor)
            or is_word(text, at)
            or self._marked(at)
        ):
            return None
        known = value_of(number, word)
        if known is None:
            return None
        mention = around(text, made(match, *known, parts=self._parts), floor)
        if numerals == "一" and is_article(text, mention):
            return None
        if known[0].kind == "duration" and of_match(text, mention):
            return None
        return mention

    def __call__(self, at: int, floor: int) -> Sequence[Reader]:
        """Return who may have something to say of a numeral, in their order."""
        text, known = self._text, self._all
        place = text[at]
        if place in HAN:
            fitting = self._han
        elif place in ARABIC:
            fitting = self._arabic
        else:
            return known.readers  # ① and 过半
        if text[at + LONGEST - 1 : at + LONGEST] in NUMERAL_CHARACTERS:
            return known.readers
        numbers = fitting.asked(text, at, floor)
        if self._marked(at):
            numbers += known.marked
        if is_word(text, at):
            numbers.append(known.worded)
        if not numbers:
            return ()
        return [known.readers[number] for number in sorted(set(numbers))]

    def _marked(self, at: int) -> bool:
        """Say whether a quotation or a title may be open at a place."""
        marks = self._marks
        last = bisect_left(marks, at) - 1
        return (
            last >= 0 and at - marks[last] <= FAR and self._text[marks[last]] in OPENING
        )
