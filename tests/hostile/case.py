"""A hostile input: what it is called, its bytes, and the errors that may name it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """One file; `errors` are the classes of which one must name it."""

    name: str
    content: bytes
    errors: frozenset[str]


def case(name: str, content: bytes, *errors: str) -> Case:
    """Return a case.

    >>> case("empty", b"", "EmptyInput").name
    'empty'
    """
    return Case(name, content, frozenset(errors))


def cut(name: str, whole: bytes, *errors: str, times: int = 24) -> Iterator[Case]:
    """Yield a file cut off at many places."""
    for n in range(1, times + 1):
        at = len(whole) * n // (times + 1)
        yield case(f"{name}-cut-{n}", whole[:at], *errors)
