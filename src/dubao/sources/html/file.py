"""An HTML file, and the files that are one page together with it."""

import dataclasses
from collections.abc import Iterator

from dubao.errors import SourceError
from dubao.model import Page
from dubao.sources.html.issue import Member, Parsed, parsed, tried, whole
from dubao.sources.input import Input, opened


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of a file: one, or those that a whole issue's text has.

    Raises:
        SourceError: as `dubao.sources.html.read` says.
    """
    member = Member(name=source.name, content=source.content(), charset=source.charset)
    own = parsed(member, source.limits)
    others = [_companion(name, source) for name in source.companions]
    yield from whole(own, others)


def _companion(name: str, source: Input) -> Parsed | SourceError:
    """Return a file that is one page together with another, or what is wrong."""
    try:
        if source.beside is not None:
            content = source.beside(name)
        else:
            with opened(name, name) as file:
                content = dataclasses.replace(file, limits=source.limits).content()
    except SourceError as error:
        return error
    return tried(Member(name=name, content=content), source.limits)
