"""A rule: a name, a kind, a pattern, and what it makes of a match.

A rule is tried at one place of a text. Its pattern is matched there, or, where
one of the characters of `left` stands right before, up to `back` characters
earlier, and it must cover the place. `make` gives the value of the mention,
None to refuse.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dubao.grammar.cascade import Reader
from dubao.model import Mention, Span

NAMES: list[str] = []  # of every rule that a reader was made of, for the tests


def _there(match: re.Match[str]) -> str:
    """Say nothing of a match but that it is there."""
    del match
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way to read a stretch of text."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Any] = _there
    left: str = ""  # characters one of which must stand before the place; "" any
    back: int = 0  # how far before the place the pattern may begin
    heads: str = ""  # characters behind which alone the place may be; "" anywhere
    first: str = ""  # what the place itself must be one of; "" anything


Tried = tuple[Rule, Callable[[str, int], re.Match[str] | None]]
ANY = "any"  # stands for every character before a place that no rule asks for


def first_of(*rules: Rule) -> Reader:
    r"""Return a reader that gives the mention of the first rule that fits.

    >>> page = Rule(name="page", kind="code", pattern=re.compile(r"\d+版"))
    >>> first_of(page)("见03版", 1, 0).span
    Span(start=1, end=4)
    """
    tried: dict[tuple[str, str], list[Tried]] = {}
    marks = frozenset("".join(rule.left + rule.heads for rule in rules))
    NAMES.extend(rule.name for rule in rules)

    def fitting(before: str, place: str) -> list[Tried]:
        return [
            (rule, rule.pattern.match)
            for rule in rules
            if (not rule.first or place in rule.first)
            and (not rule.heads or not before or before in rule.heads)
            and (not rule.left or (before and before in rule.left))
        ]

    def read(text: str, at: int, floor: int) -> Mention | None:
        before = text[at - 1] if at else ""
        around = (before if not before or before in marks else ANY, text[at])
        some = tried.get(around)
        if some is None:  # only the rules that these two characters may begin
            some = tried[around] = fitting(*around)
        for rule, matched in some:
            starts = range(max(floor, at - rule.back), at) if rule.left else (at,)
            for start in starts:
                match = matched(text, start)
                if match and match.end() > at:
                    value = rule.make(match)
                    if value is None:
                        break
                    span = Span(*match.span())
                    return Mention(
                        kind=rule.kind, span=span, value=value, rule=rule.name
                    )
        return None

    return read
