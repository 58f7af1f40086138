"""The office that is printed beside a person's name: 县委书记 周小禾, 周小禾教授.

Only what stands right beside the name is taken, as printed.
"""

import re
from collections.abc import Sequence

from dubao.model import Span
from dubao.names.word import Cut
from dubao.text.table import rows

OFFICES = tuple(row[0] for row in rows("dubao.names", "office.tsv"))
HELD = frozenset(OFFICES)
SIZES = sorted({len(office) for office in OFFICES})
OFFICE = "|".join(sorted(map(re.escape, OFFICES), key=len, reverse=True))
ENDS = re.compile(rf"(?:{OFFICE})(?:、(?:{OFFICE}))*[ ]?$")
BEHIND = re.compile(rf"(?:{OFFICE})(?![长部室组员])")
BRACKETED = re.compile(rf"\(([^()\n]{{0,16}}(?:{OFFICE}))\)")
JOINED = re.compile(r"[、和与及 ]{1,2}")
GROWING = frozenset({"n", "ns", "nt", "nz", "j", "b", "vn", "an", "nr", "f", "s", "m"})
LONGEST = 24  # characters of an office
NEVER = frozenset("的了在和与及、,。;:!?“”()\n ")


def offices(text: str, people: Sequence[Span], words: Cut) -> dict[Span, str]:
    """Return the office beside each of these people's names, in text order.

    >>> from dubao.names.word import cut
    >>> text = "县委书记周小禾、林有年到会。"
    >>> offices(text, [Span(4, 7), Span(8, 11)], cut(text))[Span(8, 11)]
    '县委书记'
    """
    found: dict[Span, str] = {}
    before = Span(0, 0)
    for span in people:
        said = _ahead(text, span.start, words)
        if not said and (match := BRACKETED.match(text, span.end)):
            said = match[1]
        if not said and (match := BEHIND.match(text, span.end)):
            said = match[0]
        between = text[before.end : span.start]
        if not said and before in found and JOINED.fullmatch(between):
            said = found[before]
        if said:
            found[span] = said
        before = span
    return found


def _ahead(text: str, at: int, words: Cut) -> str:
    """Return the office that ends where a name begins, with what belongs to it."""
    low = max(0, at - LONGEST)
    close = at - 1 if text[at - 1 : at] == " " else at
    if not any(text[close - size : close] in HELD for size in SIZES):
        return ""
    match = ENDS.search(text[low:at])
    if not match:
        return ""
    start = low + match.start()
    number = words.over(start)
    if words[number].start < start and words[number].end <= at:
        start = words[number].start
    number -= 1
    while number >= 0 and words[number].end == start:
        word = words[number]
        if (
            word.tag not in GROWING
            or not NEVER.isdisjoint(text[word.start : word.end])
            or at - word.start > LONGEST
        ):
            break
        start = word.start
        number -= 1
    return text[start:at].strip()
