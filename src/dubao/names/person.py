"""People whom an office or a title introduces, and a mark closes.

县委书记周小禾, · “最美云溪人”林有年、
"""

import re
from collections.abc import Iterable

from dubao.line.surname import DOUBLE, SINGLE
from dubao.model import EntityKind, Span
from dubao.names.office import HELD
from dubao.names.word import Cut

Named = tuple[Span, EntityKind]
COMMON = frozenset(("v", "vn", "d", "c", "p", "l", "r"))
WORDS = COMMON | {"n", "a", "m", "f", "t", "ns"}
SAYS = frozenset("说过称等的了着都也还又就才")
NAME = re.compile(
    rf"(?!都)(?:{'|'.join(sorted(DOUBLE))}|[{''.join(sorted(SINGLE))}])[一-龥]{{1,2}}"
    r"(?=[,。、;:()\n和]|报道|摄|说|表示|介绍|指出|告诉|认为|强调|宣布|主持|会见|出席|参加|到|在|向|率|$)"
)
OPENING = HELD | frozenset("”」』")  # what a name is introduced by


def introduced(text: str, names: Iterable[Named], words: Cut) -> list[Named]:
    """Return names with people that an office introduces, in text order.

    >>> from dubao.names.word import cut
    >>> text = "表彰“最美云溪人”林有年、"
    >>> [span.of(text) for span, _ in introduced(text, [], cut(text))]
    ['林有年']
    """
    found = set(names)
    taken = bytearray(len(text) + 1)
    begun = {span.start: span for span, kind in found if kind == "person"}
    for span, _ in found:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for number, said in enumerate(words.said):
        if said not in OPENING:
            continue
        match = NAME.match(text, words[number].end)
        if not match or match[0][-1] in SAYS:
            continue
        span = Span(*match.span())
        inside = [
            word
            for word in words[number + 1 : number + 1 + len(match[0])]
            if word.start < span.end
        ]
        if inside[0].end == span.end and inside[0].tag in WORDS:
            continue
        short = begun.get(span.start)
        if short and short.end < span.end and not any(taken[short.end : span.end]):
            found.remove((short, "person"))
            found.add((span, "person"))
        if 1 in taken[span.start : span.end] or any(
            word.tag in COMMON and word.end - word.start > 1 for word in inside[1:]
        ):
            continue
        found.add((span, "person"))
    return sorted(found)
