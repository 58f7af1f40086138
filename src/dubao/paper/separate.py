"""Articles separated: a page's lines → its articles, where they run together."""

from collections import Counter
from collections.abc import Sequence

from dubao.model import Article
from dubao.paper.headline import Setting, captioned, points, stacked
from dubao.paper.line import Line
from dubao.paper.paragraph import Unit, paragraphs, set_in
from dubao.paper.role import HEAD, article
from dubao.paper.section import is_section, may_head
from dubao.paper.subhead import subheads


def separated(body: Sequence[Line]) -> tuple[Article, ...]:
    """Separate the articles that run together in a page's lines."""
    units = paragraphs(body)
    setting = Setting(indented=set_in(body), gap=_gap(body))
    given = [points(units, n, setting) for n in range(len(units))]
    heads = stacked(units, given)
    inner = subheads(units, heads, setting)
    heads = [head and not sub for head, sub in zip(heads, inner, strict=True)]
    sections = _sections(units, heads)
    photos = [
        not heads[n] and not sections[n] and captioned(units, n, setting)
        for n in range(len(units))
    ]
    opens = [h or s for h, s in zip(heads, sections, strict=True)]
    articles = []
    start = 0
    for n in range(1, len(units) + 1):
        if n == len(units) or (
            (photos[n] or opens[n])
            and (not opens[n - 1] or (sections[n] and heads[n - 1]))
        ):
            told = [
                "section"
                if sections[k]
                else HEAD
                if heads[k]
                else "subhead"
                if inner[k]
                else ""
                for k in range(start, n)
            ]
            articles.append(_article(units[start:n], told, photo=photos[start]))
            start = n
    return tuple(articles)


def _sections(units: Sequence[Unit], heads: Sequence[bool]) -> list[bool]:
    """Return which units are a section's name above a headline."""
    return [
        len(unit.lines) == 1
        and is_section(unit.text)
        and n + 1 < len(units)
        and (heads[n + 1] or heads[n] or unit.text[0] not in "·•◆●■◇★☆▲※|")
        for n, unit in enumerate(units)
    ]


def _article(units: Sequence[Unit], told: Sequence[str], *, photo: bool) -> Article:
    """Return an article; headline lines stand only above its body."""
    top = next((n for n, role in enumerate(told) if not role), len(told))
    if top == 1 and told[0] == "section" and may_head(units[0].text):
        told = [HEAD, *told[1:]]
    known = [
        role if n < top or role == "subhead" else "" for n, role in enumerate(told)
    ]
    return article(units, known, photo=photo)


def _gap(body: Sequence[Line]) -> int:
    """Return how many empty lines usually stand between two lines."""
    if len(body) < 2:  # noqa: PLR2004
        return 0
    return Counter(line.blank for line in body[1:]).most_common(1)[0][0]
