"""METS 1.12: an issue, its pages in order and its articles with their blocks.

Pages of one newspaper and day are one issue; a page without either is one of its own.
The text of each lies beside it as ALTO. What an issue needs to know of its pages is
kept on the disk until all are there, so that a million pages take no memory.

Source: METS 1.12.1, Library of Congress; MODS 3.7; the structures of METS/ALTO as
newspaper programmes use them.
"""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from dubao.export.json import record
from dubao.export.standard.alto import ENDING, alto, blocks
from dubao.export.standard.figure import Record, headings
from dubao.export.standard.name import shelved, stem
from dubao.export.standard.sink import Sink
from dubao.export.standard.xml import HEAD, element, plain, tag
from dubao.model import Page, Reading

SPACES = {
    "xmlns": "http://www.loc.gov/METS/",
    "xmlns:mods": "http://www.loc.gov/mods/v3",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
}
KINDS = {"advertisement": "ADVERTISEMENT", "photo": "ILLUSTRATION"}
HEADS = {
    "headline": "HEADING", "kicker": "OVERLINE", "deck": "SUBHEADLINE",
    "byline": "AUTHOR", "caption": "CAPTION",
}  # fmt: skip
SAFE = "/:?#[]@!$&'()*+,;=%~"  # signs that stand in an address as they are
TABLE = """CREATE TABLE pages (issue TEXT, number TEXT, stem TEXT, paper TEXT, day TEXT,
file TEXT, image TEXT, physical TEXT, logical TEXT, PRIMARY KEY (issue, number, stem))
WITHOUT ROWID"""


class Kept(NamedTuple):
    """What an issue needs to know of a page."""

    issue: str  # name of the issue's file
    number: str  # its place in the issue, of one length so that texts sort as numbers
    stem: str
    paper: str
    day: str
    file: str
    image: str
    physical: str
    logical: str


def fill(readings: Iterable[Reading], sink: Sink) -> None:
    """Write each page as ALTO, and each issue as METS."""
    with tempfile.TemporaryDirectory() as folder:
        kept = sqlite3.connect(Path(folder) / "issues")
        kept.execute("PRAGMA synchronous = OFF")
        kept.execute(TABLE)
        for reading in readings:
            place = shelved(reading.page, ENDING)
            with sink.open(f"alto/{place}") as file:
                file.write(alto(reading))
            row = _kept(reading, f"alto/{place}")
            kept.execute("INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?,?,?,?)", row)
        for issue, paper, day in kept.execute(
            "SELECT issue, max(paper), max(day) FROM pages GROUP BY issue"
        ):
            with sink.open(f"{issue}.mets.xml") as file:
                file.writelines(_issue(kept, issue, paper, day))
        kept.close()


def issue_name(page: Page) -> str:
    """Return a name for the file of a page's issue.

    >>> from dubao.model import Source
    >>> source = Source(name="a", sha256="3f" * 32)
    >>> issue_name(Page(source=source, text="", date="2024-03-12", paper="云溪日报"))
    '2024-03-12-6e54ea8f'
    >>> issue_name(Page(source=source, text="", date="2024-03-12"))
    '3f3f3f3f3f3f'
    """
    if not (page.date and page.paper):
        return stem(page)
    return f"{page.date}-{hashlib.sha256(page.paper.encode()).hexdigest()[:8]}"


def _kept(reading: Reading, place: str) -> Kept:
    page, told = reading.page, record(reading)
    name = stem(page)
    found = list(blocks(page, told))
    areas: dict[str, list[tuple[str, str]]] = {}  # by an article's tag
    for block in found:
        owner = next((one for one in block.tags if one.startswith("article_")), "")
        areas.setdefault(owner, []).append((block.name, _role(told, block.tags)))
    digits = "".join(one for one in page.number if one.isdigit())
    return Kept(
        issue=issue_name(page),
        number=f"{page.number[:1] if page.number[:1].isalpha() else ''}{digits:0>6}",
        stem=name,
        paper=page.paper,
        day=page.date,
        file=element(
            "file",
            {"ID": f"alto-{name}", "MIMETYPE": "application/xml"},
            _place(place),
        ),
        image=element(
            "file", {"ID": f"image-{name}", "MIMETYPE": "image/*"}, _place(page.image)
        )
        if page.image
        else "",
        physical=_physical(page, name),
        logical="".join(_articles(page, told, name, areas)),
    )


