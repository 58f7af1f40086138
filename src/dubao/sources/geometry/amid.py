"""Subheads in the body's own size: short lines in the middle of their column.

The paragraph above has ended, body stands above and below, and the page has several:
one line alone in the middle of a column may be anything.
"""

import re
from collections.abc import Sequence

from dubao.model import Box
from dubao.sources.geometry.printed import ENDS, Printed
from dubao.text.fold import fold

ALIKE = 1.08  # times the body's size at most
LONG = 16  # characters at most
WHITE = 2.6  # ems on either side at least
EVEN = 1.2  # ems that the sides differ by at most
NEAR = 9.0  # ems above and below in which the column is measured
CLOSE = 2.2  # ems from the body above and below it
FEW = 2  # on a page at least
STOPS = frozenset("。！？；：，、!?;:,.…")
# who wrote it, when, which picture: what else is set in the middle
OTHER = re.compile(
    r"^[□■●○◎▲△★☆◆◇※(\[【]*(?:本报|记者|通讯员|作者|图|文)|记者|通讯员|[摄文图]$|^\d{4}年"
    r"|^[\d\W_]+$|[上下]转|转第|责任?编辑"
)
NUMBER = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)]?$")  # (一)


def centered(lines: Sequence[Printed], body: int) -> set[int]:
    """Return the ids of lines that are subheads by where they stand.

    >>> centered([], 10)
    set()
    """
    text = [one for one in lines if one.size < body * ALIKE and not one.vertical]
    found = {id(one) for one in text if _may_be(one) and _stands_amid(one, text, body)}
    return found if len(found) >= FEW else set()


def _may_be(line: Printed) -> bool:
    words = fold(line.text).strip()
    if not 0 < len(words) <= LONG or line.is_table or line.role:
        return False
    if NUMBER.match(words):
        return True
    return line.text[-1] not in STOPS and not OTHER.search(words)


def _stands_amid(line: Printed, lines: Sequence[Printed], body: int) -> bool:
    """Say whether a line stands in the middle of a column whose paragraph has ended."""
    column = [other for other in lines if _is_of(line.box, other.box, body)]
    above = [one for one in column if one.box.bottom <= line.box.top + body // 2]
    below = [one for one in column if one.box.top >= line.box.bottom - body // 2]
    if not (above and below):
        return False
    last = max(above, key=lambda one: one.box.bottom)
    first = min(below, key=lambda one: one.box.top)
    if line.box.top - last.box.bottom > CLOSE * body or last.text[-1] not in ENDS:
        return False
    if first.box.top - line.box.bottom > CLOSE * body:
        return False
    left = min(one.box.left for one in column)
    right = max(one.box.right for one in column)
    before, behind = line.box.left - left, right - line.box.right
    return min(before, behind) >= WHITE * body and abs(before - behind) <= EVEN * body


def _is_of(box: Box, other: Box, body: int) -> bool:
    """Say whether a line is of the column around another, not far away."""
    shared = min(box.right, other.right) - max(box.left, other.left)
    far = max(other.top - box.bottom, box.top - other.bottom)
    return other != box and shared > 0 and far < NEAR * body
