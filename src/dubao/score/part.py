"""Articles of gold, put together from marks: a part's pieces, an article's parts.

A mark covers one run of characters. A paragraph that a column's end cut is two marks,
and a link says that the one goes on in the other.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, NamedTuple

from dubao.score import standoff

PARAGRAPH = "paragraph"
ROLES = (
    "kicker", "headline", "deck", "subhead", "byline", "dateline", "caption", "credit",
    "jump", "section", "table",
)  # fmt: skip
PARTS = frozenset({PARAGRAPH, *ROLES})


class Piece(NamedTuple):
    """A mark that is a part of an article, or a piece of one."""

    role: str
    start: int
    end: int


Link = tuple[Hashable, Hashable]  # from one piece to another, by their names


def articles(
    pieces: Mapping[Hashable, Piece],
    homes: Mapping[Hashable, Hashable],
    goes_on: Iterable[Link],
) -> list[dict[str, Any]]:
    """Return articles in the order of the text; `homes` tells each piece's article.

    >>> cut = {1: Piece("headline", 0, 2), 2: Piece("paragraph", 3, 5),
    ...        3: Piece("paragraph", 9, 12)}
    >>> articles(cut, {1: "a", 2: "a", 3: "a"}, [(2, 3)])[0]["paragraphs"]
    [[[3, 5], [9, 12]]]

    Raises:
        ValueError: links lead in a circle, or two of them to one piece or from one.
    """
    links = {link for link in goes_on if set(link) <= pieces.keys()}
    after = dict(links)
    later = set(after.values())
    if not len(after) == len(links) == len(later):
        message = "a part goes on in two places, or from two"
        raise ValueError(message)
    found: dict[Hashable, list[tuple[str, list[list[int]]]]] = {}
    told = 0
    for name, piece in sorted(pieces.items(), key=lambda one: one[1].start):
        if name in later:
            continue
        spans = [[piece.start, piece.end]]
        at = name
        while at in after:
            at = after[at]
            spans.append([pieces[at].start, pieces[at].end])
        told += len(spans)
        found.setdefault(homes[name], []).append((piece.role, spans))
    if told < len(pieces):
        message = "a part goes on in a circle"
        raise ValueError(message)
    return [
        standoff.article(
            [part for part in parts if part[0] != PARAGRAPH],
            [spans for role, spans in parts if role == PARAGRAPH],
        )
        for parts in found.values()
    ]


def together(names: Iterable[Hashable], links: Iterable[Link]) -> dict[Hashable, int]:
    """Return for each name the number of the group that links make with it.

    >>> together("abc", [("c", "a")])
    {'a': 0, 'b': 1, 'c': 0}
    """
    groups = {name: number for number, name in enumerate(names)}
    for one, other in links:
        if one in groups and other in groups:
            kept, gone = sorted((groups[one], groups[other]))
            groups = {n: kept if g == gone else g for n, g in groups.items()}
    return groups
