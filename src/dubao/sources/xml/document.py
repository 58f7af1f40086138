"""What libraries keep: ALTO, PAGE XML, hOCR, METS that binds pages together, any XML.

bytes ─ tree ─► root ─ alto, page_xml, hocr ─► Sheet: regions, lines ─ region ─► Page
                     ├ mets ─► files of an issue, its articles ─► the same for each
                     └ plain ─► Story: the text of TEI, feeds, any other ─► Page
"""

import hashlib
from collections.abc import Iterator, Mapping

from lxml import etree

from dubao.errors import EmptyInput, SourceError, UnsupportedFormat
from dubao.model import Page, Source
from dubao.sources.encoding import decode
from dubao.sources.html.sheet import alone
from dubao.sources.html.tree import document
from dubao.sources.input import Input
from dubao.sources.xml import alto, hocr, mets, page_xml, plain
from dubao.sources.xml.region import Owner, Sheet, laid_out
from dubao.sources.xml.sniff import is_hocr
from dubao.sources.xml.tree import local, root_of

FORMS = {alto.ROOT: alto.sheets, page_xml.ROOT.lower(): page_xml.sheets}
EMPTY = "its OCR saw none, or it was exported without"


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of a document.

    Raises:
        FileTooLarge: it has more bytes than the limit.
        MalformedFile: it is not well formed.
        TooDeep: elements lie in one another past the limit.
        TruncatedFile: its end is missing.
        UnsupportedFormat: XML of another kind.
        XmlBomb: it declares entities, or includes other files.
    """
    content = source.content()
    if is_hocr(source.head):
        text, _ = decode(content, source.name)
        root = document(text, source.name, source.limits).root
        yield from _pages(hocr.sheets(root), content, source, "text/html")
        return
    root = root_of(content, source.name, source.limits)
    if local(root).lower() == mets.ROOT:
        for found in mets.issue(root, source):
            if isinstance(found, SourceError):
                yield found
            else:
                yield from _bound(found)
        return
    form = FORMS.get(local(root).lower())
    if form is None:
        yield _told(root, content, source)
        return
    yield from _pages(form(root), content, source, "application/xml")


def _told(root: etree._Element, content: bytes, source: Input) -> Page:
    """Return the page of a document of any other kind.

    Raises:
        EmptyInput: no text stands in it.
        UnsupportedFormat: it only says where texts lie.
    """
    stories = plain.parse_stories(root, source.name, source.limits)
    if not stories:
        message = f"{source.name}: XML without a text: {local(root)}"
        raise EmptyInput(message, hint="its elements hold no characters")
    sha256 = hashlib.sha256(content).hexdigest()
    origin = Source(name=source.name, sha256=sha256, media_type="application/xml")
    return alone(stories, origin)


def _bound(member: mets.Member) -> Iterator[Page | SourceError]:
    """Yield the pages of a file that METS names, with what METS knows of them."""
    try:
        root = root_of(member.content, member.input.name, member.input.limits)
        form = FORMS.get(local(root).lower())
        if form is None:
            message = f"{member.input.name}: neither ALTO nor PAGE: {local(root)}"
            raise UnsupportedFormat(message, hint="name the pages themselves")
        yield from _pages(
            form(root), member.content, member.input, "application/xml", member
        )
    except SourceError as error:
        yield error


def _pages(
    sheets: Iterator[Sheet],
    content: bytes,
    source: Input,
    media_type: str,
    member: mets.Member | None = None,
) -> Iterator[Page | SourceError]:
    found = list(sheets)
    if not found:
        raise EmptyInput(f"{source.name}: holds no page", hint=EMPTY)
    sha256 = hashlib.sha256(content).hexdigest()
    owners: Mapping[str, Owner] = member.owners if member else {}
    for n, sheet in enumerate(found):
        several = len(found) > 1
        name = f"{source.name}/{n + 1}" if several else source.name
        told, tables = laid_out(sheet, owners)
        if not told.text.strip():
            yield EmptyInput(f"{name}: a page without a text", hint=EMPTY)
            continue
        day = member.date if member else ""
        yield Page(
            source=Source(
                name=name, sha256=sha256, media_type=media_type,
                ordinal=n if several else None,
            ),
            text=told.text,
            blocks=told.blocks,
            tables=tables,
            extent=sheet.extent,
            image=sheet.image or (member.image if member else ""),
            number=sheet.number or (member.number if member else ""),
            paper=member.paper if member else "",
            date=day,
            date_basis="metadata" if day else "",
        )  # fmt: skip
