"""A page as it was found: its text, and what its source knows about it."""

from dataclasses import dataclass
from typing import NamedTuple

from dubao.model.box import Box
from dubao.model.shown import shown
from dubao.model.span import Span
from dubao.model.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a page came from."""

    name: str  # the path or record as the user named it; "-" for standard input
    sha256: str  # of the bytes that were decoded, in hex
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    ordinal: int | None = None  # which page of it, from 0; None for its only page


class Point(NamedTuple):
    """A place on a page image, in the source's own units, y downwards."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What a source knows of a stretch of the text, empty where it knows nothing.

    Text files have no blocks. An HTML article has its roles, a PDF its boxes
    and type sizes, a scan its confidence.
    """

    span: Span
    article: int = -1  # the source's own article number on the page; -1 unknown
    paragraph: int = -1  # blocks of one number are one paragraph; -1 one of its own
    role: str = ""  # a Role's name, "body", or "furniture:KIND"; "" unknown
    box: Box | None = None
    size: int = 0  # type size in tenths of a point; 0 unknown
    confidence: int = 100  # of an OCR engine, in percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A numeral that a second look at its picture read otherwise."""

    span: Span
    otherwise: str  # folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where an article stands on the page image: a hot zone of an e-paper."""

    article: int  # the source's article number, as its blocks have it; -1 unknown
    points: tuple[Point, ...]  # of the polygon's corners, in order
    target: str = ""  # the article's page as the source links it
    title: str = ""  # as the zone or the page's list names it


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One newspaper page: a text made once and never rewritten."""

    source: Source
    text: str
    paper: str = ""  # name of the newspaper; "" unknown
    date: str = ""  # ISO 8601 day of issue; "" unknown
    date_basis: str = ""  # given · metadata · folio · caption · dateline · text
    number: str = ""  # page number as the paper has it, "03", "A12"; "" unknown
    image: str = ""  # name or address of the page's picture; "" unknown
    extent: Box | None = None  # of the picture: what boxes and areas lie in
    areas: tuple[Area, ...] = ()
    blocks: tuple[Block, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # of an OCR engine, in text order
    tables: tuple[Table, ...] = ()  # that the source shows, in text order

    def _repr_html_(self) -> str:
        return shown(self, "dubao.export.notebook:page_html")
