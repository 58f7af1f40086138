"""What a job costs as it grows: time and memory from 10² pages to 10⁶.

    python -m bench.growth [--pages 1000000] [--workers 2] [--folder DIR]

Makes pages of its own (bench/leaf.py), plans a job for each power of ten, and runs it
with local processes. In the largest job every commit is noted with the time, the
processor time of its shard and the memory of each worker. Linear means: the last tenth
of the pages costs no more than the first, and memory does not climb. Processor time
is told beside the wall's, since a machine that does other things as well slows the
wall only. Writes its table into docs/performance.md.
"""

import argparse
import multiprocessing
import shutil
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dubao import bulk
from dubao.bulk.job import committed, opened
from dubao.bulk.state import State

from . import leaf
from .told import tell, verdict

TENTHS = 10
SLOWER, STEEPER, ROOM = 1.1, 0.02, 600  # the bars: times, share, megabytes


@dataclass(frozen=True)
class Commit:
    """How things stood when a shard was committed."""

    pages: int  # committed by now
    wall: float  # seconds since the start
    memory: float  # megabytes: the mean of the workers


def resident() -> tuple[float, float]:
    """Return what a worker holds on the mean, and the most one ever held, in MB."""
    now, most = [], [0]
    for child in multiprocessing.active_children():
        try:
            said = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
        except OSError:
            continue  # it has just gone
        fields = dict(line.split(":", 1) for line in said.splitlines())
        if "VmRSS" in fields:
            now.append(int(fields["VmRSS"].split()[0]) / 1024)
            most.append(int(fields["VmHWM"].split()[0]) / 1024)
    return (statistics.fmean(now) if now else 0.0), max(most)


def run(job: Path, workers: int) -> tuple[list[Commit], float, float]:
    """Run a job; return its commits, its seconds, and the most memory of a worker."""
    commits: list[Commit] = []
    most = 0.0
    start = time.perf_counter()

    def note(found: State) -> None:
        nonlocal most
        memory, peak = resident()
        most = max(most, peak)
        if memory:
            commits.append(Commit(found.pages, time.perf_counter() - start, memory))

    bulk.run(job, workers=workers, progress=note)
    return commits, time.perf_counter() - start, most


def processor(job: Path) -> list[tuple[int, float]]:
    """Return pages and processor seconds of each shard, in the order of the input."""
    found = opened(job)
    records = (committed(found.record(f"{n:06}")) for n in range(found.shards))
    return [(r["counts"]["pages"], r["processor"]) for r in records if r]


def slope(commits: list[Commit]) -> float:
    """Return how much memory grows from the first commit to the last, as a share.

    The line of least squares over the commits after the first tenth: until then tables
    are loaded and caches fill.
    """
    settled = commits[len(commits) // TENTHS :]
    line = statistics.linear_regression(
        [c.pages for c in settled], [c.memory for c in settled]
    )
    risen = line.slope * (settled[-1].pages - settled[0].pages)
    return risen / statistics.fmean(c.memory for c in settled)


def tenths(job: Path, commits: list[Commit]) -> list[tuple[int, float, float, float]]:
    """Return for each tenth: pages, wall and processor seconds a page, and memory."""
    shards = processor(job)
    made = []
    for tenth in range(TENTHS):
        low, high = (len(shards) * n // TENTHS for n in (tenth, tenth + 1))
        pages = sum(count for count, _ in shards[low:high])
        spent = sum(seconds for _, seconds in shards[low:high])
        here = commits[
            len(commits) * tenth // TENTHS : len(commits) * (tenth + 1) // TENTHS
        ]
        before = (
            commits[len(commits) * tenth // TENTHS - 1] if tenth else Commit(0, 0, 0)
        )
        wall = (here[-1].wall - before.wall) / (here[-1].pages - before.pages)
        made.append((pages, wall, spent / pages, max(c.memory for c in here)))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    given = parser.parse_args()
    rows = ["| pages | time | pages/s | peak of a worker |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        size = 100
        while True:
            size = min(size, given.pages)
            pages, job = Path(folder) / "pages.jsonl", Path(folder) / f"job-{size}"
            leaf.write(pages, size)
            bulk.plan([str(pages)], job)
            commits, seconds, most = run(job, given.workers)
            rows.append(
                f"| {size:,} | {seconds:,.1f} s"
                f" | {size / seconds:,.0f} | {most:,.0f} MB |"
            )
            print(rows[-1], flush=True)
            if size == given.pages:
                break
            shutil.rmtree(job)
            size *= 10
        if len(commits) < TENTHS:
            parser.error("too few shards to tell how they grow: name more pages")
        parts = tenths(job, commits)
    rows += [
        "",
        "| tenth | ms a page, wall | ms a page, processor | memory of a worker |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| {n} | {wall * 1000:.2f} | {spent * 1000:.2f} | {memory:,.0f} MB |"
        for n, (_, wall, spent, memory) in enumerate(parts, start=1)
    ]
    (_, wall, spent, _), (_, last_wall, last_spent, _) = parts[0], parts[-1]
    climbs = slope(commits)
    rows += [
        "",
        (
            f"Last tenth to first: {last_wall / wall:.3f} × by the wall"
            f" (≤ {SLOWER}, {verdict(holds=last_wall / wall <= SLOWER)}),"
            f" {last_spent / spent:.3f} × by the processor."
            f" Memory climbs by {climbs:.1%}"
            f" (≤ {STEEPER:.0%}, {verdict(holds=climbs <= STEEPER)});"
            f" peak {most:,.0f} MB a worker"
            f" (≤ {ROOM} MB, {verdict(holds=most <= ROOM)}). {given.workers} workers."
        ),
    ]
    tell("growth", "\n".join(rows))


if __name__ == "__main__":
    main()
