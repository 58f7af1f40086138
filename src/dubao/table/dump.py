r"""Tables of a plain text: columns set with tabs, bars, commas or blanks.

    名次\t球队\t积分          tabs: a cell for each
    │ 白菜 │ 2.40 │           bars, Markdown's too
    大白菜      2.40    2.60   blanks: cells stand under each other

A line of numbers alone is no table: rows must follow each other, alike, with heads or
names at their side.
"""

import re
from collections import Counter
from collections.abc import Sequence

from dubao.model import Cell, Span, Table
from dubao.table.form import UNIT_NOTE
from dubao.table.glue import parted
from dubao.table.line import (
    BARS,
    GAP,
    GLUED,
    TWICE,
    Row,
    Token,
    is_glued,
    lines,
    under_heads,
)
from dubao.table.place import aligned, indexed, unspaced
from dubao.table.value import value
from dubao.zh.date import dates

ROWS = 2  # rows of numbers at least
PAIRS = 3  # rows of one name and one number at least
HEADS = 6  # rows of heads at most
HEAD = 24  # characters of a head at most
SECTION = 16  # of a row among the numbers that has none
DATE = 8  # characters of a whole date: a folio and no head
NUMBERED = re.compile("附?表[0-9一二三四五六七八九十]{0,3}[:.、]?")
STOPS = frozenset("。；;！!？?：:，,")


def dumped(text: str, folded: str, blocked: Sequence[Span] = ()) -> list[Table]:
    r"""Return the tables that a text's lines make, in order.

    `text` is the page's as printed, `folded` the same folded. Lines that lie in
    `blocked` are left alone.

    >>> text = "县\t粮\n甲县\t3\n乙县\t4\n"
    >>> [len(table.cells) for table in dumped(text, text)]
    [6]
    """
    gaps = "," in text or any(bar in text for bar in BARS) or GAP.search(text)
    if not (gaps or TWICE.search(folded)):
        return []
    rows = under_heads(list(lines(text, folded, blocked)))
    found: list[Table] = []
    n = 0
    while n < len(rows):
        end = _glued(rows, n, folded)
        if end:
            above = rows[n - 1] if n and len(rows[n - 1].tokens) > 1 else None
            glued = parted(rows[n:end], above, folded)
            glued = glued or _unparted(rows[n:end], above)
            found.append(glued)
            n = end
            continue
        end = _run(rows, n)
        data = [row for row in rows[n:end] if row.is_data]
        if len(data) >= ROWS and _is_table(data):
            floor = found[-1].span.end if found else -1
            top = _top(rows, n, floor)
            table = _table(rows[top:end], data) or _unparted(rows[top:end], None)
            found.append(table)
            n = end
        else:
            n += 1
    return found


def _glued(rows: Sequence[Row], n: int, folded: str) -> int:
    """Return where lines end whose numbers are glued, 0 where they are none."""
    end = n
    twice = 0
    while end < len(rows):
        line = rows[end].span.of(folded).strip()
        twice += is_glued(line)
        if not GLUED.fullmatch(line):
            break
        end += 1
    return end if end - n >= ROWS and twice * 2 >= end - n else 0


def _unparted(rows: Sequence[Row], heads: Row | None) -> Table:
    """Return lines as a table of one column: nobody can tell where a number ends."""
    first = heads if heads and _are_heads(heads.tokens) else rows[0]
    return Table(
        span=Span(first.span.start, rows[-1].span.end),
        cells=tuple(Cell(span=row.span, row=n, column=0) for n, row in enumerate(rows)),
    )


def _run(rows: Sequence[Row], n: int) -> int:
    """Return where the rows of numbers that begin at `n` end."""
    if not rows[n].is_data:
        return n + 1
    way = rows[n].way
    end = last = n + 1
    while end < len(rows):
        row = rows[end]
        if row.way == way and row.is_data:
            last = end + 1
        elif row.way != "rule":
            # a row without numbers may stand among them: a section, a blank one
            ahead = rows[end + 1] if end + 1 < len(rows) else None
            if not (ahead and ahead.way == way and ahead.is_data and _is_short(row)):
                break
        end += 1
    return last


def _is_short(row: Row) -> bool:
    words = "".join(one.text for one in row.tokens)
    return (
        0 < len(row.tokens) <= ROWS
        and len(words) <= SECTION
        and not any(c in STOPS for c in words[:-1])
    )


def _is_table(data: Sequence[Row]) -> bool:
    """Say whether rows of numbers stand under each other."""
    counts = Counter(len(row.tokens) for row in data)
    usual, times = counts.most_common(1)[0]
    if times * 2 < len(data):
        return False
    named = sum(not value(row.tokens[0].text) or len(row.tokens) > ROWS for row in data)
    if data[0].way == "blank" and usual == ROWS:
        return named >= PAIRS
    return named * 2 >= len(data)


def _top(rows: Sequence[Row], n: int, floor: int) -> int:
    """Return the first row of heads over rows of numbers."""
    way = rows[n].way
    top = n
    while top > 0 and n - top < HEADS:
        row = rows[top - 1]
        words = [one for one in row.tokens if one.text]
        if row.span.start < floor or row.is_data:
            break
        if row.way != "rule" and not (
            len(words) > 1 and row.way in {way, "blank"} and _are_heads(words)
        ):
            break
        top -= 1
    while top < n and rows[top].way == "rule":
        top += 1
    return top


def _are_heads(words: Sequence[Token]) -> bool:
    if NUMBERED.fullmatch(words[0].text):  # 表1: what follows is its caption
        return False
    if any(len(one.text) > HEAD or one.text[-1] in "。;!" for one in words):
        return False
    if len(words) <= ROWS and UNIT_NOTE.search(words[-1].text):
        return False
    return not any(
        "日" in one.text and mention.span.end - mention.span.start >= DATE
        for one in words
        for mention in dates(one.text)
    )


def _table(rows: Sequence[Row], data: Sequence[Row]) -> Table | None:
    """Return the table of some rows, None where they do not stand under each other."""
    rows = [row for row in rows if row.way != "rule" and row.tokens]
    usual = Counter(len(row.tokens) for row in data).most_common(1)[0][0]
    if data[0].way != "blank":
        cells = indexed(rows, data)
    else:
        rows = [unspaced(row, usual) for row in rows]
        first = next(n for n, row in enumerate(rows) if row.is_data)
        placed = aligned(rows, [row for row in rows[first:] if row.is_data], usual)
        if placed is None:
            return None
        cells = placed
    span = Span(rows[0].span.start, rows[-1].span.end)
    return Table(span=span, cells=tuple(cells))
