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
from dubao.ledger.row import HIDDEN
from dubao.ledger.version import CURRENT
from dubao.model import SLOTS, Slot, Slots
from dubao.text.fold import fold

OPEN = {"stat": "level"}  # what a slot shows that shows no answer; else ""
VALUE = "coalesce(c.value, f.value)"
FLOAT = f"""CASE
  WHEN instr({VALUE}, ':') THEN NULL
  WHEN instr({VALUE}, '/') THEN CAST({VALUE} AS REAL)
    / CAST(substr({VALUE}, instr({VALUE}, '/') + 1) AS REAL)
  ELSE CAST({VALUE} AS REAL) END"""
# none where no float is great enough: JSON has no Infinity
NUMBER = f"CASE WHEN abs({FLOAT}) <= 1.7976931348623157e308 THEN {FLOAT} END"
# how sure the least sure answer shown is; none where all are certain
LEAST = "(SELECT min(value) FROM json_each(f.sure) WHERE NOT f.hidden & (1 << key))"
FORMS = ("claim", "unit", "kind", "stat", "direction")
TERMS = ("measure", "holder", "place", "base")


def _best(slot: Slot) -> str:
    """Return the SQL of a slot's best answer, or of what it was put right to."""
    home = f"form.{slot}" if slot in FORMS else f"{slot}.text"
    return f"coalesce(c.{slot}, {home})"


def _said(slot: Slot) -> str:
    """Return the SQL of what a slot shows."""
    home = f"form.{slot}" if slot in FORMS else f"{slot}.text"
    hidden = f"f.hidden & {HIDDEN[slot]} THEN '{OPEN.get(slot, '')}'"
    return f"coalesce(c.{slot}, CASE WHEN {hidden} ELSE {home} END)"


def _called(role: str) -> str:
    """Return the SQL of the first role of this name of the figure's article."""
    return (
        "(SELECT group_concat(substr(p.text, r.start + 1, r.\"end\" - r.start), '')"  # noqa: S608 ours
        " FROM roles r WHERE r.page = f.page AND r.article = f.article"
        " AND f.article >= 0 AND r.number = (SELECT min(o.number) FROM roles o"
        f" WHERE o.page = f.page AND o.article = f.article AND o.role = '{role}'))"
    )


