"""The engine of a cluster: Dask hands out shards, and its workers commit them.

The engine only schedules. A shard commits itself, the same bytes whoever reads it, so a
worker that is lost, a scheduler that begins anew or a shard that is given out twice
loses and doubles nothing. It needs an address; how workers are started (dask-jobqueue
for SLURM and its like, dask-kubernetes, `dask worker` by hand) is not its concern.

The job's folder, and inputs that are paths, must be on a file system that every worker
sees under the same path.

Source: Dask, Futures (client.submit, as_completed, retries).
"""

import logging
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from dubao.bulk import job as jobs
from dubao.bulk import shard as work
from dubao.bulk.job import Job, Shard
from dubao.bulk.run import Engine
from dubao.errors import DubaoError, JobError
from dubao.ledger.extra import extra

AHEAD = 3  # shards given out for each thread of a worker, so that none waits
LOST = 3  # times that a shard may lose its worker before it counts as failed
PATIENCE = 10.0  # seconds that the scheduler may take to answer
QUEUE = 24 * 3600.0  # seconds that a first worker may take to come: batch systems queue


def engine(scheduler: str) -> Engine:
    """Return the engine that reads on the cluster of a scheduler.

    `scheduler` is an address, tcp://10.0.0.5:8786, or a scheduler file. The number of
    workers is not asked for: the cluster has what it has.

    Raises:
        UsageError: the extra `dask` is not installed.
    """
    extra("distributed", "dask")
    return partial(_read, scheduler)


def _read(
    scheduler: str, job: Job, shards: Iterable[Shard], workers: int
) -> Iterator[int]:
    """Read shards on the cluster; yield the number of each that is committed.

    Raises:
        JobError: no scheduler or no worker answers, or a worker does not see the job.
    """
    del workers  # the cluster has what it has
    try:
        with _client(scheduler) as client:
            yield from _handed_out(client, job, iter(shards))
    except (OSError, TimeoutError) as error:
        message = f"{scheduler}: the cluster does not answer: {error}"
        hint = f"what is committed stays: go on with dubao bulk run {job.path}"
        raise JobError(message, hint=hint) from error


def _client(scheduler: str) -> Any:  # noqa: ANN401 distributed is an extra
    from distributed import Client  # noqa: PLC0415 an extra

    file = os.path.isfile(scheduler)  # noqa: PTH113 an address is no path
    where = {"scheduler_file": scheduler} if file else {"address": scheduler}
    return Client(**where, timeout=PATIENCE, set_as_default=False)


def _handed_out(client: Any, job: Job, shards: Iterator[Shard]) -> Iterator[int]:  # noqa: ANN401
    from distributed import as_completed  # noqa: PLC0415 an extra
    from distributed.scheduler import KilledWorker  # noqa: PLC0415

    if not client.nthreads():
        logging.getLogger("dubao").warning("the cluster has no worker yet: waiting")
        client.wait_for_workers(1, timeout=QUEUE)
    threads = max(1, sum(client.nthreads().values()))
    given: dict[Any, Shard] = {}
    lost: Counter[int] = Counter()

    def give(shard: Shard) -> Any:  # noqa: ANN401
        # never pure: a key that was done before must not be taken for done again
        future = client.submit(_shard, str(job.path), shard, pure=False, retries=0)
        given[future] = shard
        return future

    first = [give(shard) for shard in islice(shards, threads * AHEAD)]
    coming = as_completed(first, loop=client.loop)
    for future in coming:
        shard = given.pop(future)
        error = future.exception()
        future.release()
        if error is None:
            yield shard.number
        elif isinstance(error, JobError):
            raise error
        elif not isinstance(error, KilledWorker) and not _gone(future):
            # the shard's own code never raises: this is the cluster's doing
            message = f"{job.path}: a worker failed: {type(error).__name__}: {error}"
            raise JobError(message, hint="is the same dubao installed on every worker?")
        elif lost[shard.number] < LOST:
            lost[shard.number] += 1
            coming.add(give(shard))
            continue
        else:
            work.fail(job, shard, "WorkerCrashed", "its worker died each time")
            yield shard.number
        following = next(shards, None)
        if following is not None:
            coming.add(give(following))


def _gone(future: Any) -> bool:  # noqa: ANN401
    """Was it given up because its scheduler began anew?"""
    return bool(future.cancelled() or future.status == "lost")


def _shard(path: str, shard: Shard) -> int:
    """Read one shard, on a worker.

    Raises:
        JobError: the worker does not see the job's folder, or has another dubao.
    """
    try:
        job = jobs.opened(path)
    except DubaoError as error:
        message = f"a worker cannot read the job: {error}"
        hint = "put the job on a file system that every worker sees"
        raise JobError(message, hint=hint) from None
    if not job.is_done(shard):  # given out twice, or after a scheduler began anew
        work.run(job, shard)
    return shard.number
