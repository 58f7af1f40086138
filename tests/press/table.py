"""A page with a table as a browser prints it: each cell ruled, or only its ends."""

from functools import cache
from html import escape
from pathlib import Path
from tempfile import mkdtemp

from tests.press.browser import printed
from tests.press.scan import scanned
from tests.table.made.data import SUBJECTS

CSS = """
@page { size: 180mm 150mm; margin: 10mm }
* { margin: 0; padding: 0 }
body { font-family: 'Noto Serif CJK SC'; font-size: 10.5pt; line-height: 1.5 }
h1 { font: bold 20pt 'Noto Sans CJK SC'; text-align: center; margin: 3mm 0 }
p { text-indent: 2em; text-align: justify }
.folio { font-size: 9pt }
.caption { font: bold 11pt 'Noto Sans CJK SC'; text-align: center; margin-top: 4mm }
.notes { display: flex; justify-content: space-between; font-size: 9pt }
.notes :last-child { margin-left: auto }
.note { font-size: 9pt; margin-top: 1mm }
table { border-collapse: collapse; width: 100%; font-size: 10pt }
td { padding: 1mm 2mm; text-align: center }
.ruled td { border: .4pt solid }
.bare { border-top: .8pt solid; border-bottom: .8pt solid }
.bare .number { text-align: right; padding-right: 6mm }
"""


def document(subject, *, ruled):
    """Return a subject's page as HTML for the press."""
    depth = len(subject.heads)
    rows = []
    for level, heads in enumerate(subject.heads):
        cells = []
        for text, first, last in heads:
            ends = len(subject.columns[first].heads) == level + 1
            spans = f"colspan={last - first + 1} rowspan={depth - level if ends else 1}"
            cells.append(f"<td {spans}>{escape(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    for row in subject.rows:
        cells = [
            f"<td class={'number' if text[:1] in '-0123456789—' else 'name'}>"
            f"{escape(text)}</td>"
            for text in row.cells
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    notes = "".join(
        f"<span>{escape(one)}</span>"
        for one in (subject.date_note, subject.unit_note)
        if one
    )
    return (
        f"<!doctype html><html lang=zh><meta charset=utf-8><style>{CSS}</style>"
        f"<div class=folio>{escape(subject.folio)}</div>"
        f"<h1>{escape(subject.headline)}</h1><p>{escape(subject.prose)}</p>"
        f"<div class=caption>{escape(subject.caption)}</div>"
        f"<div class=notes>{notes}</div>"
        f"<table class={'ruled' if ruled else 'bare'}>{''.join(rows)}</table>"
        f"<div class=note>{escape(subject.note)}</div>"
    )


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="dubao-tables-"))


@cache
def pdf(name: str, *, ruled: bool) -> Path:
    """Return a subject's page, printed."""
    subject = next(one for one in SUBJECTS if one.name == name)
    path = _folder() / f"{name}-{'ruled' if ruled else 'bare'}.pdf"
    return printed(document(subject, ruled=ruled), path)


@cache
def scan(name: str, kind: str, *, ruled: bool) -> Path:
    """Return the same page as a scanner sees it."""
    paper = pdf(name, ruled=ruled)
    return scanned(paper, paper.with_name(f"{paper.stem}-{kind}.png"), kind)
