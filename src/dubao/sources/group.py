"""Which files of a folder or an archive are one input together.

An e-paper that was saved lies in many files: for each of its pages one that lists the
articles, and one for each article. A METS issue names the files of its pages. Every
other file is one by itself.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import unquote

from dubao.errors import SourceError

# A link leads to a name; what a file is, its content tells when it is read.
WEB = re.compile(r"\.[sx]?html?(?![a-z])", re.IGNORECASE)
LISTS = re.compile(
    rb"<area\b|<polygon\b|titlelist|news-?list|http-equiv\s{0,9}=\s{0,9}[\"']?refresh",
    re.IGNORECASE,
)
METS = re.compile(rb"<(?:\w+:)?mets[\s>]", re.IGNORECASE)
HREF = re.compile(rb"""xlink:href\s{0,9}=\s{0,9}["']([^"']{1,999})["']""")
HEAD = 4096  # bytes among which a METS file says what it is
LARGEST = 4 << 20  # bytes of a page that lists articles; larger ones stay alone

# at most so many bytes that a file begins with, by its name; it may raise SourceError
Beginning = Callable[[str, int], bytes]


def grouped(
    names: Sequence[str], beginning: Beginning
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the files that are inputs, in order, each with its companions."""
    web = tuple(name for name in names if WEB.search(name.rsplit("/", 1)[-1]))
    planned = _planned(web, beginning) if web else {}
    apart = set(web).difference(planned) | set(_bound(names, beginning))
    for name in names:
        if name not in apart:
            yield name, planned.get(name, ())


def _bound(names: Iterable[str], beginning: Beginning) -> Iterator[str]:
    """Yield the files that a METS file names: they are read with it, as its pages."""
    for name in names:
        if not name.lower().endswith(".xml"):
            continue
        try:
            if not METS.search(beginning(name, HEAD)):
                continue
            content = beginning(name, LARGEST)
        except SourceError:
            continue  # it is told when the file itself is read
        for match in HREF.finditer(content):
            place = linked(match[1].decode("utf-8", "replace"))
            yield os.path.normpath(os.path.join(os.path.dirname(name), place))  # noqa: PTH118, PTH120


def linked(href: str) -> str:
    """Return the path that a link to a file means, seen from the file with the link.

    >>> linked("file://./alto/1%20a.xml"), linked("file:///etc/passwd")
    ('alto/1 a.xml', '/etc/passwd')
    """
    place = href.removeprefix("file://./").removeprefix("file://").removeprefix("file:")
    return unquote(place)


def _planned(web: tuple[str, ...], beginning: Beginning) -> dict[str, tuple[str, ...]]:
    """Return the HTML files that are inputs, each with those it is one page with."""
    from dubao.sources.html.issue import Member, parsed  # noqa: PLC0415 loads lxml
    from dubao.sources.html.node import Node  # noqa: PLC0415
    from dubao.sources.html.plan import plan  # noqa: PLC0415

    nodes: list[tuple[str, Node]] = []
    fronts: dict[str, str] = {}
    for name in web:
        try:
            content = beginning(name, LARGEST + 1)
            if len(content) > LARGEST or not LISTS.search(content):
                continue
            found = parsed(Member(name=name, content=content))
        except SourceError:
            continue  # it is told when the file itself is read
        if found.node:
            nodes.append((name, found.node))
        elif found.refresh:
            fronts[name] = found.refresh
    return dict(plan(web, nodes, fronts))
