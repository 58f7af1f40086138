"""Sentences: from one full stop or line end to the next."""

import re

from dubao.model import Span

END = re.compile(r"[。!?;\n]+[”’』」)]?")


def sentences(text: str) -> list[Span]:
    """Return the sentences of a folded text, end marks included, blanks left out.

    >>> [span.of("一句。二句!") for span in sentences("一句。二句!")]
    ['一句。', '二句!']
    """
    found = []
    start = 0
    for match in END.finditer(text):
        if text[start : match.end()].strip():
            found.append(Span(start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append(Span(start, len(text)))
    return found
