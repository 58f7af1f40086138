"""Which answers of a figure's slots a command shows."""

from enum import StrEnum
from typing import Annotated

import typer


class Slots(StrEnum):
    """Which answers are shown."""

    sure = "sure"
    all = "all"


Which = Annotated[
    Slots,
    typer.Option(help="Answers shown: those that are sure enough, or each best guess."),
]
