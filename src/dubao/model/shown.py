"""How a value shows itself in a notebook: drawn elsewhere, and only when asked for."""

from importlib import import_module
from typing import Any


def shown(value: object, drawn_by: str) -> str:
    """Return the HTML that a function, `MODULE:NAME`, draws of a value.

    It is named, not imported: what travels knows nothing of how it looks.

    >>> shown("a<b", "html:escape")
    'a&lt;b'
    """
    return str(drawn(value, drawn_by))


def drawn(value: object, drawn_by: str, *more: object) -> Any:  # noqa: ANN401 its own
    """Return what a function, `MODULE:NAME`, makes of a value."""
    module, _, name = drawn_by.partition(":")
    return getattr(import_module(module), name)(value, *more)
