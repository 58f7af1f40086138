"""ALTO 4.4: a page's lines as they were read, with figures, names and roles as tags.

Boxes are those that the source gave, and no others. Ids hold offsets: the String
`s_53_58` has the characters from 53 to 58 of the page's text, so that a reader puts
every character back in its place. Tags hold what is said: a figure is a NamedEntityTag
with all its fields as attributes of an element of `TERMS`.

`dubao gold` reads it back, and `dubao read` reads it as a page.

Source: ALTO XML schema 4.4, Library of Congress, 2022.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dubao import __version__
from dubao.export.json import record
from dubao.export.standard.box import Boxes
from dubao.export.standard.figure import Record, amount, facts, headings, sentence
from dubao.export.standard.mark import cut, meeting
from dubao.export.standard.name import TERMS, page_uri, shelved
from dubao.export.standard.sink import Sink
from dubao.export.standard.xml import HEAD, element, lines, plain, tag
from dubao.model import Box, Page, Reading, Span

SPACE = "http://www.loc.gov/standards/alto/ns-v4#"
SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
ENDING = ".alto.xml"
WORD = re.compile(" |[^ ]+")
Tag = tuple[str, Span]  # an id, and where it holds


def fill(readings: Iterable[Reading], sink: Sink) -> None:
    """Write each page as a file of its own."""
    for reading in readings:
        with sink.open(shelved(reading.page, ENDING)) as file:
            file.write(alto(reading))


def alto(reading: Reading) -> str:
    """Return a page as an ALTO document.

    >>> from dubao import read_text
    >>> 'CONTENT="3所" TAGREFS="' in alto(read_text("全县新建学校3所。"))
    True
    """
    told, page = record(reading), reading.page
    head = {"xmlns": SPACE, "xmlns:xsi": XSI, "SCHEMAVERSION": "4.4"}
    head["xsi:schemaLocation"] = f"{SPACE} {SCHEMA}"
    extent = page.extent
    space = {} if extent is None else _place(extent)
    sheet = {
        "ID": "page",
        "PHYSICAL_IMG_NR": (page.source.ordinal or 0) + 1,
        "PRINTED_IMG_NR": page.number,
        "HEIGHT": space.get("HEIGHT"),
        "WIDTH": space.get("WIDTH"),
        "LANG": "zh",
    }
    return (
        HEAD
        + tag("alto", head)
        + "\n"
        + _description(page)
        + element("Tags", {}, "\n", lines(_tags(page, told)))
        + "\n"
        + tag("Layout", {})
        + tag("Page", sheet)
        + tag("PrintSpace", space)
        + "\n"
        + lines(_shown(page, told))
        + "</PrintSpace></Page></Layout></alto>\n"
    )


def _description(page: Page) -> str:
    software = element(
        "processingSoftware",
        {},
        element("softwareName", {}, "dubao"),
        element("softwareVersion", {}, __version__),
    )
    image = element("fileName", {}, plain(page.image)) if page.image else ""
    issue = {"paper": page.paper, "date": page.date, "source": page.source.name}
    issue["characters"] = str(len(page.text))
    told = [
        element("documentIdentifier", {"documentIdentifierLocation": name}, plain(one))
        for name, one in {**issue, "sha256": page_uri(page)}.items()
        if one
    ]
    return element(
        "Description",
        {},
        element("MeasurementUnit", {}, "pixel"),
        element("sourceImageInformation", {}, image, *told),
        element("Processing", {"ID": "dubao"}, software),
        "\n",
    )


def name_of(kind: str, row: Record) -> str:
    """Return the id of a tag: what it is, and where it holds."""
    return f"{kind}_{row['start']}_{row['end']}"


def _tags(page: Page, told: Record) -> Iterator[str]:
    for number, article in enumerate(told["articles"]):
        heads = headings(page.text, article)
        label = heads.get("headline") or heads.get("caption") or article["kind"]
        names = {"ID": f"article_{number}", "TYPE": article["kind"], "LABEL": label}
        yield element("StructureTag", names)
        for n, role in enumerate(article["roles"]):
            name = f"role_{number}_{n}"
            where = " ".join(f"{start}-{end}" for start, end in role["spans"])
            yield element(
                "RoleTag", {"ID": name, "LABEL": role["role"], "DESCRIPTION": where}
            )
        for n, part in enumerate(article["paragraphs"]):
            where = " ".join(f"{start}-{end}" for start, end in part["spans"])
            name = f"paragraph_{number}_{n}"
            yield element(
                "RoleTag", {"ID": name, "LABEL": "body", "DESCRIPTION": where}
            )
    for n, part in enumerate(told["furniture"]):
        yield element(
            "RoleTag",
            {"ID": f"furniture_{n}", "TYPE": "furniture", "LABEL": part["kind"]},
        )
    for figure in told["figures"]:
        facet = element("figure", {"xmlns": TERMS} | facts(figure))
        names = {
            "ID": name_of("figure", figure),
            "TYPE": "figure",
            "LABEL": amount(figure) + figure["unit"],
            "DESCRIPTION": sentence(figure),
        }
        yield element("NamedEntityTag", names, element("XmlData", {}, facet))
    for aside in told["asides"]:
        names = {"ID": name_of("aside", aside), "TYPE": aside["kind"]}
        yield element("OtherTag", names | {"LABEL": aside["value"] or aside["text"]})
    for entity in told["entities"]:
        names = {"ID": name_of("name", entity), "TYPE": entity["kind"]}
        yield element("NamedEntityTag", names | {"LABEL": entity["text"]})


def _marks(told: Record) -> list[Tag]:
    return [
        (name_of(kind, row), Span(row["start"], row["end"]))
        for kind, rows in (
            ("figure", told["figures"]),
            ("aside", told["asides"]),
            ("name", told["entities"]),
        )
        for row in rows
    ]


def _roles(told: Record) -> list[Tag]:
    """Return the tags that hold of whole lines: an article, its roles and its body."""
    found = []
    for number, article in enumerate(told["articles"]):
        for kind, parts in (
            ("role", article["roles"]),
            ("paragraph", article["paragraphs"]),
        ):
            for n, part in enumerate(parts):
                for ends in part["spans"]:
                    found.append((f"article_{number}", Span(*ends)))
                    found.append((f"{kind}_{number}_{n}", Span(*ends)))
    for n, part in enumerate(told["furniture"]):
        found += [(f"furniture_{n}", Span(*ends)) for ends in part["spans"]]
    return found


class Block(NamedTuple):
    """Lines of one role or paragraph that follow one another."""

    lines: tuple[Span, ...]
    tags: tuple[str, ...]

    @property
    def name(self) -> str:
        """The id of the block."""
        return f"block_{self.lines[0].start}"


def blocks(page: Page, told: Record) -> Iterator[Block]:
    """Yield the blocks of a page, in the order of its text."""
    found, roles = _lines(page.text), _roles(told)
    held = meeting(found, [span for _, span in roles])
    for tags, group in groupby(
        zip(found, held, strict=True),
        lambda one: tuple(dict.fromkeys(roles[n][0] for n in one[1])),
    ):
        yield Block(tuple(line for line, _ in group), tags)


def _lines(text: str) -> list[Span]:
    found = []
    at = 0
    for line in text.split("\n"):
        if line:
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return found


def _shown(page: Page, told: Record) -> Iterator[str]:
    marks = _marks(told)
    found = _lines(page.text)
    held = meeting(found, [span for _, span in marks])
    known = dict(zip(found, held, strict=True))
    boxes = Boxes(page)
    for block in blocks(page, told):
        names = {"ID": block.name, "TAGREFS": " ".join(block.tags)}
        box = boxes.of(block.lines)
        yield element(
            "TextBlock",
            names | (_place(box) if box else {}),
            "\n",
            *(
                _line(page.text, line, [(n, marks[n]) for n in known[line]], boxes)
                for line in block.lines
            ),
        )


def _line(text: str, line: Span, marks: list[tuple[int, Tag]], boxes: Boxes) -> str:
    names = {n: name for n, (name, _) in marks}
    strings: list[str] = []
    for piece in cut(line, [(n, span) for n, (_, span) in marks]):
        tags = " ".join(names[n] for n in piece.marks)
        for span in _words(text, piece.span):
            if strings and span.of(text) == " " and not strings[-1].startswith("<SP"):
                strings.append(element("SP", {"ID": f"sp_{span.start}_{span.end}"}))
                continue
            said = {"ID": f"s_{span.start}_{span.end}", "CONTENT": span.of(text)}
            strings.append(element("String", said | {"TAGREFS": tags}))
    box = boxes.line(line)
    names_line: dict[str, object] = {"ID": f"line_{line.start}_{line.end}"}
    return (
        element("TextLine", names_line | (_place(box) if box else {}), *strings) + "\n"
    )


def _words(text: str, span: Span) -> Iterator[Span]:
    """Yield the words between single spaces, and the spaces."""
    at = span.start
    for piece in WORD.findall(span.of(text)):
        yield Span(at, at + len(piece))
        at += len(piece)


def _place(box: Box) -> dict[str, object]:
    return {
        "HPOS": box.left,
        "VPOS": box.top,
        "WIDTH": box.right - box.left,
        "HEIGHT": box.bottom - box.top,
    }
