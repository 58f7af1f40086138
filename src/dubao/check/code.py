"""A check: what it is called, why it is made, and how it looks for what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dubao.check.finding import Fact, Finding, Severity
from dubao.check.passage import Passage

Said = Iterator[Finding | Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One kind of mistake, under its code.

    A file of checks has a corpus of the same name beside it; the first wrong and the
    first right passage of a code in it are the examples of its documentation.
    """

    # A arithmetic, C list, D calendar, U unit, P page, L ledger, N numerals
    code: str
    name: str  # in English, a few words
    title: str  # 中文名
    severity: Severity  # the worst that it says
    why: str  # what it holds against what, and when it keeps silent
    source: str  # the standard or book it follows
    find: Callable[[Passage], Said]
    style: bool = False  # off unless selected
