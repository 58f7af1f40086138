"""The values that were printed of one thing, none of which agrees with another.

What does not agree lies apart, so that a value need be held against its two neighbours
and no other: series of thousands of figures are compared in the time of sorting them.
"""

from bisect import bisect_right
from fractions import Fraction

from dubao.ledger.observation import Observation

End = tuple[int, Fraction]  # -1 and 1 before and behind every number
LOWEST, HIGHEST = (-1, Fraction(0)), (1, Fraction(0))


class Values:
    """Values of one period that lie apart, as they are found."""

    def __init__(self) -> None:
        """Hold none."""
        self.last: tuple[int, Observation]  # the one found last, and its number
        self._lows: list[End] = []
        self._highs: list[End] = []
        self._places: set[tuple[int, int]] = set()

    def hold(self, one: Observation) -> bool:
        """Is there a value that agrees with this one, or one of the same article?"""
        if (one.page, one.article) in self._places:
            return True
        low, high = _ends(one)
        at = bisect_right(self._lows, low)
        return (at > 0 and self._highs[at - 1] >= low) or (
            at < len(self._lows) and self._lows[at] <= high
        )

    def add(self, order: int, one: Observation) -> None:
        """Take a value that agrees with none that is held."""
        low, high = _ends(one)
        at = bisect_right(self._lows, low)
        self._lows.insert(at, low)
        self._highs.insert(at, high)
        self._places.add((one.page, one.article))
        self.last = (order, one)


def _ends(one: Observation) -> tuple[End, End]:
    low = LOWEST if one.low is None else (0, one.low)
    high = HIGHEST if one.high is None else (0, one.high)
    return (low, high) if low <= high else (high, low)
