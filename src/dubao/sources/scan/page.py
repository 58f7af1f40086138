"""Scans: a picture of a page → its lines by OCR, with how sure the engine was.

    picture     opened with care
    found       where its lines are
    recognised  what each says
    straight    the page's own slant taken out, type sizes measured
    composed    columns, articles, text: as of any printed page

Nothing is corrected: a line that the engine was not sure of keeps its confidence, and
so does every figure in it.
"""

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from dubao.errors import NoTextLayer, OcrFailed, SourceError
from dubao.model import Box, Page, Source
from dubao.sources.geometry import Printed, composed, measured
from dubao.sources.geometry.chart import in_columns
from dubao.sources.geometry.laid import tables, without, written
from dubao.sources.geometry.lattice import Edges
from dubao.sources.geometry.printed import Doubt, is_vertical
from dubao.sources.geometry.tabular import tables as tables_of
from dubao.sources.input import Input
from dubao.sources.limit import Limits
from dubao.sources.scan.engine import (
    Seen,
    Told,
    cropped,
    detect_lines,
    is_installed,
    recognize,
)
from dubao.sources.scan.kind import media_type
from dubao.sources.scan.look import doubts
from dubao.sources.scan.part import parted, stacked
from dubao.sources.scan.picture import Pixels, pictures
from dubao.sources.scan.script import dashed, one_script
from dubao.sources.scan.upright import laid_out

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

DPI = 200  # of a PDF page that is drawn to be read
LONG = 10  # times as long as high: a line that tells how the page stands
DOWN = 2.2  # times as high as wide: two characters that stand one below the other
SLANT = 8.0  # degrees that a page may stand askew


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield a page for each picture of a file.

    Raises:
        FileTooLarge: it has more bytes than the limit.
        ImageTooLarge: it has more pixels than the limit.
        MalformedFile: it is no picture that can be decoded.
        NoTextLayer: no OCR engine is installed.
        TruncatedFile: its end is missing.
    """
    content = source.content()
    sha256 = hashlib.sha256(content).hexdigest()
    for number, picture in enumerate(pictures(content, source.name, source.limits)):
        if source.steps and not source.steps.next():
            continue
        if isinstance(picture, SourceError):
            yield picture
            continue
        origin = Source(
            name=source.name if number == 0 else f"{source.name}/{number + 1}",
            sha256=sha256,
            media_type=media_type(source.head),
            ordinal=number or None,
        )
        source.patience()
        try:
            page = page_of(picture, origin)
            yield replace(page, image=source.name)
        except SourceError as error:
            yield error


def drawn(page: "PdfPage", origin: Source, limits: Limits) -> Page:
    """Return a PDF page as it is read from its picture; boxes in tenths of a point.

    Raises:
        NoTextLayer: no OCR engine is installed.
        OcrFailed: the engine saw no type on it.
    """
    width, height = page.get_size()
    scale = DPI / 72
    scale = min(scale, math.sqrt(limits.pixels / max(width * height, 1)))
    picture = page.render(scale=scale, rev_byteorder=True).to_numpy()
    return page_of(picture[:, :, :3], origin, scale=10 / scale)


def page_of(picture: Pixels, origin: Source, *, scale: float = 1.0) -> Page:
    """Return what OCR reads on a picture; boxes are in pixels times `scale`.

    Raises:
        NoTextLayer: no OCR engine is installed.
        OcrFailed: the engine saw no type on it.
    """
    if not is_installed():
        message = f"{origin.name}: a picture of a page, and no OCR engine is installed"
        raise NoTextLayer(message, hint="pip install 'dubao[ocr]'")
    lines = _printed(picture, scale)
    if not lines:
        message = f"{origin.name}: the OCR engine saw no text"
        raise OcrFailed(message, hint="is the page blank, or on its side?")
    prose = in_columns(lines)
    cells = [line for line in lines if id(line) not in prose]
    shown = [] if is_vertical(lines) else tables_of(cells, lines, Edges())
    lines = [*without(lines, shown), *(written(one)[0] for one in shown)]
    told = composed(lines)
    height, width = picture.shape[:2]
    return Page(
        source=origin,
        text=told.text,
        blocks=told.blocks,
        doubts=told.doubts,
        tables=tables(told.blocks, shown),
        extent=Box(0, 0, round(width * scale), round(height * scale)),
    )


def _printed(picture: Pixels, scale: float) -> list[Printed]:
    """Return the lines on a picture, straightened, with the sizes of their type."""
    seen = detect_lines(picture)
    slant = _slant(seen)
    seen = parted(picture, seen, slant)
    upright = sum(one.vertical for one in seen) * 2 > len(seen)
    if not upright:
        seen = stacked(seen)
    cuts = [cropped(picture, one) for one in seen]
    if upright:
        told = [Told(text, sure, ()) for text, sure in laid_out(cuts)]
    else:
        told = _read(seen, cuts)
    texts = one_script([dashed(one.text) for one in told])
    told = [replace(one, text=text) for one, text in zip(told, texts, strict=True)]
    lines = [
        Printed(
            text=text,
            box=_box(_turned(one, -slant), scale),
            shown=_box(one.quad.tolist(), scale),
            size=max(round(_height(one) * scale), 1),
            vertical=one.vertical,
            confidence=said.sure,
            doubts=_moved(again, said.text, text),
        )
        for one, said, again in zip(seen, told, doubts(cuts, told), strict=True)
        if (text := said.text.strip())
    ]
    return measured(lines)


def _moved(again: Sequence[Doubt], whole: str, text: str) -> tuple[Doubt, ...]:
    """Return doubts by their places in a line without the blanks around it."""
    shift = whole.index(text)
    return tuple(Doubt(a - shift, b - shift, words) for a, b, words in again)


def _read(seen: Sequence[Seen], cuts: Sequence[Pixels]) -> list[Told]:
    """Return what the lines of a horizontal page say; some may run downwards."""
    told = recognize(cuts)
    down = [n for n, one in enumerate(seen) if one.height > DOWN * one.width]
    for n, (text, sure) in zip(down, laid_out([cuts[n] for n in down]), strict=True):
        if sure > told[n].sure:
            told[n] = Told(text, sure, ())
    return told


def _height(one: Seen) -> float:
    return one.width if one.vertical else one.height


def _slant(seen: Sequence[Seen]) -> float:
    """Return by how many degrees a page stands askew, as most of its lines tell."""
    angles = []
    for one in seen:
        (x, y), (right, top) = one.quad[0], one.quad[1]
        if one.vertical:
            right, top = one.quad[3]
            angles.append(math.degrees(math.atan2(x - right, top - y)))
        elif one.width > LONG * one.height:
            angles.append(math.degrees(math.atan2(top - y, right - x)))
    slant = median(angles) if angles else 0.0
    return slant if abs(slant) <= SLANT else 0.0


def _turned(one: Seen, degrees: float) -> list[list[float]]:
    turn = math.radians(degrees)
    cosine, sine = math.cos(turn), math.sin(turn)
    return [
        [float(x * cosine - y * sine), float(x * sine + y * cosine)]
        for x, y in one.quad
    ]


def _box(corners: Sequence[Sequence[float]], scale: float) -> Box:
    across = [x for x, _ in corners]
    down = [y for _, y in corners]
    return Box(
        round(min(across) * scale),
        round(min(down) * scale),
        round(max(across) * scale),
        round(max(down) * scale),
    )
