"""Reads one shard and commits it: the work that every engine gives to its processes.

The same shard gives the same bytes wherever and however often it is read, so a process
that dies loses nothing, and two that read the same shard do no harm.
"""

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

from dubao.bulk import job as jobs
from dubao.bulk import place
from dubao.bulk.job import Job, Piece, Shard
from dubao.bulk.sink import TOGETHER, Sink
from dubao.bulk.table import rows
from dubao.bulk.work import Failure, Sign, failure
from dubao.errors import MalformedFile, SourceError
from dubao.model import Page
from dubao.reading import read
from dubao.sources import Place, jsonl, pages
from dubao.sources.deadline import attempt, fault, no_room
from dubao.sources.input import Input, start

PAGES = 1_000_000_000  # more than a shard has
Found = Page | Failure
Told = Callable[[Sign], None]


class _Stretch:
    """The bytes of a stream up to an end."""

    def __init__(self, file: BinaryIO, left: int) -> None:
        self._file, self._left = file, left

    def read(self, count: int = -1) -> bytes:
        wanted = self._left if count < 0 else min(count, self._left)
        found = self._file.read(wanted) if wanted else b""
        self._left -= len(found)
        return found


def _lines(job: Job, piece: Piece) -> Iterator[Page | SourceError]:
    """Yield the pages of a stretch of JSON Lines."""
    size = place.size_of(piece.path)
    if size != piece.size:
        message = f"{piece.path}: changed since it was planned"
        hint = f"it had {piece.size:,} bytes and has {size:,}: plan the job anew"
        raise MalformedFile(message, hint=hint)
    with place.stream(piece.path) as file:
        file.seek(piece.start)
        stretch = cast("BinaryIO", _Stretch(file, piece.end - piece.start))
        begun = start(stretch, piece.path)
        yield from jsonl.read(
            Input(
                name=piece.path, stream=begun.stream, head=begun.head,
                before=piece.before, limits=job.limits,
                text_column=job.columns.text, id_column=job.columns.id,
            )
        )  # fmt: skip


def _opened(job: Job, piece: Piece, tell: Told) -> Iterator[Page | SourceError]:
    if not piece.whole:
        yield from _lines(job, piece)
        return
    options = {"text_column": job.columns.text, "id_column": job.columns.id}

    def patience() -> None:
        tell(Sign.slow)

    if place.is_address(piece.path):
        with place.stream(piece.path) as file:
            yield from pages(
                file, name=piece.path, limits=job.limits, patience=patience, **options
            )
        return
    yield from pages(
        Place(path=piece.path, companions=piece.companions),
        limits=job.limits, patience=patience, **options,
    )  # fmt: skip


def _found(job: Job, piece: Piece, tell: Told) -> Iterator[Found]:
    """Yield the pages of a piece, and failures in their places; nothing is raised."""
    try:
        for found in _opened(job, piece, tell):
            yield (
                failure(piece.path, found) if isinstance(found, SourceError) else found
            )
    except SourceError as error:
        yield failure(piece.path, error)
    except MemoryError:
        yield failure(piece.path, no_room(piece.path, job.limits))
    except Exception as error:  # noqa: BLE001 a fault of ours must not stop others
        yield failure(piece.path, fault(piece.path, error))


class _Clock:
    """When a shard was begun, by the wall and by the processor."""

    def __init__(self) -> None:
        self.began = time.time()
        self.processor = time.process_time()


