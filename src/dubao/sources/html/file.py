"""An HTML file, and the files that are one page together with it."""

import dataclasses
from collections.abc import Iterator

from dubao.errors import SourceError
from dubao.model import Page
from dubao.sources.html.issue import Member, Parsed, parsed, tried, whole
from dubao.sources.input import Input, opened
from dubao.sources.limit import Limits


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of a file: one, or those that a whole issue's text has.

    Raises:
        SourceError: as `dubao.sources.html.read` says.
    """
    limits = source.limits
    member = Member(name=source.name, content=source.content(), charset=source.charset)
    own = parsed(member, limits)
    others = [_companion(name, limits) for name in source.companions]
    yield from whole(own, others)


def _companion(name: str, limits: Limits) -> Parsed | SourceError:
    """Return a file that is one page together with another, or what is wrong."""
    try:
        with opened(name, name) as source:
            content = dataclasses.replace(source, limits=limits).content()
    except SourceError as error:
        return error
    return tried(Member(name=name, content=content), limits)
