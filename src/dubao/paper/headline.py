"""Headlines: which lines open a new article.

A headline is short, does not end as a sentence does, is not set in, and stands
between the end of one body and the beginning of the next. Each of these speaks
for or against; the sum decides. The weights are whole numbers to be read.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from dubao.line.byline import byline
from dubao.line.caption import PHOTO_LINE, opens_caption
from dubao.line.credit import ends_article, only_credit
from dubao.line.dateline import dateline
from dubao.line.day import DATED
from dubao.line.jump import JUMP
from dubao.paper.deck import is_deck
from dubao.paper.notice import is_notice
from dubao.paper.paragraph import Unit
from dubao.paper.section import is_section

PICTURE = re.compile(
    r"(?<=.)[((](?:附?图片?|附图片?\d+张|组图|图|外[一二三四五]首|[一二三四五六七八九十]+首|附图片[一二三四五]张|上|下|[一二三四五]|续完?|报告文学|小说|散文|诗|节选|图\d*)[))]$"
)
BULLET = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|[((][一二三四五六七八九十\d]{1,2}[))]|\d{1,2}[.、)]|[①-⑳]|[·•◇◆▲△■□●○★☆]|第[一二三四五六七八九十]{1,2}[章节])"
)
SPEECH = re.compile(
    r"[“\"「『]?[^。]{0,6}(?:说|道|问|答|记者|问题)[::]$|^(?:问|答|记者)[::]"
)
LONGEST = 48
SHORT = 4
LEAD = 140  # characters of a body that its headline sums up
CAPTION = 4  # paragraphs of a caption with its credit
FINAL = frozenset("。;,:、")
NEVER = -9  # points of what is none
SURE = 20  # points of a line that is called one
ENOUGH = 4  # points that make a headline
STACK = 4  # lines of a headline at most: kicker, two of the headline, deck
POSSIBLE = -1  # and that let one stand upon a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the page is set."""

    indented: bool  # paragraphs are set in
    gap: int  # usual number of empty lines between paragraphs


def points(units: list[Unit], n: int, setting: Setting) -> int:
    """Return how much speaks for unit `n` to be a headline; ENOUGH is one."""
    unit = units[n]
    text = unit.text
    if unit.first.titled:
        return SURE
    if len(unit.lines) > 1 or len(text) > LONGEST or len(text) < 2 or only_credit(text):  # noqa: PLR2004
        return NEVER
    if dateline(text) or text[-1] in FINAL or SPEECH.search(text) or byline(text):
        return NEVER
    if opens_caption(text) or JUMP.fullmatch(text):
        return NEVER
    if setting.indented:
        return _where_indented(units, n, setting)
    return _where_flush(units, n, setting)


def _where_indented(units: list[Unit], n: int, setting: Setting) -> int:
    unit = units[n]
    following = units[n + 1] if n + 1 < len(units) else None
    total = -6 if unit.first.indented else 5
    if (
        unit.first.indented
        and following is not None
        and (dateline(following.text) or _signs(units, n + 1))
        and not BULLET.match(unit.text)
    ):
        total += 8
    if (
        following is not None
        and not following.first.indented
        and len(following.text) > LONGEST
    ):
        total -= 1
    if unit.first.blank > setting.gap:
        total += 1
    if PICTURE.search(unit.text):
        total += 3
    return total


def _where_flush(units: list[Unit], n: int, setting: Setting) -> int:
    unit = units[n]
    text = unit.text
    before = units[n - 1] if n else None
    following = units[n + 1] if n + 1 < len(units) else None
    total = 0
    if before is None:
        total += 4
    else:
        if ends_article(before.text) or is_section(before.text):
            total += 4
        elif before.last.ended:
            total += 1
        else:
            total -= 1
        if before.last.text[-1:] in "::":
            total -= 4
    if unit.first.blank > setting.gap:
        total += 3
    if following is not None:
        total += _before(units, n + 1, setting)
    if PICTURE.search(text):
        total += 5
    if unit.first.noted:
        total += 4
    if following is not None and _told(text, following.text):
        total += 2
    if BULLET.match(text):
        total -= 4
    if unit.last.ended and text[-1] not in "!?…”)":
        total -= 4
    if is_notice(text, ""):
        total += 2
    elif len(text) < SHORT:
        total -= 1
    if len(text) >= 9:  # noqa: PLR2004 a subhead is shorter
        total += 1
    if " " in text or "—" in text:
        total += 1
    return total


def _before(units: list[Unit], n: int, setting: Setting) -> int:
    """Return how much unit `n` speaks for a headline that stands right above it."""
    following = units[n]
    total = 2 if following.first.blank > setting.gap else 0
    if dateline(following.text):
        return total + 5
    if _signs(units, n):
        return total + 6
    if only_credit(following.text):
        return total + 3
    if len(following.text) > LONGEST:
        return total + 1
    return total - (len(following.text) < LONGEST and not following.last.ended)


def _told(headline: str, body: str) -> bool:
    """Say whether a body's beginning repeats what a headline says."""
    start = body[:LEAD]
    pairs = {a + b for a, b in pairwise(headline) if a.isalnum() and b.isalnum()}
    return len(pairs) >= SHORT and sum(pair in start for pair in pairs) * 3 >= len(
        pairs
    )


def captioned(units: list[Unit], n: int, setting: Setting) -> bool:
    """Say whether a photograph's caption stands for itself: dated, and credited."""
    if units[n].first.blank <= setting.gap or not DATED.match(units[n].text):
        return False
    return any(
        PHOTO_LINE.search(unit.text) or only_credit(unit.text)
        for unit in units[n : n + CAPTION]
    )


def _signs(units: list[Unit], n: int) -> bool:
    """Say whether a unit is a byline above a body, not one that ends an article."""
    if not byline(units[n].text):
        return False
    return n + 1 < len(units) and (
        units[n + 1].last.ended or len(units[n + 1].text) > LONGEST
    )


def stacked(units: list[Unit], given: list[int]) -> list[bool]:
    """Return which units are headlines, those that stand upon one included.

    A kicker or the first of two headline lines has little to speak for it alone;
    above a sure headline, and below the end of a body, it is one. What a dash opens
    below one is its deck.
    """
    heads = [value >= ENOUGH for value in given]
    for n in range(1, len(units)):
        if is_deck(units[n]) and given[n - 1] > NEVER and _opens(units, n - 1):
            heads[n - 1] = heads[n] = True
    for n in range(len(units) - 1, 0, -1):
        above = n - 1
        if not heads[n] or heads[above] or given[above] < POSSIBLE:
            continue
        if units[above].last.ended or units[above].first.indented:
            continue
        if above == 0 or _closes(units[above - 1]) or _is_stack(units, given, n):
            heads[above] = True
    return heads


def _opens(units: list[Unit], n: int) -> bool:
    """Say whether a unit stands at the top, or ends in what no body ends in."""
    return n == 0 or not units[n].last.ended


def _closes(unit: Unit) -> bool:
    """Say whether an article may end in a unit."""
    return (
        unit.last.ended
        or is_section(unit.text)
        or only_credit(unit.text)
        or byline(unit.text) is not None
    )


def _is_stack(units: list[Unit], given: list[int], n: int) -> bool:
    """Say whether lines above a sure headline are a stack, up to a body's end."""
    top = n
    while top > 0 and n - top < STACK - 1 and not _closes(units[top - 1]):
        top -= 1
        if (
            given[top] < POSSIBLE
            or units[top].first.indented
            or len(units[top].lines) > 1
        ):
            return False
    return top == 0 or _closes(units[top - 1])