class _Tally:
    """What a shard came to."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()  # inputs that lie in this shard only
        self.pieces: dict[str, list[int]] = {}  # the others: pages read, and failed

    def close(self, piece: Piece, good: int, bad: int) -> None:
        if piece.whole:
            self.ends[end(good, bad)] += 1
        else:
            self.pieces[str(piece.input)] = [good, bad]


def end(good: int, bad: int) -> str:
    """Return what an input came to, by its pages read and failed.

    >>> end(3, 0), end(2, 1), end(0, 1), end(0, 0)
    ('read', 'partial', 'failed', 'skipped')
    """
    if bad:
        return "partial" if good else "failed"
    return "read" if good else "skipped"


def run(
    job: Job,
    shard: Shard,
    *,
    passed: dict[int, str] | None = None,
    tell: Told = lambda _: None,
) -> None:
    """Read a shard and commit it.

    `passed` are the pages, by their place in the shard, that brought their process
    down before: they become failures of that name. `tell` is called before each page.
    """
    job.begin(shard)
    tell(Sign.page)
    clock = _Clock()
    tally = _Tally()
    sink = Sink(job.path, shard.name)
    collecting = gc.isenabled()
    gc.disable()  # a reading has no cycles; looking for them takes a third of the time
    try:
        place_in_shard = 0
        for piece in shard.pieces:
            good = bad = 0
            for found in _found(job, piece, tell):
                ok = _kept(
                    job, shard, piece, (place_in_shard, found), sink, tally, passed
                )
                good, bad = good + ok, bad + (not ok)
                place_in_shard += 1
                if place_in_shard % TOGETHER == 0:
                    gc.collect()
                tell(Sign.page)
            tally.close(piece, good, bad)
        files = sink.close()
    finally:
        if collecting:
            gc.enable()
    _commit(job, shard, tally, files, clock)


def fail(job: Job, shard: Shard, error: str, message: str) -> None:
    """Commit a shard of which nothing can be read: every piece fails."""
    tally = _Tally()
    clock = _Clock()
    sink = Sink(job.path, shard.name)
    for piece in shard.pieces:
        lost = Failure(name=piece.path, error=error, message=f"{piece.path}: {message}")
        _fail(shard, piece, lost, sink, tally)
        sink.turn()
        tally.close(piece, 0, 1)
    _commit(job, shard, tally, sink.close(), clock)


def _commit(
    job: Job, shard: Shard, tally: _Tally, files: dict[str, int], clock: _Clock
) -> None:
    record = {
        "format": jobs.FORMAT, "shard": shard.number, "counts": tally.counts,
        "reasons": tally.reasons, "ends": tally.ends, "pieces": tally.pieces,
        "files": files, "began": clock.began, "ended": time.time(),
        "processor": round(time.process_time() - clock.processor, 3),
    }  # fmt: skip
    jobs.written(job.record(shard.name), lambda file: file.write(jobs.as_json(record)))


def _kept(
    job: Job,
    shard: Shard,
    piece: Piece,
    at: tuple[int, Found],
    sink: Sink,
    tally: _Tally,
    passed: dict[int, str] | None,
) -> bool:
    """Read a page that was found and keep it; return whether it could be read."""
    number, found = at
    made: list[tuple[str, list[tuple[object, ...]]]] = []
    if number in (passed or {}):
        name = piece.path if isinstance(found, Failure) else found.source.name
        error = (passed or {})[number]
        message = f"{name}: brought the process down that read it, again and again"
        found = Failure(name=name, error=error, message=message)
    elif isinstance(found, Page):
        identity = shard.number * PAGES + number
        name = found.source.name
        tried = attempt(name, partial(_made, found, identity, piece), job.limits)
        if isinstance(tried, SourceError):
            found = failure(name, tried)
        else:
            made = tried
    if isinstance(found, Failure):
        _fail(shard, piece, found, sink, tally)
    for table, written in made:
        sink.add(table, written)
        tally.counts[table] += len(written)
    sink.turn()
    return isinstance(found, Page)


def _made(
    page: Page, identity: int, piece: Piece
) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Read a page; return its rows by table."""
    page.text.encode()  # a lone surrogate cannot be written; it is told as what it is
    return list(rows(identity, piece.path, read(page)))


def _fail(
    shard: Shard, piece: Piece, found: Failure, sink: Sink, tally: _Tally
) -> None:
    tally.counts["failures"] += 1
    tally.reasons[found.error] += 1
    told = (found.name, found.error, found.message, found.hint)
    clean = [part.encode("utf-8", "replace").decode() for part in told]
    sink.add("failures", [(shard.number, piece.path, *clean)])
