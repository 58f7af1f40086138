"""Kills whoever reads a job, again and again: what comes out is as if nothing happened.

    python -m bench.kill_job [--kills 100]

A job of generated pages is run by local processes, then by a Dask cluster; after a
moment that chance chooses, a worker or the runner gets SIGKILL, and where the runner is
gone the command is given again. When a job is done, its files must be, byte for byte,
those of a run that nobody disturbed, and of the shards that were begun no more may have
been begun twice than there were workers at work when they died. Writes what happened
into docs/performance.md.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from distributed import LocalCluster

from dubao import bulk
from dubao.bulk import job as jobs

from . import leaf
from .told import tell
from .written import output

WORKERS = 2
PAGES, SHARD = 8_000, 60_000  # a shard takes a fifth of a second
FIRST, LAST = 0.05, 1.2  # seconds from a sign of work to the blow


@dataclass
class Tally:
    """What was done to jobs, and what came of it."""

    worker: int = 0
    runner: int = 0
    again: int = 0  # shards begun twice
    allowed: int = 0  # that may have been
    jobs: int = 0
    different: list[str] = field(default_factory=list)

    @property
    def kills(self) -> int:
        """How many were killed."""
        return self.worker + self.runner


def begun(job: Path) -> int:
    try:
        return len((job / jobs.BEGUN).read_text().splitlines())
    except FileNotFoundError:
        return 0


def children(process: int) -> list[int]:
    """Return the processes that a process started to read, not its resource tracker."""
    found = Path(f"/proc/{process}/task/{process}/children")
    try:
        names = [int(name) for name in found.read_text().split()]
        return [
            name for name in names
            if b"spawn_main" in Path(f"/proc/{name}/cmdline").read_bytes()
        ]  # fmt: skip
    except OSError:
        return []


def struck(process: int) -> bool:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


class Cluster:
    """A scheduler, and workers that are replaced when they die, as SLURM would."""

    def __init__(self) -> None:
        """Start the scheduler and its workers."""
        self.scheduler = LocalCluster(n_workers=0, dashboard_address=None)
        self.address = self.scheduler.scheduler_address
        self.hands = [self._worker() for _ in range(WORKERS)]

    def _worker(self) -> subprocess.Popen[bytes]:
        program = str(Path(sys.executable).with_name("dask"))
        return subprocess.Popen(  # noqa: S603 ours
            [program, "worker", self.address, "--no-nanny", "--nthreads", "1",
             "--no-dashboard"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def processes(self) -> list[int]:
        """Return the workers, new ones in place of the dead."""
        self.hands = [
            self._worker() if one.poll() is not None else one for one in self.hands
        ]
        return [one.pid for one in self.hands]

    def close(self) -> None:
        """Stop all."""
        for one in self.hands:
            one.kill()
            one.wait()
        self.scheduler.close()


def disturbed(
    job: Path,
    chance: random.Random,
    tally: Tally,
    most: int,
    cluster: Cluster | None = None,
) -> None:
    """Run a job to its end, and kill on the way, `most` times in all."""
    words = [sys.executable, "-m", "dubao", "bulk", "run", str(job), "--quiet"]
    words += (
        ["--engine", "dask", "--scheduler", cluster.address]
        if cluster
        else ["--workers", str(WORKERS)]
    )
    while True:
        runner = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603 ours
        before = begun(job)
        while runner.poll() is None and tally.kills < most:
            while runner.poll() is None and begun(job) == before:
                time.sleep(0.02)
            time.sleep(chance.uniform(FIRST, LAST))
            if runner.poll() is not None:
                break
            before = begun(job)
            at_work = cluster.processes() if cluster else children(runner.pid)
            if at_work and chance.random() < 0.6:
                if struck(chance.choice(at_work)):
                    tally.worker += 1
                    tally.allowed += 1
                    if cluster:
                        time.sleep(0.1)
                        cluster.processes()
            elif struck(runner.pid):
                tally.runner += 1
                tally.allowed += WORKERS
                break
        if runner.wait() == 0:
            return


def trial(kills: int, seed: int = 1, pages: int = PAGES) -> dict[str, Tally]:
    """Kill `kills` times, a third of them in a Dask cluster; return what came of it."""
    chance = random.Random(seed)
    tallies = {"local processes": Tally(), "Dask": Tally()}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        leaf.write(home / "pages.jsonl", pages)
        inputs = [str(home / "pages.jsonl")]
        bulk.plan(inputs, home / "calm", size=SHARD)
        bulk.run(home / "calm", workers=WORKERS)
        calm = output(home / "calm")

        def go(name: str, most: int, cluster: Cluster | None = None) -> None:
            tally = tallies[name]
            while tally.kills < most:
                job = home / f"{name}-{tally.jobs}"
                bulk.plan(inputs, job, size=SHARD)
                disturbed(job, chance, tally, most, cluster)
                tally.jobs += 1
                tally.again += begun(job) - jobs.opened(job).shards
                found = output(job)
                tally.different += [
                    part for part in calm.keys() | found.keys()
                    if calm.get(part) != found.get(part)
                ]  # fmt: skip
                print(f"{name}: {tally}", flush=True)

        go("local processes", kills - kills // 3)
        made = Cluster()
        try:
            go("Dask", kills // 3, made)
        finally:
            made.close()
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tallies = trial(given.kills, given.seed)
    rows = [
        (
            "| | killed workers | killed runners | jobs | shards begun twice | allowed"
            " | files that differ |"
        ),
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {name} | {one.worker} | {one.runner} | {one.jobs} | {one.again}"
        f" | {one.allowed} | {len(one.different)} |"
        for name, one in tallies.items()
    ]
    tell("kills", "\n".join(rows))
    if any(one.different or one.again > one.allowed for one in tallies.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
