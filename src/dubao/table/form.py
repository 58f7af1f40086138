"""Which rows and columns of a table are heads, and what stands around its cells.

caption, unit note   rows of one cell above the heads
heads                rows above the first that holds a number
sections             rows of one cell among the numbers: A组
notes                rows of one cell below: 注:…
"""

import re
from dataclasses import dataclass, replace

from dubao.model import Span, Table
from dubao.table.grid import Box, Grid, grid

UNIT_NOTE = re.compile(r"[(\[]?(?:计量|计价|货币)?单位[:：](?P<unit>.{1,24}?)[)\]]?$")
NOTE = re.compile(
    r"^[(\[]?(?:(?:注|说明|备注|附注|备考)(?:释|\d|[一二])?[:：.、]|\*|※|“[—…*-]{1,3}”"
    r"|(?:数据|资料|信息)?来源[:：])"
)
SOURCE = re.compile(r"^[(\[]?(?:数据|资料|信息)?来源")
LONG = 12  # characters of a last row that is a note
YEARS = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Form:
    """A table whose heads are known, with its grid."""

    table: Table
    grid: Grid
    first: int  # the first row of numbers
    heads: range  # rows of heads
    sections: dict[int, Box]  # rows of one cell among the numbers


def formed(table: Table, text: str) -> Form:
    """Return a table with its heads told from its numbers.

    >>> from dubao.model import Cell
    >>> cells = [Cell(span=Span(n, n + 1), row=n // 4, column=n % 4 // 2)
    ...          for n in (0, 2, 4, 6)]
    >>> formed(Table(span=Span(0, 7), cells=tuple(cells)), "县 粮 甲 3").heads
    range(0, 1)
    """
    places = grid(table, text)
    first = next((n for n in range(places.rows) if _is_data(places, n)), places.rows)
    caption, unit_note, date_note = table.caption, table.unit_note, table.date_note
    top = 0
    for n in range(first):
        one = _alone(places, n)
        if one is None:
            break
        if UNIT_NOTE.match(one.text):
            unit_note = unit_note or one.cell.span
        elif re.fullmatch(r"\(.*\d.*\)", one.text):
            date_note = date_note or one.cell.span
        elif caption is None:
            caption = one.cell.span
        else:
            break
        top = n + 1
    sections: dict[int, Box] = {}
    notes: list[Span] = []
    source = table.source_note
    for n in range(first, places.rows):
        one = _alone(places, n)
        if one is None or one.value:
            continue
        if NOTE.match(one.text) or (n == places.rows - 1 and len(one.text) > LONG):
            if SOURCE.match(one.text):
                source = source or one.cell.span
            notes.append(one.cell.span)
        else:
            sections[n] = one
    columns = next(
        (
            column
            for column in range(places.columns)
            if any(_counts(places.at(n, column)) for n in range(first, places.rows))
        ),
        0,
    )
    return Form(
        replace(
            table,
            caption=caption,
            unit_note=unit_note,
            date_note=date_note,
            source_note=source,
            notes=(*table.notes, *notes),
            head_rows=first - top,
            head_columns=columns,
        ),
        places,
        first,
        range(top, first),
        sections,
    )


def _counts(place: Box | None) -> bool:
    return bool(place and place.value)


def _alone(places: Grid, row: int) -> Box | None:
    """Return the only cell of a row that holds something."""
    found = places.row(row)
    if len(found) != 1 or places.columns < 2:  # noqa: PLR2004 one column is no table
        return None
    one = found[0]
    wide = one.cell.columns == places.columns
    return one if wide or one.cell.rows == 1 else None


def _is_data(places: Grid, row: int) -> bool:
    """Return whether a row holds numbers that are no years of a head."""
    found = places.row(row)
    values = [one for one in found if one.value]
    if found and all(one.cell.head for one in found):
        return False
    if not values:
        empty = [one for one in found if one.missing]
        return bool(row and empty and len(empty) * 2 >= len(found))
    years = [one for one in values if YEARS.fullmatch(one.text)]
    if len(years) == len(values) and (
        len(values) > 1 or len(found) > len(values) + 1 or row == 0
    ):
        # a row of years is a head, unless a year stands at the side of numbers
        return (
            any(one.cell.column == 0 for one in values) and len(found) > 1 and row > 0
        )
    return True


def is_understood(form: Form) -> bool:
    """Return whether a table has heads and numbers under them."""
    return bool(form.first < form.grid.rows and form.grid.columns > 1)
