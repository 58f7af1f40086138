"""A component of spaCy: `nlp.add_pipe("dubao")`.

It fills doc.spans["figures"], doc.spans["asides"] and doc.spans["names"], labelled by
their kinds, and doc.ents where none is set. spaCy's tokens may cut a numeral, so a span
is widened to whole tokens; `span._.dubao` is the Figure, Aside or Entity with its exact
place.

Source: spaCy, Language-specific factories; SpanGroup.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from dubao.api import read_text
from dubao.errors import SourceError
from dubao.model import Aside, Entity, Figure

GROUPS = ("figures", "asides", "names")
LABELS = {  # as OntoNotes has them
    "person": "PERSON",
    "organisation": "ORG",
    "place": "LOC",
    "programme": "PROGRAMME",
    "work": "WORK_OF_ART",
}


@Language.factory(  # type: ignore[untyped-decorator]  # spaCy is an extra
    "dubao", default_config={"date": ""}, assigns=["doc.spans", "doc.ents"]
)
def component(nlp: Language, name: str, date: str) -> "Component":
    """Return the component; `date` (ISO 8601) is the day of issue."""
    del nlp, name
    return Component(date)


class Component:
    """Reads the figures of documents."""

    def __init__(self, date: str = "") -> None:
        """Let `span._.dubao` hold what was read."""
        self.date = date
        if not Span.has_extension("dubao"):
            Span.set_extension("dubao", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Fill the span groups of a document."""
        rows: dict[str, tuple[Figure | Aside | Entity, ...]] = dict.fromkeys(GROUPS, ())
        try:
            reading = read_text(doc.text, date=self.date)
            rows = {
                "figures": reading.figures,
                "asides": reading.asides,
                "names": reading.entities,
            }
        except SourceError:
            pass  # nothing but white space
        for group, found in rows.items():
            doc.spans[group] = [_span(doc, row) for row in found]
        if not doc.ents:
            doc.ents = filter_spans(doc.spans["names"])
        return doc


def _label(row: Figure | Aside | Entity) -> str:
    if not isinstance(row, Entity):
        return row.kind
    return "GPE" if row.code else LABELS[row.kind]


def _span(doc: Doc, row: Figure | Aside | Entity) -> Span:
    span = doc.char_span(
        row.span.start, row.span.end, label=_label(row), alignment_mode="expand"
    )
    span._.dubao = row
    return span
