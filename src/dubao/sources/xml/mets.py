"""METS: an issue, whose pages and articles lie in files of their own beside it.

The physical structure gives the pages in their order, the logical one says which
blocks of them make an article. Files are looked for beside the METS file and below it,
and nowhere else; nothing is fetched.

Source: METS 1.12, Library of Congress; MODS 3; Dublin Core.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from dubao.errors import MissingFile, SourceError, UnsafePath, UnsupportedFormat
from dubao.sources.group import linked
from dubao.sources.input import Input, opened
from dubao.sources.xml.tree import children, inside, local, number

ROOT = "mets"
HREF = "{http://www.w3.org/1999/xlink}href"
DAY = re.compile(r"\b(\d{4})-?(\d{2})-?(\d{2})\b")
TEXT = re.compile(r"alto|fulltext|ocr|page-?xml", re.IGNORECASE)
ARTICLES = frozenset({"article", "section-item", "advertisement", "advert", "ad",
                      "illustration", "obituary", "letter", "news"})  # fmt: skip
DEEP = 100  # divisions in one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an issue: one of its pages."""

    content: bytes
    input: Input
    owners: dict[str, int] = field(default_factory=dict)  # block's id → article
    image: str = ""
    number: str = ""
    paper: str = ""
    date: str = ""


def issue(root: etree._Element, source: Input) -> Iterator[Member | SourceError]:
    """Yield the pages of an issue in order, an error for each that is not there."""
    texts, images = _files(root)
    paper, date = _told(root)
    owners = _articles(root)
    for order, label, names in _physical(root) or [(0, "", list(texts))]:
        found = [name for name in names if name in texts]
        picture = next((images[name] for name in names if name in images), "")
        for name in found:
            try:
                member = _member(texts[name], source)
            except SourceError as error:
                yield error
                continue
            yield replace(
                member, owners=owners.get(name, {}), image=picture,
                number=label or (str(order) if order else ""), paper=paper, date=date,
            )  # fmt: skip


def _files(root: etree._Element) -> tuple[dict[str, str], dict[str, str]]:
    """Return the places of the files with text, and of pictures, by their ids."""
    texts: dict[str, str] = {}
    images: dict[str, str] = {}
    for group in inside(root, "fileGrp"):
        use = f"{group.get('USE', '')} {group.get('ID', '')}"
        for file in children(group, "file"):
            place = next(children(file, "FLocat"), None)
            href = place.get(HREF, "") if place is not None else ""
            kind = file.get("MIMETYPE", "").lower()
            if kind.startswith("image/"):
                images[file.get("ID", "")] = href
            elif TEXT.search(use) or TEXT.search(kind) or href.lower().endswith(".xml"):
                texts[file.get("ID", "")] = href
    return texts, images


def _physical(root: etree._Element) -> list[tuple[int, str, list[str]]]:
    """Return order, printed number and file ids of each page."""
    found = []
    for structure in inside(root, "structMap"):
        if structure.get("TYPE", "").lower() != "physical":
            continue
        for division in inside(structure, "div"):
            if division.get("TYPE", "").lower() not in {"page", "side"}:
                continue
            names = [
                pointer.get("FILEID", "")
                for pointer in inside(division, "fptr", "area")
                if pointer.get("FILEID")
            ]
            label = division.get("ORDERLABEL", "").strip()
            found.append((number(division.get("ORDER")), label, names))
    return sorted(found, key=lambda page: page[0])


def _articles(root: etree._Element) -> dict[str, dict[str, int]]:
    """Return for each file's id which blocks of it belong to which article."""
    owners: dict[str, dict[str, int]] = {}
    article = 0
    for structure in inside(root, "structMap"):
        if structure.get("TYPE", "").lower() != "logical":
            continue
        for division in _items(structure):
            areas = [a for a in inside(division, "area") if a.get("BEGIN")]
            for area in areas:
                blocks = owners.setdefault(area.get("FILEID", ""), {})
                blocks.setdefault(area.get("BEGIN", ""), article)
            article += bool(areas)
    return owners


def _items(structure: etree._Element) -> Iterator[etree._Element]:
    """Yield the divisions that are articles, the outermost of each."""
    waiting = [child for child in structure if local(child) == "div"][::-1]
    while waiting:
        division = waiting.pop()
        if division.get("TYPE", "").lower() in ARTICLES:
            yield division
        else:
            waiting += [child for child in division if local(child) == "div"][::-1]


def _told(root: etree._Element) -> tuple[str, str]:
    """Return the newspaper's name and the issue's day, as MODS or Dublin Core say."""
    paper = date = ""
    for section in inside(root, "dmdSec"):
        for element in inside(section, "title", "dateIssued", "date"):
            said = (element.text or "").strip()
            if local(element) == "title" and not paper:
                paper = said
            elif local(element) != "title" and not date and (day := DAY.search(said)):
                date = "-".join(day.groups())
    return paper, date


def _member(href: str, source: Input) -> Member:
    """Return a file of an issue.

    Raises:
        MissingFile: it is not there.
        UnsafePath: its name leads out of the issue's folder.
        UnsupportedFormat: it lies on another machine, or the issue in a stream.
    """
    place = _place(href, source.name)
    if source.beside is not None:
        name = str(PurePosixPath(source.name).parent / place)
        content = source.beside(name)
        return Member(content=content, input=replace(source, name=name))
    if source.path is None:
        message = f"{source.name}: names {place}, and lies in no folder"
        raise UnsupportedFormat(message, hint="save the issue, and name the METS file")
    folder = source.path.parent
    path = folder / place
    name = str(PurePosixPath(source.name).parent / place)
    if not path.resolve().is_relative_to(folder.resolve()):
        message = f"{source.name}: {href} leads out of its folder"
        raise UnsafePath(message, hint="name the pages themselves")
    with opened(Path(path), name) as file:
        given = replace(file, limits=source.limits)
        return Member(content=given.content(), input=replace(given, head=file.head))


def _place(href: str, name: str) -> str:
    """Return where a file lies, seen from the METS file."""
    if not href:
        message = f"{name}: names a file without a place"
        raise MissingFile(message, hint="is the METS file whole?")
    parts = urlsplit(href)
    if parts.scheme in {"http", "https", "ftp"} or parts.netloc not in {"", "."}:
        message = f"{name}: {href} lies on another machine, and is not fetched"
        raise UnsupportedFormat(message, hint="fetch the issue's files first")
    place = linked(href)
    pure = PurePosixPath(place.removeprefix("./"))
    drive = len(place) > 1 and place[1] == ":"
    if pure.is_absolute() or ".." in pure.parts or drive or "\0" in place:
        message = f"{name}: {href} leads out of its folder"
        raise UnsafePath(message, hint="name the pages themselves")
    return str(pure)
