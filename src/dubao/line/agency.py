"""Who sends reports and pictures to newspapers: `tables/agency.tsv`."""

import re
from typing import Literal

from dubao.text.table import rows


def agencies(what: Literal["text", "pictures"]) -> str:
    """Return those who send something, as a part of an expression.

    >>> bool(re.fullmatch(agencies("pictures"), "新华社"))
    True
    """
    names = (
        name for name, sends, _ in rows("dubao.line", "agency.tsv") if what in sends
    )
    return "|".join(map(re.escape, names))
