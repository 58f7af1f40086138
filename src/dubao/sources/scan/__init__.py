"""Scans: a picture of a page is read by OCR; see `page`.

What is heavy is loaded when a picture is read.
"""

from collections.abc import Iterator
from importlib.util import find_spec

from dubao.errors import NoTextLayer, SourceError
from dubao.model import Page
from dubao.sources.input import Input
from dubao.sources.scan.kind import media_type

NEEDED = ("PIL", "rapidocr", "onnxruntime", "cv2")  # of the extra `ocr`


def sniff(head: bytes) -> bool:
    r"""Return whether the first bytes are a picture's.

    >>> sniff(b"\xff\xd8\xff\xe0"), sniff("本报讯".encode())
    (True, False)
    """
    return bool(media_type(head))


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield a page for each picture of a file.

    Raises:
        NoTextLayer: what opens pictures, or reads them, is not installed.
        SourceError: none can be read; `page.read` tells which errors there are.
    """
    if any(find_spec(name) is None for name in NEEDED):
        message = f"{source.name}: a picture of a page, and no OCR engine is installed"
        raise NoTextLayer(message, hint="pip install 'dubao[ocr]'")
    from dubao.sources.scan import page  # noqa: PLC0415 loads numpy and an OCR engine

    yield from page.read(source)


__all__ = ["read", "sniff"]
