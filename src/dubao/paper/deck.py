"""Decks that say themselves what they are: ——记石桥镇夜校 below a headline."""

from dubao.paper.paragraph import Unit

DASH = frozenset("—―─")
SHORTEST, LONGEST = 7, 48  # characters of a deck: ——编者, ——李白 are none
FINAL = frozenset("。;,:、")


def is_deck(unit: Unit) -> bool:
    """Say whether a line opens with a dash, as a deck does."""
    text = unit.text
    return (
        (text[0] in DASH or text[:2] == "--")
        and SHORTEST <= len(text.replace("———", "——")) <= LONGEST
        and not unit.last.ended
        and text[-1] not in FINAL
        and len(unit.lines) == 1
    )
