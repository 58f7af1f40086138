"""Page → Reading: the whole program on one screen.

text      the page in one width and one script, offsets unchanged
tables    what stands in rows and columns; the rest is prose
layout    its articles with their roles, and its furniture
stitched  the text with the cuts of columns closed
mentions  every numeral: a quantity, or an aside with its kind
figures   the quantities with what, who, where, when
unread    what is left, so that the page balances
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from dubao.figures.balance import unread
from dubao.figures.bind import bind
from dubao.figures.doubt import doubted
from dubao.figures.resolve import aside, figure
from dubao.figures.setting import settings, told
from dubao.model import Article, Page, Reading, Span
from dubao.paper.spaced import assembled
from dubao.table import masked, merged, placed, tabulated
from dubao.table import told as told_by
from dubao.table import unread as named
from dubao.text.fold import fold
from dubao.text.space import blanks
from dubao.text.split import sentences
from dubao.text.stitch import stitch
from dubao.zh import scan


def read(page: Page) -> Reading:
    """Read one page: its articles, and every numeral on it.

    >>> from dubao.model import Source
    >>> source = Source(name="-", sha256="0" * 64)
    >>> reading = read(Page(source=source, text="全县新建学校3所。"))
    >>> [(f.value, f.unit, f.measure) for f in reading.figures]
    [('3', '所', '学校')]
    """
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
    stitched = stitch(prose, paragraphs, gaps)
    mentions, words = scan(stitched.text)
    stretches = sentences(stitched.text)
    bound = bind(stitched.text, words, mentions, stretches)
    found = settings(stitched, layout.articles, stretches, bound, mentions, page.date)
    articles, tables = placed(layout.articles, tables, text)
    beside = told_by(page, text, articles, tables)
    owner = _owners(layout.articles)
    figures = tuple(
        figure(
            page.text, stitched, one, setting, owner(stitched.back(one.mention.span))
        )
        for one, setting in zip(bound, found, strict=True)
    )
    values = told(mentions, page.date)
    asides = tuple(
        aside(page.text, stitched, mention, value)
        for mention, value in zip(mentions, values, strict=True)
        if mention.kind not in {"quantity", "time"}
    )
    figures = merged(figures, beside.figures)
    asides = merged(asides, beside.asides)
    return Reading(
        page=page,
        articles=articles,
        furniture=layout.furniture,
        figures=doubted(figures, page.blocks),
        asides=doubted(asides, page.blocks),
        unread=tuple(named(unread(page.text, text, figures, asides), tables)),
        tables=beside.tables,
    )


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
