"""Answers that are files: written first, and sent piece by piece."""

import io
import tempfile
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from dubao.export.standard import STANDARDS
from dubao.model import Reading

PIECE = 65_536  # bytes of a download that go out at once


Exported = StrEnum("Exported", {name: name for name in STANDARDS})  # type: ignore[misc] # names that are made


def download(write: Callable[[Any], None], media_type: str) -> Response:
    """Return an answer that is written to a file first, and sent piece by piece."""

    def encoded(file: IO[bytes]) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        write(text)
        text.flush()
        text.detach()

    return binary(encoded, media_type)


def binary(write: Callable[[Any], None], media_type: str) -> Response:
    """Return an answer of bytes that is written to a file first."""
    file = tempfile.SpooledTemporaryFile(max_size=4_000_000)  # noqa: SIM115 sent later
    write(file)
    file.seek(0)
    return _Download(file, media_type=media_type)


def exported(standard: Exported, readings: Iterable[Reading], name: str) -> Response:
    """Return readings in a standard; what is many files comes as a ZIP."""
    chosen = STANDARDS[standard.value]
    answer = binary(partial(chosen.put, readings), chosen.media_type)
    file = quote(f"{name}{chosen.ending}")
    answer.headers["content-disposition"] = f"attachment; filename*=UTF-8''{file}"
    return answer


class _Download(StreamingResponse):
    """A file that is sent piece by piece, and closed whatever becomes of it."""

    def __init__(self, file: IO[bytes], *, media_type: str) -> None:
        self._file = file
        pieces = iter(partial(file.read, PIECE), b"")
        super().__init__(pieces, media_type=media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._file.close()


def written(write: Callable[[Path], None], media_type: str) -> Response:
    """Return an answer that is written into a file of its own, and leaves none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer"
        write(path)
        file = path.open("rb")  # its name goes with the folder, its bytes stay
    return _Download(file, media_type=media_type)
