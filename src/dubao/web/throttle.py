"""How often somebody may guess a password: a few times, then less and less often."""

import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 5  # wrong ones that cost nothing
EVERYBODY = 20  # times as many, of all addresses together
LONGEST = 60.0  # seconds between two tries at most
FORGOTTEN = 600.0  # seconds after which wrong ones are forgotten
KNOWN = 10_000  # addresses that are remembered


class Throttle:
    """Counts wrong passwords by address, and for all of them together.

    >>> throttle = Throttle(clock=lambda: 0.0)
    >>> for _ in range(7): throttle.wrong("10.0.0.1")
    >>> throttle.wait("10.0.0.1"), throttle.wait("10.0.0.2")
    (4.0, 0.0)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Count from nothing; `clock` gives the seconds."""
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Return the seconds until an address may try again, 0 for now."""
        return max(self._left(address, FREE), self._left("everybody", FREE * EVERYBODY))

    def _left(self, name: str, free: int) -> float:
        times, last = self._wrong.get(name, (0, 0.0))
        since = self._clock() - last
        if times < free or since > FORGOTTEN:
            return 0.0
        return max(0.0, min(LONGEST, 2.0 ** min(times - free, 10)) - since)

    def wrong(self, address: str) -> None:
        """Note a wrong password."""
        now = self._clock()
        for name in (address, "everybody"):
            times, last = self._wrong.pop(name, (0, now))
            times = 0 if now - last > FORGOTTEN else times
            self._wrong[name] = (times + 1, now)
        while len(self._wrong) > KNOWN:
            self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forget the wrong ones of somebody who knows it."""
        self._wrong.pop(address, None)
