"""A table of a page: cells in rows and columns, and what is said around them."""

from dataclasses import dataclass

from dubao.model.box import Box
from dubao.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell with its characters: rows and columns count from 0.

    An empty cell has an empty span where it would stand.
    """

    span: Span
    row: int
    column: int
    rows: int = 1  # that it spans
    columns: int = 1
    head: bool = False  # the source calls it a head
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, from its caption to its last note.

    >>> table = Table(span=Span(0, 5), cells=(Cell(span=Span(0, 2), row=0, column=0),))
    >>> table.head_rows, table.caption
    (0, None)
    """

    span: Span  # of the page's text: nothing in it is prose
    cells: tuple[Cell, ...]  # in rows, from the left
    head_rows: int = 0  # at its top; what stands above them is caption and unit note
    head_columns: int = 0  # at its left
    caption: Span | None = None
    unit_note: Span | None = None  # 单位:万元
    date_note: Span | None = None  # (截至10月21日)
    source_note: Span | None = None  # 资料来源:市统计局
    notes: tuple[Span, ...] = ()
    article: int = -1  # index into Reading.articles, or the source's own number
