"""One worker, two workers, and a Dask cluster of two on the same job.

    python -m bench.cores [--pages 12000] [--rounds 3]

Every round runs the job with each, in turn; the medians count, their spread is told.
The cluster (two workers of one thread, on this machine) stands before the clock starts;
local processes are started within it. Writes its table into docs/performance.md.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from distributed import LocalCluster

from dubao import bulk
from dubao.bulk import cluster
from dubao.bulk.run import Engine

from . import leaf
from .told import tell, verdict

SHARD = 500_000  # bytes: about a second and a half
FASTER, SLOWER = 1.7, 1.15  # the bars


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=12_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as made,
    ):
        home = Path(folder)
        leaf.write(home / "pages.jsonl", given.pages)
        ways: dict[str, Callable[[], tuple[Engine, int]]] = {
            "one worker": lambda: (bulk.local_engine, 1),
            "two workers": lambda: (bulk.local_engine, 2),
            "Dask, two workers": lambda: (cluster.engine(made.scheduler_address), 2),
        }
        spent: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(given.rounds):
            for name, way in ways.items():
                job = home / "job"
                bulk.plan([str(home / "pages.jsonl")], job, size=SHARD)
                engine, workers = way()
                start = time.perf_counter()
                bulk.run(job, engine=engine, workers=workers)
                spent[name].append(time.perf_counter() - start)
                print(f"{name:<20}{spent[name][-1]:6.1f} s", flush=True)
                shutil.rmtree(job)
    median = {name: statistics.median(times) for name, times in spent.items()}
    rows = ["| | pages/s | seconds | spread of rounds |", "|---|---|---|---|"]
    for name, times in spent.items():
        spread = (max(times) - min(times)) / median[name]
        rows.append(
            f"| {name} | {given.pages / median[name]:,.0f}"
            f" | {median[name]:.1f} | {spread:.0%} |"
        )
    faster = median["one worker"] / median["two workers"]
    slower = median["Dask, two workers"] / median["two workers"]
    rows += [
        "",
        (
            f"Two workers are {faster:.2f} × one (≥ {FASTER},"
            f" {verdict(holds=faster >= FASTER)}). Dask takes"
            f" {slower:.2f} × of local processes (≤ {SLOWER},"
            f" {verdict(holds=slower <= SLOWER)})."
            f" {given.pages:,} pages in shards of {SHARD:,} bytes."
        ),
    ]
    tell("cores", "\n".join(rows))


if __name__ == "__main__":
    main()
