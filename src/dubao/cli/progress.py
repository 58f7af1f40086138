"""Progress of long work: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from dubao.cli.tame import wild

Item = TypeVar("Item")


class Watch(Generic[Item]):
    """Counts inputs as they are taken, and pages as they come."""

    def __init__(self, inputs: Sequence[Item], bar: Progress | None) -> None:
        """Watch some inputs; `bar` shows them, None for no bar."""
        self.all, self._bar = inputs, bar
        self._pages = 0
        self._task = bar.add_task("", total=len(inputs), pages=0) if bar else None

    @property
    def inputs(self) -> Iterator[Item]:
        """The inputs; one is done when the next is asked for."""
        for item in self.all:
            yield item
            if self._bar and self._task is not None:
                self._bar.advance(self._task)

    def page(self) -> None:
        """Count a page."""
        self._pages += 1
        if self._bar and self._task is not None:
            self._bar.update(self._task, pages=self._pages)


@contextmanager
def watched(inputs: Sequence[Item], *, shown: bool) -> Iterator[Watch[Item]]:
    """Give a watch over some inputs, with a bar where a terminal shows it."""
    if not shown or not sys.stderr.isatty():
        yield Watch(inputs, None)
        return
    with Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("inputs, {task.fields[pages]} pages"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(file=wild(sys.stderr)),
        transient=True,
    ) as bar:
        yield Watch(inputs, bar)
