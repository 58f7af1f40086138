"""Which figures a question over HTTP wants, in which order."""

from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from dubao.ledger import Selection


class Fields(BaseModel):
    """Which figures are wanted."""

    measure: str = ""
    unit: str = ""
    kind: str = ""
    stat: str = ""
    direction: str = ""
    base: str = ""
    claim: str = ""
    holder: str = ""
    place: str = ""
    period: str = ""
    paper: str = ""
    date: str = ""
    slots: Literal["sure", "all"] = "sure"  # all shows and selects by every guess


Wanted = Annotated[Fields, Query()]


class Asked(Fields):
    """Which figures are wanted, between which values, in which order."""

    least: float | None = None
    most: float | None = None
    sort: str = Field(default="", max_length=60)  # a column; -value: the greatest first
    offset: int = Field(default=0, ge=0, le=10_000_000)
    limit: int = Field(default=100, ge=0, le=1000)


class AllAsked(Asked):
    """The same of a download: all of them, where no limit is given."""

    limit: int | None = Field(default=None, ge=0, le=10_000_000)  # type: ignore[assignment]


Page = Annotated[Asked, Query()]
Whole = Annotated[AllAsked, Query()]


def selection(asked: Asked, *, limit: int | None = None) -> Selection:
    """Return the selection that is asked for, as far as its page goes."""
    said: dict[str, Any] = asked.model_dump()
    said["sort"] = tuple(filter(None, (asked.sort,)))
    said["limit"] = limit
    return Selection(**{name: said[name] for name in said if name != "offset"})
