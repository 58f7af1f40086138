"""How tables and hits of a ledger show themselves in a notebook.

Nothing here runs, loads or refers elsewhere: all text is escaped.
"""

from html import escape
from itertools import islice
from typing import Any

MOST = 50  # rows that are shown
LEFT_OUT = ("sha256", "ordinal", "start", "end", "number", "step", "sentence", "link")


def table_html(table: Any) -> str:  # noqa: ANN401 a Table, which names this
    """Return the first rows of a table.

    >>> from dubao.ledger.table import Table
    >>> html = table_html(Table(("text",), lambda: iter([("<b>3所",)])))
    >>> html.endswith("<td>&lt;b&gt;3所</td></tr></tbody></table>")
    True
    """
    kept = [n for n, name in enumerate(table.columns) if name not in LEFT_OUT]
    head = "".join(f"<th>{escape(table.columns[n])}</th>" for n in kept)
    rows = list(islice(table, MOST + 1))
    body = "".join(
        "<tr>" + "".join(f"<td>{_said(row[n])}</td>" for n in kept) + "</tr>"
        for row in rows[:MOST]
    )
    more = "<p>…</p>" if len(rows) > MOST else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def found_html(found: Any) -> str:  # noqa: ANN401 a Found, which names this
    """Return what was found: each page with its passage."""
    rows = "".join(
        f"<li><b>{escape(hit.headline or hit.name)}</b>"
        f" {escape(' '.join(filter(None, (hit.paper, hit.date))))}<br>"
        f"{escape(hit.before)}<mark>{escape(hit.match)}</mark>{escape(hit.after)}</li>"
        for hit in found.hits
    )
    return f"<p>{found.total} pages</p><ol>{rows}</ol>"


def _said(cell: object) -> str:
    return "" if cell is None else escape(str(cell))
