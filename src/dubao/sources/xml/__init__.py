"""What libraries keep: ALTO, PAGE XML, hOCR and METS; see `document`.

What is heavy is loaded when such a file is read.
"""

from collections.abc import Iterator

from dubao.errors import SourceError
from dubao.model import Page
from dubao.sources.input import Input
from dubao.sources.xml.sniff import sniff


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of a document.

    Raises:
        SourceError: none can be read; `document.read` tells which errors there are.
    """
    from dubao.sources.xml import document  # noqa: PLC0415 loads lxml

    yield from document.read(source)


__all__ = ["read", "sniff"]
