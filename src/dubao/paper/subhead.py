"""Subheads: headlines inside a body, which open no article.

    云溪县春播过半
    …第一段…
    党员带头干
    …
    群众跟着干
    …

Where nothing but their shortness speaks for several lines that are alike, and none is
signed, dated from a place or parted by white, they are of the article above.
"""

from collections.abc import Sequence

from dubao.line.byline import byline
from dubao.line.credit import ends_article, only_credit
from dubao.line.dateline import dateline
from dubao.paper.deck import is_deck
from dubao.paper.headline import FINAL, PICTURE, Setting
from dubao.paper.paragraph import Unit
from dubao.paper.section import is_section

LONGEST = 14  # characters of a subhead that looks like a headline
ALIKE = 2  # characters by which subheads of one article differ in length
SEVERAL = 2
NEAR = 6  # characters from a subhead to its body: blanks, line ends


def subheads(
    units: Sequence[Unit], heads: Sequence[bool], setting: Setting
) -> list[bool]:
    """Return which units are subheads, among them some that look like headlines."""
    found = [False] * len(units)
    run: list[int] = []
    top = 0
    for n in range(len(units) + 1):
        if n < len(units) and n and _is_weak(units, heads, n, setting):
            run.append(n)
            continue
        if n < len(units) and not heads[n]:
            continue
        if _is_signed(units, heads, top) and _are_alike(units, run):
            for at in run:
                found[at] = True
        run, top = [], n
    return found


def _is_weak(
    units: Sequence[Unit], heads: Sequence[bool], n: int, setting: Setting
) -> bool:
    """Say whether nothing but its form speaks for a line to be a headline."""
    unit = units[n]
    following = units[n + 1] if n + 1 < len(units) else None
    if heads[n - 1] or following is None or heads[n + 1]:
        return False
    if len(unit.lines) > 1 or len(unit.text) > LONGEST or unit.last.ended:
        return False
    if setting.indented and not unit.first.indented:
        return False  # where paragraphs are set in, headlines are not
    if not units[n - 1].last.ended or not following.last.ended:
        return False
    if following.first.span.start - unit.last.span.end > NEAR:
        return False  # something that is the page's stands below it
    return not (
        unit.text[-1] in FINAL
        or unit.first.titled
        or unit.first.noted
        or unit.first.blank > setting.gap
        or following.first.blank > setting.gap
        or PICTURE.search(unit.text)
        or dateline(following.text)
        or byline(following.text)
        or only_credit(following.text)
        or ends_article(units[n - 1].text)
        or only_credit(units[n - 1].text)
        or byline(unit.text)
        or only_credit(unit.text)
        or is_section(unit.text)
    )


def _is_signed(units: Sequence[Unit], heads: Sequence[bool], top: int) -> bool:
    """Say whether an article tells who wrote it, or has a deck."""
    n = top
    while n < len(units) and heads[n]:
        if n > top and is_deck(units[n]):
            return True
        n += 1
    return (
        n > top
        and n < len(units)
        and bool(byline(units[n].text) or dateline(units[n].text))
    )


def _are_alike(units: Sequence[Unit], run: Sequence[int]) -> bool:
    """Say whether some lines are as alike as the subheads of one article."""
    if len(run) < SEVERAL:
        return False
    sizes = [len(units[n].text) for n in run]
    return max(sizes) - min(sizes) <= ALIKE
