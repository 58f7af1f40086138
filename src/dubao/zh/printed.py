"""A unit in the characters that the page prints it in: 公噸, 個百分點, 兩.

Readers work on folded text; what they hand on is the page's own.
"""

from dubao.model import Span
from dubao.text.fold import fold

AHEAD = 6  # characters before a quantity in which its currency may stand


def printed(text: str, span: Span, unit: str) -> str:
    """Return a folded unit as the text prints it; ASCII stays in one width.

    >>> printed("十一萬公噸", Span(0, 5), "公吨"), printed("５％", Span(0, 2), "%")
    ('公噸', '%')
    """
    if not unit or unit.isascii():
        return unit
    start = max(0, span.start - AHEAD)
    own = text[start : span.end]
    folded = fold(own)
    if own == folded:
        return unit
    at = folded.rfind(unit)
    if at >= 0:
        return _marks(own[at : at + len(unit)], unit)
    for cut in range(1, len(unit)):  # 新台幣 before the number, 元 behind it
        first, last = folded.find(unit[:cut]), folded.rfind(unit[cut:])
        if 0 <= first < last:
            head = _marks(own[first : first + cut], unit[:cut])
            return head + _marks(own[last : last + len(unit) - cut], unit[cut:])
    return unit


def _marks(own: str, folded: str) -> str:
    return "".join(b if b.isascii() else a for a, b in zip(own, folded, strict=True))