COLUMNS = {  # name of each column of a table of figures, and where it comes from
    "link": "'/p/' || substr(s.sha256, 1, 12) || CASE p.ordinal WHEN 0 THEN ''"
    " ELSE '.' || p.ordinal END || '#c=' || f.start || '-' || f.\"end\""
    ' || quoted(substr(p.text, f.start + 1, f."end" - f.start))',
    "paper": "p.paper",
    "date": "p.date",
    "page": "p.number",
    "headline": f"coalesce({_called('headline')}, {_called('kicker')}, '')",
    "measure": _said("measure"),
    "value": VALUE,
    "high": "coalesce(c.high, f.high, '')",
    "unit": "coalesce(c.unit, form.unit)",
    "claim": "coalesce(c.claim, form.claim)",
    "kind": "coalesce(c.kind, form.kind)",
    "stat": _said("stat"),
    "direction": _said("direction"),
    "base": _said("base"),
    "holder": _said("holder"),
    "place": _said("place"),
    "period": _said("period"),
    "action": _said("action"),
    "text": 'substr(p.text, f.start + 1, f."end" - f.start)',
    "number": NUMBER,
    "step": "f.step",
    "sentence": "substr(p.text, f.sentence_start + 1,"
    " f.sentence_end - f.sentence_start)",
    "confidence": f"coalesce({LEAST}, 100)",
    "source": "p.name",
    "sha256": "s.sha256",
    "ordinal": "p.ordinal",
    "start": "f.start",
    "end": 'f."end"',
    "status": "coalesce(c.status, '')",  # accepted rejected edited: of corrections
}
SURE = ", ".join(f"'{s}', json_extract(f.sure, '$[{n}]')" for n, s in enumerate(SLOTS))
# the same with every best answer, shown or not, and how sure each is in percent
GUESSED = {
    **COLUMNS,
    **{str(slot): _best(slot) for slot in SLOTS},
    "confidence": "coalesce((SELECT min(value) FROM json_each(f.sure)), 100)",
    "sure": f"CASE WHEN f.sure IS NOT NULL THEN json_object({SURE}) ELSE '{{}}' END",
}
ORDERS = {**{name: name for name in COLUMNS}, "value": "number"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What the figures must say; "" and None ask for nothing."""

    measure: str = ""
    unit: str = ""
    kind: str = ""
    stat: str = ""
    direction: str = ""
    base: str = ""
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
    slots: Slots = "sure"  # "all" shows and selects by every best answer


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

    def __init__(self, connection: sqlite3.Connection, *, guessed: bool) -> None:
        self.connection = connection
        self.guessed = guessed
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
        hidden = 0 if self.guessed else HIDDEN.get(name, 0)
        self.add(
            f"CASE WHEN c.{name} IS NOT NULL"  # noqa: S608 # our own names
            f" THEN c.{name} IN (SELECT value FROM json_each(?))"
            f" WHEN f.hidden & {hidden} THEN ?"
            f" ELSE f.{key} IN (SELECT value FROM json_each(?)) END",
            json.dumps(names),
            keep(OPEN.get(name, "")),
            json.dumps(ids),
        )


def _wanted(
    connection: sqlite3.Connection, selection: Selection, *, current: bool
) -> _Conditions:
    conditions = _Conditions(connection, guessed=selection.slots == "all")
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
    if current:
        conditions.add(CURRENT)
    if not selection.rejected:
        conditions.add("coalesce(c.status, '') <> 'rejected'")
    return conditions


def columns(selection: Selection) -> dict[str, str]:
    """Return the columns of a selection: `sure` comes with every best answer."""
    return GUESSED if selection.slots == "all" else COLUMNS


def statement(
    connection: sqlite3.Connection,
    selection: Selection,
    more: Mapping[str, str] = MappingProxyType({}),
    *,
    keys: str = "",
) -> tuple[str, list[object]]:
    """Return the SELECT of a selection, and what stands in its places.

    It gives the columns of `columns(selection)`, and then `more`. `keys`, a JSON array
    of page, start and end, are the only figures to choose from, in their order.

    Raises:
        UsageError: a column to sort by is not there, or a date is none.
    """
    conditions = _wanted(connection, selection, current=not keys)
    values = conditions.values
    wanted = {**columns(selection), **more}
    named_columns = ", ".join(f'{col} AS "{name}"' for name, col in wanted.items())
    orders = []
    for asked in selection.sort:
        name = asked.removeprefix("-")
        if name not in ORDERS:
            message = f"no column {name!r} to sort by: {', '.join(COLUMNS)}"
            raise UsageError(message)
        orders.append(f'"{ORDERS[name]}" {"DESC" if asked[0] == "-" else "ASC"}')
    orders += ["p.date", "s.sha256", "p.ordinal", "f.start", 'f."end"']
    home = "figure_rows f"
    if keys:
        orders = ["k.key"]
        values.insert(0, keys)
        home = (
            "json_each(?) k CROSS JOIN figure_rows f"
            " ON f.page = k.value ->> 0 AND f.start = k.value ->> 1"
            ' AND f."end" = k.value ->> 2'
        )
    sql = (
        f"SELECT {named_columns} FROM {home}"  # noqa: S608 # only our own words
        " JOIN pages p ON p.id = f.page JOIN sources s ON s.id = p.source"
        " JOIN forms form ON form.id = f.form"
        " JOIN terms measure ON measure.id = f.measure"
        " JOIN terms action ON action.id = f.action"
        " JOIN terms holder ON holder.id = f.holder"
        " JOIN terms place ON place.id = f.place"
        " JOIN terms period ON period.id = f.period"
        " JOIN terms base ON base.id = f.base"
        " LEFT JOIN temp.corrected c"
        ' ON c.page = f.page AND c.start = f.start AND c.finish = f."end"'
        + (f" WHERE {' AND '.join(conditions.texts)}" if conditions.texts else "")
        + f" ORDER BY {', '.join(orders)}"
    )
    if selection.limit is not None:
        sql += " LIMIT ?"
        values.append(selection.limit)
    return sql, values
