"""The way in: a path or a stream, and the pages in it.

To add a format, write `sources/NAME.py` with `sniff(head)` and `read(source)`, and give
it a line in FORMATS.
"""

import dataclasses
import os
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from dubao.errors import SourceError
from dubao.model import Page
from dubao.sources import foreign, html, jsonl, text
from dubao.sources.folder import Place
from dubao.sources.input import Input, Pages, opened, start
from dubao.sources.limit import USUAL, Limits


class Format(NamedTuple):
    """A format: how to know it, and how to read it.

    `sniff` sees the first 64 KiB. `read` yields pages in order, and an error in the
    place of a page that cannot be read; it raises where the whole input cannot.
    """

    name: str
    sniff: Callable[[bytes], bool]
    read: Callable[[Input], Pages]


# The first that knows the input reads it; plain text knows everything.
FORMATS: tuple[Format, ...] = (
    Format("jsonl", jsonl.sniff, jsonl.read),
    Format("html", html.sniff, html.read),
    Format("foreign", foreign.sniff, foreign.read),
    Format("text", lambda _: True, text.read),
)


def pages(
    place: str | os.PathLike[str] | Place | BinaryIO,
    *,
    name: str = "",
    text_column: str = "text",
    id_column: str = "id",
    limits: Limits = USUAL,
) -> Iterator[Page | SourceError]:
    """Yield the pages of a file or a binary stream, in order.

    What cannot be read is yielded in its place as a SourceError: an input that is
    missing or damaged as the only thing, a damaged record among its neighbours.

    Args:
        place: a path, a place of a folder, or a stream of bytes at its beginning.
        name: what to call it; the path, or "-" for a stream.
        text_column: of records, the one with the text.
        id_column: of records, the one that names the page.
        limits: what reading may cost.
    """
    companions = place.companions if isinstance(place, Place) else ()
    if isinstance(place, Place):
        place = place.path

    def known(source: Input) -> Input:
        return dataclasses.replace(
            source,
            companions=companions,
            text_column=text_column,
            id_column=id_column,
            limits=limits,
            reader=read,
        )

    try:
        if isinstance(place, str | os.PathLike):
            with opened(place, name or os.fspath(place)) as source:
                yield from read(known(source))
        else:
            yield from read(known(start(place, name or "-")))
    except SourceError as error:
        yield error


def read(source: Input) -> Pages:
    """Return the pages of an input, by the first format that knows it."""
    chosen = next(form for form in FORMATS if form.sniff(source.head))
    return chosen.read(source)
