"""The engine of one machine: processes that read shards, each watched.

A process that dies is replaced and its shard read again. Where it dies at one page time
after time, that page is passed over and counted as failed, and the rest is read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from dubao.bulk import job as jobs
from dubao.bulk import shard as work
from dubao.bulk.crew import Crew
from dubao.bulk.job import Job, Shard
from dubao.bulk.work import Done, Failure, Unit
from dubao.sources import Limits
from dubao.sources.process import limit_memory

PATIENCE = 3  # times that a page may bring its process down
STARTS = 20  # times that a process may die before its first page


def serve(connection: Connection, path: Path, limits: Limits) -> None:
    """Read shards as they come, until the runner goes away."""
    limit_memory(limits.memory)
    job = jobs.opened(path)
    while True:
        unit: Unit = connection.recv()
        if unit.shard is not None:
            passed = dict(unit.passed)
            work.run(job, unit.shard, passed=passed, tell=connection.send)
        connection.send((unit.number, [Done(number=unit.number)]))


@dataclass(slots=True)
class _Trouble:
    """The pages at which a shard's processes died."""

    deaths: Counter[int] = field(default_factory=Counter)  # by the signs before
    passed: dict[int, str] = field(default_factory=dict)

    def note(self, lost: Failure) -> bool:
        """Count a death; return whether it makes sense to go on."""
        self.deaths[lost.after] += 1
        if not lost.after:
            return self.deaths[0] < STARTS
        if self.deaths[lost.after] >= PATIENCE:
            page = lost.after - 1  # the first sign stands before the first page
            if page in self.passed:
                return False  # passing over it does not help: it dies in opening it
            self.passed[page] = lost.error
            self.deaths[lost.after] = 0
        return True


def engine(job: Job, shards: Iterable[Shard], workers: int) -> Iterator[int]:
    """Read shards with some processes; yield the number of each that is committed."""
    troubles: dict[int, _Trouble] = {}
    with Crew(job.path, workers=workers, limits=job.limits, serve=serve) as crew:
        waiting: Iterable[Shard] = shards
        while True:
            again: list[Shard] = []
            for unit, results in crew.done(_units(waiting, troubles)):
                assert unit.shard is not None  # noqa: S101 we made it so
                shard = unit.shard
                lost = next((r for r in results if isinstance(r, Failure)), None)
                if lost is None:
                    yield shard.number
                elif troubles.setdefault(shard.number, _Trouble()).note(lost):
                    again.append(shard)
                else:
                    work.fail(job, shard, lost.error, "its process died each time")
                    yield shard.number
            if not again:
                return
            waiting = again


def _units(shards: Iterable[Shard], troubles: dict[int, _Trouble]) -> Iterator[Unit]:
    for number, shard in enumerate(shards):
        trouble = troubles.get(shard.number, _Trouble())
        passed = tuple(sorted(trouble.passed.items()))
        yield Unit(number=number, place=shard.name, shard=shard, passed=passed)
