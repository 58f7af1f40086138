"""The cascade: one scan for the places where something may begin, then readers.

At each place the readers are asked in their order; the first that answers has
it, and the scan goes on behind its mention. Work is done only where the scan
found something, so cost grows with what there is to read. Readers that seldom
answer stand behind one question (`Gate`) that tells which of them can.
"""

import re
from collections.abc import Callable, Sequence

from dubao.model import Mention

# (text, place, floor) → a mention that covers the place and begins at or after
# the floor, or None
Reader = Callable[[str, int, int], Mention | None]
# (place, floor) → the readers that may answer there: whoever it leaves out would not
Gate = Callable[[int, int], Sequence[Reader]]


def cascade(
    text: str,
    seeds: re.Pattern[str],
    first: Reader,
    gate: Gate,
    readers: Sequence[Reader],
    given: Sequence[Mention] = (),
) -> list[Mention]:
    """Return the mentions of a text in order, none overlapping another.

    `first` is asked before all others, then those whom the gate names, then `readers`.
    `given` are mentions that are settled already, in text order; readers see
    only the text between them.
    """
    mentions: list[Mention] = []
    fixed = iter(given)
    ahead = next(fixed, None)
    floor = at = 0
    search = seeds.search
    while found := search(text, at):
        at = found.start()
        while ahead is not None and ahead.span.start < floor:
            ahead = next(fixed, None)
        if ahead is not None and ahead.span.start <= at:
            mentions.append(ahead)
            floor = at = ahead.span.end
            ahead = next(fixed, None)
            continue
        mention = first(text, at, floor)
        if mention is not None and (
            ahead is None or mention.span.end <= ahead.span.start
        ):
            mentions.append(mention)
            floor = at = mention.span.end
            continue
        for reader in (*gate(at, floor), *readers):
            mention = reader(text, at, floor)
            if mention is not None and mention.span.start >= floor:
                if ahead is not None and mention.span.end > ahead.span.start:
                    continue
                mentions.append(mention)
                floor = at = mention.span.end
                break
        else:
            at = found.end()
    while ahead is not None:
        if ahead.span.start >= floor:
            mentions.append(ahead)
            floor = ahead.span.end
        ahead = next(fixed, None)
    return mentions
