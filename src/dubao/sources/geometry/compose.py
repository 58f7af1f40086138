"""From printed lines to a page's text and blocks.

    furniture   taken off: folios, staff lines
    headings    by the size of the type
    order       columns and headings as they are read
    articles    a heading and the columns up to the next; a photograph's caption alone
    text        paragraph after paragraph, each on a line of its own

A line has a block of its own: its span in the text, its box on the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise

from dubao.line.caption import PHOTO_LINE
from dubao.line.credit import only_credit
from dubao.line.day import DATED
from dubao.model import Block, Box, Doubt, Span
from dubao.sources.geometry.amid import centered
from dubao.sources.geometry.chart import list_titles, with_units
from dubao.sources.geometry.column import Column
from dubao.sources.geometry.cut import Setting, leading, ordered
from dubao.sources.geometry.flow import Flow, joined, sets_in
from dubao.sources.geometry.heading import Heading, headings, subheads
from dubao.sources.geometry.margin import margin
from dubao.sources.geometry.printed import Printed, is_vertical, level, turned
from dubao.sources.geometry.sidehead import laid_over
from dubao.text.fold import fold

HEADLINE = 0.9  # of a heading's largest type: what belongs to the headline itself
CAPTION = 4  # paragraphs of a caption with its credit
ALIGNED = 0.5  # ems that two columns of one grid may lie apart
LONG = 220  # characters of a caption's paragraph at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A page's text, and what stands where on it."""

    text: str
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class _Item:
    """An article in the making: lines with their role, paragraph by paragraph."""

    parts: list[tuple[str, list[Printed]]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


def composed(
    lines: Sequence[Printed],
    *,
    pictures: Sequence[Box] = (),
    rules: Sequence[Box] = (),
) -> Composed:
    r"""Return the text of a page and its blocks.

    `pictures` and `rules` are the boxes of what is no type, where a source knows.

    >>> line = Printed(text="本报讯", box=Box(0, 0, 30, 10), size=10)
    >>> composed([line]).text
    '本报讯\n'
    """
    if is_vertical(lines):
        lines = level(lines)
        pictures = [turned(picture) for picture in pictures]
        rules = [turned(rule) for rule in rules]
    told = margin(lines)
    size = told.size
    body = laid_over(with_units(told.body), size)
    titles = list_titles(body)
    inner = (subheads(body, size) | centered(body, size)) - titles
    body = [
        replace(line, role="subhead") if id(line) in inner else line for line in body
    ]
    setting = Setting(body=size, leading=leading(body, size), rules=tuple(rules))
    sequence = list(ordered(body, headings(body, size, titles), setting))
    written = Writing()
    for kind, line in told.lines:
        written.piece("furniture:" + kind, [line], article=-1)
    for number, item in enumerate(_articles(sequence, setting, pictures)):
        written.end()
        for role, part in item.parts:
            written.piece(role, part, article=number)
    return written.whole()


class Writing:
    """A text as it is written, with a block for each line."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self._at = 0
        self._paragraphs = count()

    def _write(self, words: str) -> None:
        self.text.append(words)
        self._at += len(words)

    def whole(self) -> Composed:
        """Return all that was written."""
        return Composed(
            text="".join(self.text),
            blocks=tuple(self.blocks),
            doubts=tuple(self.doubts),
        )

    def end(self) -> None:
        """Leave an empty line between two articles."""
        if self.text:
            self._write("\n")

    def label(self, words: str, *, article: int) -> None:
        """Write a headline that is told beside the page, and stands nowhere on it."""
        start = self._at
        self._write(words)
        block = Block(span=Span(start, self._at), article=article, role="headline")
        self.blocks.append(block)
        self._write("\n")

    def piece(self, role: str, lines: Sequence[Printed], *, article: int) -> None:
        """Write a paragraph, or a headline's part, and end its line."""
        paragraph = next(self._paragraphs)
        for glue, line in joined(lines):
            self._write(glue)
            start = self._at
            self._write(line.text)
            self.doubts += [
                Doubt(span=Span(start + a, start + b), otherwise=words)
                for a, b, words in line.doubts
            ]
            self.blocks.append(
                Block(
                    span=Span(start, self._at),
                    article=article,
                    paragraph=paragraph,
                    role=role,
                    box=line.shown or line.box,
                    size=line.size,
                    confidence=line.confidence,
                )
            )
        self._write("\n")


def _articles(
    sequence: Sequence[Column | Heading], setting: Setting, pictures: Sequence[Box]
) -> Iterator[_Item]:
    """Yield the articles that headings and columns make, captions apart from them.

    What stands below a box, beside the columns of another article, goes on with that
    one where it breaks off in a sentence, or where its columns stand as those do.
    """
    indents = sets_in([part for part in sequence if isinstance(part, Column)])
    made = [(_Item(), Flow(setting.leading, indents=indents))]
    at = 0
    for part in sequence:
        if isinstance(part, Column):
            last = len(made) - 1
            if (
                part.under
                and at == last > 0
                and _is_outer(part, made[at - 1], made[at])
            ):
                at -= 1
            resumes = at < last and part.under
            made[at][1].add(replace(part, opens=False) if resumes else part)
            made[at][0].columns.append(part)
            continue
        if made[-1][1].paragraphs:
            made.append((_Item(), Flow(setting.leading, indents=indents)))
        at = len(made) - 1
        made[at][0].parts += _titles(part)
    for item, flow in made:
        yield from _parted(item, flow, pictures)


def _is_outer(
    column: Column, outer: tuple[_Item, Flow], box: tuple[_Item, Flow]
) -> bool:
    """Say whether a column below a box is of the article around it."""
    if not outer[0].columns:
        return False
    if outer[1].goes_on():
        return True
    near = column.lines[0].size * ALIGNED
    if any(abs(one.left - column.left) <= near for one in box[0].columns):
        return False
    lefts = sorted({one.left for one in outer[0].columns})
    steps = [b - a for a, b in pairwise(lefts) if b - a > near]
    if not steps:
        return False
    off = (column.left - lefts[0]) % min(steps)
    return min(off, min(steps) - off) <= near


def _parted(item: _Item, flow: Flow, pictures: Sequence[Box]) -> Iterator[_Item]:
    """Yield an article, and after it the captions that end its columns.

    A caption that the article's text goes on after is of a picture inside it.
    """
    alone = []
    n = 0
    while n < len(flow.paragraphs):
        end = _caption(flow, n, pictures) if n or not item.parts else n
        if end > n and end == len(flow.paragraphs):
            alone.append(_Item(_captions(flow.paragraphs[n:end])))
        elif end > n:
            item.parts += _captions(flow.paragraphs[n:end])
        else:
            end = n + 1
            item.parts.append((flow.paragraphs[n][0].role, flow.paragraphs[n]))
        n = end
    item.parts += _captions(flow.captions)
    if item.parts:
        yield item
    yield from alone


def _words(lines: Sequence[Printed]) -> str:
    return "".join(line.text for line in lines)


def _captions(paragraphs: Sequence[list[Printed]]) -> list[tuple[str, list[Printed]]]:
    return [
        ("credit" if only_credit(fold(_words(lines))) else "caption", lines)
        for lines in paragraphs
    ]


def _caption(flow: Flow, first: int, pictures: Sequence[Box]) -> int:
    """Return where a photograph's caption that begins with a paragraph ends.

    It stands apart, and is credited within a few short paragraphs, or it begins with
    a day right under a picture. `first` itself where it is none.
    """
    words = fold(_words(flow.paragraphs[first]))
    under = _is_under(flow.paragraphs[first][0], pictures)
    if not flow.apart[first] or not (under or DATED.match(words)):
        return first
    for n in range(first, min(first + CAPTION, len(flow.paragraphs))):
        words = fold(_words(flow.paragraphs[n]))
        if len(words) > LONG:
            break
        if PHOTO_LINE.search(words):
            return n + 1
    words = fold(_words(flow.paragraphs[first]))
    return first + bool(under and len(words) <= LONG and DATED.match(words))


def _is_under(line: Printed, pictures: Sequence[Box]) -> bool:
    return any(
        -line.size < line.box.top - picture.bottom < 3 * line.size
        and picture.left < line.box.right
        and line.box.left < picture.right
        for picture in pictures
    )


def _titles(heading: Heading) -> list[tuple[str, list[Printed]]]:
    """Return kicker, headline and deck of a heading, told apart by their size."""
    largest = max(line.size for line in heading.lines)
    parts: list[tuple[str, list[Printed]]] = []
    for line in heading.lines:
        role = (
            "headline"
            if line.size >= largest * HEADLINE
            else "deck"
            if any(role == "headline" for role, _ in parts)
            else "kicker"
        )
        if parts and parts[-1][0] == role:
            parts[-1][1].append(line)
        else:
            parts.append((role, [line]))
    return parts


__all__ = ["Composed", "composed"]