def _role(told: Record, tags: Iterable[str]) -> str:
    for name in tags:
        kind, *numbers = name.split("_")
        if kind == "role":
            article, n = map(int, numbers)
            role = HEADS.get(told["articles"][article]["roles"][n]["role"])
            if role and not any(one.startswith("paragraph_") for one in tags):
                return role
    return "TEXT"


def _place(href: str) -> str:
    return element("FLocat", {"LOCTYPE": "URL", "xlink:href": quote(href, safe=SAFE)})


def _physical(page: Page, name: str) -> str:
    pointers = [element("fptr", {"FILEID": f"alto-{name}"})]
    if page.image:
        pointers.insert(0, element("fptr", {"FILEID": f"image-{name}"}))
    said = {"ID": f"page-{name}", "TYPE": "page", "ORDERLABEL": page.number}
    return element("div", said, *pointers)


def _articles(
    page: Page, told: Record, name: str, areas: dict[str, list[tuple[str, str]]]
) -> Iterator[str]:
    for number, article in enumerate(told["articles"]):
        heads = headings(page.text, article)
        found = areas.get(f"article_{number}", [])
        if not found:
            continue
        inner = [
            element(
                "div",
                {"TYPE": role},
                element("fptr", {}, element("area", _area(name, block))),
            )
            for block, role in found
        ]
        said = {
            "ID": f"article-{name}-{number}",
            "TYPE": KINDS.get(article["kind"], "ARTICLE"),
            "LABEL": heads.get("headline") or heads.get("caption"),
        }
        yield element("div", said, *inner)


def _area(name: str, block: str) -> dict[str, object]:
    return {"FILEID": f"alto-{name}", "BEGIN": block, "BETYPE": "IDREF"}


def _issue(kept: sqlite3.Connection, issue: str, paper: str, day: str) -> Iterator[str]:
    def each(column: str) -> Iterator[str]:
        found = kept.execute(
            f"SELECT {column} FROM pages WHERE issue = ? AND {column} <> ''"  # noqa: S608
            " ORDER BY number, stem",
            (issue,),
        )
        return (str(told) for (told,) in found)

    title = element("mods:title", {}, plain(paper or issue))
    told = element("mods:dateIssued", {"encoding": "w3cdtf"}, day)
    mods = element(
        "mods:mods",
        {},
        element("mods:titleInfo", {}, title),
        element("mods:originInfo", {}, told) if day else "",
    )
    wrap = element("mdWrap", {"MDTYPE": "MODS"}, element("xmlData", {}, mods))
    label = " ".join(filter(None, (paper, day))) or issue
    yield HEAD + tag("mets", SPACES | {"TYPE": "Newspaper", "LABEL": label}) + "\n"
    yield element("dmdSec", {"ID": "issue"}, wrap) + "\n<fileSec>\n"
    for use, column in (("IMAGE", "image"), ("FULLTEXT ALTO", "file")):
        begun = False
        for one in each(column):
            yield one + "\n" if begun else tag("fileGrp", {"USE": use}) + f"\n{one}\n"
            begun = True
        yield "</fileGrp>\n" if begun else ""
    yield '</fileSec>\n<structMap TYPE="PHYSICAL"><div TYPE="issue">\n'
    for order, one in enumerate(each("physical"), 1):
        yield one.replace("<div ", f'<div ORDER="{order}" ', 1) + "\n"
    yield "</div></structMap>\n"
    yield '<structMap TYPE="LOGICAL"><div TYPE="ISSUE" DMDID="issue">'
    yield '<div TYPE="CONTENT">\n'
    yield from (f"{one}\n" for one in each("logical"))
    yield "</div></div></structMap>\n</mets>\n"
