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

from dubao.model import Mention, Span


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
    begins: str = ""  # characters one of which it begins with there; "" any
    heads: str = ""  # characters behind which alone the place may be; "" anywhere
    first: str = ""  # what the place itself must be one of; "" anything
    then: str = ""  # what follows the numerals at the place, one of these; "" anything


Tried = tuple[Rule, Callable[[str, int], re.Match[str] | None]]
ANY = "any"  # stands for every character before a place that no rule asks for


class Rules:
    """A reader that gives the mention of the first rule that fits."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Keep the rules; which of them two characters may begin is found when met."""
        self.rules = rules
        self._tried: dict[tuple[str, str], list[Tried]] = {}
        self._marks = frozenset("".join(rule.left + rule.heads for rule in rules))

    def _fitting(self, before: str, place: str) -> list[Tried]:
        return [
            (rule, rule.pattern.match)
            for rule in self.rules
            if (not rule.first or place in rule.first)
            and (not rule.heads or not before or before in rule.heads)
            and (not rule.left or (before and before in rule.left))
        ]

    def __call__(self, text: str, at: int, floor: int) -> Mention | None:
        """Return the mention of the first rule that fits at a place, or None."""
        before = text[at - 1] if at else ""
        around = (before if not before or before in self._marks else ANY, text[at])
        some = self._tried.get(around)
        if some is None:  # only the rules that these two characters may begin
            some = self._tried[around] = self._fitting(*around)
        for rule, matched in some:
            starts = range(max(floor, at - rule.back), at) if rule.left else (at,)
            for start in starts:
                if rule.begins and text[start] not in rule.begins:
                    continue
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


def first_of(*rules: Rule) -> Rules:
    r"""Return a reader that gives the mention of the first rule that fits.

    >>> page = Rule(name="page", kind="code", pattern=re.compile(r"\d+版"))
    >>> first_of(page)("见03版", 1, 0).span
    Span(start=1, end=4)
    """
    return Rules(rules)
