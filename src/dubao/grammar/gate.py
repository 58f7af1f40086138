"""Whether any of many rules may fit at a place: asked once instead of rule by rule.

The rules that begin at a place are told by what follows its numerals, or stand in one
alternation; the others are told by the character before it and by one that they must
begin with. The answer is never no where a rule fits; where it is yes, the rules
themselves are asked.
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

    >>> page = Rule(name="page", kind="code", pattern=re.compile(r"\d+版"), then="版")
    >>> fitting = Fitting((page,), "0123456789")
    >>> fitting.here("见13版面", 1), fitting.here("见13人", 1)
    (True, False)
    """

    def __init__(self, rules: Iterable[Rule], places: str) -> None:
        """Sort the rules by where they begin and by what follows their numerals."""
        able = [r for r in rules if not r.first or not set(r.first).isdisjoint(places)]
        self._earlier = [rule for rule in able if rule.left]
        self._before: dict[str, tuple[tuple[str, int, Match], ...]] = {}
        self._run: Match = re.compile(f"[{re.escape(places)}]+").match
        self._then: dict[str, tuple[Match, ...]] = {}
        always = []
        for rule in able:
            if rule.left:
                continue
            if not rule.then:
                always.append(f"(?:{_nameless(rule.pattern.pattern)})")
            for follower in rule.then:
                known: tuple[Match, ...] = self._then.get(follower, ())
                self._then[follower] = (*known, rule.pattern.match)
        self._always: Match = re.compile("|".join(always) or r"(?!)").match

    def here(self, text: str, at: int) -> bool:
        """Say whether a rule that begins at the place may fit."""
        run = self._run(text, at)
        follower = text[run.end() : run.end() + 1] if run else ""
        if not follower:  # the text ends here
            return True
        for matched in self._then.get(follower, ()):
            if matched(text, at):
                return True
        return self._always(text, at) is not None

    def earlier(self, text: str, at: int, floor: int) -> bool:
        """Say whether a rule that begins before the place may fit."""
        before = text[at - 1] if at else ""
        some = self._before.get(before)
        if some is None:
            some = self._before[before] = tuple(
                (rule.begins, rule.back, rule.pattern.match)
                for rule in self._earlier
                if before and before in rule.left
            )
        for begins, back, matched in some:
            for start in range(max(at - back, floor), at):
                if not begins or text[start] in begins:
                    match = matched(text, start)
                    if match and match.end() > at:
                        return True
        return False
