"""Processes that read, watched by the one that writes.

A process that dies or takes too long is replaced, and what it was at is given
back as failed: no file takes the others with it.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Self

from dubao.bulk.work import Failure, Result, Sign, Unit, serve
from dubao.sources import Limits
from dubao.sources.process import Process, all_leave

GRACE = 10.0  # seconds more for a parser that must be stopped and begun anew
WINDOW = 8  # units that may wait for their turn, for each process

Serve = Callable[[Connection, Path, Limits], None]


class _Hand(Process):
    """A process that reads."""

    def __init__(self, serve: Serve, path: Path, limits: Limits) -> None:
        super().__init__(f"{serve.__module__}.{serve.__name__}", path, limits)
        self.unit: Unit | None = None
        self.signs = 0  # of life, since it began its unit
        self._limits = limits

    def give(self, unit: Unit) -> None:
        """Let it do a unit."""
        self.unit = unit
        self.signs = 0
        self.patience(0.0)
        self.connection.send(unit)

    def patience(self, more: float) -> None:
        """Give it the time of its unit's pages, and some seconds more."""
        assert self.unit is not None  # noqa: S101 it is at one
        # what is parsed apart has its own watch: this one is for the reading
        parsed = self._limits.seconds + GRACE if not self.unit.pages else 0.0
        allowed = self._limits.seconds * max(1, len(self.unit.pages))
        self.allow("seconds", allowed + parsed + more)

    def heard(self) -> tuple[int, list[Result]] | None:
        """Return its answer, None for a sign of life."""
        said = self.received()
        if said is None:
            return None
        answer: tuple[int, list[Result]] | Sign = pickle.loads(said)  # noqa: S301 ours
        if not isinstance(answer, Sign):
            self.unit = None
            return answer
        self.signs += answer is Sign.page
        self.patience(self._limits.recognition if answer is Sign.slow else 0.0)
        return None


class Crew:
    """A number of processes; use it in a `with` statement."""

    def __init__(
        self, path: Path, *, workers: int, limits: Limits, serve: Serve = serve
    ) -> None:
        """Start processes for the ledger or job at `path`, each page within `limits`.

        `serve` is what they run.
        """
        self._given = serve, path, limits
        self._limits = limits
        self._hands = [self._hired() for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            if hand.unit is not None:
                hand.kill()
        all_leave([hand for hand in self._hands if hand.unit is None])

    def _hired(self) -> _Hand:
        return _Hand(*self._given)

    def _replace(self, hand: _Hand, error: str, message: str) -> list[Failure]:
        """Put a new process in a hand's place; return what its unit came to."""
        unit = hand.unit
        hand.kill()
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
                return hand.heard()
            except (EOFError, OSError):
                lost = self._replace(hand, "WorkerCrashed", "its process died")
        elif hand.unit is not None and hand.is_late():
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
                    hand.give(unit)
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
            hand.give(single)
            while hand.unit is not None and hand in self._hands:
                ended = self._outcome(hand, has_answered=hand.connection.poll(0.05))
                found += ended[1] if ended else []
        return found


def _by_process(failed: Failure) -> bool:
    return failed.error in {"WorkerCrashed", "TimedOut"}
