"""How a page, a reading and a figure show themselves in a notebook.

Jupyter asks a value for `_repr_html_`. Nothing here runs, loads or refers elsewhere:
all text is escaped, and styles stand inline since notebooks keep no style sheets apart.

Source: IPython, Rich display.
"""

from collections.abc import Iterable, Sequence
from html import escape

from dubao.model import SLOTS, Figure, Page, Reading

LONGEST = 20_000  # characters of a page that a notebook shows
MOST = 200  # figures
COLUMNS = (
    "text", "value", "unit", "claim", "measure", "holder", "place", "action", "period",
    "stat", "direction", "base",
)  # fmt: skip
TEXT = "white-space:pre-wrap;max-height:24em;overflow:auto;line-height:1.7;margin:0"
GUESS = "color:#888"
MARK = "background:#ffe9a8;color:#222;border-radius:2px"
ASIDE = "border-bottom:1px dotted #888"


def page_html(page: Page) -> str:
    """Return a page's name and its text."""
    return _titled(page) + _text(page.text, ())


def reading_html(reading: Reading) -> str:
    """Return a page's text with its numerals marked, and the table of its figures."""
    marks = [
        (*row.span, MARK, f"{row.value} {row.unit} {row.measure}".strip())
        for row in reading.figures
    ]
    marks += [(*row.span, ASIDE, row.kind) for row in reading.asides]
    told = f"{len(reading.articles)} articles, {len(reading.figures)} figures, "
    told += f"{len(reading.asides)} asides, {len(reading.unread)} unread"
    more = len(reading.figures) - MOST
    return (
        _titled(reading.page)
        + _text(reading.page.text, sorted(marks))
        + f"<p>{told}</p>"
        + _table(reading.figures[:MOST])
        + (f"<p>… and {more} more</p>" if more > 0 else "")
    )


def figure_html(figure: Figure) -> str:
    """Return a figure as a row of a table."""
    return _table([figure])


def _titled(page: Page) -> str:
    said = (page.source.name, page.paper, page.date, page.number)
    return f"<p><b>{escape(' · '.join(part for part in said if part))}</b></p>"


def _text(text: str, marks: Iterable[tuple[int, int, str, str]]) -> str:
    parts, at = [], 0
    shown = text[:LONGEST]
    for start, end, style, title in marks:
        if start < at or end > len(shown):
            continue
        parts.append(escape(shown[at:start]))
        inner = escape(shown[start:end])
        parts.append(f'<mark style="background:none;color:inherit;{style}"')
        parts.append(f' title="{escape(title)}">{inner}</mark>')
        at = end
    parts.append(escape(shown[at:]))
    more = f"<p>… {len(text) - LONGEST} more characters</p>"
    return f'<pre lang="zh" style="{TEXT}">{"".join(parts)}</pre>' + (
        more if len(text) > LONGEST else ""
    )


def _table(figures: Sequence[Figure]) -> str:
    head = "".join(f"<th>{name}</th>" for name in COLUMNS)
    rows = "".join(
        "<tr>" + "".join(_cell(one, name) for name in COLUMNS) + "</tr>"
        for one in figures
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(figure: Figure, name: str) -> str:
    """Return a cell; a guess is grey, with how sure it is."""
    slot = next((slot for slot in SLOTS if slot == name), None)
    answer = figure.answers.of(slot) if slot else None
    if answer is None or answer.shown or not answer.text:
        return f"<td>{escape(str(getattr(figure, name)))}</td>"
    return f'<td style="{GUESS}">{escape(answer.text)}? {answer.sure}%</td>'
