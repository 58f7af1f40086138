"""A page's margin: its name plate and its folio, and what stands on their rows.

    頭條日報                          the plate, twice as large as the body at least
    02  2025年4月15日 星期二 联合早报 焦点    a row with the day at the page's head
    C4  影音文化          信報 www.hkej.com

A row with the day holds nothing of an article: its short neighbours are the page's,
too. A bare number is a page's only at its edge; elsewhere it may be a cell of a table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dubao.line.day import day_of
from dubao.line.kind import kind
from dubao.line.plate import plate
from dubao.sources.geometry.heading import SURE, headings, in_rows
from dubao.sources.geometry.printed import Printed, body_size, hull
from dubao.text.fold import fold

HEADLINE = 0.9  # of a plate's largest type: what belongs to the plate itself
PLATE = 2.0  # times the body's size: the type of a name plate
HEAD = 0.16  # of a page's height: where its folio stands
EDGE = 0.05  # of it: where a bare number is a page's
SHORT = 24  # characters of a line beside the folio at most
BARE = re.compile(r"[A-Z]{0,2}\d{1,5}")
FOREIGN = re.compile(r"[\s\x21-\x7e]+")
STOPS = frozenset("。！？；")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The lines of a page that are no article's, and those that may be."""

    lines: tuple[tuple[str, Printed], ...]  # the kind of furniture of each
    body: tuple[Printed, ...]
    size: int  # of the body's type


def margin(lines: Sequence[Printed]) -> Margin:
    """Return a page's lines, its margin taken off."""
    kinds = {id(line): _kind(line, lines) for line in lines}
    body = [line for line in lines if not kinds[id(line)]]
    size = body_size(body)
    named = [line for line in lines if kinds[id(line)] in {"", "masthead"}]
    plates, taken = _masthead(named, size)
    body = [line for line in body if id(line) not in taken]
    known = [
        (kinds[id(line)], line)
        for line in lines
        if kinds[id(line)] and id(line) not in taken
    ]
    row = _row([line for _, line in known + plates], body, lines)
    known += plates + [
        ("masthead" if _plate(line.text) else "folio", line) for line in row
    ]
    own = set(map(id, row))
    order = {id(line): n for n, line in enumerate(in_rows([one for _, one in known]))}
    return Margin(
        lines=tuple(sorted(known, key=lambda pair: order[id(pair[1])])),
        body=tuple(line for line in body if id(line) not in own),
        size=size,
    )


def _plate(words: str) -> str:
    """Return the paper that a line names, what is not Chinese in it left out."""
    return plate(FOREIGN.sub("", fold(words)))


def _kind(line: Printed, lines: Sequence[Printed]) -> str:
    told = kind(fold(line.text))
    if told == "folio" and BARE.fullmatch(line.text.strip()):
        top = min(one.box.top for one in lines)
        bottom = max(one.box.bottom for one in lines)
        edge = (bottom - top) * EDGE
        if (
            len(lines) > 1
            and top + edge < line.box.top
            and line.box.bottom < bottom - edge
        ):
            return ""
    return told


def _row(
    known: Sequence[Printed], body: Sequence[Printed], lines: Sequence[Printed]
) -> list[Printed]:
    """Return the lines that stand beside or above the day at the page's head."""
    if not lines:
        return []
    top = min(line.box.top for line in lines)
    bottom = max(line.box.bottom for line in lines)
    head = top + (bottom - top) * HEAD
    dated = [
        line
        for line in (*known, *body)
        if line.box.bottom <= head and day_of(fold(line.text))
    ]
    if not dated:
        return []
    day = max(dated, key=lambda line: line.box.bottom)
    end = day.box.bottom + day.size // 2
    return [
        line
        for line in body
        if (line.box.top + line.box.bottom) // 2 <= end
        and line.box.bottom <= head
        and line.box.bottom - line.box.top <= 3 * (day.box.bottom - day.box.top)
        and len(line.text) <= SHORT
        and not STOPS & set(line.text)
    ]


def _masthead(
    lines: Sequence[Printed], size: int
) -> tuple[list[tuple[str, Printed]], set[int]]:
    """Return a newspaper's name plate, and what stands between it and the articles.

    With the ids of the lines that both are made of.
    """
    heads = headings(lines, size)
    for named in heads:
        largest = max(line.size for line in named.lines)
        large = [line for line in named.lines if line.size >= largest * HEADLINE]
        words = "".join("".join(line.text.split()) for line in large)
        if largest < size * PLATE or not _plate(words):
            continue
        whole = replace(large[0], text=words, box=hull([one.box for one in large]))
        own = set(map(id, large))
        # a headline that stands so close that it seems the plate's own is none of it
        below = [
            line.box.top
            for head in heads
            for line in head.lines
            if (head is not named or line.size >= size * SURE)
            and id(line) not in own
            and line.box.top >= whole.box.bottom
        ]
        end = min(below, default=named.box.bottom)
        under = [
            line for line in lines if id(line) not in own and line.box.bottom <= end
        ]
        told = [
            ("folio" if day_of(fold(line.text)) else "masthead", line) for line in under
        ]
        return [("masthead", whole), *told], own | {id(line) for line in under}
    return [], set()
