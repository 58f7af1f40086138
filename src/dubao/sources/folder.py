"""Folders: which of their files are pages, and which are one page together.

An e-paper that was saved lies in many files: for each of its pages one that lists the
articles, and one for each article. They are one input together. Every other file is
one by itself.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An input: a file, and those that are one page together with it."""

    path: str
    companions: tuple[str, ...] = ()


def places(
    paths: Iterable[str], *, without: Callable[[Path], bool] = lambda _: False
) -> Iterator[Place]:
    """Yield the inputs that paths stand for: a folder's are those inside it.

    `without` says which files in folders are none.
    """
    for path in paths:
        if Path(path).is_dir():
            yield from _grouped(
                str(file) for file in _inside(Path(path)) if not without(file)
            )
        else:
            yield Place(path=path)


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders, in the order of their names.

    What begins with a dot is left out, and so is what a link leads to outside.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _inside(path)
        elif path.is_file():
            yield path


def _grouped(files: Iterable[str]) -> Iterator[Place]:
    """Yield the inputs that a folder's files make, in order."""
    names = tuple(files)
    web = tuple(name for name in names if WEB.search(Path(name).name))
    planned = _planned(web) if web else {}
    apart = set(web).difference(planned) | set(_bound(names))
    for name in names:
        if name not in apart:
            yield Place(path=name, companions=planned.get(name, ()))


def _bound(names: Iterable[str]) -> Iterator[str]:
    """Yield the files that a METS file names: they are read with it, as its pages."""
    for name in names:
        if not name.lower().endswith(".xml"):
            continue
        try:
            with Path(name).open("rb") as file:
                head = file.read(HEAD)
                content = head + file.read(LARGEST) if METS.search(head) else b""
        except OSError:
            continue  # it is told when the file itself is read
        for match in HREF.finditer(content):
            place = unquote(match[1].decode("utf-8", "replace"))
            yield os.path.normpath(os.path.join(os.path.dirname(name), place))  # noqa: PTH118, PTH120


def _planned(web: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the HTML files that are inputs, each with those it is one page with."""
    from dubao.sources.html.issue import Member, parsed  # noqa: PLC0415 loads lxml
    from dubao.sources.html.node import Node  # noqa: PLC0415
    from dubao.sources.html.plan import plan  # noqa: PLC0415

    nodes: list[tuple[str, Node]] = []
    fronts: dict[str, str] = {}
    for name in web:
        content = _listing(name)
        if not content:
            continue
        try:
            found = parsed(Member(name=name, content=content))
        except SourceError:
            continue  # it is told when the file itself is read
        if found.node:
            nodes.append((name, found.node))
        elif found.refresh:
            fronts[name] = found.refresh
    return dict(plan(web, nodes, fronts))


def _listing(name: str) -> bytes:
    """Return a file that may list articles or lead to one, nothing of any other."""
    try:
        with Path(name).open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        return b""
    return content if len(content) <= LARGEST and LISTS.search(content) else b""
