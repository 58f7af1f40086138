"""The order of a page: cut along its white space until only columns are left.

    across   above a row that holds nothing but headlines, a rule, or much white
    down     between two headlines of such a row, and what belongs to each
    across   below a headline that stands alone over its columns
    down     at every gutter that is clear from top to bottom

What no cut parts is a column. A headline is never parted from the columns under it,
which a plain cut does wherever the gutters of two articles meet.

Source: G. Nagy and S. Seth, Hierarchical representation of optically scanned
documents, ICPR 1984 (the X-Y cut); the rules of headlines are ours.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dubao.model import Box
from dubao.paper.dateline import dateline
from dubao.sources.geometry.heading import Heading
from dubao.sources.geometry.printed import ENDS, Printed
from dubao.text.fold import fold

GUTTER = 0.7  # of the body's size: white that parts two columns at least
APART = 2.0  # leadings of white that part what is above from what is below
NEAR = 0.7  # and that do so where something else begins below them
ABREAST = 3  # columns side by side that do not end at one height by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines one below the other, with the room that they were set in."""

    lines: tuple[Printed, ...]
    left: int  # where its lines usually begin and end
    right: int
    opens: bool  # much white or a rule parts it from what was before


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a cut needs to know of the page."""

    body: int  # size of the type
    leading: int  # from one line's top to the next one's
    rules: tuple[Box, ...] = ()  # lines that were drawn


@dataclass(frozen=True, slots=True)
class _Region:
    lines: list[Printed]  # what is no headline
    heads: list[Heading]
    opens: bool

    def boxes(self) -> list[Box]:
        return [line.box for line in self.lines] + [head.box for head in self.heads]


def leading(lines: Sequence[Printed], body: int) -> int:
    """Return the usual distance from one body line's top to the next one's."""
    tops: dict[int, list[int]] = {}
    for line in lines:
        if abs(line.size - body) * 5 <= body:
            tops.setdefault(line.box.left // max(2 * body, 1), []).append(line.box.top)
    found = sorted(
        b - a
        for column in tops.values()
        for a, b in pairwise(sorted(column))
        if body * 0.9 <= b - a < body * 3
    )
    return found[len(found) // 3] if found else body * 3 // 2


def ordered(
    lines: Sequence[Printed], heads: Sequence[Heading], setting: Setting
) -> Iterator[Column | Heading]:
    """Yield the columns and the headlines of a page in the order they are read in."""
    owned = {id(line) for head in heads for line in head.lines}
    rest = [line for line in lines if id(line) not in owned]
    yield from _cut(_Region(rest, list(heads), opens=True), setting)


def _cut(region: _Region, setting: Setting) -> Iterator[Column | Heading]:
    # iterative: a page may be made so that every cut takes off one line
    waiting = [region]
    while waiting:
        region = waiting.pop()
        if not region.lines:
            yield from region.heads
            continue
        top = _top_row(region)
        parts = _across(region, setting)
        if not parts and len(top) > 1:
            parts = _between(region, top, setting)
        if parts:
            waiting += reversed(parts)
        elif len(top) == 1:
            yield top[0]
            waiting.append(
                _Region(
                    region.lines,
                    [head for head in region.heads if head is not top[0]],
                    opens=False,
                )
            )
        elif parts := _down(region, _gutters(region, setting), setting):
            waiting += reversed(parts)
        else:
            yield from _column(region)


def _top_row(region: _Region) -> list[Heading]:
    """Return the headlines that stand at a region's top with no line beside them."""
    if not region.heads:
        return []
    first = min(region.heads, key=lambda head: head.box.top)
    lines = min((line.box.top for line in region.lines), default=first.box.bottom)
    row = [head for head in region.heads if head.box.top < first.box.bottom]
    return row if lines >= max(_middle(head) for head in row) else []


def _middle(head: Heading) -> int:
    """Return the middle of a headline's first line."""
    first = head.lines[0].box
    return (first.top + first.bottom) // 2


