"""What stands around an article's body: each line and opening gets its role.

kicker 引题 · headline 主题 · deck 副题 · subhead 小标题 · byline 署名 · dateline 电头
caption 图片说明 · credit 图片署名 · jump 转版
"""

import re
from collections.abc import Sequence

from dubao.model import Article, Paragraph, Role, Span
from dubao.paper.byline import byline, people
from dubao.paper.credit import BRACKET, PHOTO, ends_article, only_credit
from dubao.paper.dateline import dateline
from dubao.paper.line import Line
from dubao.paper.paragraph import Unit

JUMP = re.compile(
    r"[((]?(?:下转|上接|转|详见)第?[A-Z]?[\d一二三四五六七八九十]{1,3}"
    r"(?:[、,][A-Z]?\d{1,3}){0,6}版[))]?$"
)
CAPTION = re.compile(
    r"^(?:图为|图[①-⑳\d一二三四五六]?[::]|上图|下图|左图|右图|图片[::]?)|(?:摄|摄影报道)[))]?$"
)
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
    roles = _titles(
        [unit for unit, role in zip(units, told, strict=True) if role == HEAD]
    )
    rest = [
        (unit, role) for unit, role in zip(units, told, strict=True) if role != HEAD
    ]
    body = [unit for unit, role in rest if role in {"", "body"}]
    paragraphs: list[Paragraph] = []
    n = 0
    for unit, known in rest:
        spans = tuple(line.span for line in unit.lines)
        role = known or _line_role(unit, body, n, photo=photo)
        n += known in {"", "body"}
        if role not in {"", "body"}:
            names, capacity = (
                people(unit.text) if role in {"byline", "credit"} else ((), "")
            )
            roles.append(Role(role=role, spans=spans, people=names, capacity=capacity))
            continue
        if not paragraphs:
            roles += _opening(unit)
        roles += _closing(unit, last=n == len(body))
        paragraphs.append(Paragraph(spans=spans))
    length = sum(len(unit.text) for unit in body)
    titled = any(role in {HEAD, "headline"} for role in told)
    return Article(
        kind="photo"
        if photo
        else "brief"
        if titled and 0 < length < BRIEF
        else "article",
        roles=tuple(roles),
        paragraphs=tuple(paragraphs),
        span=Span(units[0].first.span.start, units[-1].last.span.end),
    )


def _titles(heads: Sequence[Unit]) -> list[Role]:
    """Tell kicker, headline and deck of a stack of lines apart."""
    names = ["headline"] * len(heads)
    if len(heads) == 2:  # noqa: PLR2004
        first, second = heads[0].text, heads[1].text
        names = (
            ["headline", "deck"]
            if second[0] in DASH or len(first) > len(second)
            else ["kicker", "headline"]
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
    if only_credit(text):
        return "credit"
    if byline(text):
        return "byline"
    if photo or (
        CAPTION.search(text)
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


def _opening(unit: Unit) -> list[Role]:
    """Return the dateline of a first paragraph, and the byline in it."""
    length = dateline(unit.text)
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
    match = JUMP.search(text)
    if match and match.start():
        return [Role(role="jump", spans=_within(unit.lines, match.start(), len(text)))]
    bracket = BRACKET.search(text)
    if not bracket or not (last or PHOTO.search(text)) or not ends_article(text):
        return []
    names, capacity = people(bracket[0])
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
