"""A rectangle on a page image."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page image, in the source's own units, y downwards."""

    left: int
    top: int
    right: int
    bottom: int
