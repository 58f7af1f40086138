"""Tables of our own: what they print, and what each cell says.

A column says what stands under it once: its heads as printed, and the slots of its
cells. A row says whose it is. Gold is made from both and never from a reading.
"""

from dataclasses import dataclass
from decimal import Decimal

MISSING = frozenset({"", "—", "-", "…"})


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table; without a measure its cells count nothing."""

    heads: tuple[str, ...]  # from the outermost, as printed
    measure: str = ""
    also: tuple[str, ...] = ()
    unit: str = ""
    scale: int = 1
    period: str = ""
    stat: str = "level"
    base: str = ""
    grows: bool = False


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a table."""

    cells: tuple[str, ...]
    holder: str = ""  # of whom; "" where it is the table's own area
    kind: str = ""  # 公路, 大豆: joined to the measure
    measure: str = ""  # an indicator at the side
    unit: str = ""  # of that indicator
    scale: int = 1


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A page: an article with a table."""

    name: str
    date: str  # ISO day of the page
    folio: str
    headline: str
    prose: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    unit_note: str = ""
    date_note: str = ""
    note: str = ""
    area: str = ""

    @property
    def heads(self):
        """The rows of heads: for each cell its text, first column and last."""
        depth = max(len(column.heads) for column in self.columns)
        found = []
        for level in range(depth):
            row = []
            for n, column in enumerate(self.columns):
                if level >= len(column.heads):
                    continue
                text = column.heads[level]
                path = column.heads[: level + 1]
                if (
                    row
                    and row[-1][0] == text
                    and row[-1][3] == path
                    and level + 1 < len(column.heads)
                ):
                    row[-1] = (text, row[-1][1], n, path)
                else:
                    row.append((text, n, n, path))
            found.append([(text, first, last) for text, first, last, _ in row])
        return found

    def gold(self):
        """Return what each cell says, row after row."""
        return [
            one
            for row in self.rows
            for column, printed in zip(self.columns, row.cells, strict=True)
            if (one := self._cell(column, row, printed))
        ]

    def _cell(self, column, row, printed):
        counts = column.measure or (row.measure and column.stat)
        if not counts or printed in MISSING:
            return None
        number = Decimal(printed.replace(",", ""))
        names = [column.measure, *column.also] if column.measure else [row.measure]
        if row.kind:
            names = [f"{row.kind}·{name}" for name in names]
        own = bool(row.unit and not column.unit)
        direction = (
            "" if not column.grows or not number else "up" if number > 0 else "down"
        )
        return {
            "value": (abs(number) if column.grows else number)
            * (row.scale if own else column.scale),
            "unit": row.unit if own else column.unit,
            "measure": names,
            "kind": row.kind,
            "holder": row.holder or self.area,
            "period": column.period,
            "stat": column.stat,
            "direction": direction,
            "base": column.base,
        }


def names(*heads):
    """Return a column of names, ranks, units: its cells count nothing."""
    return Column(heads=heads, stat="")