def _across(region: _Region, setting: Setting) -> list[_Region]:
    """Return a region parted above rows of headlines, at rules and at much white."""
    boxes = sorted(region.boxes(), key=lambda box: box.top)
    cuts: list[tuple[int, bool]] = []
    tops = {head.box.top for head in region.heads}
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    end = boxes[0].bottom
    for box in boxes:
        white = box.top - end
        if white > 0:
            opens = (
                white >= setting.leading * APART
                or (
                    bool(setting.rules)
                    and _ruled(setting.rules, Box(left, end, right, box.top))
                )
                or (
                    white >= setting.leading * NEAR
                    and _begins_anew(region, box.top, setting)
                )
            )
            if opens or (box.top in tops and _only_heads(region, box.top)):
                cuts.append(((end + box.top) // 2, opens))
        end = max(end, box.bottom)
    if not cuts:
        return []
    parts = [
        _Region([], [], opens=opens)
        for opens in (region.opens, *(opens for _, opens in cuts))
    ]
    places = [cut for cut, _ in cuts]
    for line in region.lines:
        parts[bisect_left(places, line.box.top)].lines.append(line)
    for head in region.heads:
        parts[bisect_left(places, head.box.top)].heads.append(head)
    found = [part for part in _led(parts) if part.lines or part.heads]
    return found if len(found) > 1 else []


def _led(parts: list[_Region]) -> list[_Region]:
    """Return the parts, a row of headlines alone put together with what is under it."""
    found: list[_Region] = []
    for part in parts:
        if found and not found[-1].lines and found[-1].heads and not part.heads:
            found[-1] = _Region(part.lines, found[-1].heads, found[-1].opens)
        else:
            found.append(part)
    return found


def _only_heads(region: _Region, top: int) -> bool:
    """Say whether the row that begins at `top` holds nothing but headlines."""
    bottom = max(_middle(head) for head in region.heads if head.box.top == top)
    return not any(
        line.box.top < bottom and top < line.box.bottom for line in region.lines
    )


def _begins_anew(region: _Region, top: int, setting: Setting) -> bool:
    """Say whether a row that begins at `top` is of something else.

    Its type is one that nothing above is set in, or several columns end above it and
    begin in it side by side, which lines of one article do not.
    """
    above = [line for line in region.lines if line.box.top < top]
    below = [line for line in region.lines if 0 <= line.box.top - top < line.size]
    if not above or not below:
        return False
    end = max(line.box.bottom for line in above)
    last = [line for line in above if end - line.box.bottom < setting.leading]
    if len(last) >= ABREAST and len(below) >= ABREAST:
        return True
    return all(abs(a.size - b.size) * 20 > a.size for a in above for b in below)


def _ruled(rules: Sequence[Box], white: Box) -> bool:
    """Say whether a rule runs through a band of white from side to side."""
    width = white.right - white.left
    return any(
        white.top <= rule.top
        and rule.bottom <= white.bottom
        and (min(rule.right, white.right) - max(rule.left, white.left)) * 5 >= width * 4
        for rule in rules
    )


def _between(
    region: _Region, row: Sequence[Heading], setting: Setting
) -> list[_Region]:
    """Return a region parted between the headlines of its top row.

    Of several gutters that is meant after which an article begins: its first line is
    set in, or a dateline, and the column before has come to an end.
    """
    gutters = _gutters(region, setting)
    chosen = []
    for before, after in pairwise(sorted(row, key=lambda head: head.box.left)):
        middle = (before.box.right + after.box.left) // 2
        between = [
            gutter for gutter in gutters if before.box.right <= gutter <= after.box.left
        ]
        if between:
            chosen.append(
                max(
                    between,
                    key=lambda gutter: (
                        _parts(region, gutter, setting),
                        -abs(gutter - middle),
                    ),
                )
            )
    return _down(region, chosen, setting)


def _parts(region: _Region, gutter: int, setting: Setting) -> int:
    """Return how much speaks for a gutter to be the border of two articles."""
    after = [line for line in region.lines if line.box.left > gutter]
    before = [line for line in region.lines if line.box.right < gutter]
    if not after or not before:
        return 0
    left = min(line.box.left for line in after)
    right = max(line.box.right for line in before)
    column = [line for line in after if line.box.left < left + 4 * setting.body]
    first = min(column, key=lambda line: line.box.top)
    column = [line for line in before if line.box.right > right - 4 * setting.body]
    last = max(column, key=lambda line: line.box.bottom)
    dated = 3 if dateline(fold(first.text)) else 0
    return dated + (first.box.left > left + setting.body // 2) + (last.text[-1] in ENDS)


def _gutters(region: _Region, setting: Setting) -> list[int]:
    """Return the middles of the gutters that are clear from top to bottom."""
    least = round(setting.body * GUTTER)
    found = []
    boxes = sorted(region.boxes())
    end = boxes[0].right
    for box in boxes:
        if box.left - end >= least:
            found.append((box.left + end) // 2)
        end = max(end, box.right)
    return found


def _down(region: _Region, cuts: Sequence[int], setting: Setting) -> list[_Region]:
    """Return a region parted at gutters; what begins far below its top stands apart."""
    if not cuts:
        return []
    lines: list[list[Printed]] = [[] for _ in range(len(cuts) + 1)]
    heads: list[list[Heading]] = [[] for _ in range(len(cuts) + 1)]
    for line in region.lines:
        lines[bisect_left(cuts, line.box.left)].append(line)
    for head in region.heads:
        heads[bisect_left(cuts, head.box.left)].append(head)
    floor = min(box.top for box in region.boxes()) + setting.leading * APART
    return [
        _Region(
            inside,
            titles,
            opens=(n == 0 and region.opens)
            or min([i.box.top for i in inside] + [i.box.top for i in titles]) > floor,
        )
        for n, (inside, titles) in enumerate(zip(lines, heads, strict=True))
        if inside or titles
    ]


def room(lines: Sequence[Printed]) -> tuple[int, int]:
    """Return where the lines of a column usually begin and end."""
    step = max(min(line.size for line in lines) // 3, 1)
    lefts = Counter(line.box.left // step for line in lines)
    rights = Counter(line.box.right // step for line in lines)
    left, times = max(lefts.items(), key=lambda pair: (pair[1], -pair[0]))
    right, often = max(rights.items(), key=lambda pair: (pair[1], pair[0]))
    return (
        left * step if times > 1 else min(line.box.left for line in lines),
        (right + 1) * step if often > 1 else max(line.box.right for line in lines),
    )


def _column(region: _Region) -> Iterator[Column | Heading]:
    """Yield a column, its headlines in their places.

    Where lines still stand beside each other no straight cut parted them: the
    stacks they make are read from left to right.
    """
    for stack in _stacks(region.lines, region.heads):
        lines: list[Printed] = []
        opens = region.opens
        for item in stack:
            if isinstance(item, Printed):
                lines.append(item)
                continue
            if lines:
                yield _set(lines, opens=opens)
            yield item
            lines, opens = [], False
        if lines:
            yield _set(lines, opens=opens)


def _set(lines: Sequence[Printed], *, opens: bool) -> Column:
    left, right = room(lines)
    return Column(lines=tuple(lines), left=left, right=right, opens=opens)


def _stacks(
    lines: Sequence[Printed], heads: Sequence[Heading]
) -> list[list[Printed | Heading]]:
    """Return what stands one below the other, stacks from left to right."""
    stacks: list[list[Printed | Heading]] = []
    items: list[Printed | Heading] = [*lines, *heads]
    items.sort(key=lambda item: (item.box.top, item.box.left))
    for item in items:
        under = [
            stack
            for stack in stacks
            if min(stack[-1].box.right, item.box.right)
            - max(stack[-1].box.left, item.box.left)
            > 0
            and item.box.top >= (stack[-1].box.top + stack[-1].box.bottom) // 2
        ]
        if under:
            max(under, key=lambda stack: stack[-1].box.bottom).append(item)
        else:
            stacks.append([item])
    return sorted(stacks, key=lambda stack: min(item.box.left for item in stack))
