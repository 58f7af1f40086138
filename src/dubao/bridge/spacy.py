"""A component of spaCy: `nlp.add_pipe("dubao")`.

It fills doc.spans["figures"] and doc.spans["asides"], labelled by their kinds. spaCy's
tokens may cut a numeral, so a span is widened to whole tokens; `span._.dubao` is the
Figure or Aside with its exact place.

Source: spaCy, Language-specific factories; SpanGroup.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from dubao.api import read_text
from dubao.errors import SourceError
from dubao.model import Aside, Figure

GROUPS = ("figures", "asides")


@Language.factory(  # type: ignore[untyped-decorator]  # spaCy is an extra
    "dubao", default_config={"date": ""}, assigns=["doc.spans"]
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
        rows: dict[str, tuple[Figure | Aside, ...]] = dict.fromkeys(GROUPS, ())
        try:
            reading = read_text(doc.text, date=self.date)
            rows = {"figures": reading.figures, "asides": reading.asides}
        except SourceError:
            pass  # nothing but white space
        for group, found in rows.items():
            doc.spans[group] = [_span(doc, row) for row in found]
        return doc


def _span(doc: Doc, row: Figure | Aside) -> Span:
    span = doc.char_span(
        row.span.start, row.span.end, label=row.kind, alignment_mode="expand"
    )
    span._.dubao = row
    return span
