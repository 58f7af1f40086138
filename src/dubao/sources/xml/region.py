"""Regions: what the formats of libraries know of a page, in one form.

A region has lines, and a role where the file gives one. Where the file gives an order
and headlines, or a METS file the articles, they are kept; where it does not, the page
is taken apart by its geometry, as a PDF is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dubao.model import Box
from dubao.sources.geometry import Composed, Printed, Writing, composed, measured

FURNITURE = "furniture:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A block of lines, as a library's file tells of it."""

    name: str  # its id in the file
    lines: tuple[Printed, ...]
    role: str = ""  # as a Block has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as a file tells of it."""

    regions: tuple[Region, ...]  # in the order of reading, if `ordered`
    ordered: bool = False  # whether the file itself says the order
    extent: Box | None = None
    image: str = ""
    number: str = ""


def spaced(pieces: Sequence[tuple[str, bool]]) -> str:
    """Return the words of a line; each comes with whether white stands before it.

    White between Chinese characters is a layout's; between letters and digits it is
    the author's.

    >>> spaced([("本报", False), ("讯", True), ("GDP", True), ("growth", True)])
    '本报讯GDP growth'
    """
    text = ""
    for words, white in pieces:
        if white and text and words and text[-1].isascii() and words[0].isascii():
            text += " "
        text += words
    return text.strip()


def laid_out(sheet: Sheet, owners: Mapping[str, int] | None = None) -> Composed:
    """Return a sheet's text and blocks; `owners` says to which article a region goes.

    Where no region has an owner and none is a headline, geometry decides.
    """
    regions = [region for region in sheet.regions if region.lines]
    lines = measured([line for region in regions for line in region.lines])
    place = 0
    sized = []
    for region in regions:
        end = place + len(region.lines)
        sized.append(replace(region, lines=tuple(lines[place:end])))
        place = end
    if owners and any(region.name in owners for region in sized):
        return _owned(sized, owners)
    if sheet.ordered or any(region.role == "headline" for region in sized):
        return _told(sized)
    return composed(lines)


def _owned(regions: Sequence[Region], owners: Mapping[str, int]) -> Composed:
    written = Writing()
    for number in sorted(set(owners.values())):
        own = [region for region in regions if owners.get(region.name) == number]
        if own:
            written.end()
        for region in own:
            written.piece(region.role, region.lines, article=number)
    rest = [region for region in regions if region.name not in owners]
    if rest:
        written.end()
    for region in rest:
        role = (
            region.role if region.role.startswith(FURNITURE) else "furniture:metadata"
        )
        written.piece(role, region.lines, article=-1)
    return written.whole()


def _told(regions: Sequence[Region]) -> Composed:
    """Write regions in their order; a headline opens an article."""
    written = Writing()
    known = any(region.role == "headline" for region in regions)
    article = 0 if known else -1
    begun = titled = False
    for region in regions:
        if region.role.startswith(FURNITURE):
            written.piece(region.role, region.lines, article=-1)
            continue
        opens = region.role in {"headline", "kicker"}
        if known and opens and begun and not titled:
            article += 1
            written.end()
        titled = opens
        begun = True
        written.piece(region.role, region.lines, article=article)
    return written.whole()
