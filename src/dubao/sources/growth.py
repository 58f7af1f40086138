"""How much comes out of packed bytes, and when it is too much.

Two things are watched. What one packed stream gives is looked at a stretch of FLOOR
bytes at a time, so that a corpus may be of any length, and one that turns into a bomb
after a gigabyte of honest text is found at once. All that an input gives, in however
many archives that lie in one another, is held against the bytes of the input itself.
"""

from dataclasses import dataclass

from dubao.errors import DecompressionBomb

FLOOR = 10_000_000  # bytes that may come out of nothing: a stretch
TOTAL = 100_000_000  # bytes that may come out of a whole input of any size


@dataclass(slots=True)
class Growth:
    """What an input took and gave, everything that lies in it included."""

    taken: int = 0  # bytes of the input itself
    given: int = 0  # bytes that came out, at any depth
    spent: bool = False  # past the limit: nothing more is to be unpacked


@dataclass(slots=True)
class Watch:
    """Watches one packed stream; it adds to the growth of the whole input."""

    whole: Growth
    name: str
    limit: int  # times that a stretch may grow
    outermost: bool  # it lies in no other
    _taken: int = 0  # in this stretch
    _given: int = 0

    def take(self, count: int) -> None:
        """Count packed bytes."""
        self._taken += count
        if self.outermost:
            self.whole.taken += count

    def give(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            DecompressionBomb: there are too many for what was taken.
        """
        self._given += count
        self.whole.given += count
        if self.whole.given > max(TOTAL, self.limit * self.whole.taken):
            self.whole.spent = True
            raise self.bomb()
        if self._given > FLOOR:
            if self._given > self.limit * self._taken:
                raise self.bomb()
            self._taken = self._given = 0

    def bomb(self) -> DecompressionBomb:
        """Return the error that says so."""
        message = f"{self.name}: grows more than {self.limit} times when unpacked"
        return DecompressionBomb(
            message, hint="made to do harm; else --limit expansion=…"
        )
