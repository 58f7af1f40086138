"""Runs a job: what is not committed is read, by one engine or another."""

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any

from dubao.bulk import job as jobs
from dubao.bulk import local
from dubao.bulk.job import FAILED, Job, Shard, written
from dubao.bulk.sink import arrow
from dubao.bulk.state import State, state

# reads shards with some workers, 0 for as many as it thinks fit, and yields the numbers
Engine = Callable[[Job, Iterable[Shard], int], Iterator[int]]


def run(
    path: str | os.PathLike[str],
    *,
    workers: int = 0,
    engine: Engine = local.engine,
    retry: Sequence[int] = (),
    progress: Callable[[State], None] = lambda _: None,
) -> State:
    """Read the shards of the job at `path` that are not committed.

    `workers` processes read, as many as there are processors for 0. The shards of
    `retry` are read again. `progress` is called after each commit.

    Raises:
        JobError: the job cannot be run; the class says why.
    """
    arrow()
    job = jobs.opened(path)
    for number in retry:
        job.record(f"{number:06}").unlink(missing_ok=True)
    found = State(job)
    waiting: list[int] = []
    for shard in job.manifest():
        record = jobs.committed(job.record(shard.name)) if job.is_done(shard) else None
        if record is None:
            job.record(shard.name).unlink(missing_ok=True)
            waiting.append(shard.number)
        else:
            found.add(record)
    progress(found)
    if waiting:
        wanted = set(waiting)
        shards = (shard for shard in job.manifest() if shard.number in wanted)
        for number in engine(job, shards, workers or os.cpu_count() or 1):
            record = jobs.committed(job.record(f"{number:06}"))
            if record is not None:
                found.add(record)
                progress(found)
    found = state(job)  # what counts is what is committed
    _write_failures(job)
    found.ends()
    return found


def _write_failures(job: Job) -> None:
    """Write what failed, a line each, with the command that tries it again."""
    path = job.path / FAILED
    _, files = arrow()

    def write(file: IO[bytes]) -> None:
        for record in job.records():
            if not record["counts"].get("failures"):
                continue
            name = f"{record['shard']}"
            retry = shlex.join(["dubao", "bulk", "run", str(job.path), "--retry", name])
            for part in record["files"]:
                if part.startswith("failures/"):
                    for row in _rows(files, str(job.path / part)):
                        file.write(jobs.as_json({**row, "retry": retry}))

    if written(path, write) == 0:
        path.unlink()


def _rows(files: Any, path: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    for batch in files.read_parquet(path):
        names = batch.schema.names
        columns = [batch.column(name).to_pylist() for name in names]
        for row in zip(*columns, strict=True):
            yield dict(zip(names, row, strict=True))
