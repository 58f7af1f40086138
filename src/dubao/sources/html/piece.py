"""Pieces: the paragraphs and headlines of an article, each with what it is."""

import re
from dataclasses import dataclass

from dubao.line.byline import byline
from dubao.line.furniture import furniture
from dubao.sources.html.folio import FOOTER
from dubao.sources.html.grid import Laid
from dubao.sources.html.prose import Line
from dubao.text.fold import fold

SUBHEAD = 30  # characters of a subhead at most
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
ENDS = frozenset("。！？!?；;，,：:、…")
# Lines that belong to the page and not to its article, whatever stands in them.
BESIDE = frozenset({"button", "metadata", "staff", "masthead"})
BARE_NAMES = re.compile(r"[一-龥·]{2,4}(?:[ 、　\u3000][一-龥·]{1,4}){0,5}")
CALENDAR = re.compile(r"\d{4}-\d{1,2}-\d{1,2},\d+\|")
CREDIT = re.compile(r"[(（].{0,60}[)）]")
ADOPTED = re.compile(r"[(（].{8,80}(?:通过|批准|公布|发布|印发|修订|修正|施行)[)）]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, headline or caption."""

    role: str  # as Block.role
    lines: tuple[str, ...]
    laid: Laid | None = None  # the row of a table that its one line is


def role(line: Line) -> str:
    """Return the role of a line of an article's body, "" where reading must tell."""
    text = line.text
    folded = fold(text)
    if line.laid:
        return ""
    if byline(folded):
        return "byline"
    bare = folded[1:-1] if CREDIT.fullmatch(text) else folded
    kind = "metadata" if CALENDAR.match(text) else furniture(bare)
    if FOOTER.fullmatch(text):
        kind = "folio"
    if kind in BESIDE or (kind == "folio" and "版" in text):
        return f"furniture:{kind}"
    if ADOPTED.fullmatch(folded):
        return "body"
    bold = line.bold == line.size or line.block.tag in HEADINGS
    if bold and len(text) <= SUBHEAD and text[-1] not in ENDS:
        return "" if CREDIT.fullmatch(text) else "subhead"
    return ""


def squeezed(text: str) -> str:
    """Return a text folded and without blanks, to compare it with another."""
    return re.sub(r"\s+", "", fold(text))
