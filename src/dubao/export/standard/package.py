"""A Data Package that is an RO-Crate too: tables as CSV, and what their columns mean.

`pages.csv` holds the texts, so that the offsets of all other tables can be followed.
The package says how many rows each table has, and its hash.

Source: Data Package 2.0 and Table Schema (Frictionless); RO-Crate 1.1.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from dubao import __version__
from dubao.export.csv import headline
from dubao.export.json import record, span_id
from dubao.export.standard.figure import NUMBER, people
from dubao.export.standard.name import stem
from dubao.export.standard.sink import Sink, Spool
from dubao.model import SLOTS, Reading
from dubao.model.tabular import harmless

Json = dict[str, Any]
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CRATE = "https://w3id.org/ro/crate/1.1"
WHOLE = frozenset({"start", "end", "article", "confidence"})


class Kind(NamedTuple):
    """A table of a package."""

    title: str
    fields: dict[str, str]  # name: what it means
    key: tuple[str, ...]


SPAN = {"start": "first code point of the page's text", "end": "behind the last"}
OWNER = {"page": "id of the page"}
TABLES = {
    "pages": Kind(
        "Pages, with their texts",
        {
            "id": "first 12 digits of the source's SHA-256, and which page of it",
            "sha256": "of the source's bytes",
            "source": "as it was named",
            "paper": "name of the newspaper",
            "date": "day of issue",
            "date_basis": "where that is from",
            "number": "of the page, as printed",
            "image": "name or address of its picture",
            "text": "what all offsets count in, in code points",
        },
        ("id",),
    ),
    "articles": Kind(
        "Articles",
        OWNER
        | {"article": "its place on the page, from 0"}
        | SPAN
        | {
            "kind": "article brief photo notice table advertisement",
            "headline": "its headline, else its kicker",
            "people": "named in bylines and credits",
            "date": "its own, where that is not the page's",
        },
        ("page", "article"),
    ),
    "figures": Kind(
        "Figures: reported numbers, each a row that stands alone",
        OWNER
        | {"id": "lasting id"}
        | SPAN
        | {"text": "its characters", "article": "-1 for none"}
        | {
            "value": "plain digits, scale applied; 1/3, 6:12",
            "high": "upper end of a range",
            "step": "worth of the last digit printed",
            "claim": "exact about nearly over at_least under at_most several range",
            "unit": "as printed, without the scale",
            "kind": "count money length …",
            "measure": "what is counted or measured",
            "holder": "whom it is about",
            "place": "where it holds",
            "action": "the verb by which it came about",
            "period": "the time for which it holds, EDTF",
            "stat": "level cumulative change share rate target rank",
            "direction": "up down",
            "base": "against what it is read",
        }
        | {f"{slot}_span": f"where {slot} stands, start-end" for slot in SLOTS}
        | {"sentence": "its sentence", "confidence": "of an OCR engine, percent"},
        ("id",),
    ),
    "asides": Kind(
        "Numerals that count nothing",
        OWNER
        | SPAN
        | {"text": "its characters", "kind": "date ordinal name …", "value": "EDTF …"},
        ("page", "start", "end"),
    ),
    "unread": Kind(
        "Numerals that could not be read",
        OWNER | SPAN | {"text": "its characters", "reason": "why"},
        ("page", "start", "end"),
    ),
    "names": Kind(
        "Persons, bodies, places, programmes and works",
        OWNER
        | SPAN
        | {
            "text": "its characters",
            "kind": "person organisation place programme work",
            "name": "the long form that its article prints",
            "office": "printed beside a person's name",
            "code": "of a place: GB/T 2260",
        },
        ("page", "start", "end", "kind"),
    ),
}


def rows(reading: Reading) -> Iterator[tuple[str, list[object]]]:
    """Yield each row of a page with its table's name.

    >>> from dubao import read_text
    >>> [name for name, _ in rows(read_text("新建学校3所。"))][:3]
    ['pages', 'articles', 'figures']
    """
    page, told = reading.page, record(reading)
    name = stem(page)
    yield (
        "pages",
        [
            name, page.source.sha256, page.source.name, page.paper, page.date,
            page.date_basis, page.number, page.image, page.text,
        ],
    )  # fmt: skip
    for n, article in enumerate(reading.articles):
        head = headline(reading, n)
        named = "、".join(people(told["articles"][n]))
        cells = [name, n, *article.span, article.kind, head, named, article.date]
        yield "articles", cells
    for figure, row in zip(reading.figures, told["figures"], strict=True):
        spans = [
            "-".join(map(str, row[f"{slot}_span"])) if row[f"{slot}_span"] else ""
            for slot in SLOTS
        ]
        said = [row[field] or "" for field in (*NUMBER, *SLOTS)]
        yield (
            "figures",
            [
                name, span_id(reading, figure.span), *figure.span, figure.text,
                figure.article, *said, *spans, figure.sentence.of(page.text).strip(),
                figure.confidence,
            ],
        )  # fmt: skip
    for table, field in (("asides", "value"), ("unread", "reason"), ("entities", "")):
        for row in told[table]:
            cells = [name, row["start"], row["end"], row["text"]]
            if table == "unread":
                yield "unread", [*cells, row["reason"]]
            elif table == "asides":
                yield "asides", [*cells, row["kind"], row[field] or ""]
            else:
                more = [row.get(name) or "" for name in ("name", "office", "code")]
                yield "names", [*cells, row["kind"], *more]


class _Table:
    """A table while it is written: its rows are counted and hashed."""

    def __init__(self, kind: Kind) -> None:
        self._spool = Spool()
        self._hash = hashlib.sha256()
        self.bytes = self.rows = 0
        self._write(list(kind.fields))

    def _write(self, cells: list[str]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        said = line.getvalue()
        raw = said.encode("utf-8", "backslashreplace")
        self._hash.update(raw)
        self.bytes += len(raw)
        self._spool.write(said)

    def add(self, cells: list[object]) -> None:
        """Add a row."""
        self.rows += 1
        self._write([str(harmless(one)) for one in cells])

    def put(self, name: str, sink: Sink) -> Json:
        """Write the table, and return what the package says of it."""
        with sink.open(f"{name}.csv") as file:
            self._spool.copy(file)
        kind = TABLES[name]
        fields = [
            {"name": field, "description": told, "type": _type(field)}
            for field, told in kind.fields.items()
        ]
        schema: Json = {"fields": fields, "primaryKey": list(kind.key)}
        if name != "pages":
            reference = {"resource": "pages", "fields": ["id"]}
            schema["foreignKeys"] = [{"fields": ["page"], "reference": reference}]
        return {
            "name": name,
            "path": f"{name}.csv",
            "title": kind.title,
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": self.bytes,
            "hash": f"sha256:{self._hash.hexdigest()}",
            "rows": self.rows,
            "schema": schema,
        }


def _type(field: str) -> str:
    return "integer" if field in WHOLE else "string"


def fill(readings: Iterable[Reading], sink: Sink) -> None:
    """Write the tables, datapackage.json and ro-crate-metadata.json."""
    tables = {name: _Table(kind) for name, kind in TABLES.items()}
    for reading in readings:
        for name, cells in rows(reading):
            tables[name].add(cells)
    resources = [table.put(name, sink) for name, table in tables.items()]
    title = "Newspaper pages, their articles and figures"
    package = {
        "$schema": PROFILE,
        "name": "dubao",
        "title": title,
        "description": "Every figure comes with the characters it was read from.",
        "version": __version__,
        "profile": "tabular-data-package",
        "sources": [{"title": f"Read by dubao {__version__}"}],
        "resources": resources,
    }
    with sink.open("datapackage.json") as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=1) + "\n")
    with sink.open("ro-crate-metadata.json") as file:
        crate = _crate(title, resources)
        file.write(json.dumps(crate, ensure_ascii=False, indent=1) + "\n")


def _crate(title: str, resources: list[Json]) -> Json:
    parts = [*(one["path"] for one in resources), "datapackage.json"]
    described: list[Json] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": CRATE},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": title,
            "description": "Every figure comes with the characters it was read from.",
            "hasPart": [{"@id": part} for part in parts],
            "mentions": {"@id": "#dubao"},
        },
        {"@id": "#dubao", "@type": "SoftwareApplication", "name": "dubao"}
        | {"softwareVersion": __version__},
        {
            "@id": "datapackage.json",
            "@type": "File",
            "name": "What the tables and their columns mean",
            "encodingFormat": "application/json",
        },
    ]
    described += [
        {
            "@id": one["path"],
            "@type": "File",
            "name": one["title"],
            "encodingFormat": "text/csv",
            "contentSize": str(one["bytes"]),
            "sha256": one["hash"].partition(":")[2],
        }
        for one in resources
    ]
    return {"@context": f"{CRATE}/context", "@graph": described}
