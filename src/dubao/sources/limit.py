"""How much one input may take of time, memory and room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading may cost; past it there is a named error."""

    seconds: float = 20.0  # for a page, on the clock
    recognition: float = 180.0  # the same for a page that OCR must read
    memory: int = 4 << 30  # bytes of address space of the process that parses
    size: int = 200_000_000  # bytes of one page's file
    pixels: int = 100_000_000  # of a picture
    spool: int = 4_000_000_000  # bytes of a stream that must be written to disk
    expansion: int = 100  # times that a packed file may grow
    pages: int = 2_000  # of one document
    packed: int = 4  # archives inside archives
    nesting: int = 1_000  # elements inside elements, objects inside objects


USUAL = Limits()


def memory(limits: Limits) -> str:
    """Return the option that gives a page twice the memory.

    >>> memory(Limits(memory=4 << 30))
    '--limit memory=8G'
    """
    return f"--limit memory={max(2 * limits.memory >> 30, 1)}G"
