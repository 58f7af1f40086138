"""A page whose text is spaced out is taken apart as if it were not."""

from collections.abc import Sequence
from dataclasses import replace

from dubao.model import Page, Span
from dubao.paper import assemble
from dubao.paper.layout import Layout
from dubao.text.stitch import stitch


def assembled(page: Page, text: str, gaps: Sequence[Span]) -> Layout:
    """Return a page taken apart, its text without `gaps`; spans are those of the page.

    What a source knows of a page's lines stands in their own offsets: then the gaps
    stay.
    """
    if not gaps or page.blocks:
        return assemble(page, text)
    closed = stitch(text, (), gaps)
    layout = assemble(replace(page, text=stitch(page.text, (), gaps).text), closed.text)

    def back(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(map(closed.back, spans))

    return replace(
        layout,
        articles=tuple(
            replace(
                article,
                roles=tuple(replace(r, spans=back(r.spans)) for r in article.roles),
                paragraphs=tuple(
                    replace(p, spans=back(p.spans)) for p in article.paragraphs
                ),
                span=closed.back(article.span),
            )
            for article in layout.articles
        ),
        furniture=tuple(replace(f, spans=back(f.spans)) for f in layout.furniture),
    )
