"""A record of a corpus as a page: JSON Lines, JSON, CSV, Parquet.

The text's column is required, see `column`. The id (else the record's number) names the
page, FILE/ID. `date`, `paper` and `number` are used where they are there.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime

from dubao.errors import FileTooLarge, NotAPage
from dubao.model import Page
from dubao.sources.column import text_column
from dubao.sources.day import day
from dubao.sources.input import Input
from dubao.sources.text import from_text

LONGEST = 100  # characters of a day
NAMED = 8  # columns that an error names at most


def record(source: Input, fields: Mapping[str, object], number: int) -> Page:
    """Return the page of one record; `number` counts from 1.

    Raises:
        EmptyInput: its text is empty.
        FileTooLarge: its text is longer than the limit.
        NotAPage: it has no text.
    """
    text = fields.get(text_column(source.text_column, fields))
    if not isinstance(text, str):
        raise without(f"{source.name}/{number}", source.text_column, fields)
    if len(text) > source.limits.size:
        message = f"{source.name}/{number}: more than {source.limits.size:,} characters"
        raise FileTooLarge(message, hint="split it, or allow more: --limit size=1G")
    called = fields.get(source.id_column)
    name = f"{source.name}/{number if called in (None, '') else called}"
    issued = is_day(fields.get("date"))
    return dataclasses.replace(
        from_text(text, name=name),
        date=issued,
        date_basis="metadata" if issued else "",
        paper=string(fields.get("paper")),
        number=string(fields.get("number")),
    )


def without(where: str, column: str, found: Mapping[str, object]) -> NotAPage:
    """Return the error for records without the text's column."""
    names = ", ".join(str(name)[:40] for name in list(found)[:NAMED]) or "no columns"
    hint = f"found: {names}; name the text's with --text-column"
    return NotAPage(f"{where}: no text in {column!r}", hint=hint)


def string(value: object) -> str:
    """Return a string or a whole number as a string, "" for anything else."""
    return str(value) if isinstance(value, str | int) and value is not True else ""


def is_day(value: object) -> str:
    """Return an ISO day, "" for anything else.

    >>> is_day("1998-01-27"), is_day(date(1998, 1, 27)), is_day("27.1.1998")
    ('1998-01-27', '1998-01-27', '1998-01-27')
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return day(string(value)[:LONGEST])
