"""Sentences: from one full stop or line end to the next."""

import re

from dubao.model import Span

END = re.compile(r"[。!?;\n]+[”’』」)]?")
LONGEST = 400  # characters; a longer one is a list or no prose, and is cut at a comma


def sentences(text: str) -> list[Span]:
    """Return the sentences of a folded text, end marks included, blanks left out.

    >>> [span.of("一句。二句!") for span in sentences("一句。二句!")]
    ['一句。', '二句!']
    """
    found: list[Span] = []
    start = 0
    for match in END.finditer(text):
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while end - start > LONGEST:
        comma = text.rfind(",", start + LONGEST // 2, start + LONGEST)
        stop = comma + 1 if comma > 0 else start + LONGEST
        found.append(Span(start, stop))
        start = stop
    if text[start:end].strip():
        found.append(Span(start, end))
