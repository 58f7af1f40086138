"""Page → Reading: the whole program on one screen.

text      the page in one width and one script, offsets unchanged
tables    what stands in rows and columns; the rest is prose
layout    its articles with their roles, and its furniture
stitched  the text with the cuts of columns closed
mentions  every numeral: a quantity, or an aside with its kind
names     people, bodies, places, programmes and works
known     the words around the quantities, and the times
filled    what each quantity says: what, who, where, when …
figures   the quantities with their answers
unread    what is left, so that the page balances
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dubao.figures.answer import answers
from dubao.figures.balance import unread
from dubao.figures.binder import best
from dubao.figures.explain import Explanation, explained
from dubao.figures.resolve import aside, figure, told
from dubao.figures.scene import Scene, scene
from dubao.model import Article, Figure, Mention, Page, Reading, Slot, Span, Table
from dubao.model.doubt import doubted, legible
from dubao.names import Found, entities, found_in
from dubao.paper.layout import Layout
from dubao.paper.spaced import assembled
from dubao.table import masked, merged, parted, placed, read_cells, tabulated
from dubao.table import unread as named
from dubao.text.fold import fold
from dubao.text.space import blanks
from dubao.text.split import sentences
from dubao.text.stitch import Stitched, stitch
from dubao.zh import scan


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page on the way to its reading: all that its figures are read from."""

    page: Page  # with the date, paper and number that it gave itself
    text: str
    tables: Sequence[Table]
    layout: Layout
    stitched: Stitched
    mentions: Sequence[Mention]
    names: Found
    scene: Scene


def prepared(page: Page) -> Prepared:
    """Return a page with its articles, its numerals, and the words around them."""
    text = fold(page.text)
    tables = tabulated(page, text)
    prose = masked(text, tables)
    gaps = blanks(prose)
    layout = assembled(page, prose, gaps)
    page = replace(
        page,
        paper=layout.paper,
        date=layout.date,
        date_basis=layout.date_basis,
        number=layout.number,
    )
    paragraphs = [p.spans for a in layout.articles for p in a.paragraphs]
    stitched = stitch(prose, parted(paragraphs, tables), gaps)
    mentions, _ = scan(stitched.text)
    stretches = sentences(stitched.text)
    names = found_in(stitched, layout.articles, _owners(layout.articles))
    known = scene(
        stitched, layout.articles, mentions, stretches, names.names, page.date
    )
    return Prepared(page, text, tables, layout, stitched, mentions, names, known)


def read(page: Page) -> Reading:
    """Read one page: its articles, and every numeral on it.

    >>> from dubao.model import Source
    >>> source = Source(name="-", sha256="0" * 64)
    >>> reading = read(Page(source=source, text="全县新建学校3所。"))
    >>> [(f.value, f.unit, f.measure) for f in reading.figures]
    [('3', '所', '学校')]
    """
    return _read(prepared(page))


def _read(known: Prepared) -> Reading:
    page, stitched, mentions = known.page, known.stitched, known.mentions
    filled = answers(known.scene, stitched, page.text, best(known.scene))
    articles, tables = placed(known.layout.articles, known.tables, known.text)
    beside = read_cells(page, known.text, articles, tables)
    owner = _owners(known.layout.articles)
    figures = tuple(
        figure(
            page.text,
            stitched,
            mention,
            answered,
            known.scene.sentence(n),
            owner(stitched.back(mention.span)),
        )
        for n, (mention, answered) in enumerate(
            zip(known.scene.figures, filled, strict=True)
        )
    )
    values = told(mentions, page.date)
    asides = tuple(
        aside(page.text, stitched, mention, value)
        for mention, value in zip(mentions, values, strict=True)
        if mention.kind not in {"quantity", "time"}
    )
    figures = legible(merged(figures, beside.figures), page.text, page.blocks)
    asides = merged(asides, beside.asides)
    return Reading(
        page=page,
        articles=articles,
        furniture=known.layout.furniture,
        figures=doubted(figures, page.blocks, page.doubts),
        asides=doubted(asides, page.blocks, page.doubts),
        unread=tuple(named(unread(page.text, known.text, figures, asides), tables)),
        tables=beside.tables,
        entities=entities(stitched, page.text, known.names, page.paper),
    )


def explain(page: Page) -> dict[Span, dict[Slot, Explanation]]:
    """Return why the slots of each figure of the prose say so, by where it stands.

    >>> from dubao.model import Source
    >>> page = Page(source=Source(name="-", sha256="0" * 64), text="新建学校3所。")
    >>> [(span, why["measure"].chosen) for span, why in explain(page).items()]
    [(Span(start=4, end=6), '学校')]
    """
    known = prepared(page)
    spans = [known.stitched.back(one.span) for one in known.scene.figures]
    reasons = explained(known.scene, known.stitched, page.text)
    return dict(zip(spans, reasons, strict=True))


def explain_one(
    page: Page, place: int
) -> tuple[Figure, dict[Slot, Explanation]] | None:
    """Return the figure at a place, and why its slots say so; None where none is.

    >>> from dubao.model import Source
    >>> page = Page(source=Source(name="-", sha256="0" * 64), text="新建学校3所。")
    >>> figure, why = explain_one(page, 4)
    >>> figure.text, why["measure"].chosen
    ('3所', '学校')
    """
    known = prepared(page)
    here = (f for f in _read(known).figures if f.span.start <= place < f.span.end)
    found = min(here, key=lambda one: one.span.end - one.span.start, default=None)
    if found is None:
        return None
    numbers = [
        number
        for number, mention in enumerate(known.scene.figures)
        if known.stitched.back(mention.span) == found.span
    ]
    why = explained(known.scene, known.stitched, page.text, numbers)
    return found, (why[0] if why else {})


def _owners(articles: Sequence[Article]) -> Callable[[Span], int]:
    """Return a question: which article does a span lie in, -1 for none."""
    spans = sorted(
        (span.start, span.end, n)
        for n, article in enumerate(articles)
        for spans in (
            *(role.spans for role in article.roles),
            *(paragraph.spans for paragraph in article.paragraphs),
        )
        for span in spans
    )
    starts = [start for start, _, _ in spans]

    def owner(span: Span) -> int:
        at = bisect_right(starts, span.start) - 1
        return spans[at][2] if at >= 0 and span.start < spans[at][1] else -1

    return owner
