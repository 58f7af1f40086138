"""Everything about a page that its slots are filled from, prepared once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dubao.figures.candidate import Candidates, Features
from dubao.figures.clause import Clauses, prepare
from dubao.figures.feature import Ints
from dubao.figures.named import Named, NameSpans
from dubao.figures.times import Meaning, anchors, governing, meanings
from dubao.figures.view import View
from dubao.figures.word import number
from dubao.model import Article, Mention, Quantity, Slot, Span
from dubao.text.stitch import Stitched

DISPLAY = frozenset({"kicker", "headline", "deck"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's words, its figures and its times."""

    clauses: Clauses
    view: View
    meanings: Sequence[Meaning]
    time_words: Ints  # which word each meaning's time is
    figures: Sequence[Mention]
    day: str  # of issue, ISO 8601; "" unknown
    made: dict[Slot, Candidates] = field(
        default_factory=dict
    )  # once they are asked for
    shared: dict[str, Features] = field(default_factory=dict)  # by several slots

    def sentence(self, figure: int) -> Span:
        """Return the sentence that a figure stands in."""
        clauses = self.clauses
        return clauses.sentences[int(clauses.sentence[clauses.at[figure]])]


def scene(
    stitched: Stitched,
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    names: Sequence[Named],
    day: str,
) -> Scene:
    """Return what the slots of a stitched text's figures are filled from."""
    lines = sorted(
        (Span(stitched.forth(span.start), stitched.forth(span.end)), number_, display)
        for number_, article in enumerate(articles)
        for span, display in (
            *(
                (span, role.role in DISPLAY)
                for role in article.roles
                for span in role.spans
            ),
            *((paragraph.spans[0], False) for paragraph in article.paragraphs),
        )
    )
    clauses = prepare(
        stitched.text, mentions, sentences, [(span, owner) for span, owner, _ in lines]
    )
    headline = np.zeros(len(clauses.start), dtype=np.int64)
    for span, _, display in lines:
        if display:
            first, last = np.searchsorted(clauses.start, span)
            headline[first:last] = 1
    figures = [mention for mention in mentions if mention.kind == "quantity"]
    quantities: list[Quantity] = [mention.value for mention in figures]
    view = View(
        clauses,
        np.array([number(one.unit) for one in quantities], dtype=np.int64),
        np.array([number(one.kind) for one in quantities], dtype=np.int64),
        headline,
        NameSpans(clauses, names, headline),
    )
    told = anchors(stitched, articles, sentences, mentions, day)
    years = governing(stitched.text, lines, sentences)
    said = meanings(stitched.text, mentions, told, years, sentences)
    starts = np.array([one.span.start for one in said], dtype=np.int64)
    return Scene(
        clauses=clauses,
        view=view,
        meanings=said,
        time_words=np.searchsorted(clauses.start, starts, side="right") - 1,
        figures=figures,
        day=day,
    )
