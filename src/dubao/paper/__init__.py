"""Newspaper: a page's text → its articles and its furniture."""

import re

from dubao.model import Article, Page, Paragraph, Span
from dubao.paper.layout import Layout

LINE = re.compile(r"[^\n]*\S[^\n]*")


def assemble(page: Page, text: str) -> Layout:
    """Return the layout of a page; `text` is its text folded, offsets unchanged."""
    lines = [Span(*match.span()) for match in LINE.finditer(text)]
    articles: tuple[Article, ...] = ()
    if lines:
        whole = Span(lines[0].start, lines[-1].end)
        paragraphs = tuple(Paragraph(spans=(line,)) for line in lines)
        articles = (
            Article(kind="article", roles=(), paragraphs=paragraphs, span=whole),
        )
    return Layout(
        articles=articles,
        paper=page.paper,
        date=page.date,
        date_basis=page.date_basis,
        number=page.number,
    )


__all__ = ["Layout", "assemble"]
