"""XML of libraries, parsed with nothing that grows, leads outside or has no end.

Source: XML 1.0, 4.2 (entities); OWASP, XML External Entity Prevention.
"""

import re
from collections.abc import Iterator

from lxml import etree

from dubao.errors import MalformedFile, SourceError, TooDeep, TruncatedFile, XmlBomb
from dubao.sources.limit import Limits
from dubao.sources.xml.sniff import plain

ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
DEEPEST = 256  # elements in one another that libxml2 goes into
INCLUDED = re.compile(rb"http://www\.w3\.org/(?:2001/XInclude|2003/XInclude)")


def root_of(content: bytes, name: str, limits: Limits) -> etree._Element:
    """Return the root element of a document.

    Raises:
        MalformedFile: it is not well formed.
        TooDeep: elements lie in one another past the limit.
        TruncatedFile: its end is missing.
        XmlBomb: it declares entities, or includes other files.
    """
    _refuse(content, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _wrong(content, name, str(error)) from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.nesting:
            raise _deep(name, limits.nesting)
    return root


def _refuse(content: bytes, name: str) -> None:
    text = plain(content)
    if ENTITY.search(text):
        message = f"{name}: declares entities of its own"
        raise XmlBomb(message, hint="no library's file needs them")
    if INCLUDED.search(text):
        message = f"{name}: includes other files"
        raise XmlBomb(message, hint="no library's file needs them")


def _deep(name: str, most: int) -> SourceError:
    message = f"{name}: more than {most:,} elements in one another"
    hint = "it is damaged, or made to do harm"
    more = "; else --limit nesting=…" if most < DEEPEST else ""
    return TooDeep(message, hint=hint + more)


def _wrong(content: bytes, name: str, said: str) -> SourceError:
    if "depth" in said.lower():
        return _deep(name, DEEPEST)
    opening = re.search(rb"<([A-Za-z_][\w.:-]*)", content)
    closing = b"</" + opening[1] if opening else b"</"
    if closing not in content[-200:]:
        return TruncatedFile(f"{name}: ends before its end", hint="fetch it again")
    return MalformedFile(f"{name}: not well-formed XML: {said}", hint="export it anew")


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def inside(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of some names inside another, in order."""
    for child in element.iter():
        if child is not element and local(child) in names:
            yield child


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of some names."""
    for child in element:
        if local(child) in names:
            yield child


def number(value: str | None) -> int:
    """Return a number that an attribute holds, rounded; 0 where it holds none.

    >>> number("12.6"), number(None), number("x")
    (13, 0, 0)
    """
    try:
        found = float(value or 0)
    except ValueError:
        return 0
    return round(found) if abs(found) < 2**31 else 0


def percent(value: str | None) -> int:
    """Return a confidence between 0 and 1 in percent; 100 where none is told.

    >>> percent("0.873"), percent(None), percent("7")
    (87, 100, 100)
    """
    try:
        found = float(value) if value else 1.0
    except ValueError:
        return 100
    return int(found * 100 + 1e-9) if 0 <= found <= 1 else 100
