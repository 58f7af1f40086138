"""Expressions made from lists of words."""

import re
from collections.abc import Iterable

# All that \s fits: written out, a set of characters is looked up in one step.
BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace())


def alternation(words: Iterable[str]) -> str:
    """Return an expression of words by their first characters, the longest first.

    >>> alternation(["元", "美元", "美分"])
    '(?:元|美(?:元|分))'
    """
    ends = False
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    made = [re.escape(first) + alternation(rest) for first, rest in by_first.items()]
    if ends:
        made.append("")
    return made[0] if len(made) == 1 else f"(?:{'|'.join(made)})"
