"""Routes that keep their time, and what their questions and answers are made of."""

from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi import Path as Part
from pydantic import BaseModel

from dubao.sources.deadline import within

NAME = r"[0-9a-f]{12,64}(\.[0-9]{1,9})?"
LINK = f"^/p/{NAME}"
Name = Annotated[str, Part(pattern=f"^{NAME}$")]
Text = Annotated[str, Query(max_length=400)]
Count = Annotated[int, Query(ge=0, le=10_000_000)]
Some = Annotated[int, Query(ge=0, le=1000)]
SECONDS = 30.0  # that any question may take


class Refusal(BaseModel):
    """Why something was not done, and what to do."""

    error: str  # name of the class
    message: str
    hint: str = ""


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Refusal, "description": "what was asked cannot be read"},
    401: {"model": Refusal, "description": "asked without the start-up link"},
    403: {"model": Refusal, "description": "the ledger is served read-only"},
    404: {"model": Refusal, "description": "the ledger does not hold it"},
    422: {"model": Refusal, "description": "a field is not as described here"},
    413: {"model": Refusal, "description": "more than is taken"},
    429: {"model": Refusal, "description": "too many wrong passwords"},
    503: {"model": Refusal, "description": "the ledger is written, or time ran out"},
}


class Timely(APIRouter):
    """Routes each of which has its time: past it, what it asks of is given up."""

    def add_api_route(
        self,
        path: str,
        endpoint: Callable[..., Any],
        **options: Any,  # noqa: ANN401
    ) -> None:
        """Add a route; one that waits for its client keeps its own time."""
        if not iscoroutinefunction(endpoint):
            endpoint = _in_time(endpoint)
        super().add_api_route(path, endpoint, **options)


def _in_time(work: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(work)
    def timely(*given: Any, **named: Any) -> Any:  # noqa: ANN401
        return within(SECONDS, "this question", lambda: work(*given, **named))

    return timely
