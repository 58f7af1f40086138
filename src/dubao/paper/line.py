"""Lines: what a page's text is made of before anything is known about it."""

import re
from dataclasses import dataclass

from dubao.line.credit import COUNT
from dubao.model import Span

LINE = re.compile(r"[^\n]+")
INDENT = re.compile(r"[ \t\u3000]*")
WIDE = 2  # blanks that indent a paragraph
TERMINAL = frozenset("。!?…")
CLOSING = frozenset("”’』」》)】]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank."""

    span: Span  # without the blanks around it
    text: str  # folded, without the blanks around it
    indent: int  # blanks before it on its line
    blank: int  # empty lines before it
    width: int  # characters of the whole line, its indent included
    titled: bool = False  # a label before it says that it is a headline
    noted: bool = False  # a line that tells of its article stands beside it

    @property
    def indented(self) -> bool:
        """Whether it is set in as a paragraph's first line is."""
        return self.indent >= WIDE

    @property
    def ended(self) -> bool:
        r"""Whether it ends as a sentence does, closing marks aside.

        >>> [line.ended for line in lines("他说：“好。”\n他又说")]
        [True, False]
        """
        text = self.text
        if COUNT.fullmatch(text):
            return False
        at = len(text) - 1
        while at > 0 and text[at] in CLOSING:
            at -= 1
        return text[at] in TERMINAL or (text[-1] in ")】]" and at < len(text) - 1)


def lines(text: str) -> list[Line]:
    """Return the lines of a folded text that are not blank, in order."""
    found: list[Line] = []
    end = 0
    for match in LINE.finditer(text):
        whole = match[0]
        indent = len(whole) - len(whole.lstrip())
        stripped = whole.strip()
        if not stripped:
            continue
        start = match.start() + indent
        found.append(
            Line(
                span=Span(start, start + len(stripped)),
                text=stripped,
                indent=indent,
                blank=text.count("\n", end, match.start()) - (1 if found else 0),
                width=len(whole.rstrip()),
            )
        )
        end = match.end()
    return found
