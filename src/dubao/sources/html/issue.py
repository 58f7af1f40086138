"""The files of an e-paper issue → its pages: each list with the articles it names.

node_1.htm ─┬─ content_11.htm     one Page, its areas linked to its articles
            └─ content_12.htm
content_99.htm                    a Page of its own: no list names it
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dubao.errors import NotAPage, SourceError, TextNotShown
from dubao.model import Area, Page
from dubao.sources.html import link, sheet
from dubao.sources.html.card import cards
from dubao.sources.html.charset import decode
from dubao.sources.html.margin import LITTLE, sentences
from dubao.sources.html.node import Node, node, shown
from dubao.sources.html.plan import Places, plan
from dubao.sources.html.prose import Prose, prose
from dubao.sources.html.script import is_told
from dubao.sources.html.story import Story, story
from dubao.sources.html.tree import Document, attribute, document, elements
from dubao.sources.limit import USUAL, Limits

REFRESH = re.compile(
    r"\A\s*+(?:\d{1,5}\s*+)?;\s*+url\s*+=\s*+[\"']?([^\"']{1,500})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an issue."""

    name: str  # its path, by which others link to it
    content: bytes
    charset: str = ""  # as an HTTP header said


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A file of an issue that was parsed, and what it is."""

    member: Member
    page: Document
    encoding: str
    prose: Prose
    node: Node | None = None  # of a list of articles
    refresh: str = ""  # where it leads on to

    @property
    def story(self) -> Story | None:
        """The article on it."""
        return story(self.page, self.prose)


def parsed(member: Member, limits: Limits = USUAL) -> Parsed:
    """Return a file's elements and what kind of page it is.

    Raises:
        SourceError: it cannot be read.
    """
    text, encoding = decode(member.content, member.name, member.charset)
    page = document(text, member.name, limits)
    whole = prose(page.root)
    if sum(map(sentences, whole.lines)) < LITTLE:
        later = prose(page.root, hidden=True)
        whole = later if sum(map(sentences, later.lines)) >= LITTLE else whole
    own = None if story(page, whole, marked=True) else node(page, whole)
    refresh = "" if own else _refresh(page)
    return Parsed(
        member=member,
        page=page,
        encoding=encoding,
        prose=whole,
        node=own,
        refresh=refresh,
    )


def _refresh(page: Document) -> str:
    """Return where a page leads on to of itself, "" where it does not."""
    for element in elements(page.root, "meta"):
        if attribute(element, "http-equiv").lower() == "refresh":
            match = REFRESH.match(attribute(element, "content"))
            if match:
                return match[1].strip()
    return ""


def single(found: Parsed) -> Iterator[Page]:
    """Yield the page of one file, or the pages that it holds.

    Raises:
        EmptyInput: no text stands on it.
        NotAPage: it only leads to another file.
        TextNotShown: scripts have its text.
    """
    member = found.member
    origin = sheet.source(member.name, [member.content], found.encoding)
    zoned = found.node is not None and bool(found.node.areas)
    if not zoned and not _is_shown(found) and is_told(found.page, found.prose):
        message = f"{member.name}: its text stands in a script, which is not run"
        raise TextNotShown(message, hint="save it as a browser shows it")
    if found.node:
        yield sheet.together(found.node, [None] * len(found.node.items), origin)
        return
    archive = cards(found.page)
    numbers = dict.fromkeys(one.number for one in archive)
    for n, number in enumerate(numbers):
        own = [one for one in archive if one.number == number]
        yield sheet.alone(own, sheet.numbered(origin, n if len(numbers) > 1 else None))
    if archive:
        return
    told = found.story
    if told is None and found.refresh:
        message = f"{member.name}: only leads to {found.refresh}"
        raise NotAPage(message, hint="give that file, or the folder of both")
    areas = _beside(found) if told else ()
    yield sheet.alone([told] if told else [], origin, areas)


def _is_shown(found: Parsed) -> bool:
    """Return whether an article shows more of itself than its headline."""
    pieces = found.story.pieces if found.node is None and found.story else ()
    return any(piece.role in {"", "body", "caption"} for piece in pieces)


def _beside(found: Parsed) -> tuple[Area, ...]:
    """Return the hot zones that an article's page shows, its own linked to it."""
    listing = shown(found.page, found.prose)
    if not listing:
        return ()
    own = link.base(link.key(found.page.name))
    return tuple(
        Area(
            article=0 if link.base(link.key(area.target)) == own else -1,
            points=area.points,
            target=area.target,
            title=area.title,
        )
        for area in listing.areas
    )


def joined(listing: Parsed, articles: Sequence[Parsed]) -> Page:
    """Return the page that a list and the pages of its articles make.

    Raises:
        EmptyInput: no text stands on them.
    """
    assert listing.node is not None, "only a node page lists articles"  # noqa: S101
    places = Places(one.member.name for one in articles)
    by_name = {one.member.name: one for one in articles}
    found = [places.named(listing.member.name, item.key) for item in listing.node.items]
    used = [by_name[name] for name in found if name]
    contents = [listing.member.content, *(one.member.content for one in used)]
    return sheet.together(
        listing.node,
        [by_name[name].story if name else None for name in found],
        sheet.source(listing.member.name, contents, listing.encoding),
    )


def bound(
    members: Iterable[Member], limits: Limits = USUAL
) -> Iterator[Page | SourceError]:
    """Yield the pages that the HTML files of an issue make, in order.

    A list and the articles that it names are one page, an article that no list
    names is one, and so is a list without its articles. A front page that only
    leads to one of the others is left out.
    """
    files: dict[str, Parsed | SourceError] = {
        member.name: tried(member, limits) for member in members
    }
    good = {name: one for name, one in files.items() if isinstance(one, Parsed)}
    planned = plan(
        tuple(files),
        [(name, one.node) for name, one in good.items() if one.node],
        {name: one.refresh for name, one in good.items() if one.refresh},
    )
    for name, companions in planned:
        own = files[name]
        if isinstance(own, SourceError):
            yield own
        else:
            yield from _yielded(whole(own, [files[other] for other in companions]))


def whole(
    own: Parsed, companions: Sequence[Parsed | SourceError]
) -> Iterator[Page | SourceError]:
    """Yield the pages of a file and of those that are one page together with it.

    A companion that cannot be read is an error behind the page; its title from the
    list stands for it.

    Raises:
        EmptyInput: no text stands on it.
        NotAPage: it only leads to another file.
    """
    if own.node and companions:
        good = [one for one in companions if isinstance(one, Parsed)]
        yield joined(own, good)
        yield from (one for one in companions if isinstance(one, SourceError))
    else:
        yield from single(own)


def tried(member: Member, limits: Limits = USUAL) -> Parsed | SourceError:
    """Return a file that was parsed, or why it could not be."""
    try:
        return parsed(member, limits)
    except SourceError as error:
        return error


def _yielded(pages: Iterator[Page | SourceError]) -> Iterator[Page | SourceError]:
    try:
        yield from pages
    except SourceError as error:
        yield error
