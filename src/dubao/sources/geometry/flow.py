"""Paragraphs: the lines of columns put together as the author wrote them.

A line opens a paragraph where it is set in, where the line before ended short of its
column, or where more white than usual stands between them. A column's end cuts a
paragraph in two unless the next column begins set in.
"""

from collections.abc import Sequence

from dubao.paper.credit import only_credit
from dubao.sources.geometry.cut import Column
from dubao.sources.geometry.printed import ENDS, Printed
from dubao.text.fold import fold

INDENT = 0.8  # of the type's size: white that sets a line in
SHORT = 1.6  # of the size: a line that ends so far before its column's end ended there
CREDIT = 12  # characters of a line that is only a credit
ROW = 6  # ems: what stands farther off on a row is of another column
WHITE = 0.45  # of the leading: white beyond the usual one that parts two paragraphs


class Flow:
    """Puts the lines of one article's columns together, column after column."""

    def __init__(self, leading: int, *, indents: bool) -> None:
        """Begin; `indents` says whether the page sets its paragraphs in."""
        self.paragraphs: list[list[Printed]] = []
        self.apart: list[bool] = []  # of each: white or other type parts it
        self._leading = leading
        self._indents = indents
        self._end = 0  # where the last line's column ends

    def add(self, column: Column) -> None:
        """Go on with another column."""
        left, right = column.left, column.right
        before: Printed | None = None
        for line in column.lines:
            apart = self._stands_apart(line, before, column)
            apart = apart or line.is_table or bool(before and before.is_table)
            if apart or self._opens(line, before, left):
                self.paragraphs.append([line])
                self.apart.append(apart)
            else:
                self.paragraphs[-1].append(line)
            before, self._end = line, right

    def _stands_apart(
        self, line: Printed, before: Printed | None, column: Column
    ) -> bool:
        if not self.paragraphs:
            return True
        if before is None:
            return column.opens
        if _beside(before, line):
            return False
        white = line.box.top - before.box.top - self._leading
        return (
            white > self._leading * WHITE
            or abs(line.size - before.size) * 10 > before.size
        )

    def _opens(self, line: Printed, before: Printed | None, left: int) -> bool:
        if not self.paragraphs:
            return True
        last = self.paragraphs[-1][-1]
        if before is not None and _beside(before, line):
            return False
        if line.box.left - left >= line.size * INDENT:
            return True
        if self._end - last.box.right >= last.size * SHORT:
            return True
        if len(line.text) <= CREDIT and only_credit(fold(line.text)):
            return True
        return (
            not self._indents and last.text[-1] in ENDS and _ends_early(last, self._end)
        )


def _beside(before: Printed, line: Printed) -> bool:
    """Say whether a line goes on on the row of the one before."""
    return (
        line.box.left >= before.box.right - before.size // 2
        and line.box.top < (before.box.top + before.box.bottom) // 2
        and before.box.top < (line.box.top + line.box.bottom) // 2
        and line.box.left - before.box.right < ROW * before.size
    )


def _ends_early(line: Printed, end: int) -> bool:
    return end - line.box.right >= line.size * INDENT


def sets_in(columns: Sequence[Column]) -> bool:
    """Say whether a page sets the first lines of its paragraphs in."""
    inner = total = 0
    for column in columns:
        left = column.left
        for line in column.lines:
            total += 1
            inner += line.size * INDENT <= line.box.left - left <= line.size * 4
    return inner * 40 > total


def joined(lines: Sequence[Printed]) -> list[tuple[str, Printed]]:
    """Return each line with the text that joins it to the one before.

    >>> from dubao.model import Box
    >>> a, b = (Printed(text=text, box=Box(0, 0, 9, 9), size=9) for text in ("a", "b"))
    >>> [glue for glue, _ in joined([a, b])]
    ['', ' ']
    """
    found: list[tuple[str, Printed]] = []
    for line in lines:
        before = found[-1][1] if found else None
        glue = ""
        if before is not None and (
            (_latin(before.text[-1]) and _latin(line.text[0]))
            or (
                _beside(before, line)
                and line.box.left - before.box.right > line.size // 2
            )
        ):
            glue = " "
        found.append((glue, line))
    return found


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
