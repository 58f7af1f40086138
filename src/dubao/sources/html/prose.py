r"""Elements → lines: what a reader sees, in order.

A block or a `<br>` begins a line, white space is one blank and none between Chinese
characters that the source wraps, indents go, and what is not shown is left out: scripts
(but for the title that one writes), styles, hidden elements, the small print of ruby.

    >>> from dubao.sources.html.tree import document
    >>> page = document("<P>&nbsp;　全县<b>3</b>所<br>共\n同<script>1</script>", "-")
    >>> [line.text for line in prose(page.root).lines]
    ['全县3所', '共同']

Source: HTML Living Standard, 15.3; CSS Text 3, 4.1.2 (segment breaks).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from lxml import etree

from dubao.sources.html.grid import Laid, is_data, laid
from dubao.sources.html.tree import attribute

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
CELLS = frozenset({"td", "th"})
UNSEEN = frozenset(
    [
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "noframes",
        "select",
        "option",
        "textarea",
        "input",
        "button",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "rt",
        "rp",
        "rtc",
        "datalist",
        "svg",
        "math",
        "map",
    ]
)
LATER = frozenset({"noscript", "template", "textarea"})
BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
NOT_SHOWN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE
)
MARK = re.compile(
    r"(?<!\s)\s*+<?\s*+(/?)\s*+(?:npm:article-|founder-|enp)(\w{2,20})\s*+/?\s*+>?\s*+",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"document\.write(?:ln)?\(\s{0,9}(?:view\(\s{0,9})?(?:\"([^\"]*)\"|'([^']*)')"
)
BREAK = re.compile(r"<br\b[^<>]{0,40}>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z!][^<>]{0,400}>", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f\v\xa0\u2002\u2003\u2009\u200b\ufeff]+")
SEGMENT = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n\f]\s*"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])"
)
EDGE = " \t\r\n\f\v\xa0\u3000\u2002\u2003\u2009\u200b\ufeff"
ICON = 40  # a picture this small shows nothing
ICONS = re.compile(
    r"icon|arrow|logo|blank|spacer|dot\b|button|share|qrcode", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line of a page as a reader sees it."""

    text: str
    block: etree._Element  # the innermost that it stands in
    regions: frozenset[str]  # the marks that it stands between, and "NAME#NUMBER"
    size: int  # characters, blanks aside
    linked: int  # of these in links
    bold: int
    laid: Laid | None = None  # the row of a table of data that it is


@dataclass(frozen=True, slots=True)
class Prose:
    """What a reader sees of an element."""

    lines: list[Line]
    pictures: list[tuple[int, etree._Element]]  # each before the line of that number
    marks: frozenset[str]  # that were begun


@dataclass(slots=True)
class _Flow:
    lines: list[Line] = field(default_factory=list)
    pictures: list[tuple[int, etree._Element]] = field(default_factory=list)
    regions: Counter[str] = field(default_factory=Counter)
    parts: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    within: Counter[str] = field(default_factory=Counter)
    rows: dict[etree._Element | None, bool] = field(default_factory=dict)
    marks: int = 0  # begun so far
    open: dict[str, int] = field(default_factory=dict)  # a mark's name: its number
    ends: Counter[str] = field(default_factory=Counter)  # closing marks to come
    dangling: dict[etree._Element, str] = field(default_factory=dict)

    def tabular(self, cell: etree._Element) -> bool:
        row = cell.getparent()
        if row not in self.rows:
            self.rows[row] = is_tabular(row)
        return self.rows[row]

    def add(self, text: str | None, block: etree._Element) -> None:
        if not text:
            return
        if self.within["pre"]:
            for n, part in enumerate(text.split("\n")):
                if n:
                    self.end(block)
                self.put(part)
        else:
            self.put(text)

    def put(self, text: str) -> None:
        self.parts.append(text)
        size = sum(not character.isspace() for character in text)
        self.counts["size"] += size
        self.counts["linked"] += size if self.within["a"] else 0
        self.counts["bold"] += size if self.within["bold"] else 0

    def end(self, block: etree._Element) -> None:
        if self.counts["size"] and (text := collapsed("".join(self.parts))):
            names = [name for name, n in self.regions.items() if n > 0]
            regions = frozenset((*names, *(f"{n}#{self.open[n]}" for n in names)))
            counts = self.counts
            self.lines.append(
                Line(
                    text, block, regions,
                    counts["size"], counts["linked"], counts["bold"],
                )
            )  # fmt: skip
        self.parts.clear()
        self.counts.clear()


def collapsed(text: str) -> str:
    """Return a line's text with its white space as a browser shows it."""
    return BLANKS.sub(" ", SEGMENT.sub("", text)).strip(EDGE)


