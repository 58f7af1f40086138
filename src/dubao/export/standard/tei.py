"""TEI P5: a corpus of pages, an article a div, each figure a measure in its place.

The text stands with its marks; what is said of a figure is a feature structure in the
page's standOff, which its `ana` points to: the slots, and the code points from which to
which it stands. A line end within a paragraph is an `lb`; a mark that crosses another
is left out of the text, and only of the text.

Source: TEI P5 guidelines 4.8: measure, feature structures, standOff.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from dubao.export.json import record
from dubao.export.standard.figure import Record, facts, traces
from dubao.export.standard.mark import Nest, meeting, nested
from dubao.export.standard.name import page_uri, stem
from dubao.export.standard.xml import HEAD, element, lines, plain, tag
from dubao.model import Page, Reading, Span

SPACE = "http://www.tei-c.org/ns/1.0"
HEADS = {"kicker": "kicker", "headline": "main", "deck": "sub", "section": "section"}
NAMES = {
    "person": ("persName", ""), "place": ("placeName", ""),
    "organisation": ("orgName", ""), "programme": ("name", "programme"),
    "work": ("title", ""),
}  # fmt: skip
Mark = tuple[Span, str, dict[str, object]]  # where, an element's name, its attributes


def write(readings: Iterable[Reading], file: TextIO) -> None:
    """Write a teiCorpus, a TEI a page."""
    title = element("title", {}, "Newspaper pages with their figures")
    file.write(HEAD + tag("teiCorpus", {"xmlns": SPACE}) + "\n")
    file.write(_header(title, element("p", {}, "Each page as its source has it.")))
    file.writelines(tei(reading) for reading in readings)
    file.write("</teiCorpus>\n")


def tei(reading: Reading) -> str:
    """Return a page as a TEI element.

    >>> from dubao import read_text
    >>> '<measure type="count" quantity="3"' in tei(read_text("全县新建学校3所。"))
    True
    """
    told, page = record(reading), reading.page
    name = stem(page)
    issue = " ".join(filter(None, (page.paper, page.date, page.number)))
    title = element("title", {}, plain(issue or page.source.name))
    known = element(
        "bibl",
        {},
        element("title", {"level": "j"}, plain(page.paper)) if page.paper else "",
        element("date", {"when": page.date}) if page.date else "",
        element("biblScope", {"unit": "page"}, plain(page.number))
        if page.number
        else "",
        element("idno", {"type": "uri"}, page_uri(page)),
        element("idno", {"type": "file"}, plain(page.source.name)),
    )
    marks = _marks(told, name)
    body = list(_divisions(page, told, name, marks))
    return (
        tag("TEI", {"xmlns": SPACE, "xml:id": f"p{name}"})
        + "\n"
        + _header(title, known)
        + (element("standOff", {}, "\n", lines(_features(told, name))))
        + "\n<text><body>\n"
        + lines(body or [element("p", {})])
        + "</body></text></TEI>\n"
    )


def _header(title: str, source: str) -> str:
    parts = (
        element("titleStmt", {}, title),
        element("publicationStmt", {}, element("p", {}, "Made by dubao.")),
        element("sourceDesc", {}, source),
    )
    return element("teiHeader", {}, element("fileDesc", {}, *parts)) + "\n"


def _features(told: Record, name: str) -> Iterator[str]:
    for figure in told["figures"]:
        said = [("text", figure["text"]), *facts(figure).items()]
        features = [_string(key, value) for key, value in said]
        spans = {"span": [figure["start"], figure["end"]]}
        spans |= {f"{slot}_span": span for slot, span in traces(figure).items()}
        features += [
            element(
                "f",
                {"name": key},
                element("numeric", {"value": start, "max": end}),
            )
            for key, (start, end) in spans.items()
        ]
        yield element("fs", {"xml:id": _id(name, figure), "type": "figure"}, *features)


def _string(name: str, value: str) -> str:
    return element("f", {"name": name}, element("string", {}, plain(value)))


def _id(name: str, figure: Record) -> str:
    return f"f{name}-{figure['start']}-{figure['end']}"


def _marks(told: Record, name: str) -> list[Mark]:
    found: list[Mark] = []
    for figure in told["figures"]:
        value = "" if ":" in figure["value"] or figure["high"] else figure["value"]
        said: dict[str, object] = {
            "type": figure["kind"],
            "quantity": value,
            "unit": figure["unit"],
            "commodity": figure["measure"],
            "ana": f"#{_id(name, figure)}",
        }
        # TEI's units and commodities are words without white space
        for key in ("unit", "commodity"):
            said[key] = "".join(str(said[key]).split())
        found.append((Span(figure["start"], figure["end"]), "measure", said))
    for aside in told["asides"]:
        kind = "date" if aside["kind"] == "date" else "num"
        said = {} if kind == "date" else {"type": aside["kind"]}
        found.append((Span(aside["start"], aside["end"]), kind, said))
    for entity in told["entities"]:
        kind, sort = NAMES.get(entity["kind"], ("name", entity["kind"]))
        found.append((Span(entity["start"], entity["end"]), kind, {"type": sort}))
    return found


def _divisions(page: Page, told: Record, name: str, marks: list[Mark]) -> Iterator[str]:
    """Yield the furniture and the articles of a page, in the order of its text."""
    parts: list[
        tuple[Span, int, str, str]
    ] = []  # where, whose, which element, its type
    for number, article in enumerate(told["articles"]):
        held = []
        for one in article["paragraphs"]:
            spans = [Span(*ends) for ends in one["spans"]]
            held += spans
            sorts = [f"part {letter}" for letter in _letters(len(spans))]
            parts += [
                (span, number, "p", sort)
                for span, sort in zip(spans, sorts or [""], strict=True)
            ]
        for role in article["roles"]:
            spans = [Span(*ends) for ends in role["spans"]]
            if any(_inside(spans[0], one) for one in held):
                continue  # a byline within a paragraph is text of it
            kind = "head" if role["role"] in HEADS else "p"
            sort = HEADS.get(role["role"], role["role"])
            parts += [(span, number, kind, sort) for span in spans]
    for part in told["furniture"]:
        parts += [(Span(*ends), -1, "fw", part["kind"]) for ends in part["spans"]]
    parts.sort()
    shown = meeting(apart := _apart(parts), [mark[0] for mark in marks])
    pieces: dict[int, list[tuple[str, str]]] = {}
    order: list[int] = []
    for (span, (_, owner, kind, sort)), numbers in zip(
        zip(apart, parts, strict=True), shown, strict=True
    ):
        here = [(n, marks[n][0]) for n in numbers]
        text = _inline(page.text, nested(span, here), marks)
        key, _, value = sort.rpartition(" ")
        said = {key or ("rend" if kind == "p" else "type"): value}
        if owner not in pieces:
            order.append(owner)
        pieces.setdefault(owner, []).append((kind, element(kind, said, text)))
    for owner in order:
        found = pieces[owner]
        if owner < 0:
            yield element("div", {"type": "furniture"}, *_ab(found))
            continue
        article = told["articles"][owner]
        heads = [one for kind, one in found if kind == "head"]
        rest = [one for kind, one in found if kind != "head"]
        said = {"type": article["kind"], "xml:id": f"a{name}-{owner}"}
        yield element("div", said, *heads, *(rest or [element("p", {})]))


def _letters(pieces: int) -> str:
    """Return how TEI tells the pieces of a paragraph: initial, medial, final.

    >>> _letters(1), _letters(3)
    ('', 'IMF')
    """
    return "I" + "M" * (pieces - 2) + "F" if pieces > 1 else ""


def _ab(found: list[tuple[str, str]]) -> list[str]:
    return [element("ab", {}, one) for _, one in found]


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _apart(parts: list[tuple[Span, int, str, str]]) -> list[Span]:
    """Return the spans of parts, each beginning where the one before has ended."""
    found = []
    at = 0
    for span, *_ in parts:
        start = max(span.start, at)
        end = max(span.end, start)
        found.append(Span(start, end))
        at = end
    return found


def _inline(text: str, nests: Iterable[Nest], marks: list[Mark]) -> str:
    made = []
    for one in nests:
        if one.mark < 0:
            made.append(plain(one.span.of(text)).replace("\n", "<lb/>"))
        else:
            _, name, said = marks[one.mark]
            made.append(element(name, said, _inline(text, one.inner, marks)))
    return "".join(made)
