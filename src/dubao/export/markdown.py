"""A reading as Markdown: its articles, then its figures as a table."""

from dubao.export.csv import headline
from dubao.export.grid import rows, title
from dubao.model import Paragraph, Reading, Role, Table

SHOWN = ("kicker", "headline", "deck", "byline", "credit")
COLUMNS = (
    "text", "value", "unit", "claim", "measure", "holder", "place", "action", "period",
    "stat", "direction", "base",
)  # fmt: skip


def markdown(reading: Reading) -> str:
    """Return a reading as Markdown text, ended by a line end."""
    page = reading.page
    head = " · ".join(part for part in (page.paper, page.date, page.number) if part)
    lines = [f"# {_escaped(page.source.name)}", ""]
    if head:
        lines += [head, ""]
    for n, article in enumerate(reading.articles):
        lines += [f"## {_escaped(headline(reading, n)) or '—'}", ""]
        for role in article.roles:
            if role.role in SHOWN and role.role != "headline":
                lines += [f"*{role.role}*: {_escaped(_joined(reading, role))}", ""]
        for part in article.paragraphs:
            lines += [_escaped(_joined(reading, part)), ""]
        for table in reading.tables:
            if table.article == n:
                lines += _table(reading, table)
    if reading.figures:
        lines += ["| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
        for figure in reading.figures:
            said = {name: str(getattr(figure, name)) for name in COLUMNS}
            if figure.high:
                said["value"] = f"{figure.value}~{figure.high}"
            lines.append("| " + " | ".join(map(_cell, said.values())) + " |")
        lines.append("")
    for row in reading.unread:
        lines.append(f"- unread: {_escaped(row.text)} ({row.reason})")
    return "\n".join(lines).rstrip() + "\n"


def _table(reading: Reading, table: Table) -> list[str]:
    """Return a table in Markdown's own form: its heads are one row there."""
    found = rows(reading, table)
    if not found:
        return []
    top = max(table.head_rows, 1)
    heads = [
        " · ".join(dict.fromkeys(filter(None, column)))
        for column in zip(*found[:top], strict=True)
    ]
    lines = [_escaped(title(reading, table)), ""] if title(reading, table) else []
    lines += [
        "| " + " | ".join(map(_cell, heads)) + " |",
        "|" + "---|" * len(heads),
        *("| " + " | ".join(map(_cell, row)) + " |" for row in found[top:]),
        "",
    ]
    notes = [span.of(reading.page.text).strip() for span in table.notes]
    return lines + [line for note in notes for line in (_escaped(note), "")]


def _joined(reading: Reading, part: Role | Paragraph) -> str:
    return "".join(span.of(reading.page.text) for span in part.spans)


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|")


def _escaped(text: str) -> str:
    """Keep a page's characters from being read as Markdown or HTML."""
    text = text.replace("\n", " ")
    for mark in "\\`*_<>[]":
        text = text.replace(mark, "\\" + mark)
    return text
