"""Newspaper: a page's text → its articles and its furniture.

lines       what is not blank
furniture   what belongs to the page and to no article
units       lines put together to paragraphs where a cut parted them
heads       which of them are headlines: each opens an article
"""

from collections import Counter
from collections.abc import Sequence

from dubao.model import Article, Furniture, Page
from dubao.paper.folio import folio
from dubao.paper.furniture import furniture
from dubao.paper.headline import Setting, captioned, points, stacked
from dubao.paper.hint import hinted
from dubao.paper.layout import Layout
from dubao.paper.line import Line, lines
from dubao.paper.paragraph import Unit, paragraphs, set_in
from dubao.paper.role import HEAD, article


def assemble(page: Page, text: str) -> Layout:
    r"""Return the layout of a page; `text` is its text folded, offsets unchanged.

    >>> from dubao.model import Source
    >>> text = "第03版:要闻\n\n新桥通车\n\n本报讯 昨日,新桥通车。"
    >>> page = Page(source=Source(name="-", sha256="0" * 64), text=text)
    >>> layout = assemble(page, text)
    >>> layout.number, layout.articles[0].roles[0].spans[0].of(text)
    ('03', '新桥通车')
    """
    found = lines(text)
    kinds = [furniture(line.text) for line in found]
    told = hinted(page.blocks, text)
    if told:
        articles, aside = told
        aside += _left(found, kinds, articles, aside)
    else:
        aside = tuple(
            Furniture(kind=kind, spans=(line.span,))
            for line, kind in zip(found, kinds, strict=True)
            if kind
        )
        articles = _separated(
            [line for line, kind in zip(found, kinds, strict=True) if not kind]
        )
    captions = [
        span.of(text)
        for one in articles
        for role in one.roles
        if role.role == "caption"
        for span in role.spans
    ]
    margin = [span.of(text) for piece in aside for span in piece.spans]
    paper, date, basis, number = folio(page, text, margin, captions)
    return Layout(
        articles=articles,
        furniture=aside,
        paper=paper,
        date=date,
        date_basis=basis,
        number=number,
    )


def _separated(body: Sequence[Line]) -> tuple[Article, ...]:
    """Separate the articles that run together in a page's lines."""
    units = paragraphs(body)
    setting = Setting(indented=set_in(body), gap=_gap(body))
    heads = stacked(units, [points(units, n, setting) for n in range(len(units))])
    photos = [not head and captioned(units, n, setting) for n, head in enumerate(heads)]
    articles = []
    start = 0
    for n in range(1, len(units) + 1):
        if n == len(units) or ((photos[n] or heads[n]) and not heads[n - 1]):
            articles.append(
                _article(units[start:n], heads[start:n], photo=photos[start])
            )
            start = n
    return tuple(articles)


def _article(units: Sequence[Unit], heads: Sequence[bool], *, photo: bool) -> Article:
    """Return an article; headline lines stand only above its body."""
    top = next((n for n, head in enumerate(heads) if not head), len(heads))
    told = [HEAD if n < top else "" for n in range(len(heads))]
    return article(units, told, photo=photo)


def _gap(body: Sequence[Line]) -> int:
    """Return how many empty lines usually stand between two lines."""
    if len(body) < 2:  # noqa: PLR2004
        return 0
    return Counter(line.blank for line in body[1:]).most_common(1)[0][0]


def _left(
    found: Sequence[Line],
    kinds: Sequence[str],
    articles: Sequence[Article],
    aside: Sequence[Furniture],
) -> tuple[Furniture, ...]:
    """Return the lines that a source's blocks leave out, as furniture."""
    covered = sorted(
        [span for one in articles for role in one.roles for span in role.spans]
        + [span for one in articles for part in one.paragraphs for span in part.spans]
        + [span for piece in aside for span in piece.spans]
    )
    rows = []
    at = 0
    for line, kind in zip(found, kinds, strict=True):
        while at < len(covered) and covered[at].end <= line.span.start:
            at += 1
        if at == len(covered) or covered[at].start >= line.span.end:
            rows.append(Furniture(kind=kind or "metadata", spans=(line.span,)))
    return tuple(rows)


__all__ = ["Layout", "assemble"]
