"""Reads what somebody looks for.

干部                       pages with these characters side by side
干部 群众                  both; AND may be written
棉花 OR 小麦               one of them
干部 NOT (会议 OR 培训)     the first without the others; -会议 does the same
"three words"              one phrase, with its spaces and its signs
headline:春耕              in a headline; so with every role of an article:
                           kicker deck subhead byline dateline caption credit
person:周小禾 place:云溪    with a name of this kind that has these characters in the
                           fullest form of its article; so organisation programme work
paper:日报                 of a newspaper with this in its name
date:2023-02               printed then; date:2021..2023-05 from, to
"""

import re
from dataclasses import dataclass

from dubao.errors import UsageError
from dubao.model import ENTITY_KINDS
from dubao.text.fold import fold

ROLES = (
    "kicker", "headline", "deck", "subhead", "byline", "dateline", "caption",
    "credit", "jump", "section",
)  # fmt: skip
FIELDS = (*ROLES, *ENTITY_KINDS, "paper", "date")
DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)?(\.\.)?(\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
TOKEN = re.compile(
    rf"""(?<!\s)\s*+(?:
      (?P<open>\()
    | (?P<close>\))
    | (?P<word>AND|OR|NOT)(?=[\s()]|$)
    | (?P<minus>-)(?=[^\s)])
    | (?:(?P<field>{"|".join(FIELDS)}):)?
      (?:"(?P<phrase>[^"]*)"|(?P<bare>[^\s()"]+))
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Characters that stand side by side, folded."""

    text: str
    field: str = ""  # one of FIELDS; "" anywhere on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """Pages that every part finds."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """Pages that one part finds."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """Pages that the part does not find."""

    part: "Query"


Query = Term | Both | Either | Without


def literal(text: str) -> Term:
    """Return the query for these very characters, whatever they are.

    Raises:
        UsageError: there are none.
    """
    if not text:
        message = "nothing to look for"
        raise UsageError(message)
    return Term(text=fold(text))


def parsed(text: str) -> Query:
    """Return the query that somebody wrote.

    >>> parsed("干部 -会议")
    Both(parts=(Term(text='干部', field=''), \
Without(part=Term(text='会议', field=''))))

    Raises:
        UsageError: it cannot be read: an open bracket, an operator without words.
    """
    tokens: list[tuple[str, str, str]] = []
    place = 0
    text = text.rstrip()
    while place < len(text):
        match = TOKEN.match(text, place)
        if match is None:
            message = f"cannot read the query from {text[place:]!r} on"
            raise UsageError(message)
        place = match.end()
        kind = match.lastgroup or ""
        tokens.append((kind, match[kind], match["field"] or ""))
    query, rest = _either(tokens)
    if rest:
        message = f"a bracket is closed that was not opened: {text!r}"
        raise UsageError(message)
    return query


Tokens = list[tuple[str, str, str]]


def _either(tokens: Tokens) -> tuple[Query, Tokens]:
    part, tokens = _both(tokens)
    parts = [part]
    while tokens and tokens[0][:2] == ("word", "OR"):
        part, tokens = _both(tokens[1:])
        parts.append(part)
    return (Either(parts=tuple(parts)) if len(parts) > 1 else part), tokens


def _both(tokens: Tokens) -> tuple[Query, Tokens]:
    part, tokens = _without(tokens)
    parts = [part]
    while tokens and tokens[0][0] != "close" and tokens[0][:2] != ("word", "OR"):
        if tokens[0][:2] == ("word", "AND"):
            tokens = tokens[1:]
        part, tokens = _without(tokens)
        parts.append(part)
    return (Both(parts=tuple(parts)) if len(parts) > 1 else part), tokens


def _without(tokens: Tokens) -> tuple[Query, Tokens]:
    match tokens:
        case [("minus", _, _) | ("word", "NOT", _), *rest]:
            part, rest = _without(rest)
            return Without(part=part), rest
        case [("open", _, _), *rest]:
            part, rest = _either(rest)
            match rest:
                case [("close", _, _), *after]:
                    return part, after
                case _:
                    message = "a bracket is opened and not closed"
                    raise UsageError(message)
        case [("phrase" | "bare", text, field), *rest] if text:
            return _term(text, field), rest
        case _:
            message = "a word is missing"
            raise UsageError(message)


def _term(text: str, field: str) -> Term:
    if field == "date" and not (DAY.fullmatch(text) and text != ".."):
        message = f"date:{text}: not a date"
        raise UsageError(message)
    return Term(text=fold(text), field=field)


def days(text: str) -> tuple[str, str]:
    """Return the first and last day that a `date:` names, as ISO 8601 sorts them.

    >>> days("2021..2023-05")
    ('2021', '2023-05~')
    """
    match = DAY.fullmatch(text)
    if match is None:
        message = f"date:{text}: not a date"
        raise UsageError(message)
    first, dots, last = match.groups()
    if not dots:
        last = first
    return first or "", (last or "9999") + "~"  # "~" sorts after every digit and "-"
