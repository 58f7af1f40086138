"""METS: an issue, whose pages and articles lie in files of their own beside it.

The physical structure gives the pages in their order, the logical one says which
blocks of them make an article, and which are its headline. Files are looked for beside
the METS file and below it, and nowhere else; nothing is fetched.

Source: METS 1.12, Library of Congress; MODS 3; Dublin Core.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from dubao.errors import MissingFile, SourceError, UnsafePath, UnsupportedFormat
from dubao.sources.day import day
from dubao.sources.group import linked
from dubao.sources.input import Input, opened
from dubao.sources.xml.region import Owner
from dubao.sources.xml.tree import children, inside, local, number

ROOT = "mets"
HREF = "{http://www.w3.org/1999/xlink}href"
TEXT = re.compile(r"alto|fulltext|ocr|page-?xml", re.IGNORECASE)
ARTICLES = frozenset({"article", "section-item", "advertisement", "advert", "ad",
                      "illustration", "obituary", "letter", "news"})  # fmt: skip
# Divisions of other names are articles too, where none has one of these.
HOLDERS = frozenset({"", "newspaper", "periodical", "volume", "issue", "supplement",
                     "section", "content", "contents", "page", "body", "front", "back",
                     "month", "year", "day", "titlesection", "masthead"})  # fmt: skip
ROLES = {
    **dict.fromkeys(("heading", "headline", "title", "head"), "headline"),
    **dict.fromkeys(("overline", "kicker", "motto"), "kicker"),
    **dict.fromkeys(("subheadline", "subtitle", "deck", "subline"), "deck"),
    **dict.fromkeys(("subheading", "crossheading", "crosshead"), "subhead"),
    **dict.fromkeys(("author", "byline"), "byline"),
    **dict.fromkeys(("caption",), "caption"),
}
TITLE = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff]")  # a label that is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an issue: one of its pages."""

    content: bytes
    input: Input
    owners: dict[str, Owner] = field(default_factory=dict)  # by a block's id
    image: str = ""
    number: str = ""
    paper: str = ""
    date: str = ""


def issue(root: etree._Element, source: Input) -> Iterator[Member | SourceError]:
    """Yield the pages of an issue in order, an error for each that is not there."""
    texts, images = _files(root)
    paper, date = _told(root)
    owners = _articles(root)
    read: set[str] = set()  # a page is read once, however many areas point to it
    for order, label, names in _physical(root) or [(0, "", list(texts))]:
        found = _unread(names, texts, read)
        picture = next((images[name] for name in names if name in images), "")
        for name in found:
            try:
                member = _member(texts[name][1], source)
            except SourceError as error:
                yield error
                continue
            yield replace(
                member, owners=_owners(texts, owners, texts[name][1]), image=picture,
                number=label or (str(order) if order else ""), paper=paper, date=date,
            )  # fmt: skip


Texts = dict[str, tuple[int, str]]  # by a file's id: its group, its place


def _unread(names: Sequence[str], texts: Texts, read: set[str]) -> list[str]:
    """Return the files of a page that were not read yet.

    A page may be there in several forms, each a group of files: the first is read.
    """
    found: list[str] = []
    for name in names:
        group, href = texts.get(name, (-1, ""))
        if group < 0 or (href and href in read):
            continue
        if found and texts[found[0]][0] != group:
            continue
        read.add(href)
        found.append(name)
    return found


def _owners(
    texts: Texts, owners: dict[str, dict[str, Owner]], href: str
) -> dict[str, Owner]:
    """Return the owners of a file's blocks, under whatever ids it is named."""
    found: dict[str, Owner] = {}
    for name, (_, place) in texts.items():
        if place == href:
            found |= owners.get(name, {})
    return found


def _files(root: etree._Element) -> tuple[Texts, dict[str, str]]:
    """Return the places of the files with text, and of pictures, by their ids."""
    texts: Texts = {}
    images: dict[str, str] = {}
    for n, group in enumerate(inside(root, "fileGrp")):
        use = f"{group.get('USE', '')} {group.get('ID', '')}"
        for file in children(group, "file"):
            place = next(children(file, "FLocat"), None)
            href = place.get(HREF, "") if place is not None else ""
            kind = file.get("MIMETYPE", "").lower()
            if kind.startswith("image/"):
                images[file.get("ID", "")] = href
            elif TEXT.search(use) or TEXT.search(kind) or href.lower().endswith(".xml"):
                texts[file.get("ID", "")] = n, href
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


def _articles(root: etree._Element) -> dict[str, dict[str, Owner]]:
    """Return for each file's id which blocks of it belong to which article."""
    owners: dict[str, dict[str, Owner]] = {}
    article = 0
    for structure in inside(root, "structMap"):
        if structure.get("TYPE", "").lower() != "logical":
            continue
        known = any(_kind(one) in ARTICLES for one in inside(structure, "div"))
        for division in _items(structure, known=known):
            areas = [a for a in inside(division, "area") if a.get("BEGIN")]
            label = division.get("LABEL", "").strip()
            for area in areas:
                blocks = owners.setdefault(area.get("FILEID", ""), {})
                own = Owner(
                    article=article,
                    role=_role(area, division),
                    label=label if area is areas[0] and TITLE.search(label) else "",
                )
                blocks.setdefault(area.get("BEGIN", ""), own)
            article += bool(areas)
    return owners


def _items(structure: etree._Element, *, known: bool) -> Iterator[etree._Element]:
    """Yield the divisions that are articles, the outermost of each."""
    waiting = list(children(structure, "div"))[::-1]
    while waiting:
        division = waiting.pop()
        kind = _kind(division)
        if kind in ARTICLES or not (known or kind in HOLDERS):
            yield division
        else:
            waiting += list(children(division, "div"))[::-1]


def _kind(division: etree._Element) -> str:
    return division.get("TYPE", "").lower().replace("_", "").replace(" ", "")


def _role(area: etree._Element, division: etree._Element) -> str:
    """Return what an area is in its article: the innermost division tells."""
    found = ""
    for above in area.iterancestors():
        if above is division:
            break
        kind = _kind(above)
        if kind == "body" and found == "headline":
            return "subhead"
        found = found or ROLES.get(kind, "")
    return found


def _told(root: etree._Element) -> tuple[str, str]:
    """Return the newspaper's name and the issue's day, as MODS or Dublin Core say."""
    paper = date = ""
    for section in inside(root, "dmdSec"):
        for element in inside(section, "title", "dateIssued", "date"):
            said = (element.text or "").strip()
            if local(element) == "title" and not paper:
                paper = said
            elif local(element) != "title" and not date:
                date = day(said)
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
