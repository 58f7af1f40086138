"""Bytes in, pages out: the only place where dubao opens what it reads.

    folder ─ folder ─► Place, Place, …
    path, place, stream ─ open ─► Input ─ the first format that knows it ─► Page, …

One format a file; `open.FORMATS` is their order. A format is chosen by content, never
by the file's name.
"""

from dubao.sources.folder import Place, places
from dubao.sources.limit import USUAL, Limits
from dubao.sources.open import FORMATS, Format, holds_many, pages

__all__ = [
    "FORMATS", "USUAL", "Format", "Limits", "Place", "holds_many", "pages", "places",
]  # fmt: skip
