"""Texts set in type: a column of printed lines, as a PDF or a scan has them."""

from dubao import read_text
from dubao.model import Box
from dubao.sources.geometry import Printed

EM = 100
WIDTH = 20  # ems of the column
LEADING = 150
SIZES = {"headline": 240, "kicker": 150, "deck": 150}


def roles(text):
    """The role of each line of a text, as the text alone tells it; "" for the body."""
    found = {}
    for article in read_text(text).articles:
        for role in article.roles:
            for span in role.spans:
                found.setdefault((span.start, span.end), role.role)
    return found


def set_in_type(text):
    """Return the lines that a text makes when it is set in one column."""
    known = roles(text)
    lines = []
    top = at = 0
    for row in text.split("\n"):
        start, words = at, row.strip("\u3000 ")
        at += len(row) + 1
        if not words:
            top += LEADING * 2
            continue
        begin = start + row.index(words)
        role = known.get((begin, begin + len(words)), "")
        size = SIZES.get(role, EM)
        if size > EM:  # a headline has white above and below
            top += size // 2
        per_line = WIDTH * EM // size
        first = role == "" and len(words) > per_line - 2
        short = role in {"headline", "kicker", "deck", "subhead", "section", "byline"}
        text_left = words
        n = 0
        while text_left:
            indent = 2 if first and n == 0 else 0
            part, text_left = (
                text_left[: per_line - indent],
                text_left[per_line - indent :],
            )
            left = indent * size
            if short:
                left = (WIDTH * EM - len(part) * size) // 2
            elif role == "" and not first:
                left = 2 * size
            box = Box(left, top, left + len(part) * size, top + size * 6 // 5)
            lines.append(Printed(text=part, box=box, size=size))
            top += size * LEADING // EM
            n += 1
        if size > EM:
            top += size // 4
    return lines
