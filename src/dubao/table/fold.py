"""Tables set twice beside each other: the same heads again in their right half.

地区 产量 地区 产量          read as   地区 产量
东乡 120  南乡 98                      东乡 120 …
"""

from dataclasses import replace

from dubao.model import Cell, Table
from dubao.table.wording import wording


def unfolded(table: Table, text: str) -> Table:
    """Return a table with its halves one below the other, itself where it has none."""
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    half = width // 2
    if width % 2 or half < 2:  # noqa: PLR2004 a name and a number
        return table
    for row in range(min(height, 4)):
        heads = [cell for cell in table.cells if cell.row == row]
        told = {
            cell.column: wording(text, cell.span).text
            for cell in heads
            if cell.columns == 1 and cell.rows == 1
        }
        if len(told) != width or len(set(told.values())) != half:
            continue
        if all(told[n] and told[n] == told[n + half] for n in range(half)):
            return replace(table, cells=tuple(_moved(table, row, half, height)))
    return table


def _moved(table: Table, row: int, half: int, height: int) -> list[Cell]:
    cells = []
    for cell in table.cells:
        if cell.row <= row:
            if cell.column < half:
                cells.append(cell)
        elif cell.column >= half:
            down = height - row - 1
            cells.append(replace(cell, row=cell.row + down, column=cell.column - half))
        elif cell.columns <= half:
            cells.append(cell)
    return sorted(cells, key=lambda cell: (cell.row, cell.column))
