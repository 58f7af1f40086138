"""Which indicators a ledger has: how often each, when, in what, and of whom."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

from dubao.ledger.column import Columns
from dubao.ledger.facet import Tally
from dubao.text.fold import fold

FEW = 3  # units and holders that are named
YEAR = re.compile(r"\d{4}", re.ASCII)
ALIKE = 0.5  # from which share of characters in common a name is near another
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """An indicator, and what is known of it."""

    measure: str
    times: int  # figures
    first: str  # years of its periods, or of the issues that print it; "" unknown
    last: str
    units: tuple[Tally, ...]  # the commonest
    holders: tuple[Tally, ...]
    whose: int  # how many holders it has


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a page may call an indicator: 粮食总产量 is the 总产量 of 粮食."""

    measure: str
    holder: str  # "" any
    times: int


def _years(columns: Columns, end: bool) -> npt.NDArray[np.int32]:  # noqa: FBT001 its own
    """Return the year in which each row's period begins or ends; 0 for none."""
    words = columns.vocabulary.words
    found = np.zeros((2, len(words)), dtype=np.int32)
    for place, name in enumerate(("period", "date")):
        for code in columns.used(name):
            years = YEAR.findall(words[code])
            if years:
                found[place, code] = int(years[-1 if end else 0])
    period, date = columns.codes["period"], columns.codes["date"]
    rows: npt.NDArray[np.int32] = found[0, period]
    return np.where(rows, rows, found[1, date])


class Measures:
    """The indicators of some columns, counted once."""

    def __init__(self, columns: Columns) -> None:
        """Count them."""
        self.columns = columns
        said = columns.kept & (columns.codes["measure"] > 0)
        self._rows = np.flatnonzero(said)
        code = columns.codes["measure"][self._rows]
        size = len(columns.vocabulary)
        self._times = np.bincount(code, minlength=size)
        self._first = np.full(size, 9999, dtype=np.int32)
        self._last = np.zeros(size, dtype=np.int32)
        early = _years(columns, end=False)[self._rows]
        late = _years(columns, end=True)[self._rows]
        dated = early > 0
        np.minimum.at(self._first, code[dated], early[dated])
        np.maximum.at(self._last, code, late)
        self._units = _Pairs(code, columns.codes["unit"][self._rows], size)
        self._holders = _Pairs(code, columns.codes["holder"][self._rows], size)

    def found(self, containing: str = "") -> list[int]:
        """Return the codes of the indicators with these words in them, by number."""
        times = self._times
        if containing:
            among = np.zeros_like(times)
            codes = self.columns.vocabulary.named(f"*{containing}*")
            codes = codes[codes < len(times)]
            among[codes] = times[codes]
            times = among
        there = np.flatnonzero(times)
        found: list[int] = there[np.argsort(-times[there], kind="stable")].tolist()
        return found

    def measure(self, code: int) -> Measure:
        """Return what is known of an indicator."""
        words = self.columns.vocabulary.words

        def told(pairs: "_Pairs") -> tuple[Tally, ...]:
            return tuple(
                Tally(value=words[other], times=times)
                for other, times in pairs.of(code)
                if other
            )

        first, last = int(self._first[code]), int(self._last[code])
        holders = told(self._holders)
        return Measure(
            measure=words[code],
            times=int(self._times[code]),
            first=f"{first:04}" if last else "",
            last=f"{last:04}" if last else "",
            units=told(self._units)[:FEW],
            holders=holders[:FEW],
            whose=len(holders),
        )

    def called(self, name: str) -> list[Called]:
        """Return what may be meant by a name that is no measure's, surest first.

        First a holder with its measure, as a page puts them together; then measures
        that have the name in theirs, or theirs in the name; then those spelt much so.
        """
        asked = fold(name).replace("*", "")
        words = self.columns.vocabulary.words
        together, within, alike = [], [], []
        for code in self.found():
            measure = fold(words[code])
            times = int(self._times[code])
            if measure in asked:
                rest = asked.removesuffix(measure)
                together += [
                    Called(measure=words[code], holder=words[other], times=count)
                    for other, count in self._holders.of(code)
                    if rest != asked and rest and fold(words[other]) == rest
                ]
            if asked in measure or measure in asked:
                within.append(Called(measure=words[code], holder="", times=times))
                continue
            ratio = SequenceMatcher(a=asked, b=measure, autojunk=False)
            if ratio.quick_ratio() >= ALIKE and ratio.ratio() >= ALIKE:
                alike.append(Called(measure=words[code], holder="", times=times))
        return together + within + alike


class _Pairs:
    """How often each second code stands beside a first."""

    def __init__(
        self, first: npt.NDArray[np.int32], second: npt.NDArray[np.int32], size: int
    ) -> None:
        keys, times = np.unique(
            first.astype(np.int64) * size + second, return_counts=True
        )
        self._first, self._second = keys // size, keys % size
        self._times = times

    def of(self, code: int) -> list[tuple[int, int]]:
        """Return the second codes beside a first with their times, most first."""
        start, end = np.searchsorted(self._first, (code, code + 1))
        order = np.argsort(-self._times[start:end], kind="stable") + start
        return [(int(self._second[n]), int(self._times[n])) for n in order]


def measures_of(columns: Columns) -> Measures:
    """Return the indicators of some columns, counted when they are first asked for."""
    if "measures" not in columns.answers:
        columns.answers["measures"] = Measures(columns)
    found: Measures = columns.answers["measures"]
    return found
