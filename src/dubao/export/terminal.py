"""A reading on a terminal: articles with their roles, figures, the balance."""

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dubao.export.grid import rows, title
from dubao.model import Article, Figure, Reading
from dubao.model import Table as Grid
from dubao.model.doubt import DOUBTFUL

STYLES = {
    "kicker": "italic", "headline": "bold", "deck": "italic", "subhead": "bold dim",
    "byline": "cyan", "credit": "cyan", "dateline": "cyan", "caption": "magenta",
}  # fmt: skip
COLUMNS = ("text", "value", "unit", "claim", "measure", "holder", "period", "stat")
MOVED = ("direction", "base")  # columns only where a figure of the page has one
INDENT = 14  # columns before a table: under the words of its article
LEAD = 76  # characters of a paragraph that are shown


def show(reading: Reading, console: Console) -> None:
    """Print the view of one page."""
    page = reading.page
    told = [page.paper, page.date and f"{page.date} ({page.date_basis})", page.number]
    head = " · ".join(part for part in told if part)
    console.print(Text(f"{page.source.name}  {head}".rstrip(), style="dim"))
    for n, article in enumerate(reading.articles, 1):
        console.print()
        _article(reading, article, n, console)
    console.print()
    if reading.figures:
        console.print(_figures(reading.figures))
    for row in reading.unread:
        console.print(Text(f"unread  {row.text}  {row.reason}", style="yellow"))
    numerals = len(reading.figures) + len(reading.asides) + len(reading.unread)
    console.print(
        Text(
            f"{len(reading.articles)} articles · {numerals} numerals: "
            f"{len(reading.figures)} figures, {len(reading.asides)} asides, "
            f"{len(reading.unread)} unread",
            style="dim",
        )
    )


def _article(reading: Reading, article: Article, n: int, console: Console) -> None:
    text = reading.page.text
    for role in sorted(article.roles, key=lambda role: role.spans[0]):
        if role.role == "table":
            continue
        words = _one_line("".join(span.of(text) for span in role.spans))
        line = Text(f"{n:>3} {role.role:<9}", style="dim")
        line.append(words, style=STYLES.get(role.role, ""))
        console.print(line, no_wrap=True, overflow="ellipsis")
    for part in article.paragraphs:
        words = _one_line("".join(span.of(text) for span in part.spans))
        cut = f"  (in {len(part.spans)} pieces)" if len(part.spans) > 1 else ""
        line = Text(f"{n:>3} {'body':<9}", style="dim")
        line.append(words[:LEAD] + ("…" if len(words) > LEAD else ""), style="default")
        line.append(cut, style="dim")
        console.print(line, no_wrap=True, overflow="ellipsis")
    for table in reading.tables:
        if table.article == n - 1:
            line = Text(f"{n:>3} {'table':<9}", style="dim")
            line.append(title(reading, table), style="bold")
            console.print(line, no_wrap=True, overflow="ellipsis")
            console.print(_grid(reading, table))


def _grid(reading: Reading, table: Grid) -> Padding:
    """Return a table as it stands, its heads apart from its numbers."""
    shown = Table(box=SIMPLE, pad_edge=False, show_header=False)
    found = rows(reading, table)
    for _ in range(len(found[0]) if found else 0):
        shown.add_column()
    for n, row in enumerate(found):
        is_head = n < table.head_rows
        shown.add_row(
            *map(escape, row),
            style="bold" if is_head else "",
            end_section=n + 1 == table.head_rows,
        )
    return Padding(shown, (0, 0, 0, INDENT))


def _one_line(text: str) -> str:
    return " ".join("".join(part.strip() for part in text.splitlines()).split())


def _figures(figures: tuple[Figure, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    moved = [name for name in MOVED if any(getattr(one, name) for one in figures)]
    for name in (*COLUMNS, *moved):
        table.add_column(name, justify="right" if name == "value" else "left")
    for figure in figures:
        said = {name: str(getattr(figure, name)) for name in (*COLUMNS, *moved)}
        if figure.high:
            said["value"] = f"{figure.value}~{figure.high}"
        doubt = f" ?{figure.confidence}%" if figure.confidence < DOUBTFUL else ""
        shown = [escape(_one_line(cell)) for cell in said.values()]
        table.add_row(shown[0] + doubt, *shown[1:], style="yellow" if doubt else "")
    return table
