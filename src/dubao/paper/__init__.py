"""Newspaper: a page's text → its articles and its furniture.

lines       what is not blank
sort        which belong to the page and to no article, which tell an article's day
separate    lines put together to paragraphs where a cut parted them, and which of
            these are headlines: each opens an article
role        what each line around a body is
folio       the page's paper, day and number
"""

from collections.abc import Sequence
from dataclasses import replace

from dubao.line.kind import kind
from dubao.line.plate import plate
from dubao.model import Article, Furniture, Page
from dubao.paper.dated import shared
from dubao.paper.folio import folio
from dubao.paper.hint import hinted
from dubao.paper.layout import Layout
from dubao.paper.line import Line, lines
from dubao.paper.separate import separated
from dubao.paper.sort import dated, sorted_out

PIECES = 24  # of a page's furniture that its folio is sought in together


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
    told = hinted(page.blocks, text)
    days: tuple[tuple[int, str], ...] = ()
    if told:
        articles, aside = told
        aside += _left(found, articles, aside)
        page = replace(page, paper=page.paper or _plate(page, text, aside))
    else:
        parts = sorted_out(found)
        aside, days = parts.furniture, parts.days
        articles = dated(separated(parts.body), days)
        page = replace(page, paper=page.paper or parts.paper)
    captions = [
        span.of(text)
        for one in articles
        for role in one.roles
        if role.role == "caption"
        for span in role.spans
    ]
    own = {at for at, _ in days}
    margin = [
        span.of(text)
        for piece in aside
        for span in piece.spans
        if span.start not in own
    ]
    # a folio's pieces may stand apart on the page: 08/06/2023 beside 星期四
    margin.append(" ".join(margin[:PIECES]))
    paper, date, basis, number = folio(page, text, margin, captions)
    if not date and (date := shared([one.date for one in articles])):
        basis = "text"
    return Layout(
        articles=tuple(
            replace(one, date="") if one.date == date else one for one in articles
        ),
        furniture=aside,
        paper=paper,
        date=date,
        date_basis=basis,
        number=number,
    )


def _plate(page: Page, text: str, aside: Sequence[Furniture]) -> str:
    """Return the paper that a name plate among the furniture names, as printed."""
    for piece in aside:
        for span in piece.spans:
            words = span.of(text)
            chinese = [
                n for n, c in enumerate(words) if not c.isspace() and not c.isascii()
            ]
            bare = "".join(words[n] for n in chinese)
            if piece.kind == "masthead" and (name := plate(bare)):
                at = bare.index(name)
                printed = span.of(page.text)
                return "".join(printed[n] for n in chinese[at : at + len(name)])
    return ""


def _left(
    found: Sequence[Line],
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
    for line in found:
        while at < len(covered) and covered[at].end <= line.span.start:
            at += 1
        if at == len(covered) or covered[at].start >= line.span.end:
            rows.append(
                Furniture(kind=kind(line.text) or "metadata", spans=(line.span,))
            )
    return tuple(rows)


__all__ = ["Layout", "assemble"]
