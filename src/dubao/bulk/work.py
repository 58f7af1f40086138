"""What a process does: takes a file or some pages, and gives back their readings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from dubao import __version__
from dubao.bulk.job import Shard
from dubao.errors import DubaoError, SourceError
from dubao.ledger import Ledger
from dubao.model import Aside, Figure, Page, Reading, Source
from dubao.reading import read
from dubao.sources import Limits, Place, pages
from dubao.sources.deadline import attempt, fault, no_room
from dubao.sources.process import limit_memory

Known = TypeVar("Known", Figure, Aside)
FIRST = "全县新建学校3所。"  # read before any page: no page pays for loading the tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input, or a page of one, that could not be read."""

    name: str
    error: str  # name of the class
    message: str
    hint: str = ""
    after: int = 0  # signs of life that its process gave before it was lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A page that the ledger holds already."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page that was read."""

    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A shard that is committed."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A piece of work: a file, or pages of one that were taken out already."""

    number: int  # units are written in this order
    place: str
    companions: tuple[str, ...] = ()  # files that are one page together with it
    pages: tuple[Page | SourceError, ...] = ()
    last: bool = True  # of its file
    shard: Shard | None = None  # of a job: then it is all that is to be done
    passed: tuple[tuple[int, str], ...] = ()  # pages of it to be passed over, and why


class Sign(Enum):
    """What a process says between two answers: that it lives."""

    page = 1  # a page is done
    slow = 2  # the next will take as long as OCR takes


Result = Read | Same | Failure | Done


def failure(name: str, error: Exception) -> Failure:
    """Return an error as what is written down of it."""
    return Failure(
        name=name,
        error=type(error).__name__,
        message=getattr(error, "message", "") or str(error),
        hint=getattr(error, "hint", ""),
    )


def _bare(rows: tuple[Known, ...]) -> tuple[Known, ...]:
    """Return the rows without their derivations, which a ledger does not keep."""
    return tuple(
        replace(row, mention=replace(row.mention, value=None, parts=())) for row in rows
    )


def done(
    found: Iterable[Page | SourceError], place: str, ledger: Ledger, limits: Limits
) -> Iterator[Result]:
    """Yield what became of each of an input's pages; none costs those after it."""
    for page in found:
        if isinstance(page, SourceError):
            yield failure(place, page)
            continue
        name = page.source.name
        result = attempt(name, partial(_read, page, ledger), limits)
        yield failure(name, result) if isinstance(result, SourceError) else result


def _read(page: Page, ledger: Ledger) -> Result:
    """Read a page that the ledger does not hold already."""
    if ledger.holds(page, reader=__version__):
        return Same(name=page.source.name)
    reading = read(page)
    return Read(
        reading=replace(
            reading, figures=_bare(reading.figures), asides=_bare(reading.asides)
        )
    )


def results(
    unit: Unit, ledger: Ledger, limits: Limits, sign: Callable[[Sign], None]
) -> list[Result]:
    """Return what became of each page of a unit; nothing is raised."""
    found: list[Result] = []
    place = Place(path=unit.place, companions=unit.companions)
    try:
        opened = unit.pages or pages(
            place, limits=limits, patience=lambda: sign(Sign.slow)
        )
        for result in done(opened, unit.place, ledger, limits):
            found.append(result)
            sign(Sign.page)
    except MemoryError:
        found.append(failure(unit.place, no_room(unit.place, limits)))
    except DubaoError as error:
        found.append(failure(unit.place, error))
    except Exception as error:  # noqa: BLE001 # a fault of ours must not stop others
        found.append(failure(unit.place, fault(unit.place, error)))
    return found


def serve(connection: Connection, path: Path, limits: Limits) -> None:
    """Do units as they come, until the writer goes away."""
    limit_memory(limits.memory)
    read(Page(source=Source(name="-", sha256="0" * 64), text=FIRST))
    with Ledger(path) as ledger:
        while True:
            unit = connection.recv()
            answer = results(unit, ledger, limits, connection.send)
            connection.send((unit.number, answer))
