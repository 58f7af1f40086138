"""The lines around a grid that are its own: caption, unit note, date note, notes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dubao.model import Span, Table
from dubao.table.form import NOTE, SOURCE, UNIT_NOTE
from dubao.table.line import RULE
from dubao.table.unit import unit
from dubao.zh.date import dates

SHORT = 40  # characters of a caption at most
STOPS = frozenset("。;!?:,、")
UNIT_AT_END = re.compile(r"[(]?(?:计量)?单位:.{1,12}$")
BRACKETED = re.compile(r"[(].{2,30}[)]")
NO_CAPTION = re.compile(r"本报|新华社|记者|来源|编辑|作者|第.{1,3}版")


def surrounded(table: Table, text: str, kept: Sequence[Span] = ()) -> Table:
    """Return a table with the lines around it that are its caption and its notes.

    `text` is the page's, folded; `kept` are lines that are something else.
    """
    table, start = _above(table, text, kept)
    table, end = _below(table, text)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return replace(table, span=Span(start, start + len(words.strip())))


def _above(table: Table, text: str, kept: Sequence[Span]) -> tuple[Table, int]:
    """Return a table with what stands over it, and where that begins."""
    start = table.span.start
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip():
        start = line
    top, blanks = start, 0
    while top > 0 and table.caption is None:
        line = text.rfind("\n", 0, top - 1) + 1
        span = trimmed(text, Span(line, top - 1))
        if any(k.start < top - 1 and line < k.end for k in kept):
            break
        top = line
        if span.start == span.end:
            blanks += 1
            if blanks > 1:
                break
            continue
        words = "".join(span.of(text).split())
        said = table if RULE.fullmatch(words) else _taken(table, text, span, words)
        if said is None:
            break
        table, start, blanks = said, line, 0
    return table, start


def _taken(table: Table, text: str, span: Span, words: str) -> Table | None:
    """Return a table with one more line over it, None where that is none of it."""
    if not table.unit_note and UNIT_NOTE.match(words):
        return replace(table, unit_note=span)
    if BRACKETED.fullmatch(words):
        if not table.date_note and dates(words):
            return replace(table, date_note=span)
        return None
    mixed = UNIT_AT_END.search(span.of(text))
    if mixed and mixed.start() and not table.unit_note:
        at = span.start + mixed.start()
        rest = trimmed(text, Span(span.start, at))
        table = replace(table, unit_note=Span(at, span.end))
        words = "".join(rest.of(text).split())
        if BRACKETED.fullmatch(words) or _is_time(words):
            return replace(table, date_note=rest)
        span = rest
    return replace(table, caption=span) if is_caption(words) else None


def _is_time(words: str) -> bool:
    return any(one.span == (0, len(words)) for one in dates(words))


def _below(table: Table, text: str) -> tuple[Table, int]:
    """Return a table with the notes under it, and where they end."""
    end = at = table.span.end
    blank = False
    while at < len(text):
        stop = text.find("\n", at + 1)
        stop = len(text) if stop < 0 else stop
        span = trimmed(text, Span(at, stop))
        at = stop
        words = "".join(span.of(text).split())
        if not words:
            if blank:
                break
            blank = (
                end != span.end
                and bool(text[end:stop].strip("\n \t") == "")
                and stop > end + 1
            )
            continue
        if not RULE.fullmatch(words):
            if not NOTE.match(words):
                break
            source = span if SOURCE.match(words) else None
            table = replace(
                table,
                notes=(*table.notes, span),
                source_note=table.source_note or source,
            )
        end, blank = stop, False
    return table, end


def is_caption(words: str) -> bool:
    """Return whether a line without its blanks may be a table's caption.

    >>> is_caption("各县粮食产量"), is_caption("各县产量如下:"), is_caption("本报讯")
    (True, False, False)
    """
    return (
        len(words) <= SHORT
        and words[-1] not in STOPS
        and not any(stop in words for stop in "。;!?")
        and not NO_CAPTION.search(words)
        and bool(re.search("[一-龥]", words))
        and not unit(words)
    )


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the blanks at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
