"""Readings in the standards of others: one standard a file, each made of the record.

What is one file of any length is written page by page; what is many files, or must know
all pages before its end, is a folder or a ZIP. Nothing holds more than a page.
"""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from dubao.export.standard import (
    alto,
    iiif,
    json_ld,
    mets,
    ninjs,
    package,
    sdmx,
    tei,
    web_annotation,
)
from dubao.export.standard.sink import Pack, Sink
from dubao.model import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A way to write readings: into one file, or else into a folder."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Iterable[Reading], TextIO], None] | None = None
    fill: Callable[[Iterable[Reading], Sink], None] | None = None

    def put(self, readings: Iterable[Reading], file: BinaryIO) -> None:
        """Write one file: what is many files as a ZIP of them."""
        if self.write:
            text = io.TextIOWrapper(
                file, encoding="utf-8", errors="backslashreplace", newline=""
            )
            self.write(readings, text)
            text.flush()
            text.detach()
        if self.fill:
            pack = Pack(file)
            self.fill(readings, pack)
            pack.close()


FILES = (
    Standard(
        name="json-ld",
        ending=".jsonld",
        media_type="application/ld+json",
        write=json_ld.write,
    ),
    Standard(
        name="ninjs",
        ending=".ninjs.jsonl",
        media_type="application/x-ndjson",
        write=ninjs.write,
    ),
    Standard(
        name="web-annotation",
        ending=".annotations.jsonld",
        media_type="application/ld+json",
        write=web_annotation.write,
    ),
    Standard(
        name="sdmx-csv",
        ending=".sdmx.csv",
        media_type="application/vnd.sdmx.data+csv",
        write=sdmx.write,
    ),
    Standard(
        name="tei", ending=".tei.xml", media_type="application/tei+xml", write=tei.write
    ),
)
FOLDERS = (
    Standard(name="alto", ending=".zip", media_type="application/zip", fill=alto.fill),
    Standard(name="mets", ending=".zip", media_type="application/zip", fill=mets.fill),
    Standard(name="iiif", ending=".zip", media_type="application/zip", fill=iiif.fill),
    Standard(
        name="datapackage",
        ending=".zip",
        media_type="application/zip",
        fill=package.fill,
    ),
)
STANDARDS = {one.name: one for one in (*FILES, *FOLDERS)}

__all__ = ["FILES", "FOLDERS", "STANDARDS", "Standard"]
