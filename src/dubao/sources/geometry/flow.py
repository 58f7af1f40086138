"""Paragraphs: the lines of columns put together as the author wrote them.

A line opens a paragraph where it is set in, where the line before ended short of its
column, or where more white than usual stands between them. A column's end cuts a
paragraph in two unless the next column begins set in. Lines that run round a picture
are set in, or end short, one after the other: they open nothing.
"""

from collections.abc import Sequence
from itertools import pairwise

from dubao.line.credit import only_credit
from dubao.sources.geometry.column import Column
from dubao.sources.geometry.printed import ENDS, Printed
from dubao.text.fold import fold

INDENT = 0.8  # of the type's size: white that sets a line in
SHORT = 1.6  # of the size: a line that ends so far before its column's end ended there
CREDIT = 12  # characters of a line that is only a credit
ROW = 6  # ems: what stands farther off on a row is of another column
FEW = 5  # lines of a column that tell their own distance
WHITE = 0.45  # of the leading: white beyond the usual one that parts two paragraphs


class Flow:
    """Puts the lines of one article's columns together, column after column."""

    def __init__(self, leading: int, *, indents: bool) -> None:
        """Begin; `indents` says whether the page sets its paragraphs in."""
        self.paragraphs: list[list[Printed]] = []
        self.captions: list[list[Printed]] = []  # what stands over several columns
        self.apart: list[bool] = []  # of each: white or other type parts it
        self._leading = self._pitch = leading
        self._indents = indents
        self._end = 0  # where the last line's column ends

    def add(self, column: Column) -> None:
        """Go on with another column."""
        if all(line.role == "caption" for line in column.lines):
            self.captions.append(list(column.lines))
            return
        left, right = column.left, column.right
        before: Printed | None = None
        self._pitch = _pitch(column.lines, self._leading)
        for n, line in enumerate(column.lines):
            apart = self._stands_apart(line, before, column)
            apart = apart or line.is_table or bool(before and before.is_table)
            after = column.lines[n + 1] if n + 1 < len(column.lines) else None
            if line.role or (before is not None and before.role):
                opens = before is None or line.role != before.role
            else:
                opens = apart or self._opens(line, before, after, left)
            if opens or not self.paragraphs:
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
        white = line.box.top - before.box.top - self._pitch
        return (
            white > self._pitch * WHITE
            or abs(line.size - before.size) * 10 > before.size
        )

    def goes_on(self) -> bool:
        """Say whether the last paragraph breaks off in a sentence, its line full."""
        if not self.paragraphs:
            return False
        last = self.paragraphs[-1][-1]
        return last.text[-1] not in ENDS and not _ends_early(last, self._end)

    def _opens(
        self, line: Printed, before: Printed | None, after: Printed | None, left: int
    ) -> bool:
        if not self.paragraphs:
            return True
        last = self.paragraphs[-1][-1]
        if before is not None and _beside(before, line):
            return False
        if line.box.left - left >= line.size * INDENT:
            return not self._runs_round(line, before, after, left)
        if self._end - last.box.right >= last.size * SHORT:
            return not self._breaks_off(line, before, after)
        if len(line.text) <= CREDIT and only_credit(fold(line.text)):
            return True
        return (
            not self._indents and last.text[-1] in ENDS and _ends_early(last, self._end)
        )

    def _runs_round(
        self, line: Printed, before: Printed | None, after: Printed | None, left: int
    ) -> bool:
        """Say whether a line is set in because a picture stands left of it."""
        least = line.size * INDENT
        if after is not None and line.box.left - after.box.left >= least * 2:
            return False
        inner = [
            one is not None and one.box.left - left >= least for one in (before, after)
        ]
        if before is None or not any(inner):
            return False
        full = self._end - before.box.right < before.size * SHORT
        if before.text[-1] not in ENDS:
            return full or inner[0]
        return full and all(inner)

    def _breaks_off(
        self, line: Printed, before: Printed | None, after: Printed | None
    ) -> bool:
        """Say whether the line before ends short at a picture right of it."""
        if before is None or after is None or before.text[-1] in ENDS:
            return False
        return all(
            self._end - one.box.right >= one.size * SHORT for one in (line, after)
        )


def _pitch(lines: Sequence[Printed], leading: int) -> int:
    """Return the distance of a column's lines: a lead's is wider than the body's."""
    steps = sorted(
        b.box.top - a.box.top
        for a, b in pairwise(lines)
        if b.box.top > a.box.bottom or b.box.top - a.box.top > a.size // 2
    )
    if len(steps) < FEW:
        return leading
    own = steps[len(steps) // 3]
    return max(own, leading) if own < leading * 2 else leading


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
