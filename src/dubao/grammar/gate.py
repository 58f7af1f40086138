"""Whether any of many rules may fit at a place: asked once instead of rule by rule.

The rules that begin at a place are told by what follows its numerals, or stand in one
alternation; the others are told by the character before it and by one that they must
begin with. No reader is left out of the answer where one of its rules fits.
"""

import re
from collections.abc import Callable, Iterable

from dubao.grammar.rule import Rule

NAMED = re.compile(r"\(\?P<\w+>")
Match = Callable[[str, int], re.Match[str] | None]


def _nameless(pattern: str) -> str:
    """Return a pattern without names of groups, so that it can stand beside others."""
    return pattern if "(?P=" in pattern else NAMED.sub("(?:", pattern)


class Fitting:
    r"""The question whether a rule may fit at a place, for places of one script.

    Each rule comes with the number of the reader that it belongs to.

    >>> page = Rule(name="page", kind="code", pattern=re.compile(r"\d+版"), then="版")
    >>> fitting = Fitting([(3, page)], "0123456789")
    >>> fitting.asked("见13版面", 1, 0), fitting.asked("见13人", 1, 0)
    ([3], [])
    """

    def __init__(self, rules: Iterable[tuple[int, Rule]], places: str) -> None:
        """Sort the rules by where they begin and by what follows their numerals."""
        able = [
            (reader, rule)
            for reader, rule in rules
            if not rule.first or not set(rule.first).isdisjoint(places)
        ]
        self._earlier = [(reader, rule) for reader, rule in able if rule.left]
        self._before: dict[str, tuple[tuple[int, str, int, Match], ...]] = {}
        self._run: Match = re.compile(f"[{re.escape(places)}]+").match
        self.then: dict[str, tuple[tuple[int, Match], ...]] = {}
        self._always = []
        for reader, rule in able:
            if rule.left:
                continue
            if not rule.then:
                self._always.append((reader, rule.pattern))
            for follower in rule.then:
                known: tuple[tuple[int, Match], ...] = self.then.get(follower, ())
                self.then[follower] = (*known, (reader, rule.pattern.match))
        self.every = sorted({reader for reader, _ in able})
        whole = "|".join(f"(?:{_nameless(p.pattern)})" for _, p in self._always)
        self.always: Match = re.compile(whole or r"(?!)").match

    def asked(self, text: str, at: int, floor: int) -> list[int]:
        """Return the numbers of the readers that may have something to say."""
        run = self._run(text, at)
        follower = text[run.end() : run.end() + 1] if run else ""
        if not follower:  # the text ends here
            return list(self.every)
        found = [
            reader
            for reader, matched in self.then.get(follower, ())
            if matched(text, at)
        ]
        if self.always(text, at):
            found += [
                reader for reader, pattern in self._always if pattern.match(text, at)
            ]
        found += self.earlier(text, at, floor)
        return found

    def earlier(self, text: str, at: int, floor: int) -> list[int]:
        """Return the readers of rules that begin before the place and reach it."""
        before = text[at - 1] if at else ""
        some = self._before.get(before)
        if some is None:
            some = self._before[before] = tuple(
                (reader, rule.begins, rule.back, rule.pattern.match)
                for reader, rule in self._earlier
                if before and before in rule.left
            )
        found: list[int] = []
        for reader, begins, back, matched in some:
            for start in range(max(at - back, floor), at):
                if not begins or text[start] in begins:
                    match = matched(text, start)
                    if match and match.end() > at:
                        found.append(reader)
        return found
