"""People whom an office or a title introduces, and a mark closes.

县委书记周小禾, · “最美云溪人”林有年、
"""

import re
from collections.abc import Iterable, Sequence

from dubao.line.surname import DOUBLE, SINGLE
from dubao.model import EntityKind, Span
from dubao.names.lexicon import HELD, flags
from dubao.names.word import Word

Named = tuple[Span, EntityKind]
COMMON = frozenset(("v", "vn", "d", "c", "p", "l", "r"))
WORDS = COMMON | {"n", "a", "m", "f", "t", "ns"}
SAYS = frozenset("说过称等的了着都也还又就才")
NAME = re.compile(
    rf"(?!都)(?:{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(SINGLE))}])[一-龥]{{1,2}}"
    r"(?=[,。、;:()\n和]|报道|摄|说|表示|介绍|指出|告诉|认为|强调|宣布|主持|会见|出席|参加|到|在|向|率|$)"
)
QUOTED = frozenset("”」』")


def introduced(text: str, names: Iterable[Named], words: Sequence[Word]) -> list[Named]:
    """Return names with people that an office introduces, in text order.

    >>> from dubao.names.word import cut
    >>> text = "表彰“最美云溪人”林有年、"
    >>> [span.of(text) for span, _ in introduced(text, [], cut(text))]
    ['林有年']
    """
    found = set(names)
    whole = {(word.start, word.end): word.tag for word in words}
    verbs = {
        word.start for word in words if word.tag in COMMON and word.end - word.start > 1
    }
    taken = bytearray(len(text) + 1)
    begun = {span.start: span for span, kind in found if kind == "person"}
    for span, _ in found:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for word in words:
        said = text[word.start : word.end]
        if not (said in QUOTED or flags(said) & HELD):
            continue
        match = NAME.match(text, word.end)
        if not match or match[0][-1] in SAYS:
            continue
        span = Span(*match.span())
        if whole.get(span) in WORDS:
            continue
        short = begun.get(span.start)
        if short and short.end < span.end and not any(taken[short.end : span.end]):
            found.remove((short, "person"))
            found.add((span, "person"))
        if any(taken[span.start : span.end]) or any(
            at in verbs for at in range(span.start + 1, span.end)
        ):
            continue
        found.add((span, "person"))
    return sorted(found)
