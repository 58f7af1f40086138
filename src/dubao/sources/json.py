r"""JSON documents: an array of records, or an object with one or more in it.

    [{"id": "1", "date": "1949-05-08", "text": "全长320米。"}, …]
    {"issue": "…", "articles": [{"title": "…", "text": "…"}]}

A record is an object with a text; escapes are read, keys and other values never. The
same lines as records of their own are JSON Lines.
"""

import json
import re
from collections.abc import Iterator, Mapping

from dubao.errors import MalformedFile, NotAPage, SourceError, TooDeep, TruncatedFile
from dubao.model import Page
from dubao.sources.column import text_column
from dubao.sources.encoding import attempt, decode, marked
from dubao.sources.input import Input
from dubao.sources.record import record, without
from dubao.sources.text import from_text

OPENS = re.compile(rb'\[\s{0,200}(?:[\[{"\]]|-?\d|true|false|null)|\{\s{0,200}["}]')
LEADING = 0xC2  # first byte of a character of several, in UTF-8
MOST = 100_000  # values that are looked at for records


def sniff(head: bytes) -> bool:
    r"""Return whether the first bytes are of a JSON array or object.

    >>> sniff(b'[{"text": "..."}]'), sniff(b'{\n "text": "..."'), sniff(b"[1] ...")
    (True, True, False)
    """
    start = plain(head)
    if not OPENS.match(start):
        return False
    if not start.startswith(b"["):
        return True
    # a text may begin with a bracket, as 【 is typed: then its end is no JSON's
    return start[1:].lstrip()[:1] in {b"{", b"["} or b'["' in start[:200]


def plain(head: bytes) -> bytes:
    """Return first bytes as those of UTF-8, without mark and white space."""
    encoding = marked(head)
    if encoding.startswith(("utf-16", "utf-32")):
        head = head.decode(encoding, "ignore").encode("utf-8", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the page of every record, or what is wrong with it.

    Raises:
        FileTooLarge: it has more bytes than the limit.
        MalformedFile: it is no JSON.
        NotAPage: no record in it has a text.
        TooDeep: values lie in one another past what is read.
        TruncatedFile: its end is missing.
    """
    text = _text(source.content(), source.name)
    value = loaded(text, source.name)
    found = list(records(value, source.text_column))
    if not found:
        raise without(source.name, source.text_column, keys(value))
    for number, one in enumerate(found, 1):
        try:
            if isinstance(one, str):
                yield from_text(one, name=f"{source.name}/{number}")
            else:
                yield record(source, one, number)
        except SourceError as error:
            yield error


def _text(content: bytes, name: str) -> str:
    """Return a document's text, a character that is cut off at its end left out."""
    if not marked(content):
        for cut in range(1, 4):
            if content[-cut:].isascii():
                break
            if content[-cut] >= LEADING and attempt(content, "utf-8") is None:
                found = attempt(content[:-cut], "utf-8")
                if found is not None:
                    return found
    return decode(content, name)[0]


def loaded(text: str, name: str) -> object:
    """Return what a JSON text says.

    Raises:
        MalformedFile: it is no JSON.
        NotAPage: it is only a word or a number.
        TooDeep: values lie in one another past what is read.
        TruncatedFile: its end is missing.
    """
    try:
        value = json.loads(text)
    except RecursionError as error:
        message = f"{name}: values lie in one another too deeply"
        raise TooDeep(message, hint="it is damaged, or made to do harm") from error
    except json.JSONDecodeError as error:
        rest = text[error.pos :].strip()
        if not rest or error.msg.startswith("Unterminated string"):
            message = f"{name}: ends in the middle of JSON"
            raise TruncatedFile(message, hint="fetch or copy it again") from error
        message = f"{name}: no JSON: {error.msg}, line {error.lineno}"
        raise MalformedFile(message, hint="export it anew") from error
    except ValueError as error:  # a number of thousands of digits
        message = f"{name}: no JSON: {error}"
        raise MalformedFile(message, hint="export it anew") from error
    if not isinstance(value, list | dict):
        message = f"{name}: JSON without records"
        raise NotAPage(message, hint="give an array of records, or the text itself")
    return value


def records(value: object, column: str) -> Iterator[Mapping[str, object] | str]:
    """Yield the records of a document in order, the outermost that have a text.

    >>> list(records({"a": [{"text": "1"}, {"b": 2}]}, "text"))
    [{'text': '1'}, {'b': 2}]
    """
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        yield from value
        return
    waiting = [value]
    for _ in range(MOST):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, dict):
            if _is_record(one, column):
                yield one
            else:
                waiting += list(one.values())[::-1]
        elif isinstance(one, list):
            if any(_is_record(each, column) for each in one):
                yield from (each for each in one if isinstance(each, dict))
            else:
                waiting += one[::-1]


def _is_record(value: object, column: str) -> bool:
    if not isinstance(value, dict):
        return False
    return isinstance(value.get(text_column(column, value)), str)


def keys(value: object) -> dict[str, object]:
    """Return the fields that a document's first object has, for an error."""
    waiting = [value]
    for _ in range(MOST):
        if not waiting:
            break
        one = waiting.pop()
        if isinstance(one, dict):
            return one
        if isinstance(one, list):
            waiting += one[::-1]
    return {}
