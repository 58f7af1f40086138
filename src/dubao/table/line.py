r"""Lines of a plain text as rows of tokens: what tabs, bars or blanks part."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dubao.model import Span
from dubao.table.form import YEARS
from dubao.table.value import CLOCK, is_missing, value

BARS = "│┃|｜║"
RULE = re.compile(r"[\s│┃|｜║┌┬┐├┼┤└┴┘─━═╔╦╗╠╬╣╚╩╝:+=_—-]{3,}")
GAP = re.compile(r"\t+|[ \u3000\xa0]{2,}|\u3000")
NARROW = re.compile(r"[ \u3000\xa0\t]+")
BAR, TAB, COMMA = re.compile(f"[{BARS}]"), re.compile("\t"), re.compile(",")
WIDE = frozenset("WFA")  # of East Asian width: seen two wide
SHORT = 12  # characters of a cell under a head
MARKS = frozenset("。；;！!？?：:，,")
LONGEST = 400  # characters of a row
CELL = 40  # of a cell that commas part
FEW = 2


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two gaps of a line."""

    span: Span  # of the page's text
    left: int  # where it is seen: a Chinese character is two wide
    right: int
    text: str  # folded, without blanks

    @property
    def counts(self) -> bool:
        """Whether it is a number or says that there is none."""
        text = self.text
        return bool(value(text) or CLOCK.fullmatch(text)) or is_missing(text)

    @property
    def middle(self) -> float:
        """Where its middle is seen."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the text as tokens."""

    span: Span
    way: str  # what parts it: tab bar comma blank; rule, or "" for no row
    tokens: tuple[Token, ...]
    headed: bool = False  # as many heads stand over it

    @property
    def is_data(self) -> bool:
        """Whether it looks like a row of numbers with a name."""
        values = [one for one in self.tokens if value(one.text)]
        if len(self.tokens) < FEW or all(YEARS.fullmatch(one.text) for one in values):
            return False
        rest = self.tokens[1:]
        counts = sum(one.counts for one in rest)
        # tabs and bars part nothing but cells
        many = counts * 2 >= len(rest) or self.way in {"tab", "bar"} or self.headed
        return many and any(value(one.text) for one in rest)


def lines(text: str, folded: str, blocked: Sequence[Span]) -> Iterator[Row]:
    """Yield the lines of a text as rows; those in `blocked` are none."""
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        at = span.end + 1
        if any(b.start < span.end and span.start < b.end for b in blocked):
            yield Row(span, "", ())
        else:
            yield Row(span, *_tokens(line, span.start, folded))


def under_heads(rows: Sequence[Row]) -> list[Row]:
    """Return rows, those marked that stand under as many heads as they have tokens.

    甲区　56　良　PM10 is a row under 区域　指数　级别　污染物, and alone it is none.
    """
    found: list[Row] = []
    heads = 0
    for row in rows:
        words = [one.text for one in row.tokens]
        short = all(0 < len(one) <= SHORT and one[-1] not in MARKS for one in words)
        counts = any(value(one) for one in words)
        if row.way != "blank" or not short or len(words) <= FEW:
            heads = 0
        elif not counts:
            heads = len(words)
        found.append(replace(row, headed=counts and len(words) == heads))
    return found


GLUED = re.compile(r"[一-龥()·]{1,14}(?=[-\d])[-\d.,%~±+]{4,}")
TWICE = re.compile(r"\d\.\d{1,3}-?\d{0,6}\.\d")


def is_glued(line: str) -> bool:
    """Return whether a folded line is a name and numbers with no white between them.

    >>> is_glued("临江市0.2-3.40.3"), is_glued("临江市0.2")
    (True, False)
    """
    return bool(GLUED.fullmatch(line) and TWICE.search(line))


def _tokens(line: str, start: int, folded: str) -> tuple[str, tuple[Token, ...]]:
    bare = line.strip()
    if not bare or len(bare) > LONGEST:
        return "", ()
    if RULE.fullmatch(line):
        return "rule", ()
    bars = sum(bare.count(bar) for bar in BARS)
    if bars >= FEW or (bars and bare[0] in BARS):
        return "bar", tuple(_split(line, start, folded, BAR))
    if "\t" in bare:
        return "tab", tuple(_split(line, start, folded, TAB))
    parts = bare.split(",")
    # a blank or a full stop is no row's
    prose = "。" in bare or any(map(str.isspace, bare))
    if len(parts) > FEW and not prose and max(map(len, parts)) < CELL:
        return "comma", tuple(_split(line, start, folded, COMMA))
    tokens = [one for one in _split(line, start, folded, GAP) if one.text]
    narrow = [one for one in _split(line, start, folded, NARROW) if one.text]
    # one blank parts cells too where nearly all behind it are numbers
    if len(narrow) > max(len(tokens), FEW) and (
        sum(one.counts for one in narrow[1:]) >= len(narrow) - FEW
    ):
        tokens = narrow
    return "blank", tuple(tokens)


def _split(line: str, start: int, folded: str, gap: re.Pattern[str]) -> Iterator[Token]:
    seen = [0]
    for character in line:
        width = 1 + (unicodedata.east_asian_width(character) in WIDE)
        seen.append(seen[-1] + width)
    edges = [0]
    for match in gap.finditer(line):
        edges += match.span()
    edges.append(len(line))
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if gap is BAR and len(pieces) > FEW:  # the bars at both ends enclose nothing
        if not line[slice(*pieces[0])].strip():
            pieces = pieces[1:]
        if not line[slice(*pieces[-1])].strip():
            pieces = pieces[:-1]
    for left, right in pieces:
        part = line[left:right]
        bare = part.strip()
        first = left + len(part) - len(part.lstrip()) if bare else left
        last = first + len(bare)
        words = "".join(folded[start + first : start + last].split())
        yield Token(Span(start + first, start + last), seen[first], seen[last], words)
