"""Paragraphs: lines that a column's end or a hard wrap cut in two are joined.

    …美国人会有意地介入这场灾难。’但是,事实毕     a column's end, with empty
                                              lines after it or none
    竟是事实,后来我了解到…

    全军电视剧“金星奖”评奖是对军队电            a hard wrap: every line but the
    视剧创作的一次检阅。                        last has the column's width

The text is never rewritten: a joined paragraph has several spans.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dubao.line.byline import byline
from dubao.line.dateline import dateline
from dubao.paper.line import Line
from dubao.paper.section import is_section

NEIGHBOURS = 6  # lines around one that tell its column's width
WIDE = 26  # columns of a screen, not characters
NARROW, BROAD = 8, 60  # a wrapped column's width, in characters
WRAPPED = 0.25  # share of lines that go on in the next one
FEW = 40  # of so many lines one is set in, even where a wrap cuts them short
LONG = 30  # a line this long is body text, no headline
STOPS = frozenset("。!?…:;")
BRACKET = 20  # characters of a bracket that a line end cut, on the second line
OPENING = frozenset("“‘『「《(【[")
HANGING = frozenset(",。、;:!?”’』」》)】]…%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph or a headline's line: what the author wrote as one."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its text with the cuts closed."""
        return "".join(line.text for line in self.lines)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def set_in(lines: Sequence[Line]) -> bool:
    """Say whether a page sets its paragraphs in."""
    inner = sum(line.indented for line in lines)
    # where all are, headlines included, it tells nothing
    return inner * FEW > len(lines) + FEW and inner < len(lines)


def widths(lines: Sequence[Line]) -> list[int]:
    """Return for each line the width of the column it stands in, 0 for none."""
    sizes = [line.width for line in lines]
    found = []
    for n, size in enumerate(sizes):
        around = sizes[max(0, n - NEIGHBOURS) : n + NEIGHBOURS + 1]
        common, times = Counter(around).most_common(1)[0]
        near = [s for s in (common, common + 1, common - 1) if s == size]
        fits = times >= 3 and NARROW <= common <= BROAD  # noqa: PLR2004 three lines make a column
        found.append(common if fits or (near and times > 1) else 0)
    return found


def displayed(line: Line) -> int:
    """Return a line's width where a Chinese character counts as two columns."""
    if line.text.isascii():
        return line.width
    return line.width + len(line.text) - len(line.text.encode("ascii", "ignore"))


def measured(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the width that the page was wrapped by.

    A wrap counts characters, or it counts columns on a screen: the one in which
    more lines are as wide as their neighbour is meant.
    """
    screen = [displayed(line) for line in lines]
    by_character = sum(abs(a.width - b.width) < 1 for a, b in pairwise(lines))
    by_column = sum(abs(a - b) < 1 for a, b in pairwise(screen))
    if by_column <= by_character:
        return lines
    return [
        replace(line, width=width) for line, width in zip(lines, screen, strict=True)
    ]


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Say whether a page's lines are cut at a column's width."""
    pairs = list(pairwise(lines))
    goes_on = sum(
        a.width == b.width and NARROW <= a.width <= BROAD and not b.blank
        for a, b in pairs
    )
    return len(pairs) > NEIGHBOURS and goes_on > WRAPPED * len(pairs)


def paragraphs(lines: Sequence[Line]) -> list[Unit]:
    """Return the lines of a page put together to paragraphs, in order."""
    indents = set_in(lines)
    if not any(NARROW <= line.width <= BROAD for line in lines):
        wrapped = False
    else:
        lines = measured(lines)
        wrapped = is_wrapped(lines)
    column = widths(lines) if wrapped else [0] * len(lines)
    units: list[list[Line]] = []
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        may_open = indents and (not wrapped or (n > 0 and lines[n - 1].ended))
        opens = may_open and _opens(line, following)
        if (
            n
            and not opens
            and _goes_on(units[-1], line, indents=indents, width=column[n - 1])
        ):
            units[-1].append(line)
        else:
            units.append([line])
    return [Unit(lines=tuple(unit)) for unit in units]


def _opens(line: Line, following: Line | None) -> bool:
    """Say whether a line that is not set in opens an article where others are.

    What is left of a paragraph ends as a sentence does, or goes on once more;
    a headline does neither.
    """
    return (
        not line.indented
        and not line.ended
        and len(line.text) <= LONG + LONG // 2
        and line.text[-1] not in ",;"
        and line.text[0] not in HANGING
        and following is not None
        and following.indented
    )


def _goes_on(unit: Sequence[Line], line: Line, *, indents: bool, width: int) -> bool:
    """Say whether `line` goes on with the paragraph that `unit` began."""
    before = unit[-1]
    if (line.indented and indents) or dateline(line.text) or line.titled:
        return False
    if not line.blank and _closes(before.text, line.text):
        return True
    if _stands_alone(before.text) or _stands_alone(line.text):
        return False
    if width:
        return _fills(unit, line, width, indents=indents)
    cut = before.text[-1] not in STOPS and not before.ended
    if line.text[0] in HANGING:
        return True
    if cut and len(unit) == 1 and _is_prose(before.text):
        return True
    if len(before.text) < LONG and len(unit) == 1 and not (indents and before.indented):
        return False
    if len(before.text) < LONG // 2:
        return False
    if cut:
        return True
    body = len(line.text) > LONG + LONG or line.text[-1] in "。;,"
    return indents and body and before.blank >= 0 and unit[0].indented


def _is_prose(text: str) -> bool:
    """Say whether a short line is of a body: a sentence ends inside it."""
    return len(text) >= LONG // 2 and "。" in text


def _closes(before: str, text: str) -> bool:
    """Say whether a line ends the bracket that the one before left open."""
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return False
    closed = text.find(")")
    return 0 <= closed < BRACKET and "(" not in text[:closed]


def _stands_alone(text: str) -> bool:
    """Say whether a line is a byline or a section: no text goes on in it."""
    return byline(text) is not None or is_section(text)


def _fills(unit: Sequence[Line], line: Line, width: int, *, indents: bool) -> bool:
    """Say the same of a hard wrap: the line before must fill its column."""
    before = unit[-1]
    if line.blank or line.width > width + 1:
        return False
    if before.ended and line.width < width and not line.ended:
        return False
    # a wide character that did not fit leaves one column empty
    full = before.width in {width, width - (width > WIDE)}
    if len(unit) > 1:
        full = full or before.width == unit[-2].width
    if indents and not unit[0].indented and len(unit) == 1:
        return before.width == line.width and full
    if line.text[0] in HANGING:
        return True
    return full
