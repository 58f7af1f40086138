"""Adds files to a ledger: read by several processes, written by this one.

Pages are written in the order of the inputs, whatever order they are read in,
each in a transaction of its own; a run that was killed is run again and goes on.
Every input is accounted for: read, partly read, failed or skipped (there before).
What failed stands in LEDGER.failed.jsonl with its reason and a command to retry.
"""

import json
import os
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from dubao import __version__
from dubao.bulk.columns import DEFAULT, Columns
from dubao.bulk.crew import Crew
from dubao.bulk.work import Done, Failure, Read, Result, Same, Unit, failure
from dubao.errors import LedgerError, SourceError
from dubao.export.file import whole, write_errors
from dubao.ledger import Ledger
from dubao.model import Page
from dubao.sources import USUAL, Limits, Place, holds_many, pages, places
from dubao.sources.deadline import fault, no_room

TOGETHER = 16  # records that go to a process at once
INDEXED = 4_000_000  # characters that wait for the search index at most


@dataclass(slots=True)
class Summary:
    """What became of the inputs so far; the four kinds add up to `inputs`."""

    inputs: int = 0
    read: int = 0  # every page of it is in
    partial: int = 0  # some of its pages failed
    failed: int = 0  # nothing of it could be read
    skipped: int = 0  # all of it was there before
    pages: int = 0  # committed in this run
    same: int = 0  # pages that were there before
    failures: list[Failure] = field(default_factory=list)
    _good: int = 0  # of the input at hand
    _there: int = 0
    _bad: int = 0

    def note(self, result: Result) -> None:
        """Count one result of the input at hand."""
        match result:
            case Read():
                self._good += 1
                self.pages += 1
            case Same():
                self._there += 1
                self.same += 1
            case Failure():
                self._bad += 1
                self.failures.append(result)
            case Done():
                pass  # shards are none of a ledger's

    def close(self) -> None:
        """Count the input at hand: it has come to its end."""
        self.inputs += 1
        if self._bad:
            self.partial += bool(self._good or self._there)
            self.failed += not (self._good or self._there)
        elif self._good:
            self.read += 1
        else:
            self.skipped += 1
        self._good = self._there = self._bad = 0


def own_files(ledger: Path) -> Callable[[Path], bool]:
    """Return whether a file is the ledger, or lies beside it under its name."""
    own = ledger.resolve()

    def is_own(path: Path) -> bool:
        resolved = path.resolve()
        return resolved.parent == own.parent and resolved.name.startswith(own.name)

    return is_own


def _units(found: Iterator[Place], columns: Columns, limits: Limits) -> Iterator[Unit]:
    numbers = count()
    for one in found:
        place = one.path
        if place != "-" and not holds_many(place):
            yield Unit(number=next(numbers), place=place, companions=one.companions)
            continue
        records: Iterator[Page | SourceError] = pages(
            sys.stdin.buffer if place == "-" else place,
            text_column=columns.text,
            id_column=columns.id,
            limits=limits,
        )
        batch = tuple(islice(records, TOGETHER))
        while True:
            following = tuple(islice(records, TOGETHER))
            yield Unit(
                number=next(numbers), place=place, pages=batch, last=not following
            )
            if not following:
                break
            batch = following


def failed_path(ledger: Path) -> Path:
    """Return where the failures of a ledger's last run are written."""
    return ledger.with_name(ledger.name + ".failed.jsonl")


def _write_failures(
    ledger: Path, failures: Sequence[tuple[str, Failure]], columns: Columns
) -> None:
    path = failed_path(ledger)
    if not failures:
        with write_errors(path):
            path.unlink(missing_ok=True)
        return
    with whole(path) as file:
        for place, failed in failures:
            row = {
                "input": place,
                "page": failed.name,
                "error": failed.error,
                "message": failed.message,
                "hint": failed.hint,
                "retry": shlex.join(
                    ["dubao", "add", *columns.options, str(ledger), place]
                ),
            }
            line = json.dumps(row, ensure_ascii=False) + "\n"
            file.write(line.encode("utf-8", "backslashreplace"))


def _kept(ledger: Ledger, result: Result, limits: Limits, *, file: bool) -> Result:
    """Write a page that was read, of a `file` or a stream; say what became of it."""
    if not isinstance(result, Read):
        return result
    page = result.reading.page
    try:
        done = ledger.add(result.reading, reader=__version__, replaces=file)
    except LedgerError as error:
        if type(error) is not LedgerError:  # the ledger itself is in trouble
            raise
        return Failure(
            name=page.source.name, error="LedgerError", message=error.message
        )
    except MemoryError:
        return failure(page.source.name, no_room(page.source.name, limits))
    except Exception as error:  # noqa: BLE001 one page must not cost the others
        return failure(page.source.name, fault(page.source.name, error))
    return Same(name=page.source.name) if done == "same" else result


def add(
    path: str | os.PathLike[str],
    inputs: Sequence[str],
    *,
    workers: int = 0,
    limits: Limits = USUAL,
    columns: Columns = DEFAULT,
    listed: bool = True,
    progress: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Read the inputs, files and folders, into the ledger at `path`.

    `workers` processes read, as many as there are processors for 0; each page
    stays within `limits`. `columns` are those of records: JSON Lines, Parquet.
    `progress` is called after each commit. What failed is `listed` beside the ledger,
    in place of the last run's list.

    Raises:
        LedgerError: the ledger cannot be opened or written; the class says why.
    """
    ledger_path = Path(path)
    summary = Summary()
    failures: list[tuple[str, Failure]] = []
    waiting = 0
    with (
        Ledger(ledger_path, write=True) as ledger,
        Crew(
            ledger_path, workers=workers or os.cpu_count() or 1, limits=limits
        ) as crew,
    ):
        for unit, found in crew.done(
            _units(places(inputs, without=own_files(ledger_path)), columns, limits)
        ):
            for result in found:
                kept = _kept(ledger, result, limits, file=unit.place != "-")
                summary.note(kept)
                if isinstance(kept, Failure):
                    failures.append((unit.place, kept))
                elif isinstance(kept, Read):
                    waiting += len(kept.reading.page.text)
                    progress(summary)
            if unit.last:
                summary.close()
            if waiting > INDEXED:
                ledger.index()
                waiting = 0
        ledger.index()
    if listed:
        _write_failures(ledger_path, failures, columns)
    return summary
