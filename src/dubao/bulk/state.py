"""How far a job is: the sum of its committed records, and of nothing else."""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from dubao.bulk.job import Job
from dubao.bulk.shard import end
from dubao.errors import JobError

ENDS = ("read", "partial", "failed", "skipped")
MINUTE = 60.0


@dataclass(slots=True)
class State:
    """What a job's committed shards came to.

    An input ends as read, partial (some of its pages failed), failed (all did), or
    skipped (it was named twice, or nothing stands in it). One that lies in several
    shards ends with the last of them.
    """

    job: Job
    shards: int = 0  # committed
    counts: Counter[str] = field(default_factory=Counter)  # rows, by table
    reasons: Counter[str] = field(default_factory=Counter)  # failures, by error
    _ends: Counter[str] = field(default_factory=Counter)
    _pieces: dict[str, list[int]] = field(default_factory=dict)  # [read, failed]
    _recent: list[tuple[float, float, int]] = field(default_factory=list)

    def add(self, record: dict[str, Any]) -> None:
        """Count a committed shard."""
        self.shards += 1
        self.counts.update(record["counts"])
        self.reasons.update(record["reasons"])
        self._ends.update(record["ends"])
        for number, (good, bad) in record["pieces"].items():
            pages = self._pieces.setdefault(number, [0, 0])
            pages[0] += good
            pages[1] += bad
        self._recent.append((record["began"], record["ended"], self._pages(record)))
        last = max(ended for _, ended, _ in self._recent[-1000:])
        self._recent = [one for one in self._recent if one[1] > last - MINUTE]

    @staticmethod
    def _pages(record: dict[str, Any]) -> int:
        return int(record["counts"].get("pages", 0))

    @property
    def is_finished(self) -> bool:
        """Is every shard committed?"""
        return self.shards >= self.job.shards

    @property
    def pages(self) -> int:
        """Pages that are committed."""
        return self.counts["pages"]

    def ends(self) -> dict[str, int]:
        """Return how many inputs ended how, and how many are `waiting`.

        Raises:
            JobError: a finished job's inputs do not add up; that is a fault.
        """
        found = self._ends.copy()
        found["skipped"] += self.job.twice
        if self.is_finished:
            found.update(end(good, bad) for good, bad in self._pieces.values())
        ended = {name: found[name] for name in ENDS}
        waiting = self.job.inputs - sum(ended.values())
        if waiting < 0 or (waiting and self.is_finished):
            message = (
                f"{self.job.path}: {sum(ended.values())} inputs ended,"
                f" {self.job.inputs} were planned"
            )
            raise JobError(message, hint="a fault of dubao: please report it")
        return {**ended, "waiting": waiting}

    def rate(self, now: float | None = None) -> float:
        """Return pages a second in the last minute."""
        now = time.time() if now is None else now
        since = now - MINUTE
        pages = 0.0
        first = now
        for began, ended, count in self._recent:
            if ended > since:
                share = (ended - max(began, since)) / max(ended - began, 1e-6)
                pages += count * min(share, 1.0)
                first = min(first, max(began, since))
        return pages / (now - first) if now - first > 0.5 else 0.0  # noqa: PLR2004

    def left(self, now: float | None = None) -> float:
        """Return the seconds that are left at that rate; -1 where nobody can tell."""
        rate = self.rate(now)
        if self.is_finished:
            return 0.0
        if not rate or not self.pages:
            return -1.0
        return self.pages / self.shards * (self.job.shards - self.shards) / rate


def state(job: Job) -> State:
    """Return how far a job is, from its committed records."""
    found = State(job)
    for record in job.records():
        found.add(record)
    return found
