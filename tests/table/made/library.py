"""A page as libraries keep it: ALTO with a block of a table, PAGE with its cells."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from tests.sources import library
from tests.table.made.look import seen

SIZE = 30  # pixels of the type
LEFT = 100
ROOM = 60  # pixels of white between columns at least
STEP = 60  # from a row to the next
LINE = 30  # characters of a line of prose


@dataclass(frozen=True)
class Cell:
    """A cell of a table, where it stands and how far it reaches."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def cells(subject):
    """Every cell of a subject's table, heads over several columns once."""
    depth = len(subject.heads)
    for level, heads in enumerate(subject.heads):
        for text, first, last in heads:
            ends = len(subject.columns[first].heads) == level + 1
            yield Cell(
                text, level, first, depth - level if ends else 1, last - first + 1
            )
    for n, row in enumerate(subject.rows):
        for column, text in enumerate(row.cells):
            yield Cell(text, depth + n, column)


def edges(subject):
    """Where each column begins, and the last ends."""
    found = [LEFT]
    for column in range(len(subject.columns)):
        alone = [c for c in cells(subject) if c.column == column and c.columns == 1]
        widest = max(seen(cell.text) for cell in alone)
        found.append(found[-1] + widest * SIZE // 2 + ROOM)
    return found


def place(cell, at, top):
    """The box of a cell's type, in the middle of its columns."""
    wide = seen(cell.text) * SIZE // 2
    middle = (at[cell.column] + at[cell.column + cell.columns]) // 2
    y = top + cell.row * STEP
    return middle - wide // 2, y, middle + wide - wide // 2, y + SIZE


def prose(subject):
    """What stands over the table: role, lines, top; last the table's own top."""
    top = 100
    words = "　　" + subject.prose
    rows = [words[n : n + LINE] for n in range(0, len(words), LINE)]
    notes = [one for one in (subject.date_note, subject.unit_note) if one]
    for role, lines in (
        ("page-number", [subject.folio]), ("heading", [subject.headline]),
        ("paragraph", rows), ("paragraph", [subject.caption]),
        *(("paragraph", [note]) for note in notes),
    ):  # fmt: skip
        yield role, lines, top
        top += len(lines) * STEP + SIZE
    yield "table", [], top


def alto(subject):
    """ALTO whose table is a block of lines: words that white parts."""
    blocks = []
    at = edges(subject)
    role = {"page-number": "f", "heading": "h"}
    for n, (kind, lines, top) in enumerate(prose(subject)):
        if kind != "table":
            blocks.append(library.block(f"B{n}", lines, top, tags=role.get(kind, "")))
            continue
        rows = {}
        for cell in cells(subject):
            if cell.text:
                rows.setdefault(cell.row, []).append((cell, place(cell, at, top)))
        told = "".join(
            f"<TextBlock ID='T{row}'>{_row(here)}</TextBlock>"
            for row, here in rows.items()
        )
        blocks.append(f"<ComposedBlock ID='T' TYPE='Table'>{told}</ComposedBlock>")
        if subject.note:
            below = top + (max(rows) + 1) * STEP
            blocks.append(library.block("N", [subject.note], below))
    tags = (
        "<Tags><StructureTag ID='h' LABEL='Headline'/>"
        "<StructureTag ID='f' LABEL='page number'/></Tags>"
    )
    return library.alto(4, *blocks, tags=tags)


def _row(here):
    left, top = min(box[0] for _, box in here), min(box[1] for _, box in here)
    right = max(box[2] for _, box in here)
    words = "<SP/>".join(
        f"<String CONTENT={quoteattr(cell.text)} WC='0.9' HPOS='{box[0]}'"
        f" VPOS='{box[1]}' WIDTH='{box[2] - box[0]}' HEIGHT='{SIZE}'/>"
        for cell, box in here
    )
    return (
        f"<TextLine HPOS='{left}' VPOS='{top}' WIDTH='{right - left}'"
        f" HEIGHT='{SIZE}'>{words}</TextLine>"
    )


def page_xml(subject, *, way):
    """PAGE whose table tells its cells, as Transkribus or the schema of 2019 does."""
    regions = []
    at = edges(subject)
    for n, (kind, lines, top) in enumerate(prose(subject)):
        if kind != "table":
            regions.append(library.region(f"r{n}", kind, lines, top))
            continue
        told = "".join(
            _cell(cell, place(cell, at, top), way) for cell in cells(subject)
        )
        regions.append(f"<TableRegion id='t'>{told}</TableRegion>")
        if subject.note:
            below = top + (len(subject.heads) + len(subject.rows)) * STEP
            regions.append(library.region("n", "paragraph", [subject.note], below))
    return library.page_xml(*regions, order=("r0", "r1", "r2"))


def _cell(cell, box, way):
    x, y, right, end = box
    coords = f"<Coords points='{x},{y} {right},{y} {right},{end} {x},{end}'/>"
    line = (
        f"<TextLine id='l{cell.row}.{cell.column}'>{coords}<TextEquiv conf='0.9'>"
        f"<Unicode>{cell.text}</Unicode></TextEquiv></TextLine>"
    )
    spans = f"rowSpan='{cell.rows}' colSpan='{cell.columns}'"
    if way == "cell":
        return (
            f"<TableCell row='{cell.row}' col='{cell.column}' {spans}>{coords}{line}"
            "</TableCell>"
        )
    role = (
        f"<Roles><TableCellRole rowIndex='{cell.row}' columnIndex='{cell.column}'"
        f" {spans}/></Roles>"
        if way == "role"
        else ""
    )
    return (
        f"<TextRegion id='c{cell.row}.{cell.column}'>{coords}{role}{line}</TextRegion>"
    )
