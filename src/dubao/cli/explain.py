"""`dubao explain`: how a numeral was read, down to its characters."""

import sys
from typing import Annotated

import typer

from dubao.api import read_all
from dubao.cli.language import Language
from dubao.cli.output import complain, console
from dubao.cli.slot import Slots, Which
from dubao.errors import SourceError
from dubao.export import explain as tell
from dubao.model import Reading
from dubao.reading import explain_one as why
from dubao.web.word import words

NOTHING, UNREADABLE = 1, 2


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A page; - is stdin.")],
    offset: Annotated[
        int,
        typer.Argument(min=0, help="Where in its text: a code point, counted from 0."),
    ],
    *,
    date: Annotated[str, typer.Option(help="The page's day, 1998-01-27.")] = "",
    slots: Which = Slots.sure,
    language: Annotated[
        Language, typer.Option("--language", help="Of what is told, not of the page.")
    ] = Language.en,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Print the derivation of the figure or aside at an offset of a page's text."""
    place = sys.stdin.buffer if file == "-" else file
    said = words("zh") if language is Language.zh else {}  # in English, the API's names
    for result in read_all([place], date=date, slots=slots.value):
        if isinstance(result, SourceError):
            complain(result)
            raise typer.Exit(UNREADABLE)
        view = console(sys.stdout, color=not no_color)
        found = why(result.page, offset)
        if tell(
            result,
            offset,
            view,
            explanations={found[0].span: found[1]} if found else {},
            language=language.value,
            said=said,
        ):
            raise typer.Exit(0)
        _nothing(result, offset)
        raise typer.Exit(NOTHING)


def _nothing(reading: Reading, offset: int) -> None:
    """Say what stands at an offset without a numeral, and where the nearest is."""
    spans = [figure.span for figure in reading.figures]
    spans += [aside.span for aside in reading.asides]
    nearest = min(spans, key=lambda span: abs(span.start - offset), default=None)
    hint = (
        f"; the nearest is at {nearest.start}: {nearest.of(reading.page.text)}"
        if nearest
        else ""
    )
    print(f"dubao: no numeral at {offset}{hint}", file=sys.stderr)  # noqa: T201


__all__ = ["explain"]
