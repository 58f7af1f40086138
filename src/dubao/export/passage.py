"""Findings for a terminal: the passage with the characters in question underlined."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dubao.check import Fact, Finding
from dubao.export.place import Lines
from dubao.model import Page, Span

STYLES = {"error": "bold red", "warning": "yellow", "hint": "cyan"}
AROUND = 24  # characters shown before and behind what is underlined
GAP = 60  # characters between two spans from which on they are shown apart


def show_findings(
    page: Page,
    findings: Sequence[Finding],
    facts: Sequence[Fact],
    console: Console,
) -> None:
    """Print what was found on a page, and the facts that agree."""
    lines = Lines(page.text)
    for one in findings:
        place = lines.place(one.spans[0].start)
        head = Text(f"{page.source.name}:{place.line}:{place.column}: ")
        head.append(f"{one.severity} {one.code}", style=STYLES[one.severity])
        head.append(f" {_one_line(one.chinese)}")
        console.print(head, soft_wrap=True)
        console.print(
            Text(f"    {_one_line(one.english)}", style="dim"), soft_wrap=True
        )
        _show(page.text, one.spans, console, STYLES[one.severity])
        if one.computation:
            console.print(Text(f"    = {_one_line(one.computation)}"), soft_wrap=True)
        if one.suggestion:
            console.print(Text(f"    → {_one_line(one.suggestion)}"), soft_wrap=True)
    for fact in facts:
        place = lines.place(fact.spans[0].start)
        head = Text(f"{page.source.name}:{place.line}:{place.column}: ")
        head.append(f"verified {fact.code}", style="green")
        head.append(f" {_one_line(fact.chinese)}")
        if fact.computation:
            head.append(f"  {_one_line(fact.computation)}", style="dim")
        console.print(head, soft_wrap=True)
        _show(page.text, fact.spans, console, "green")


def _show(text: str, spans: Sequence[Span], console: Console, style: str) -> None:
    """Print each stretch of the text that holds spans, underlined."""
    for group in _groups(sorted(set(spans))):
        start = max(0, group[0].start - AROUND)
        end = min(len(text), max(span.end for span in group) + AROUND)
        shown, mark = Text("    "), "    "
        for at in range(start, end):
            inside = [span for span in group if span.start <= at < span.end]
            character = " " if text[at].isspace() else text[at]
            shown.append(character, style=f"{style} underline" if inside else "")
            sign = " " if not inside else "^" if spans[0] in inside else "~"
            mark += sign * max(cell_len(character), 0)
        console.print(shown, soft_wrap=True)
        console.print(Text(mark.rstrip(), style=style), soft_wrap=True)


def _groups(spans: Sequence[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for span in spans:
        if groups and span.start - max(one.end for one in groups[-1]) < GAP:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _one_line(text: str) -> str:
    return " ".join(text.split())
