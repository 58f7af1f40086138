"""The marks of Markdown, and a line without them.

Source: CommonMark 0.31; GitHub Flavored Markdown, tables.
"""

import re

from dubao.sources import formula

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]{1,9}(\S[^\n]{0,400})$")
CLOSED = re.compile(r"[ \t]{1,9}#{1,6}[ \t]{0,9}$")
COLUMN = r"[ \t]{0,9}:?-{2,99}:?[ \t]{0,9}"
RULER = re.compile(rf"\|?{COLUMN}(?:\|{COLUMN}){{0,99}}\|?")
RULE = re.compile(r"(?:[-*_][ \t]{0,9}){3,99}")
PICTURE = re.compile(r"!\[([^\[\]\n]{0,400})\]\([^)\n]{0,2000}\)")
LINK = re.compile(r"\[([^\[\]\n]{1,400})\]\([^)\n]{0,2000}\)")
STRONG = re.compile(r"(\*\*\*|___|\*\*|__|~~)(?=\S)([^*_~\n]{1,2000})\1")
WEAK = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]{1,2000})\*(?![*\w])")
CODE = re.compile(r"`{1,3}([^`\n]{1,2000})`{1,3}")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
BEFORE = re.compile(r"[ \t]{0,12}(?:>[ \t]{0,3}){0,9}(?:[-*+][ \t]{1,9}(?!\|))?")
FENCE = re.compile(r" {0,3}(?:```|~~~)")
COMMENT = re.compile(r"<!--[^<\n]{0,2000}?-->")
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>\n]{0,400})?/?>")
STOPS = frozenset("。！？!?；;：:”’」』）)】…")
LONG = 2_000  # characters of a line of marks
STANDS = "\ue000"  # what was escaped, until the marks are gone


def is_ruler(line: str) -> bool:
    """Return whether a line parts a table's names from its rows.

    >>> is_ruler("|---|:--:|"), is_ruler("-----")
    (True, False)
    """
    return "|" in line and len(line) < LONG and bool(RULER.fullmatch(line.strip()))


def is_strong(line: str) -> bool:
    """Return whether something in a line is set bold."""
    return "**" in line and bool(STRONG.search(line))


def heading(line: str) -> tuple[int, str]:
    """Return how deep a heading is, and its words; 0 for none.

    >>> heading("## 新桥**通车** ##"), heading("#通车")
    ((2, '新桥通车'), (0, ''))
    """
    match = HEADING.fullmatch(line.rstrip())
    return (len(match[1]), bare(CLOSED.sub("", match[2]))) if match else (0, "")


def cells(line: str) -> str:
    r"""Return a table's row, its cells parted by tabs.

    >>> cells("| 云溪 | **320** |")
    '云溪\t320'
    """
    inner = line.strip().removeprefix("|").removesuffix("|")
    return "\t".join(bare(cell.strip()) for cell in inner.split("|"))


def bare(line: str) -> str:
    r"""Return a line's words without marks.

    >>> bare(r"- 全长**320**米，提前$12.5\%$，见[图](a.png)，售价\*5元")
    '全长320米，提前12.5%，见图，售价*5元'
    """
    line = BEFORE.sub("", COMMENT.sub("", formula.plain(line)), count=1)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[1])
        return STANDS

    line = ESCAPED.sub(keep, line.replace(STANDS, ""))
    line = LINK.sub(r"\1", PICTURE.sub("", line))
    line = CODE.sub(r"\1", WEAK.sub(r"\1", STRONG.sub(r"\2", line)))
    rest = iter(kept)
    return "".join(next(rest) if c == STANDS else c for c in line).strip()
