"""Where the edges meet the middle: files in, readings out."""

import dataclasses
import gc
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from dubao import reading as reader
from dubao.errors import DubaoError, SourceError, UsageError
from dubao.export.derivation import derivation
from dubao.export.explanation import plain
from dubao.model import Page, Reading, Slots, guessed
from dubao.sources import USUAL, Limits, Place, pages
from dubao.sources.deadline import attempt, fault
from dubao.sources.text import from_text

LONGEST = 255  # bytes of a file's name; a path of more is odd


def read(
    path: str | os.PathLike[str] | bytes,
    *,
    date: str = "",
    paper: str = "",
    number: str = "",
    slots: Slots = "sure",
) -> Reading:
    """Read the one page of a file, or of its bytes.

    >>> [figure.text for figure in read("新建学校3所。".encode("gb18030")).figures]
    ['3所']

    `date` (ISO 8601), `paper` and `number` are used instead of what the page says.
    A figure's slot is open where its best answer is not sure enough; with `slots="all"`
    every best answer is shown.

    Raises:
        SourceError: the file cannot be read as a page; the error says why and what
            to do.
        UsageError: it is no file's name, but a page's text: `read_text` reads that.
    """
    if isinstance(path, str) and _is_text(path):
        message = (
            "this is a page's text, no file's name: dubao.read_text(text) reads it"
        )
        raise UsageError(message)
    place = io.BytesIO(path) if isinstance(path, bytes) else path
    for page in pages(place):
        if isinstance(page, SourceError):
            raise page
        return _read(_given(page, date, paper, number), slots)
    name = "-" if isinstance(path, bytes) else os.fspath(path)
    raise SourceError(f"{name}: holds no page", hint="is it empty?")


def _is_text(path: str) -> bool:
    """Is this plainly a text: longer than names are, in lines, or a sentence?"""
    if os.path.exists(path):  # noqa: PTH110 a name may be odd
        return False
    return "\n" in path or len(path) > LONGEST or path.endswith(("。", "！", "？"))


def explained(reading: Reading, place: int) -> dict[str, Any]:
    """Return how the figure at a place of a reading was read, as plain data."""
    found = reader.explain_one(reading.page, place)
    if found is None:
        return {}
    figure, why = found
    return {
        **derivation(reading.page.text, figure.mention),
        "slots": plain(why.values()),
    }


def read_text(
    text: str,
    *,
    name: str = "text",
    date: str = "",
    paper: str = "",
    number: str = "",
    slots: Slots = "sure",
) -> Reading:
    """Read a page's text; the arguments are those of `read`.

    >>> [figure.text for figure in read_text("全县新建学校3所。").figures]
    ['3所']

    Raises:
        EmptyInput: nothing but white space stands in it.
    """
    return _read(_given(from_text(text, name=name), date, paper, number), slots)


def read_all(  # noqa: PLR0913 each is an option of its own
    places: Iterable[str | os.PathLike[str] | Place | BinaryIO],
    *,
    date: str = "",
    paper: str = "",
    metadata: Mapping[str, Mapping[str, str]] | None = None,
    text_column: str = "text",
    id_column: str = "id",
    limits: Limits = USUAL,
    slots: Slots = "sure",
) -> Iterator[Reading | SourceError]:
    """Read every page of many inputs, one after the other.

    What cannot be read comes in its place as a SourceError and stops nothing: nor
    does a page that is not read in its time, or at which dubao itself fails.
    `metadata` gives by file name what `read` takes: paper, date, number. `limits`
    is what reading one input may cost; `slots` as in `read`.
    """
    for place in places:
        for page in pages(
            place, text_column=text_column, id_column=id_column, limits=limits
        ):
            if isinstance(page, SourceError):
                yield page
                continue
            known = (metadata or {}).get(os.path.basename(page.source.name), {})  # noqa: PTH119 a name, not a path
            given = _given(
                page,
                known.get("date", "") or date,
                known.get("paper", "") or paper,
                known.get("number", ""),
            )
            yield attempt(page.source.name, partial(_read, given, slots), limits)


def _read(page: Page, slots: Slots) -> Reading:
    """Read a page with the collector at rest.

    A reading is a tree of frozen values without a cycle; looking for cycles among
    them again and again made a page a hundred times as long cost 134 times as much.
    """
    resting = gc.isenabled()
    gc.disable()
    try:
        reading = reader.read(page)
        return guessed(reading) if slots == "all" else reading
    except (DubaoError, MemoryError):
        raise
    except Exception as error:
        raise fault(page.source.name, error) from error
    finally:
        if resting:
            gc.enable()


def _given(page: Page, date: str, paper: str, number: str) -> Page:
    """Return a page with what the caller knows of it."""
    if not (date or paper or number):
        return page
    return dataclasses.replace(
        page,
        date=date or page.date,
        date_basis="given" if date else page.date_basis,
        paper=paper or page.paper,
        number=number or page.number,
    )
