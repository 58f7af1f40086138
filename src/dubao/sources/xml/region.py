"""Regions: what the formats of libraries know of a page, in one form.

A region has lines, and a role where the file gives one. Where the file gives an order
and headlines, or a METS file the articles, they are kept; where it does not, the page
is taken apart by its geometry, as a PDF is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dubao.model import Box, Table
from dubao.sources.geometry import Composed, Printed, Writing, composed, measured
from dubao.sources.geometry.laid import Laid, tables, written
from dubao.text.fold import fold

FURNITURE = "furniture:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A block of lines, as a library's file tells of it."""

    name: str  # its id in the file
    lines: tuple[Printed, ...]
    role: str = ""  # as a Block has it
    tables: tuple[Laid, ...] = ()  # whose lines are not among `lines`
    inner: tuple[str, ...] = ()  # ids of what lies in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as a file tells of it."""

    regions: tuple[Region, ...]  # in the order of reading, if `ordered`
    ordered: bool = False  # whether the file itself says the order
    extent: Box | None = None
    image: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """To which article a region belongs, as the issue's file tells."""

    article: int
    role: str = ""  # as a Block has it; "" as the region's own
    label: str = ""  # what the article is called; told of its first region only


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


def laid_out(
    sheet: Sheet, owners: Mapping[str, Owner] | None = None
) -> tuple[Composed, tuple[Table, ...]]:
    """Return a sheet's text, blocks and tables.

    `owners` says to which article a region goes. Where no region has an owner and
    none is a headline, geometry decides.
    """
    shown = [one for region in sheet.regions for one in region.tables]
    told = _composed(sheet, owners or {})
    return told, tables(told.blocks, shown)


def _composed(sheet: Sheet, owners: Mapping[str, Owner]) -> Composed:
    regions = [one for one in sheet.regions if one.lines or one.tables]
    lines = measured([line for region in regions for line in region.lines])
    place = 0
    sized = []
    for region in regions:
        end = place + len(region.lines)
        own = replace(region, lines=tuple(lines[place:end]))
        sized.append(_written(own, owners))
        place = end
    if any(region.name in owners for region in sized):
        return _owned(sized, owners)
    if sheet.ordered or any(region.role == "headline" for region in sized):
        return _told(sized)
    return composed([line for region in sized for line in region.lines])


def _written(region: Region, owners: Mapping[str, Owner]) -> Region:
    """Return a region with its tables among its lines, under the name it is owned by.

    A table is one line: its text has lines of its own.
    """
    if not region.tables:
        return region
    lines = [*region.lines, *(written(one)[0] for one in region.tables)]
    lines.sort(key=lambda line: line.box.top)
    names = (region.name, *region.inner)
    name = next((one for one in names if one in owners), region.name)
    return replace(region, name=name, lines=tuple(lines))


def _owned(regions: Sequence[Region], owners: Mapping[str, Owner]) -> Composed:
    written = Writing()
    for number in sorted({owner.article for owner in owners.values()}):
        own = [
            replace(region, role=owners[region.name].role or region.role)
            for region in regions
            if region.name in owners and owners[region.name].article == number
        ]
        if own:
            written.end()
        label = next((o.label for r in own if (o := owners[r.name]).label), "")
        for region in _titled(own, label, written, number):
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


def _titled(
    own: Sequence[Region], label: str, written: Writing, number: int
) -> Sequence[Region]:
    """Return an article's regions, the one that its label repeats as the headline.

    Where none does, the label is what a reader of the picture saw: it is written.
    """
    if not label or any(region.role in {"headline", "kicker"} for region in own):
        return own
    called = fold("".join(label.split()))
    for n, region in enumerate(own):
        text = fold("".join("".join(line.text.split()) for line in region.lines))
        if len(text) * 2 >= len(called) and text in called:
            return [*own[:n], replace(region, role="headline"), *own[n + 1 :]]
    written.label(label, article=number)
    return own


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
