"""The way in: a path or a stream, and the pages in it.

To add a format, write `sources/NAME.py` with `sniff(head)` and `read(source)`, and give
it a line in FORMATS.
"""

import dataclasses
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import BinaryIO, NamedTuple

from dubao.errors import SourceError
from dubao.model import Page
from dubao.sources import (
    archive,
    delimited,
    foreign,
    html,
    json,
    jsonl,
    markdown,
    parquet,
    pdf,
    scan,
    text,
    xml,
)  # fmt: skip
from dubao.sources.deadline import fault, no_room, within
from dubao.sources.folder import Place
from dubao.sources.input import Input, Pages, opened, start
from dubao.sources.isolation import isolated
from dubao.sources.limit import USUAL, Limits
from dubao.sources.process import POSSIBLE


class Format(NamedTuple):
    """A format: how to know it, and how to read it.

    `sniff` sees the first 64 KiB. `read` yields pages in order, and an error in the
    place of a page that cannot be read; it raises where the whole input cannot.
    """

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[Input], Pages]
    apart: bool = True  # parsed in a process of its own
    many: bool = False  # holds many pages, to be taken out one by one


# The first that knows the input reads it; plain text knows everything.
FORMATS: tuple[Format, ...] = (
    Format("jsonl", jsonl.sniff, jsonl.read, apart=False, many=True),
    Format("json", json.sniff, json.read),
    Format("archive", archive.sniff, archive.read, many=True),
    Format("parquet", parquet.sniff, parquet.read, many=True),
    Format("pdf", pdf.sniff, pdf.read),
    Format("scan", scan.sniff, scan.read),
    Format("xml", xml.sniff, xml.read),
    Format("html", html.sniff, html.read),
    Format("markdown", markdown.sniff, markdown.read),
    Format("fragment", html.is_fragment, html.read),
    Format("csv", delimited.sniff, delimited.read, many=True),
    Format("foreign", foreign.sniff, foreign.read, apart=False),
    Format("text", lambda _: True, text.read, apart=False),
)


def pages(
    place: str | os.PathLike[str] | Place | BinaryIO,
    *,
    name: str = "",
    text_column: str = "text",
    id_column: str = "id",
    limits: Limits = USUAL,
    patience: Callable[[], None] = lambda: None,
) -> Iterator[Page | SourceError]:
    """Yield the pages of a file or a binary stream, in order.

    What cannot be read is yielded in its place as a SourceError: an input that is
    missing or damaged as the only thing, a damaged record among its neighbours.
    Formats of others are parsed in a process of its own.

    Args:
        place: a path, a place of a folder, or a stream of bytes at its beginning.
        name: what to call it; the path, or "-" for a stream.
        text_column: of records, the one with the text.
        id_column: of records, the one that names the page.
        limits: what reading may cost.
        patience: called before a page that OCR must read, which takes long.
    """
    companions: tuple[str, ...] = ()
    if isinstance(place, Place):
        companions = place.companions
        place = place.path
    with _opened(place, name) as found:
        if isinstance(found, SourceError):
            yield found
            return
        source = dataclasses.replace(
            found,
            companions=companions,
            text_column=text_column,
            id_column=id_column,
            limits=limits,
            patience=patience,
            reader=read,
        )
        try:
            form = chosen(source.head)
            if POSSIBLE and form.apart:
                yield from isolated(source)
            elif form.many or source.path is None:  # others wait behind it, or before
                yield from read(source)
            else:
                yield from within(limits.seconds, source.name, partial(_listed, source))
        except SourceError as error:
            yield error
        except MemoryError:
            yield no_room(source.name, limits)
        except Exception as error:  # noqa: BLE001 a fault of ours must not stop others
            yield fault(source.name, error)


def _listed(source: Input) -> list[Page | SourceError]:
    return list(read(source))


def here(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of an input, parsed in this process."""
    try:
        yield from read(dataclasses.replace(source, reader=read))
    except SourceError as error:
        yield error


@contextmanager
def _opened(
    place: str | os.PathLike[str] | BinaryIO, name: str
) -> Iterator[Input | SourceError]:
    if not isinstance(place, str | os.PathLike):
        yield start(place, name or "-")
        return
    with ExitStack() as open_file:
        found: Input | SourceError
        try:
            found = open_file.enter_context(opened(place, name or os.fspath(place)))
        except SourceError as error:
            found = error
        yield found


def holds_many(path: str | os.PathLike[str]) -> bool:
    """Return whether a file holds pages to be taken out one by one."""
    with _opened(path, "") as found:
        return isinstance(found, Input) and chosen(found.head).many


def chosen(head: bytes) -> Format:
    """Return the first format that knows an input by its first bytes."""
    return next(form for form in FORMATS if form.sniff(head))


def read(source: Input) -> Pages:
    """Return the pages of an input, by the first format that knows it."""
    return chosen(source.head).read(source)
