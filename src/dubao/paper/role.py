"""What stands around an article's body: each line and opening gets its role.

kicker 引题 · headline 主题 · deck 副题 · subhead 小标题 · byline 署名 · dateline 电头
caption 图片说明 · credit 图片署名 · jump 转版
"""

import re
from collections.abc import Sequence

from dubao.line.byline import byline, people
from dubao.line.caption import ENDING, opens_caption
from dubao.line.credit import BRACKET, PHOTO, ends_article, only_credit
from dubao.line.dateline import dateline
from dubao.line.jump import JUMP, JUMP_END, JUMP_START
from dubao.model import Article, Paragraph, Role, Span
from dubao.paper.deck import is_deck
from dubao.paper.line import Line
from dubao.paper.notice import is_notice
from dubao.paper.paragraph import Unit
from dubao.paper.section import is_section, may_head

PHOTOGRAPHER = re.compile(
    r"(?:^|[\s((:者发员])([一-龥·]{2,4}(?: [一-龥·]{2,4}){0,2})\s?/?\s?摄"
)
TAKEN = re.compile(r"(?<![/、并])摄$")  # 李一 摄: he took a picture, and no more
CAPTION_LINES = 6
SUBHEAD = 24  # characters of a subhead at most
DASH = frozenset("—-─")
BRIEF = 120  # characters of a brief at most


HEAD = "head"  # a line of a headline, not yet told apart from kicker and deck


def article(units: Sequence[Unit], told: Sequence[str], *, photo: bool) -> Article:
    """Return the article that some units make, its roles told apart.

    `told` is the role of each unit as far as it is known: HEAD for a line of a
    headline, "body" for a paragraph, "" where nothing is. `photo` says that it is a
    photograph's caption that stands alone.
    """
    told = _retold(units, told)
    roles = _titles(
        [unit for unit, role in zip(units, told, strict=True) if role == HEAD]
    )
    rest = [
        (unit, role) for unit, role in zip(units, told, strict=True) if role != HEAD
    ]
    titles = [
        unit.text
        for unit, role in zip(units, told, strict=True)
        if role in {HEAD, "headline"}
    ]
    body = [unit for unit, role in rest if role in {"", "body"}]
    paragraphs: list[Paragraph] = []
    n = 0
    for unit, known in rest:
        spans = tuple(line.span for line in unit.lines)
        role = known or _line_role(unit, body, n, photo=photo)
        n += known in {"", "body"}
        if role not in {"", "body"}:
            names, capacity = _people(unit.text, role)
            roles.append(Role(role=role, spans=spans, people=names, capacity=capacity))
            if role == "caption":
                roles += _made_by(unit)
            continue
        roles += _opening(unit, first=not paragraphs)
        roles += _closing(unit, last=n == len(body))
        paragraphs.append(Paragraph(spans=spans))
    return Article(
        kind=_kind(roles, body, paragraphs, titles, photo=photo),
        roles=tuple(roles),
        paragraphs=tuple(paragraphs),
        span=Span(units[0].first.span.start, units[-1].last.span.end),
    )


def _retold(units: Sequence[Unit], told: Sequence[str]) -> list[str]:
    """Return what is known of each unit, and what headlines say of themselves.

    A column's name that a source takes for a kicker is a section; what a dash opens
    right below the headline is its deck.
    """
    found = list(told)
    titled = [
        unit.text
        for unit, role in zip(units, told, strict=True)
        if role in {HEAD, "headline"}
    ]
    for n, (unit, role) in enumerate(zip(units, told, strict=True)):
        if role in {"kicker", "deck", HEAD, "headline"} and is_section(unit.text):
            alone = titled == [unit.text] and may_head(unit.text)
            found[n] = role if alone else "section"
        elif role in {"kicker", "deck"} and byline(unit.text):
            found[n] = "byline"
        elif (
            role in {"", "body", "kicker"}
            and n
            and found[n - 1] in {HEAD, "headline", "deck"}
            and is_deck(unit)
        ):
            found[n] = HEAD if found[n - 1] == HEAD else "deck"
    return found


def _people(text: str, role: str) -> tuple[tuple[str, ...], str]:
    """Return whom a byline or a credit names, and the first capacity."""
    if role == "byline" and (told := byline(text)):
        return told
    if role not in {"byline", "credit"}:
        return (), ""
    names, capacity = people(text)
    if not names and (made := PHOTOGRAPHER.search(text)):
        names = tuple(made[1].split())
    return names, capacity


def _made_by(unit: Unit) -> list[Role]:
    """Return the credit that ends a caption: …在植树。李一 摄."""
    text = unit.text
    at = max(text.rfind(mark, 0, len(text) - 2) for mark in "。!?”) ") + 1
    while at and not only_credit(text[at:].strip()):
        at = max(text.rfind(mark, 0, at - 1) for mark in "。!?”") + 1
    if not at:
        return []
    start = at + len(text[at:]) - len(text[at:].lstrip())
    names, capacity = _people(text[start:], "credit")
    spans = _within(unit.lines, start, len(text))
    return [Role(role="credit", spans=spans, people=names, capacity=capacity)]


