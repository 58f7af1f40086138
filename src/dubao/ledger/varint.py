"""Whole numbers in as few bytes as they need, many at once.

Seven bits a byte, the lowest first; a set eighth bit says that more follow
(LEB128, as in Protocol Buffers and DWARF).
"""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
BITS = 7
MORE = 0x80
LONGEST = 9  # bytes of a number below 2**63


def lengths(numbers: Numbers) -> Numbers:
    """Return how many bytes each of the numbers takes.

    >>> lengths(np.array([0, 127, 128, 16384])).tolist()
    [1, 1, 2, 3]
    """
    taken = np.ones(len(numbers), dtype=np.int64)
    for place in range(1, LONGEST):
        longer = numbers >= 1 << BITS * place
        if not longer.any():
            break
        taken += longer
    return taken


def encoded(numbers: Numbers) -> Bytes:
    """Return the numbers, which are not negative, as bytes.

    >>> encoded(np.array([1, 300])).tobytes().hex()
    '01ac02'
    """
    taken = lengths(numbers)
    ends = np.cumsum(taken)
    found = np.empty(int(ends[-1]) if len(ends) else 0, dtype=np.uint8)
    starts = ends - taken
    for place in range(int(taken.max(initial=0))):
        which = np.flatnonzero(taken > place)
        piece = numbers[which] >> BITS * place & MORE - 1
        piece |= np.where(taken[which] > place + 1, MORE, 0)
        found[starts[which] + place] = piece
    return found


def decoded(data: bytes | memoryview) -> Numbers:
    """Return the numbers of the bytes.

    >>> decoded(bytes.fromhex("01ac02")).tolist()
    [1, 300]
    """
    found = np.frombuffer(data, dtype=np.uint8)
    last = found < MORE
    ends = np.flatnonzero(last)
    if len(ends) == len(found):
        return found.astype(np.int64)
    starts = np.empty_like(ends)
    starts[:1] = 0
    starts[1:] = ends[:-1] + 1
    numbers = (found[starts] & MORE - 1).astype(np.int64)
    taken = ends - starts
    for place in range(1, int(taken.max(initial=0)) + 1):
        which = np.flatnonzero(taken >= place)
        piece = (found[starts[which] + place] & MORE - 1).astype(np.int64)
        numbers[which] |= piece << BITS * place
    return numbers


def gaps(rising: Numbers) -> bytes:
    """Return rising numbers as bytes: the first, then each one's gap.

    >>> gaps(np.array([5, 6, 206])).hex()
    '0501c801'
    """
    return encoded(np.diff(rising, prepend=0)).tobytes()


def summed(data: bytes | memoryview) -> Numbers:
    """Return the rising numbers that `gaps` made the bytes of.

    >>> summed(gaps(np.array([5, 6, 206]))).tolist()
    [5, 6, 206]
    """
    return np.cumsum(decoded(data))
