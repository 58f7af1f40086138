"""`--limit NAME=VALUE`: what reading one input may cost."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Annotated

import typer

from dubao.errors import UsageError
from dubao.sources import USUAL, Limits

TIMES = {"k": 10**3, "m": 10**6, "g": 10**9}
MEANING = (
    "seconds a page, recognition (seconds where OCR reads), memory, size (bytes of a"
    " file), spool (bytes of a stream), pixels, expansion (times a packed file grows),"
    " pages, packed, nesting"
)
Timeout = Annotated[
    float, typer.Option(min=0.1, help="Seconds that a page may take; OCR has 180.")
]
Given = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=VALUE",
        help=f"Raise or lower a limit, as memory=4G: {MEANING}.",
    ),
]


def limits(given: Sequence[str] | None, seconds: float = USUAL.seconds) -> Limits:
    """Return the usual limits with those that were given.

    >>> limits(["pixels=200M", "pages=10"]).pixels
    200000000

    Raises:
        UsageError: there is no such limit, or its value is no number.
    """
    found = replace(USUAL, seconds=seconds)
    kinds = {field.name: type(getattr(USUAL, field.name)) for field in fields(Limits)}
    for one in given or ():
        name, _, value = one.partition("=")
        if name not in kinds:
            msg = f"--limit {one}: no such limit; there are: {', '.join(kinds)}"
            raise UsageError(msg)
        times = TIMES.get(value[-1:].lower(), 1)
        try:
            number = float(value[:-1] if times > 1 else value) * times
        except ValueError as error:
            msg = f"--limit {one}: no number; write it as {name}=4, 4M or 4G"
            raise UsageError(msg) from error
        if not 0 < number < float("inf"):
            msg = f"--limit {one}: must be more than nothing"
            raise UsageError(msg)
        found = replace(found, **{name: kinds[name](number)})
    return found
