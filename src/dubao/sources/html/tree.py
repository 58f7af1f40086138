"""The elements of an HTML page, and the metadata that Founder's systems leave in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from dubao.errors import EmptyInput, TooDeep
from dubao.sources.html.metadata import taken
from dubao.sources.limit import USUAL, Limits

CONTROLS = {code: None for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\f\r"}
CDATA = "<![CDATA["
END = "]]>"
LONGEST = 2_000  # characters of a title
SPACE = re.compile(r"\s+")
# libxml2 drops what follows an end that comes too early; browsers go on with the body.
CLOSED = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An HTML page that was parsed."""

    name: str  # as the source has it
    root: etree._Element
    metadata: dict[str, str] = field(default_factory=dict)  # of enpproperty


def document(text: str, name: str, limits: Limits = USUAL) -> Document:
    """Return the elements of an HTML text.

    Raises:
        EmptyInput: there are none.
        TooDeep: elements lie in one another past the limit.
    """
    rest, metadata = taken(text.translate(CONTROLS))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    content = CLOSED.sub("", opened(rest)).encode("utf-8", "replace")
    root = etree.fromstring(content, parser) if content.strip() else None
    if root is None:
        raise EmptyInput(f"{name}: an HTML page without a text", hint="fetch it again")
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits.nesting:
            message = f"{name}: more than {limits.nesting:,} elements in one another"
            hint = "it is damaged, or made to do harm; else --limit nesting=…"
            raise TooDeep(message, hint=hint)
    return Document(name=name, root=root, metadata=metadata)


def opened(text: str) -> str:
    """Return an HTML text with what stands in CDATA sections as text.

    >>> opened("<b><![CDATA[1<2]]></b>")
    '<b>1&lt;2</b>'
    """
    parts = []
    at = 0
    while (start := text.find(CDATA, at)) >= 0:
        end = text.find(END, start)
        if end < 0:
            break
        parts += [text[at:start], escape(text[start + len(CDATA) : end], quote=False)]
        at = end + len(END)
    return "".join((*parts, text[at:]))


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute of an element, "" where it has none."""
    return str(element.get(name) or "").strip()


def classes(element: etree._Element) -> list[str]:
    """Return the classes of an element, in lower case."""
    return attribute(element, "class").lower().split()


def elements(root: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements inside one, of some tags or of any, in order."""
    for element in root.iter(*tags) if tags else root.iter():
        if isinstance(element.tag, str):
            yield element


def named(root: etree._Element, name: str, *, tag: str = "") -> list[etree._Element]:
    """Return the elements with an id or a class, in order.

    >>> page = document("<div class='a b'><p id=c>x</div>", "-")
    >>> [named(page.root, name)[0].tag for name in ("b", "c")]
    ['div', 'p']
    """
    return [
        element
        for element in elements(root, *((tag,) if tag else ()))
        if name in classes(element) or attribute(element, "id").lower() == name
    ]


def meta(root: etree._Element, *names: str) -> str:
    """Return what the first `<meta>` of some names says, "" without one."""
    for wanted in names:
        for element in elements(root, "meta"):
            name = attribute(element, "name") or attribute(element, "property")
            if name.lower() == wanted and attribute(element, "content"):
                return SPACE.sub(" ", attribute(element, "content")[:LONGEST])
    return ""


def title(root: etree._Element) -> str:
    """Return a page's `<title>`, "" without one."""
    found = next(elements(root, "title"), None)
    text = (found.text or "")[:LONGEST] if found is not None else ""
    return SPACE.sub(" ", text).strip()
