"""Which figures of a ledger are wanted, and in which order.

Names are compared in one width and one script; `*` stands for any characters.
A period, like the date of a page, is a day, a month, a year, or `from..to`, and
selects what overlaps it.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from types import MappingProxyType

from dubao.errors import UsageError
from dubao.ledger.query import days
from dubao.text.fold import fold

VALUE = "coalesce(c.value, f.value)"
NUMBER = f"""CASE
  WHEN instr({VALUE}, ':') THEN NULL
  WHEN instr({VALUE}, '/') THEN CAST({VALUE} AS REAL)
    / CAST(substr({VALUE}, instr({VALUE}, '/') + 1) AS REAL)
  ELSE CAST({VALUE} AS REAL) END"""
FORMS = ("claim", "unit", "kind", "stat")
TERMS = ("measure", "holder", "place")
COLUMNS = {  # name of each column of a table of figures, and where it comes from
    "link": "'/p/' || substr(s.sha256, 1, 12) || CASE p.ordinal WHEN 0 THEN ''"
    " ELSE '.' || p.ordinal END || '#c=' || f.start || '-' || f.\"end\""
    ' || quoted(substr(p.text, f.start + 1, f."end" - f.start))',
    "paper": "p.paper",
    "date": "p.date",
    "page": "p.number",
    "measure": "coalesce(c.measure, measure.text)",
    "value": VALUE,
    "high": "coalesce(c.high, f.high, '')",
    "unit": "coalesce(c.unit, form.unit)",
    "claim": "coalesce(c.claim, form.claim)",
    "kind": "coalesce(c.kind, form.kind)",
    "stat": "coalesce(c.stat, form.stat)",
    "holder": "coalesce(c.holder, holder.text)",
    "place": "coalesce(c.place, place.text)",
    "period": "coalesce(c.period, period.text)",
    "action": "coalesce(c.action, action.text)",
    "text": 'substr(p.text, f.start + 1, f."end" - f.start)',
    "number": NUMBER,
    "step": "f.step",
    "sentence": "substr(p.text, f.sentence_start + 1,"
    " f.sentence_end - f.sentence_start)",
    "sha256": "s.sha256",
    "ordinal": "p.ordinal",
    "start": "f.start",
    "end": 'f."end"',
    "status": "coalesce(c.status, '')",  # accepted rejected edited: of corrections
}
ORDERS = {**{name: name for name in COLUMNS}, "value": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the figures must say; "" and None ask for nothing."""

    measure: str = ""
    unit: str = ""
    kind: str = ""
    stat: str = ""
    claim: str = ""
    holder: str = ""
    place: str = ""
    period: str = ""
    paper: str = ""
    date: str = ""
    least: float | None = None
    most: float | None = None
    sort: tuple[str, ...] = ()  # columns; "-value" from the greatest down
    limit: int | None = None
    rejected: bool = False  # also the figures that somebody rejected


def named(asked: str, name: str) -> bool:
    """Is `name` one that was asked for?

    >>> named("棉花*", "棉花播种面積"), named("棉花", "棉花播种面积")
    (True, False)
    """
    pattern, name = fold(asked), fold(name)
    if "*" in pattern:
        return fnmatchcase(name, pattern.replace("[", "[[]").replace("?", "[?]"))
    return name == pattern


def overlaps(asked: str, period: str) -> bool:
    """Do the days of `period`, as EDTF, and those asked for have one in common?

    >>> overlaps("2023", "2022-10/2023-02"), overlaps("2024", "2016/..")
    (True, True)
    >>> overlaps("2023-02..2023-03", "2023-04")
    False
    """
    if not period:
        return False
    first, last = days(asked)
    start, _, end = period.partition("/")
    end = end or start
    starts = "" if start == ".." else start
    ends = "9999" if end == ".." else end + "~"
    return starts <= last and first <= ends


