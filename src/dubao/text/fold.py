"""One spelling for every width and script: the reader works on folded text.

    ４．８８万名  →  4.88万名          full-width letters, digits and ASCII marks
    ６∶１２      →  6:12             the ratio sign is a colon
    萬餘元       →  万余元            traditional characters

Folding is one character to one character, so that an offset into the folded
text is an offset into the page. Chinese marks without an ASCII twin of the
same width (。、“”《》·—) stay.

Source: Unicode FF01–FF5E, U+3000; OpenCC TSCharacters for the characters.
"""

import re
from functools import cache

from dubao.text.table import rows

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SIGNS = str.maketrans({
    "∶": ":", "︰": ":", "﹕": ":",
    "﹪": "%",
    "−": "-", "﹣": "-",
    "﹐": ",", "﹒": ".",
    "︵": "(", "︶": ")",
    "•": "·", "‧": "·", "∙": "·", "・": "·",
    "○": "〇", "◯": "〇",
    "\u3000": " ", "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ",
})  # fmt: skip
# 零 drawn as a circle and 〇 itself stay apart from a Latin O.


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the characters that fold, and what they fold to."""
    table = {chr(code): chr(to) for code, to in FULL_WIDTH.items()}
    table |= {
        chr(code): to if isinstance(to, str) else chr(to) for code, to in SIGNS.items()
    }
    table |= {row[0]: row[1] for row in rows("dubao.text", "traditional.tsv")}
    return re.compile("[" + re.escape("".join(table)) + "]"), table


def fold(text: str) -> str:
    """Return a text of the same length in one width and one script.

    >>> fold("４．８８萬名，占５０％")
    '4.88万名,占50%'
    """
    pattern, table = _table()
    return pattern.sub(lambda match: table[match[0]], text)
