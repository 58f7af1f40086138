"""JSON Lines: one page a record, read one line at a time.

    {"id": "1998-01-01-03-001", "text": "……", "date": "1998-01-01", "paper": "……"}

`text` is required. `id` (else the line's number) names the page: FILE/ID. `date`,
`paper` and `number` are used where they are there. A record that cannot be read does
not stop the ones after it.
"""

import dataclasses
import json
from collections.abc import Iterator
from datetime import date

from dubao.errors import NotAPage, SourceError, UnknownEncoding
from dubao.model import Page
from dubao.sources.input import Input
from dubao.sources.text import from_text

LONGEST = 64 * 1024 * 1024  # bytes of a record


def sniff(head: bytes) -> bool:
    """Return whether the first line is a JSON object, or the start of a long one.

    >>> sniff(b'{"text": "..."}'), sniff(b'{"id": 1, "text": "...'), sniff(b"{1}")
    (True, True, False)
    """
    first, newline, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    if not newline:
        return first[1:].lstrip().startswith(b'"')
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the page of every record, or what is wrong with the record."""
    number = 0
    while line := source.stream.readline(LONGEST):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.isspace():
            continue
        try:
            yield record(source, line, number)
        except SourceError as error:
            yield error
        while len(line) == LONGEST and not line.endswith(b"\n"):
            line = source.stream.readline(LONGEST)


def record(source: Input, line: bytes, number: int) -> Page:
    """Return the page of one record.

    Raises:
        EmptyInput: its text is empty.
        NotAPage: it is no JSON object, or has no text.
        UnknownEncoding: it is not in UTF-8.
    """
    where = f"{source.name}/{number}"
    column = source.text_column
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"{where}: this line is not UTF-8"
        raise UnknownEncoding(message, hint="JSON Lines are UTF-8") from error
    except (ValueError, RecursionError) as error:
        message = f"{where}: this line is no JSON: {error}"
        raise NotAPage(message, hint="one JSON object a line") from error
    if not isinstance(fields, dict) or not isinstance(fields.get(column), str):
        found = ", ".join(list(fields)[:8]) if isinstance(fields, dict) else "no object"
        hint = f"found: {found}; name the text's column"
        raise NotAPage(f"{where}: no text in {column!r}", hint=hint)
    called = fields.get(source.id_column)
    name = f"{source.name}/{number if called in (None, '') else called}"
    day = is_day(fields.get("date"))
    return dataclasses.replace(
        from_text(fields[column], name=name),
        date=day,
        date_basis="metadata" if day else "",
        paper=string(fields.get("paper")),
        number=string(fields.get("number")),
    )


def string(value: object) -> str:
    """Return a string or a whole number as a string, "" for anything else."""
    return str(value) if isinstance(value, str | int) and value is not True else ""


def is_day(value: object) -> str:
    """Return an ISO day, "" for anything else.

    >>> is_day("1998-01-27"), is_day("27.1.1998")
    ('1998-01-27', '')
    """
    try:
        return date.fromisoformat(string(value)).isoformat()
    except ValueError:
        return ""
