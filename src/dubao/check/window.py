"""Looks for a pattern only around the words that it cannot do without.

A pattern that begins with a digit is tried at every digit of a page; most of its
matches hang on one rare word. `near` finds the word first, which is cheap.
"""

import re
from collections.abc import Iterator


def near(
    pattern: re.Pattern[str], text: str, words: tuple[str, ...], back: int, ahead: int
) -> Iterator[re.Match[str]]:
    r"""Yield the matches that lie within `back` and `ahead` of one of the words.

    >>> [m[0] for m in near(re.compile(r"\d+月"), "3个12月和4月", ("月",), 3, 1)]
    ['12月', '4月']
    """
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    if len(words) > 1:
        places.sort()
    start = end = -1
    for at in places:
        if end < 0:
            start, end = max(0, at - back), at + ahead
        elif at - back <= end:
            end = at + ahead
        else:
            yield from pattern.finditer(text, start, end)
            start, end = at - back, at + ahead
    if end >= 0:
        yield from pattern.finditer(text, start, end)
