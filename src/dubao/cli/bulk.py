"""`dubao bulk`: millions of pages, by shards, into Parquet."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich import progress as rich
from rich.console import Console

from dubao import bulk
from dubao.bulk import cluster
from dubao.bulk import job as jobs
from dubao.bulk.job import FAILED
from dubao.bulk.plan import SIZE
from dubao.bulk.run import Engine
from dubao.bulk.state import State
from dubao.cli.column import IdColumn, TextColumn
from dubao.cli.limit import TIMES, Given, Timeout, limits
from dubao.cli.output import complain
from dubao.cli.place import LedgerPath, ledger_errors
from dubao.cli.tame import wild
from dubao.errors import DubaoError, UsageError
from dubao.sources import USUAL

UNREADABLE, SOME_FAILED = 2, 3
QUIET_FOR = 30.0  # seconds between two lines where no terminal watches
MINUTES = 60


class Engines(StrEnum):
    """Who reads shards."""

    local = "local"
    dask = "dask"


app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Read millions of pages into Parquet: plan, run, status, load.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
JobPath = Annotated[Path, typer.Argument(metavar="JOB", help="The job's folder.")]


@contextmanager
def _job_errors() -> Iterator[None]:
    """Say what is wrong with a job, and leave."""
    try:
        yield
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error
    except DubaoError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from error


def _engine(engine: Engines, scheduler: str) -> Engine:
    if engine is Engines.local:
        if scheduler:
            msg = "--scheduler is Dask's: say --engine dask, too"
            raise UsageError(msg)
        return bulk.local_engine
    if not scheduler:
        msg = "--engine dask needs --scheduler ADDRESS"
        raise UsageError(msg)
    return cluster.engine(scheduler)


def _bytes(size: str) -> int:
    times = TIMES.get(size[-1:].lower(), 1)
    try:
        number = int(float(size[:-1] if times > 1 else size) * times)
    except ValueError as error:
        msg = f"--shard {size}: no size; write it as 4M"
        raise UsageError(msg) from error
    if number < 1:
        msg = f"--shard {size}: must be more than nothing"
        raise UsageError(msg)
    return number


@app.command(epilog="Example: dubao bulk plan 1998/ s3://papers/1999/ -o job/")
def plan(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT…", help="Files, folders, addresses as s3://…"),
    ],
    *,
    job: Annotated[
        Path, typer.Option("--output", "-o", metavar="JOB", help="Folder to make.")
    ],
    shard: Annotated[
        str, typer.Option(metavar="SIZE", help="Bytes of input a shard, about.")
    ] = str(SIZE),
    timeout: Timeout = USUAL.seconds,
    limit: Given = None,
    text_column: TextColumn = "text",
    id_column: IdColumn = "id",
) -> None:
    """List inputs and cut them into shards, whoever will read them."""
    with _job_errors():
        made = bulk.plan(
            inputs,
            job,
            size=_bytes(shard),
            columns=bulk.Columns(text=text_column, id=id_column),
            limits=limits(limit, timeout),
        )
    _say(f"{made.inputs} inputs in {made.shards} shards; next: dubao bulk run {job}")


@app.command(epilog="Example: dubao bulk run job/ --workers 8")
def run(
    job: JobPath,
    *,
    workers: Annotated[
        int, typer.Option(min=0, help="Processes that read; 0: one a processor.")
    ] = 0,
    engine: Annotated[
        Engines, typer.Option(help="Who reads: this machine, or a cluster.")
    ] = Engines.local,
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Of Dask: tcp://HOST:8786, or a scheduler file that all can see.",
        ),
    ] = "",
    retry: Annotated[
        list[int] | None,
        typer.Option(metavar="SHARD", min=0, help="Read this shard again."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing.")] = False,
) -> None:
    """Read every shard that is not committed; run again to go on."""
    with _job_errors(), _watched(quiet=quiet) as watch:
        found = bulk.run(
            job,
            workers=workers,
            engine=_engine(engine, scheduler),
            retry=retry or (),
            progress=watch,
        )
    ends = found.ends()
    if not quiet:
        _say(_told(found))
        if found.reasons:
            _say(f"failures: {job / FAILED}")
    if ends["failed"] or ends["partial"]:
        nothing = not (ends["read"] or ends["partial"])
        raise typer.Exit(UNREADABLE if nothing else SOME_FAILED)


@app.command(epilog="Example: watch dubao bulk status job/")
def status(job: JobPath) -> None:
    """Say how far a job is: pages, pages a second, time left, failures by reason."""
    with _job_errors():
        found = bulk.state(jobs.opened(job))
        lines = [
            f"{_shards(found)}, {found.pages} pages, {found.counts['figures']} figures",
            f"{found.rate():.0f} pages/s in the last minute, {_left(found)}",
            ", ".join(f"{count} {name}" for name, count in found.ends().items()),
        ]
        lines += [
            f"{count} × {reason}" for reason, count in found.reasons.most_common()
        ]
    print("\n".join(lines))  # noqa: T201 data of the command line


@app.command(epilog="Example: dubao bulk load job/ county.ledger")
def load(job: JobPath, ledger: LedgerPath) -> None:
    """Put a job's pages into a ledger; what is there stays, so it can be run again."""
    with _job_errors(), ledger_errors():
        added, same = bulk.load(job, ledger)
    _say(f"{added} pages added, {same} there before")


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201


def _shards(found: State) -> str:
    return f"{found.shards} of {found.job.shards} shards"


def _left(found: State) -> str:
    left = found.left()
    if found.is_finished:
        return "done"
    if left < 0:
        return "time left unknown"
    return f"{left / MINUTES:.0f} min left" if left > MINUTES else f"{left:.0f} s left"


def _told(found: State) -> str:
    ends = ", ".join(f"{count} {name}" for name, count in found.ends().items() if count)
    return f"{found.job.inputs} inputs: {ends}; {found.pages} pages committed"


class _Lines:
    """Says how far a job is: a bar on a terminal, else a line now and then."""

    def __init__(self, bar: rich.Progress | None, *, quiet: bool) -> None:
        self._bar = bar
        self._quiet = quiet
        self._task = bar.add_task("", total=None, told="") if bar else None
        self._last = time.monotonic()

    def __call__(self, found: State) -> None:
        told = f"{found.pages} pages, {found.rate():.0f}/s, {_left(found)}"
        if self._bar and self._task is not None:
            self._bar.update(
                self._task, completed=found.shards, total=found.job.shards, told=told
            )
        elif not self._quiet and time.monotonic() - self._last >= QUIET_FOR:
            self._last = time.monotonic()
            _say(f"{_shards(found)}, {told}")


@contextmanager
def _watched(*, quiet: bool) -> Iterator[_Lines]:
    if quiet or not sys.stderr.isatty():
        yield _Lines(None, quiet=quiet)
        return
    with rich.Progress(
        rich.BarColumn(),
        rich.TextColumn("{task.completed} of {task.total} shards, {task.fields[told]}"),
        rich.TimeElapsedColumn(),
        console=Console(file=wild(sys.stderr)),
        transient=True,
    ) as bar:
        yield _Lines(bar, quiet=False)
