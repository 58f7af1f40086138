"""JSON Lines: one page a record, read one line at a time.

    {"id": "1998-01-01-03-001", "text": "……", "date": "1998-01-01", "paper": "……"}

`text` is required. `id` (else the line's number) names the page: FILE/ID. `date`,
`paper` and `number` are used where they are there. A record that cannot be read does
not stop the ones after it.
"""

import json
from collections.abc import Iterator

from dubao.errors import NotAPage, SourceError, TooDeep, UnknownEncoding
from dubao.model import Page
from dubao.sources.deadline import fault
from dubao.sources.input import Input
from dubao.sources.json import records
from dubao.sources.record import record

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
    number = source.before
    while line := source.stream.readline(LONGEST):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.isspace():
            continue
        try:
            fields = loaded(source, line, number)
            within = list(records(fields, source.text_column)) or [fields]
            for one in within:  # an object of one line may hold records
                if isinstance(one, dict):
                    yield record(source, one, number)
        except SourceError as error:
            yield error
        except Exception as error:  # noqa: BLE001 a fault of ours must not stop others
            yield fault(f"{source.name}/{number}", error)
        while len(line) == LONGEST and not line.endswith(b"\n"):
            line = source.stream.readline(LONGEST)


def loaded(source: Input, line: bytes, number: int) -> dict[str, object]:
    """Return the object of one line.

    Raises:
        NotAPage: it is no JSON object.
        TooDeep: values lie in one another past what is read.
        UnknownEncoding: it is not in UTF-8.
    """
    where = f"{source.name}/{number}"
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"{where}: this line is not UTF-8"
        raise UnknownEncoding(message, hint="JSON Lines are UTF-8") from error
    except RecursionError as error:
        message = f"{where}: values lie in one another too deeply"
        raise TooDeep(message, hint="it is damaged, or made to do harm") from error
    except ValueError as error:
        message = f"{where}: this line is no JSON: {error}"
        raise NotAPage(message, hint="one JSON object a line") from error
    if not isinstance(fields, dict):
        message = f"{where}: this line is no JSON object"
        raise NotAPage(message, hint="one JSON object a line")
    return fields
