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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dubao.line.caption import PHOTO_LINE, opens_caption
from dubao.line.dateline import dateline
from dubao.model import Box
from dubao.sources.geometry.column import Column, column_of, stacks
from dubao.sources.geometry.heading import Heading
from dubao.sources.geometry.printed import ENDS, Printed
from dubao.text.fold import fold

GUTTER = 0.7  # of the body's size: white that parts two columns at least
APART = 2.0  # leadings of white that part what is above from what is below
NEAR = 0.7  # and that do so where something else begins below them
WIDE = 5  # lines over several columns at most: a caption's
ABREAST = 3  # columns side by side that do not end at one height by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a cut needs to know of the page."""

    body: int  # size of the type
    leading: int  # from one line's top to the next one's
    rules: tuple[Box, ...] = ()  # lines that were drawn


@dataclass(slots=True)
class _Region:
    lines: list[Printed]  # what is no headline
    heads: list[Heading]
    opens: bool
    beside: bool = False  # other columns stand left of it
    under: bool = False  # it stands below a part with a headline of its own

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
                    beside=region.beside,
                    under=region.under,
                )
            )
        elif parts := _parts_of(region, setting):
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
        _Region([], [], opens=opens, beside=region.beside, under=region.under)
        for opens in (region.opens, *(opens for _, opens in cuts))
    ]
    places = [cut for cut, _ in cuts]
    for line in region.lines:
        parts[bisect_left(places, line.box.top)].lines.append(line)
    for head in region.heads:
        parts[bisect_left(places, head.box.top)].heads.append(head)
    found = [part for part in _led(parts) if part.lines or part.heads]
    if region.beside and found and found[0].heads:
        for part in found[1:]:
            part.under = part.under or (part.opens and not part.heads)
    return found if len(found) > 1 else []


def _led(parts: list[_Region]) -> list[_Region]:
    """Return the parts, a row of headlines alone put together with what is under it."""
    found: list[_Region] = []
    for part in parts:
        if found and not found[-1].lines and found[-1].heads and not part.heads:
            found[-1] = _Region(
                part.lines,
                found[-1].heads,
                found[-1].opens,
                found[-1].beside,
                found[-1].under,
            )
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


def _parts_of(region: _Region, setting: Setting) -> list[_Region]:
    """Return a region without a headline at its top, parted where that can be."""
    down = _down(region, _gutters(region, setting), setting)
    return down or _under_wide(region, setting)


def _under_wide(region: _Region, setting: Setting) -> list[_Region]:
    """Return a region parted below lines that run over several columns: a caption."""
    if region.heads:
        return []
    lines = sorted(region.lines, key=lambda line: (line.box.top, line.box.left))
    for n in range(1, min(WIDE, len(lines) - 1) + 1):
        over, rest = lines[:n], lines[n:]
        floor = max(line.box.bottom for line in over) - setting.body // 2
        if min(line.box.top for line in rest) < floor:
            continue
        gutters = _gutters(_Region(rest, [], opens=False), setting)
        if gutters and all(
            any(line.box.left < gutter < line.box.right for gutter in gutters)
            for line in over[:1]
        ):
            words = fold("".join(line.text for line in over))
            role = "caption" if PHOTO_LINE.search(words) or opens_caption(words) else ""
            return [
                _Region(
                    [replace(line, role=role) for line in over],
                    [],
                    opens=True,
                    beside=region.beside,
                    under=region.under,
                ),
                _Region(
                    rest,
                    [],
                    opens=not role,
                    beside=region.beside,
                    under=region.under,
                ),
            ]
    return []


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
            beside=region.beside or n > 0,
            under=region.under,
        )
        for n, (inside, titles) in enumerate(zip(lines, heads, strict=True))
        if inside or titles
    ]


def _column(region: _Region) -> Iterator[Column | Heading]:
    """Yield a column, its headlines in their places.

    Where lines still stand beside each other no straight cut parted them: the
    stacks they make are read from left to right.
    """
    for stack in stacks(region.lines, region.heads):
        lines: list[Printed] = []
        opens = region.opens
        for item in stack:
            if isinstance(item, Printed):
                lines.append(item)
                continue
            if lines:
                yield column_of(lines, opens=opens, under=region.under)
            yield item
            lines, opens = [], False
        if lines:
            yield column_of(lines, opens=opens, under=region.under)
