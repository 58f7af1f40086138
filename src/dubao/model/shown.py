"""How a value shows itself in a notebook: drawn elsewhere, and only when asked for."""

from importlib import import_module


def shown(value: object, drawn_by: str) -> str:
    """Return the HTML that a function, `MODULE:NAME`, draws of a value.

    It is named, not imported: what travels knows nothing of how it looks.

    >>> shown("a<b", "html:escape")
    'a&lt;b'
    """
    module, _, name = drawn_by.partition(":")
    return str(getattr(import_module(module), name)(value))
