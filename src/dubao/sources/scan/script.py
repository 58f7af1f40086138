"""One script a page: an engine that knows both writes 国 among 國.

What Big5 lacks no traditional text prints, and what GB 2312 lacks no simplified one. On
a page that is traditional by nearly all such characters the few others become what they
are printed as, where one traditional character alone is meant. A simplified page is
left as it is: its masthead may well be traditional.

A dash that is taken for a character is another such thing: 1一6月 is 1—6月.

Source: Big5, GB 2312-80; OpenCC TSCharacters.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dubao.text.table import rows

DASH = re.compile(r"(?<=[0-9])[一ー](?=[0-9])")
MANY = 20  # characters that tell the script of a page
FEW = 0.2  # of them: more of the other script, and the page mixes


def dashed(text: str) -> str:
    """Return a line with dashes between digits: 一 is no numeral there.

    >>> dashed("1一6月投资一亿元")
    '1—6月投资一亿元'
    """
    return DASH.sub("—", text)


def one_script(texts: Sequence[str]) -> list[str]:
    """Return the lines of a page in the script that it is printed in.

    >>> one_script(["國學會議員發報聲書讀寫買賣車門問聞見貝", "国立中學"])[1]
    '國立中學'
    """
    said = [kind for text in texts for kind in map(_script, text) if kind]
    others = said.count("simplified")
    if len(said) < MANY or not 0 < others <= FEW * len(said):
        return list(texts)
    table = _table()
    return [text.translate(table) for text in texts]


@cache
def _script(character: str) -> str:
    """Return the script that alone has a character, "" where both have it or none."""
    simplified, traditional = _is_in(character, "gb2312"), _is_in(character, "big5")
    if simplified == traditional:
        return ""
    return "simplified" if simplified else "traditional"


def _is_in(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _table() -> dict[int, str]:
    """Return the traditional character that alone a simplified one stands for."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("dubao.text", "traditional.tsv"):
        if _is_in(row[0], "big5"):
            found[row[1]].append(row[0])
    return {
        ord(simplified): forms[0]
        for simplified, forms in found.items()
        if len(forms) == 1 and _script(simplified) == "simplified"
    }
