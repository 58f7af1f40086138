"""`dubao score`: how right readings are, against gold."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dubao.api import read_text
from dubao.cli.output import complain, output
from dubao.cli.place import Output
from dubao.cli.read import table
from dubao.cli.slot import Slots, Which
from dubao.errors import DubaoError, SourceError, UsageError
from dubao.export import record
from dubao.score import (
    Gold,
    golds,
    has_rows,
    pairs,
    records,
    score_numerals,
    score_pages,
    score_rows,
)

BELOW, UNREADABLE = 1, 2
GIVEN = ("paper", "date", "number")  # what a page may be given from without


class Form(StrEnum):
    """A way of writing measures."""

    text = "text"
    json = "json"


def score(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="Folder of NAME.txt with NAME.gold.json."),
    ],
    readings: Annotated[
        Path | None,
        typer.Argument(
            metavar="[READINGS]",
            help="JSON Lines of `dubao read`; without it the texts are read now, "
            "with what GOLD/metadata.csv says of them.",
        ),
    ] = None,
    *,
    show: Annotated[
        bool, typer.Option("--show", help="Also what was missed, and what is none.")
    ] = False,
    least: Annotated[
        list[str] | None,
        typer.Option(
            "--at-least",
            metavar="NAME=SHARE",
            help="End with 1 where a measure is lower: article_exact=0.9, "
            "right.measure=0.8.",
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write the measures.")
    ] = Form.text,
    destination: Output = "-",
    slots: Which = Slots.sure,
) -> None:
    """Measure readings against gold: articles, figures, what figures say, asides.

    What each measure means: docs/how-to/measure.md.
    """
    try:
        bars = dict(_bar(one) for one in least or ())
        wanted = list(golds(gold))
        found = records(readings) if readings else dict(_read(wanted, gold, slots))
        made = _measures(wanted, found, show=show)
        low = _below(made, bars)
        with output(destination, read=(*gold.iterdir(), readings or "")) as file:
            if form is Form.json:
                file.write(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
            else:
                file.writelines(f"{line}\n" for line in _told(made))
    except DubaoError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from error
    for line in low:
        complain(UsageError(line))
    if low:
        raise typer.Exit(BELOW)


def _read(
    wanted: list[Gold], folder: Path, slots: Slots
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield readings of the texts, with paper, day and page where a table has them."""
    path = folder / "metadata.csv"
    rows = table(str(path)) if path.exists() else {}
    for one in wanted:
        row = rows.get(one.name, {})
        paper, date, number = (row.get(name, "") for name in GIVEN)
        try:
            reading = read_text(
                one.text, name=one.name, paper=paper, date=date, number=number,
                slots=slots.value,
            )  # fmt: skip
            yield one.name, record(reading)
        except SourceError as error:
            complain(error)


def _measures(
    wanted: list[Gold], found: Mapping[str, Mapping[str, Any]], *, show: bool
) -> dict[str, Any]:
    """Return what gold there is for, measured: pages, figures, rows."""
    both = list(pairs(wanted, found))
    made: dict[str, Any] = {}
    if any(one.articles is not None for one in wanted):
        made["pages"] = score_pages(both)
    if any(one.figures is not None for one in wanted):
        made["figures"] = score_numerals(both, show=show)
    if any(has_rows(one.figures) for one in wanted):
        made["rows"] = score_rows(both, show=show)
    return made


def _bar(given: str) -> tuple[str, float]:
    name, _, share = given.partition("=")
    try:
        return name, float(share)
    except ValueError as error:
        message = f"--at-least {given}: write it as article_exact=0.9"
        raise UsageError(message) from error


def _below(made: dict[str, Any], bars: dict[str, float]) -> list[str]:
    """Return a line for every measure that is lower than it should be."""
    known = dict(_named(made))
    lines = []
    for name, bar in bars.items():
        value = known.get(name)
        if not isinstance(value, float):
            message = (
                f"--at-least {name}: no such measure; there are {', '.join(known)}"
            )
            raise UsageError(message)
        if value < bar:
            lines.append(f"{name} is {value}, at least {bar} is asked for")
    return lines


def _named(made: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield measures by every name that may be asked for; the first part's last.

    >>> dict(_named({"rows": {"row": 0.5, "right": {"stat": 1.0}}}))
    {'rows.row': 0.5, 'row': 0.5, 'rows.right.stat': 1.0, 'right.stat': 1.0}
    """
    for part, measures in reversed(made.items()):
        for name, value in measures.items():
            found = {name: value}
            if isinstance(value, dict):
                found = {f"{name}.{key}": one for key, one in value.items()}
                if "f1" in value:
                    found[name] = value["f1"]
            for key, one in found.items():
                yield f"{part}.{key}", one
                yield key, one


def _told(made: dict[str, Any]) -> Iterator[str]:
    for part, measures in made.items():
        yield f"{part}"
        for name, value in measures.items():
            if isinstance(value, dict):
                yield f"  {name:<26}" + "  ".join(f"{k} {v}" for k, v in value.items())
            elif isinstance(value, list):
                yield f"  {name}"
                yield from (f"    {line}" for line in value)
            else:
                yield f"  {name:<26}{'-' if value is None else value}"
