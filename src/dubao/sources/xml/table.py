"""Tables of libraries' files: cells that the file itself tells, or that boxes make.

    PAGE    TableRegion: TableCell row col (Transkribus), TableCellRole (2019)
    ALTO    ComposedBlock TYPE="table", or a block tagged so: words with their boxes

Where neither tells rows and columns, each line is a row of one cell: its numbers stay
unread, and none is read glued to another.

Source: PAGE content schema 2019-07-15; ALTO 4.4, BlockType TYPE.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from dubao.sources.geometry import Printed
from dubao.sources.geometry.laid import Laid, Place, without
from dubao.sources.geometry.lattice import Edges
from dubao.sources.geometry.tabular import tables
from dubao.sources.xml.tree import children, number

MOST = 1000  # rows or columns that a cell may lie at
GAP = 0.8  # of the type's height: white that parts cells


def cell(element: etree._Element, pieces: Sequence[Printed]) -> Place | None:
    """Return a cell of a PAGE table, None where it does not tell its place."""
    told = [element, *(r for one in children(element, "Roles") for r in one)]
    for one in told:
        row = one.get("row", one.get("rowIndex"))
        column = one.get("col", one.get("columnIndex"))
        if row is None or column is None:
            continue
        place = Place(
            pieces=tuple(pieces),
            row=number(row),
            column=number(column),
            rows=max(number(one.get("rowSpan")), 1),
            columns=max(number(one.get("colSpan")), 1),
        )
        ends = (place.row + place.rows, place.column + place.columns)
        if min(place.row, place.column) < 0 or max(ends) > MOST:
            return None
        return place
    return None


def gridded(places: Sequence[Place | None], lines: Sequence[Printed]) -> list[Laid]:
    """Return the table that cells make; from their boxes where they tell no place."""
    if any(place is None for place in places):
        return laid(lines, lines)
    found: dict[tuple[int, int], Place] = {}
    for place in places:
        if place is not None:
            found.setdefault((place.row, place.column), place)
    if not any(place.pieces for place in found.values()):
        return []
    return [Laid(places=tuple(found[at] for at in sorted(found)))]


def laid(pieces: Sequence[Printed], lines: Sequence[Printed]) -> list[Laid]:
    """Return the tables that pieces of type make; at the worst a row for each line."""
    found = tables(pieces, lines, Edges())
    if found:
        return found
    rows = sorted(lines, key=lambda line: (line.box.top, line.box.left))
    places = tuple(
        Place(pieces=(line,), row=n, column=0) for n, line in enumerate(rows)
    )
    return [Laid(places=places)] if places else []


def rest(lines: Sequence[Printed], found: Sequence[Laid]) -> tuple[Printed, ...]:
    """Return the lines of a region that stand in none of its tables."""
    return tuple(without(lines, found))


def parted(words: Sequence[Printed]) -> Iterator[list[Printed]]:
    """Yield the words of a line in runs that white parts as it parts cells."""
    run: list[Printed] = []
    for one in sorted(words, key=lambda word: word.box.left):
        if run and one.box.left - run[-1].box.right > GAP * one.size:
            yield run
            run = []
        run.append(one)
    if run:
        yield run
