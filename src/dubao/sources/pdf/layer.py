"""The text layer of a PDF page as printed lines.

PDFium gives the page's characters in the order of its content, line by line. A line's
box and type size come from its first and its last character; white inside a line that
is wider than a word's space parts it, since columns share their base lines.

Source: PDFium's fpdf_text.h.
"""

from collections.abc import Iterator
from dataclasses import replace

from pypdfium2 import PdfPage, PdfTextPage

from dubao.model import Box
from dubao.sources.geometry import Printed, hull
from dubao.sources.pdf.cell import Cell, Layer
from dubao.sources.pdf.upright import Placed, upright

COLUMN = 1.2  # ems of white that part two columns
WORD = 0.18  # ems of white that are a space
LIKE = 1.6  # times as wide as the white before: no wider than others of its line
SLACK = 0.05  # ems
PACKED = 4  # one space in so many characters is a line that was spread to fill
STACKED = 3  # characters of a line that may be pieces of as many vertical ones
UPRIGHT = 1.5  # times higher than wide: a line that runs downwards


def printed(page: PdfPage, characters: PdfTextPage) -> list[Printed]:
    """Return the lines of a page: across in the order of its content, then down."""
    layer = Layer(page, characters)
    pieces: list[tuple[Printed, int, int]] = []  # with its first and last character
    at = 0
    for words in layer.text().split("\r\n"):
        if words and not words.isspace():
            pieces += _line(layer, words, at)
        at += len(words) + 2
    down = [piece for piece in pieces if piece[0].vertical or len(piece[0].text) == 1]
    if len(down) * 2 > len(pieces):
        down = [p for p in pieces if p[0].vertical or len(p[0].text) <= STACKED]
    elif len(down) < 2:  # noqa: PLR2004 one character is no line
        down = []
    if not down:
        return _mended([line for line, _, _ in pieces])
    taken = set(map(id, down))
    across = [line for piece in pieces if id(piece) not in taken for line in piece[:1]]
    return _mended(across) + upright(_characters(layer, down))


def _mended(lines: list[Printed]) -> list[Printed]:
    """Return the lines, those that PDFium broke off put together again."""
    found: list[Printed] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            before = found[-1]
            found[-1] = replace(
                before, text=before.text + line.text, box=hull([before.box, line.box])
            )
        else:
            found.append(line)
    return found


def _goes_on(before: Printed, line: Printed) -> bool:
    one, two = before.box, line.box
    shared = min(one.bottom, two.bottom) - max(one.top, two.top)
    size = min(before.size, line.size)
    return 2 * abs(two.left - one.right) < size and shared * 10 > 7 * size


def _characters(layer: Layer, pieces: list[tuple[Printed, int, int]]) -> list[Placed]:
    found = []
    text = layer.text()
    for line, first, last in pieces:
        for n in range(first, last + 1):
            cell = None if text[n].isspace() else layer.cell(n)
            if cell is not None:
                size = layer.size(n) or float(line.size)
                found.append(Placed(text[n], cell, size))
    return found


def _line(layer: Layer, words: str, at: int) -> Iterator[tuple[Printed, int, int]]:
    """Yield a line of the content, parted where columns part it."""
    start = len(words) - len(words.lstrip())
    end = len(words.rstrip())
    first, last = layer.cell(at + start), layer.cell(at + end - 1)
    if first is None or last is None:
        return
    down = _runs_down(first, last, end - start)
    size = layer.size(at + start) or abs(first.bottom - first.top) or 1.0
    bare = words[start:end]
    if not any(map(str.isspace, bare)):
        box = _box(first, last)
        if box is not None:
            em = max(round(size), 1)
            whole = Printed(text=bare, box=box, size=em, vertical=down)
            yield whole, at + start, at + end - 1
        return
    gaps = _gaps(layer, words[:end], at, start, size, down=down)
    widest = sorted(gap for _, gap in gaps)
    spread = len(gaps) * PACKED > end - start
    usual = widest[len(widest) // 2] if spread else 0.0
    pieces: list[tuple[int, int]] = []
    text: list[str] = []
    texts: list[str] = []
    begin = previous = start
    for place, gap in gaps:
        text.append(words[previous:place])
        previous = place + 1
        if gap >= COLUMN and gap > 2 * usual:
            texts.append("".join(text))
            pieces.append((begin, place))
            text, begin = [], place + 1
        elif gap >= WORD and gap > 1.5 * usual:
            text.append(words[place])
    text.append(words[previous:end])
    texts.append("".join(text))
    pieces.append((begin, end))
    for (left, right), piece in zip(pieces, texts, strict=True):
        line = _printed(layer, at + left, at + right - 1, piece, size, down=down)
        if line is not None:
            yield line, at + left, at + right - 1


def _printed(
    layer: Layer, first: int, last: int, text: str, size: float, *, down: bool
) -> Printed | None:
    text = " ".join(text.split())
    start, end = layer.cell(first), layer.cell(last)
    if not text or start is None or end is None:
        return None
    box = _box(start, end)
    if box is None:
        return None
    return Printed(text=text, box=box, size=max(round(size), 1), vertical=down)


def _box(start: Cell, end: Cell) -> Box | None:
    """Return the box from one character to another, None for no room."""
    box = Box(
        round(min(start.left, end.left)),
        round(min(start.top, end.top)),
        round(max(start.right, end.right)),
        round(max(start.bottom, end.bottom)),
    )
    return box if box.right > box.left and box.bottom > box.top else None


def _runs_down(first: Cell, last: Cell, length: int) -> bool:
    if length < 2:  # noqa: PLR2004 one character runs nowhere
        return False
    across = abs(last.right - first.left)
    return abs(last.bottom - first.top) > UPRIGHT * across


def _gaps(
    layer: Layer, words: str, at: int, start: int, size: float, *, down: bool
) -> list[tuple[int, float]]:
    """Return the places of the spaces in a line, and how wide each is in ems."""
    found = []
    for place in range(start, len(words)):
        if not words[place].isspace() or words[place - 1].isspace():
            continue
        after = place + 1
        while words[after].isspace():
            after += 1
        one, two = layer.cell(at + place - 1), layer.cell(at + after)
        if one is None or two is None:
            continue
        white = two.top - one.bottom if down else two.left - one.right
        if white < 0 and layer.generated(at + place):
            white = abs(white) if abs(white) > size else 0.0  # it goes back: a column
        before = layer.cell(at + place - 2) if place - 2 >= start else None
        if before is not None and layer.generated(at + place):
            usual = one.top - before.bottom if down else one.left - before.right
            if white < LIKE * max(usual, 0.0) + SLACK * size:
                white = 0.0  # the line was spread to fill its column
        found.append((place, white / size))
    return found