def _kind(
    roles: Sequence[Role],
    body: Sequence[Unit],
    paragraphs: Sequence[Paragraph],
    titles: Sequence[str],
    *,
    photo: bool,
) -> str:
    """Return what kind of article some roles and a body are."""
    names = {role.role for role in roles}
    if photo or (
        not paragraphs
        and "caption" in names
        and names <= {"section", "kicker", "headline", "deck", "caption", "credit"}
    ):
        return "photo"
    words = "".join(unit.text for unit in body)
    signed = names & {"dateline", "byline"}
    if (
        words
        and not signed
        and any(is_notice(title, words) for title in titles or [""])
    ):
        return "notice"
    return "brief" if titles and 0 < len(words) < BRIEF else "article"


def _titles(heads: Sequence[Unit]) -> list[Role]:
    """Tell kicker, headline and deck of a stack of lines apart."""
    names = ["headline"] * len(heads)
    dash = next((n for n, unit in enumerate(heads) if n and is_deck(unit)), 0)
    if dash:
        names = ["kicker"] * (dash - 1) + ["headline"] + ["deck"] * (len(heads) - dash)
    elif any(unit.first.titled for unit in heads):
        at = next(n for n, unit in enumerate(heads) if unit.first.titled)
        names = ["kicker"] * at + ["headline"] + ["deck"] * (len(heads) - at - 1)
    elif len(heads) == 2:  # noqa: PLR2004
        first, second = heads[0].text, heads[1].text
        names = (
            ["headline", "deck"] if len(first) > len(second) else ["kicker", "headline"]
        )
    elif len(heads) > 2:  # noqa: PLR2004
        names = ["kicker", "headline"] + ["deck"] * (len(heads) - 2)
    return [
        Role(role=name, spans=tuple(line.span for line in unit.lines))
        for name, unit in zip(names, heads, strict=True)
    ]


def _line_role(unit: Unit, rest: Sequence[Unit], n: int, *, photo: bool) -> str:
    """Return the role of a unit that is no paragraph of the body, "" if it is one."""
    text = unit.text
    if JUMP.fullmatch(text):
        return "jump"
    if byline(text) and (n == 0 or not only_credit(text)) and not TAKEN.search(text):
        return "byline"
    if only_credit(text):
        return "credit"
    if byline(text):
        return "byline"
    if opens_caption(text):
        return "caption"
    if photo or (
        ENDING.search(text)
        and len(unit.lines) < CAPTION_LINES
        and n == len(rest) - 1
        and n
    ):
        return "caption"
    before_ended = n == 0 or rest[n - 1].last.ended
    if (
        0 < n < len(rest) - 1
        and len(unit.lines) == 1
        and len(text) <= SUBHEAD
        and not unit.last.ended
        and before_ended
        and len(rest[n + 1].text) > SUBHEAD + SUBHEAD
        and text[-1] not in ",;::、"
    ):
        return "subhead"
    return ""


def _opening(unit: Unit, *, first: bool) -> list[Role]:
    """Return the dateline of a first paragraph and its byline, or a jump line."""
    jump = JUMP_START.match(unit.text)
    if jump and jump.end() < len(unit.text):
        return [Role(role="jump", spans=_within(unit.lines, 0, jump.end()))]
    length = dateline(unit.text) if first else 0
    if not length:
        return []
    span = _within(unit.lines, 0, length)
    roles = [Role(role="dateline", spans=span)]
    names, capacity = people(unit.text[:length])
    if names:
        roles.append(Role(role="byline", spans=span, people=names, capacity=capacity))
    return roles


def _closing(unit: Unit, *, last: bool) -> list[Role]:
    """Return the credit or the jump line that ends a paragraph."""
    text = unit.text
    match = JUMP_END.search(text)
    if match and match.start():
        return [Role(role="jump", spans=_within(unit.lines, match.start(), len(text)))]
    bracket = BRACKET.search(text)
    if not bracket or not (last or PHOTO.search(text)) or not ends_article(text):
        return []
    names, capacity = _people(bracket[0], "credit")
    if not names and re.fullmatch(r"[((][一-龥·]{2,4}[))]", bracket[0]):
        names = (bracket[0][1:-1],)
    return [
        Role(
            role="credit",
            spans=_within(unit.lines, bracket.start(), len(text)),
            people=names,
            capacity=capacity,
        )
    ]


def _within(lines: Sequence[Line], start: int, end: int) -> tuple[Span, ...]:
    """Return the page's spans of a stretch of the joined text of some lines."""
    spans = []
    at = 0
    for line in lines:
        size = len(line.text)
        low, high = max(start - at, 0), min(end - at, size)
        if low < high:
            spans.append(Span(line.span.start + low, line.span.start + high))
        at += size
    return tuple(spans)
