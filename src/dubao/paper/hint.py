"""What a source knows of its page: e-paper HTML has articles and roles already.

A source's hints win over guesses: each block with an article's number belongs
to that article, and its role is the block's.
"""

from collections.abc import Sequence

from dubao.model import Article, Block, Furniture, Paragraph, Role, Span

FURNITURE = "furniture:"


def hinted(
    blocks: Sequence[Block],
) -> tuple[tuple[Article, ...], tuple[Furniture, ...]] | None:
    """Return the articles and the furniture that a source's blocks tell, or None.

    None where no block says which article it belongs to.
    """
    known = [block for block in blocks if block.article >= 0]
    if not known:
        return None
    furniture = tuple(
        Furniture(kind=block.role.removeprefix(FURNITURE), spans=(block.span,))
        for block in blocks
        if block.role.startswith(FURNITURE)
    )
    numbers = sorted({block.article for block in known})
    return tuple(
        _article([b for b in known if b.article == n]) for n in numbers
    ), furniture


def _article(blocks: Sequence[Block]) -> Article:
    roles = []
    paragraphs = []
    for block in blocks:
        if block.role.startswith(FURNITURE):
            continue
        if block.role in {"", "body"}:
            paragraphs.append(Paragraph(spans=(block.span,)))
        else:
            roles.append(Role(role=block.role, spans=(block.span,)))
    return Article(
        kind="article",
        roles=tuple(roles),
        paragraphs=tuple(paragraphs),
        span=Span(min(b.span.start for b in blocks), max(b.span.end for b in blocks)),
    )