class _Conditions:
    """What is asked of a row, and what stands in its places."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.texts: list[str] = []
        self.values: list[object] = []

    def add(self, text: str, *values: object) -> None:
        self.texts.append(text)
        self.values.extend(values)

    def name(self, name: str, keep: Callable[[str], bool]) -> None:
        """Ask that a name, or what it was put right to, is one to keep."""
        table, column, key = (
            ("forms", name, "form") if name in FORMS else ("terms", "text", name)
        )
        rows = self.connection.execute(f"SELECT id, {column} FROM {table}")  # noqa: S608
        ids = [row[0] for row in rows if keep(row[1])]
        edits = self.connection.execute(
            f"SELECT DISTINCT {name} FROM temp.corrected WHERE {name} IS NOT NULL"  # noqa: S608
        )
        names = [row[0] for row in edits if keep(row[0])]
        self.add(
            f"CASE WHEN c.{name} IS NULL"  # noqa: S608 # our own names
            f" THEN f.{key} IN (SELECT value FROM json_each(?))"
            f" ELSE c.{name} IN (SELECT value FROM json_each(?)) END",
            json.dumps(ids),
            json.dumps(names),
        )


def _wanted(connection: sqlite3.Connection, selection: Selection) -> _Conditions:
    conditions = _Conditions(connection)
    for name in (*FORMS, *TERMS):
        asked = getattr(selection, name)
        if asked:
            conditions.name(name, partial(named, asked))
    if selection.period:
        days(selection.period)  # raises what is wrong with it
        conditions.name("period", partial(overlaps, selection.period))
    if selection.paper:
        papers = connection.execute("SELECT DISTINCT paper FROM pages")
        found = [row[0] for row in papers if named(selection.paper, row[0])]
        conditions.add("p.paper IN (SELECT value FROM json_each(?))", json.dumps(found))
    if selection.date:
        conditions.add("p.date BETWEEN ? AND ? AND p.date <> ''", *days(selection.date))
    if selection.least is not None:
        conditions.add(f"{NUMBER} >= ?", selection.least)
    if selection.most is not None:
        conditions.add(f"{NUMBER} <= ?", selection.most)
    if not selection.rejected:
        conditions.add("coalesce(c.status, '') <> 'rejected'")
    return conditions


def statement(
    connection: sqlite3.Connection,
    selection: Selection,
    columns: Mapping[str, str] = MappingProxyType(COLUMNS),
) -> tuple[str, list[object]]:
    """Return the SELECT of a selection, and what stands in its places.

    Raises:
        UsageError: a column to sort by is not there, or a date is none.
    """
    conditions = _wanted(connection, selection)
    values = conditions.values
    named_columns = ", ".join(f'{col} AS "{name}"' for name, col in columns.items())
    orders = []
    for asked in selection.sort:
        name = asked.removeprefix("-")
        if name not in ORDERS:
            message = f"no column {name!r} to sort by: {', '.join(COLUMNS)}"
            raise UsageError(message)
        orders.append(f'"{ORDERS[name]}" {"DESC" if asked[0] == "-" else "ASC"}')
    orders += ["p.date", "s.sha256", "p.ordinal", "f.start", 'f."end"']
    sql = (
        f"SELECT {named_columns} FROM figure_rows f"  # noqa: S608 # only our own words
        " JOIN pages p ON p.id = f.page JOIN sources s ON s.id = p.source"
        " JOIN forms form ON form.id = f.form"
        " JOIN terms measure ON measure.id = f.measure"
        " JOIN terms action ON action.id = f.action"
        " JOIN terms holder ON holder.id = f.holder"
        " JOIN terms place ON place.id = f.place"
        " JOIN terms period ON period.id = f.period"
        " LEFT JOIN temp.corrected c"
        ' ON c.page = f.page AND c.start = f.start AND c.finish = f."end"'
        + (f" WHERE {' AND '.join(conditions.texts)}" if conditions.texts else "")
        + f" ORDER BY {', '.join(orders)}"
    )
    if selection.limit is not None:
        sql += " LIMIT ?"
        values.append(selection.limit)
    return sql, values
