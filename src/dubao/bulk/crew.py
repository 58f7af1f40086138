"""Processes that read, watched by the one that writes.

A process that dies or takes too long is replaced, and what it was at is given
back as failed: no file takes the others with it.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from dubao.bulk.work import Failure, Result, Sign, Unit, serve
from dubao.sources import Limits
from dubao.sources.isolation import LEAVE

SPAWN = get_context("spawn")  # a fork copies locks and files of ours
GRACE = 10.0  # seconds more for a parser that must be stopped and begun anew
START = 10.0  # seconds that a process may take to begin
DIED = 70  # how a process ends that failed
WINDOW = 8  # units that may wait for their turn, for each process


@dataclass(slots=True, eq=False)
class _Hand:
    process: BaseProcess
    connection: Connection
    unit: Unit | None = None
    since: float = 0.0  # when it began its unit, or gave its last sign of life
    patience: float = 0.0  # seconds that it asked for beyond a page's own
    signs: int = 0  # of life, since it began its unit


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Begin a process that Ctrl-C does not stop while it loads: its writer decides."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # beginning it, it would let signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _served(
    serve: Callable[[Connection, Path, Limits], None],
    connection: Connection,
    path: Path,
    limits: Limits,
) -> None:
    """Serve, and die without a word of one's own: who hired it says what is lost."""
    try:
        serve(connection, path, limits)
    except BaseException:  # noqa: BLE001 a traceback tells nobody what to do
        os._exit(DIED)


class Crew:
    """A number of processes; use it in a `with` statement."""

    def __init__(
        self,
        path: Path,
        *,
        workers: int,
        limits: Limits,
        serve: Callable[[Connection, Path, Limits], None] = serve,
    ) -> None:
        """Start processes for the ledger or job at `path`, each page within `limits`.

        `serve` is what they run.
        """
        self._serve = serve
        self._path = path
        self._limits = limits
        self._hands = [self._hired() for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        idle = [hand for hand in self._hands if hand.unit is None]
        for hand in idle:  # one that nobody speaks to any more ends by itself
            hand.connection.close()
        for hand in idle:
            hand.process.join(LEAVE)
        for hand in self._hands:
            self._dismiss(hand)

    def _hired(self) -> _Hand:
        ours, theirs = SPAWN.Pipe()
        process = SPAWN.Process(
            target=_served, args=(self._serve, theirs, self._path, self._limits),
            daemon=True,
        )  # fmt: skip
        with _undisturbed():
            process.start()
        theirs.close()
        start = time.monotonic() + START
        return _Hand(process, ours, since=start)

    def _dismiss(self, hand: _Hand) -> None:
        hand.connection.close()
        hand.process.kill()
        hand.process.join()

    def _give(self, hand: _Hand, unit: Unit) -> None:
        hand.unit = unit
        hand.since = max(hand.since, time.monotonic())
        hand.patience = 0.0
        hand.signs = 0
        hand.connection.send(unit)

    def _late(self, hand: _Hand) -> bool:
        if hand.unit is None:
            return False
        # what is parsed apart has its own watch: this one is for the reading
        parsed = self._limits.seconds + GRACE if not hand.unit.pages else 0.0
        allowed = self._limits.seconds * max(1, len(hand.unit.pages))
        return time.monotonic() - hand.since > allowed + parsed + hand.patience

    def _heard(self, hand: _Hand) -> tuple[int, list[Result]] | None:
        """Return a hand's answer, None for a sign of life."""
        answer: tuple[int, list[Result]] | Sign = hand.connection.recv()
        if not isinstance(answer, Sign):
            hand.unit = None
            return answer
        hand.since = time.monotonic()
        hand.signs += answer is Sign.page
        hand.patience = self._limits.recognition if answer is Sign.slow else 0.0
        return None

    def _replace(self, hand: _Hand, error: str, message: str) -> list[Failure]:
        """Put a new process in a hand's place; return what its unit came to."""
        unit = hand.unit
        self._dismiss(hand)
        self._hands[self._hands.index(hand)] = self._hired()
        if unit is None:
            return []
        names = [
            unit.place if isinstance(page, Exception) else page.source.name
            for page in unit.pages
        ]
        return [
            Failure(
                name=name,
                error=error,
                message=f"{name}: {message}",
                after=hand.signs,
            )
            for name in names or [unit.place]
        ]

    def _outcome(
        self, hand: _Hand, *, has_answered: bool
    ) -> tuple[int, list[Result]] | None:
        """Return what became of a hand's unit, None while it is at it."""
        unit = hand.unit
        if has_answered:
            try:
                return self._heard(hand)
            except (EOFError, OSError):
                lost = self._replace(hand, "WorkerCrashed", "its process died")
        elif self._late(hand):
            told = f"not read in {self._limits.seconds:g} seconds"
            lost = self._replace(hand, "TimedOut", told)
        else:
            return None
        return (unit.number, [*lost]) if unit else None

    def _answers(self) -> Iterator[tuple[int, list[Result]]]:
        """Yield what the hands have done, after a moment at most."""
        ready = wait([h.connection for h in self._hands], timeout=0.2)
        for hand in list(self._hands):
            answer = self._outcome(hand, has_answered=hand.connection in ready)
            if answer:
                yield answer

    def done(self, units: Iterator[Unit]) -> Iterator[tuple[Unit, list[Result]]]:
        """Yield each unit with what became of it, in the units' own order.

        Pages that failed together are tried again one by one.
        """
        given: dict[int, Unit] = {}
        answered: dict[int, list[Result]] = {}
        turn, more = 0, True
        while more or given:
            for hand in self._hands:
                waiting = len(given) < WINDOW * len(self._hands)
                if more and hand.unit is None and waiting:
                    unit = next(units, None)
                    if unit is None:
                        more = False
                        break
                    given[unit.number] = unit
                    self._give(hand, unit)
            if given:
                answered.update(self._answers())
            while turn in answered:
                unit = given.pop(turn)
                yield unit, self._again(unit, answered.pop(turn))
                turn += 1

    def _again(self, unit: Unit, answer: list[Result]) -> list[Result]:
        lost = [r for r in answer if isinstance(r, Failure) and _by_process(r)]
        if not lost or len(unit.pages) < 2:  # noqa: PLR2004 # alone already
            return answer
        found: list[Result] = []
        for page in unit.pages:
            hand = next((h for h in self._hands if h.unit is None), None)
            if hand is None:
                hand = self._hired()
                self._hands.append(hand)
            single = replace(unit, pages=(page,))
            self._give(hand, single)
            while hand.unit is not None and hand in self._hands:
                ended = self._outcome(hand, has_answered=hand.connection.poll(0.05))
                found += ended[1] if ended else []
        return found


def _by_process(failed: Failure) -> bool:
    return failed.error in {"WorkerCrashed", "TimedOut"}
