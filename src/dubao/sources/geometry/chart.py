"""What stands in charts and fact boxes: numbers over their units, titles over lists.

10.167      李維斯小檔案          the number goes on in the unit below it;
億元       出生年份：1972        the title is a headline, though in small type
出生地點：英國
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dubao.sources.geometry.printed import Printed, hull
from dubao.text.fold import fold

NUMBER = re.compile(r"[约近超逾]?[\d,]{0,30}\d(?:\.\d+)?[十百千万亿]*[多余]?")
UNIT = re.compile(
    r"[百千万亿]{0,2}(?:[美港日欧]?元|[人名户个家件宗亩吨度%]|公里|公顷|人次|平方米)"
)
LABELLED = re.compile(r"[^\s:：]{1,6}[:：]\s?\S")
TITLE = 12  # characters of a list's title at most
NEAR = 0.8  # of the larger line's size: white between a number and its unit
CENTRED = 0.8  # of it: how far their middles may lie apart
BELOW = 2.2  # of a line's height: how far the next line of a list begins
CLAUSE = 6  # characters of a line of prose at least
LINES = 5  # of a column of prose at least
MARKS = frozenset("，。；、,;")
ITEMS = 2  # lines of a list at least
STOPS = frozenset("。！？；，、：:,")


def with_units(lines: Sequence[Printed]) -> list[Printed]:
    """Return the lines, a number put together with the unit that stands below it."""
    free = [line for line in lines if not line.is_table]
    numbers = [line for line in free if NUMBER.fullmatch(fold(line.text))]
    units = [line for line in free if UNIT.fullmatch(fold(line.text))]
    if not numbers or not units:
        return list(lines)
    whole: dict[int, Printed] = {}
    taken: set[int] = set()
    for number in numbers:
        under = [
            unit for unit in units if id(unit) not in taken and _is_under(unit, number)
        ]
        if not under:
            continue
        unit = min(under, key=lambda unit: unit.box.top)
        taken.add(id(unit))
        whole[id(number)] = replace(
            number,
            text=number.text + unit.text,
            box=hull([number.box, unit.box]),
            shown=hull([number.shown or number.box, unit.shown or unit.box]),
            confidence=min(number.confidence, unit.confidence),
        )
    return [whole.get(id(line), line) for line in lines if id(line) not in taken]


def _is_under(unit: Printed, number: Printed) -> bool:
    size = max(unit.size, number.size)
    white = unit.box.top - number.box.bottom
    middle = abs(
        (unit.box.left + unit.box.right) - (number.box.left + number.box.right)
    )
    return -size / 2 < white < size * NEAR and middle < 2 * size * CENTRED


def in_columns(lines: Sequence[Printed]) -> set[int]:
    """Return the ids of lines that are of a column of prose beside a table.

    Several stand one below the other, as long as a clause, with a clause's marks.
    """
    long = sorted(
        (line for line in lines if sum(not c.isascii() for c in line.text) >= CLAUSE),
        key=lambda line: line.box.top,
    )
    stacks: list[list[Printed]] = []
    for line in long:
        above = [
            stack
            for stack in stacks
            if _is_next(stack[-1], line) and _overlaps(stack[-1], line)
        ]
        if above:
            max(above, key=lambda stack: stack[-1].box.bottom).append(line)
        else:
            stacks.append([line])
    return {
        id(line)
        for stack in stacks
        if len(stack) >= LINES
        and sum(1 for line in stack if MARKS & set(line.text)) * 3 >= len(stack)
        for line in stack
    }


def _overlaps(above: Printed, line: Printed) -> bool:
    shared = min(above.box.right, line.box.right) - max(above.box.left, line.box.left)
    narrow = min(above.box.right - above.box.left, line.box.right - line.box.left)
    return shared * 2 > narrow


def list_titles(lines: Sequence[Printed]) -> set[int]:
    """Return the ids of lines that stand right over a list of labels and values."""
    labelled = [line for line in lines if LABELLED.match(line.text)]
    if len(labelled) < ITEMS:
        return set()
    found = set()
    for line in lines:
        if len(line.text) > TITLE or STOPS & set(line.text) or line.vertical:
            continue
        last, count = line, 0
        while after := next((one for one in labelled if _is_next(last, one)), None):
            last, count = after, count + 1
        if count >= ITEMS and not any(_is_next(one, line) for one in lines):
            found.add(id(line))
    return found


def _is_next(above: Printed, line: Printed) -> bool:
    """Say whether a line stands right below another one, in its column."""
    down = line.box.top - above.box.top
    height = max(above.box.bottom - above.box.top, line.box.bottom - line.box.top)
    shared = min(above.box.right, line.box.right) - max(above.box.left, line.box.left)
    return height // 2 < down <= height * BELOW and shared > 0