def prose(root: etree._Element, *, hidden: bool = False) -> Prose:
    """Return what a reader sees of an element, with `hidden` what is shown later too.

    Pages hide their text until a script has run, and show another without scripts.
    """
    flow = _Flow()
    unseen = UNSEEN - LATER if hidden else UNSEEN
    for comment in root.iter(etree.Comment):
        mark = MARK.fullmatch(comment.text or "")
        if mark and mark[1]:
            flow.ends[mark[2].lower()] += 1
    blocks = [root]
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    skipped: etree._Element | None = None
    for event, element in walk:
        if event == "comment":
            _comment(flow, element, blocks[-1])
            flow.add(element.tail, blocks[-1])
            continue
        tag = str(element.tag)
        if event == "start":
            gone = tag in unseen or (not hidden and not_shown(element))
            if tag == "table" and not gone and is_data(element, words):
                _table(flow, element, blocks[-1])
                skipped = element
                walk.skip_subtree()
            elif gone:
                if tag == "script":
                    _write(flow, element.text or "", blocks[-1])
                skipped = element
                walk.skip_subtree()
            else:
                _begin(flow, element, tag, blocks)
                flow.add(element.text, blocks[-1])
            continue
        if element is skipped:
            skipped = None
        else:
            _finish(flow, element, tag, blocks)
        if element is not root:
            flow.add(element.tail, blocks[-1])
    flow.end(root)
    return Prose(flow.lines, flow.pictures, frozenset(flow.open))


def words(cell: etree._Element) -> str:
    """Return what a reader sees in a cell of a table, on one line."""
    return " ".join(line.text for line in prose(cell).lines)


def _table(flow: _Flow, table: etree._Element, block: etree._Element) -> None:
    """Put in a table of data, a line for each of its rows."""
    flow.end(block)
    for caption in table.iterchildren("caption"):
        flow.put(words(caption))
        flow.end(caption)
    regions = [name for name, n in flow.regions.items() if n > 0]
    named = frozenset((*regions, *(f"{n}#{flow.open[n]}" for n in regions)))
    for row in laid(table, words):
        size = sum(not character.isspace() for character in row.text)
        flow.lines.append(Line(row.text, row.row, named, size, 0, 0, row))


def _begin(
    flow: _Flow, element: etree._Element, tag: str, blocks: list[etree._Element]
) -> None:
    if (
        tag in BLOCKS
        or attribute(element, "id") == "ozoom"
        or (tag in CELLS and not flow.tabular(element))
    ):
        flow.end(blocks[-1])
        blocks.append(element)
    elif tag in CELLS:
        flow.put("\t" if flow.parts else "")
        blocks.append(element)
    elif tag == "br":
        flow.end(blocks[-1])
    elif tag == "img" and shows(element):
        flow.pictures.append((len(flow.lines) + bool(flow.counts["size"]), element))
    elif tag.startswith("founder-"):
        _mark(flow, MARK.fullmatch(tag), blocks[-1])
    flow.within[tag] += 1
    flow.within["bold"] += tag in BOLD


def _finish(
    flow: _Flow, element: etree._Element, tag: str, blocks: list[etree._Element]
) -> None:
    if blocks[-1] is element and len(blocks) > 1:
        if tag not in CELLS or not flow.tabular(element):
            flow.end(element)
        blocks.pop()
    elif tag.startswith("founder-"):
        _mark(flow, MARK.fullmatch("/" + tag), blocks[-1])
    if element in flow.dangling:
        flow.end(blocks[-1])
        flow.regions[flow.dangling.pop(element)] = 0
    flow.within[tag] -= 1
    flow.within["bold"] -= tag in BOLD


def _comment(flow: _Flow, comment: etree._Element, block: etree._Element) -> None:
    """Take in a comment: a mark that nothing closes ends with what it stands in."""
    mark = MARK.fullmatch(comment.text or "")
    if not mark:
        return
    name = mark[2].lower()
    parent = comment.getparent()
    if mark[1]:
        flow.ends[name] -= 1
    elif not flow.ends[name] and parent is not None:
        flow.dangling[parent] = name
    _mark(flow, mark, block)


def _mark(flow: _Flow, mark: re.Match[str] | None, block: etree._Element) -> None:
    """Begin or end a stretch that Founder's marks enclose."""
    if mark:
        flow.end(block)
        name = mark[2].lower()
        if mark[1]:
            flow.regions[name] = max(0, flow.regions[name] - 1)
            return
        flow.marks += 1
        flow.open[name] = flow.marks
        flow.regions[name] += 1


def _write(flow: _Flow, script: str, block: etree._Element) -> None:
    """Put in what a script writes: a title, its `<br>` a line's end."""
    for match in WRITTEN.finditer(script):
        for n, part in enumerate(BREAK.split(match[1] or match[2] or "")):
            if n:
                flow.end(block)
            flow.put(unescape(TAG.sub("", part)))


def not_shown(element: etree._Element) -> bool:
    """Return whether an element says that it is hidden."""
    return element.get("hidden") is not None or bool(
        NOT_SHOWN.search(attribute(element, "style"))
    )


def is_tabular(row: etree._Element | None) -> bool:
    """Return whether an element is a row of data: of more than one short cell."""
    if row is None or row.tag != "tr":
        return False
    cells = [one for one in row if one.tag in CELLS]
    return len(cells) > 1 and not any(
        child.tag in BLOCKS or child.tag in {"a", "img", "br", "script", *CELLS}
        for one in cells
        for child in one.iterdescendants()
    )


def shows(picture: etree._Element) -> bool:
    """Return whether a picture is one, no icon and no page's image."""
    sizes = (attribute(picture, "width"), attribute(picture, "height"))
    small = any(size.isdecimal() and int(size[:6]) <= ICON for size in sizes)
    source = attribute(picture, "src").rsplit("/", 1)[-1]
    return not (small or picture.get("usemap") or ICONS.search(source))
