"""`dubao gold`: gold from what people marked in an annotation tool."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from dubao.cli.output import complain, output
from dubao.errors import DubaoError, UsageError
from dubao.export.file import cleared, write_errors
from dubao.score.annotation import annotated
from dubao.score.gold import ENDING

UNREADABLE = 2


def gold(
    exports: Annotated[
        list[Path],
        typer.Argument(
            metavar="EXPORT…",
            help="JSON of Label Studio, JSON Lines of doccano; ALTO, METS and Web"
            " Annotations of `dubao export`.",
        ),
    ],
    *,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="GOLD", help="Folder to fill.")
    ],
) -> None:
    """Make gold for `dubao score` of what tools export, or `dubao export` wrote.

    The tasks of Label Studio and doccano come from `dubao read --format label-studio`
    or `--format doccano`.
    """
    begun = time.time()
    try:
        made = {}
        for path in exports:
            for name, text, found in annotated(path):
                there = folder / f"{name}{ENDING}"
                if name in made or (there.exists() and not _is(there, found)):
                    message = f"{folder / name}{ENDING}: is there already"
                    raise UsageError(message)
                made[name] = text, found
        with write_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for name, (text, found) in made.items():
            with output(str(folder / f"{name}.txt")) as file:
                file.write(text)
            with output(str(folder / f"{name}{ENDING}")) as file:
                file.write(_told(found))
            for end in (".txt", ENDING):
                cleared(folder / f"{name}{end}", begun)
    except DubaoError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from error
    print(f"{len(made)} texts in {folder}; next: dubao score {folder}")  # noqa: T201


def _told(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _is(path: Path, found: object) -> bool:
    """Is this what a run that was killed wrote already?"""
    return path.read_text(encoding="utf-8", errors="replace") == _told(found)
