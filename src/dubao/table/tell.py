"""Tables → figures, asides, unread: no numeral of a table is left over."""

import re
from collections.abc import Iterator, Sequence

from dubao.model import Aside, Figure, Mention, Number, Quantity, Span, Table, Unread
from dubao.table.column import columns
from dubao.table.context import Context
from dubao.table.form import YEARS, Form
from dubao.table.say import Said, read_form
from dubao.table.wording import wording
from dubao.zh import NUMERALS, scan
from dubao.zh.quantity import exact
from dubao.zh.when import When, resolve

NUMERAL = re.compile(f"[{NUMERALS}]+")
REASON = "table not understood"
RULE = "table.cell"


def figures(
    form: Form, around: Context, page: str, text: str, article: int
) -> Iterator[Figure]:
    """Yield the figures of a table; `page` is the text as printed, `text` folded."""
    for one in read_form(form, around, text):
        yield _figure(form, one, page, article)


def _figure(form: Form, one: Said, page: str, article: int) -> Figure:
    span = one.box.cell.span
    low, high = one.low, one.high
    quantity = Quantity(
        number=Number(
            low=low,
            high=high,
            step=one.step,
            claim="exact" if high is None else "range",
        ),
        unit=one.unit.name,
        kind=_kind(one),  # type: ignore[arg-type]
    )
    row = [box.cell.span for box in form.grid.row(one.row)]
    return Figure(
        span=span,
        text=span.of(page),
        value=one.ratio or exact(low),
        high="" if high is None else exact(high),
        step=exact(one.step),
        claim=quantity.number.claim,
        unit=one.unit.name,
        kind=quantity.kind,
        answers=one.answers,
        sentence=Span(min(s.start for s in row), max(s.end for s in row)),
        article=article,
        mention=Mention(kind="quantity", span=span, value=quantity, rule=RULE),
    )


def _kind(one: Said) -> str:
    if one.ratio:
        return "ratio"
    if one.unit.name == "℃":
        return "temperature"
    return one.unit.kind


def asides(
    form: Form, own: str, page: str, text: str, taken: Sequence[Span], day: str
) -> Iterator[Aside]:
    """Yield what counts nothing: times in heads, ranks, codes, names with numbers.

    `own` is the table's time, `taken` are the spans of its figures.
    """
    roles = {one.number: one.role for one in columns(form, own)}
    owned = {span.start for span in taken}
    heads: list[Span] = []
    notes: list[Span] = []
    table = form.table
    around = (table.unit_note, table.date_note, *table.notes)
    notes += [span for span in around if span]
    if table.caption:  # 表1　2023年: two numbers and not 12023
        notes += _parts(table.caption, text)
    if form.grid.columns < 2:  # noqa: PLR2004 nothing parts its cells: all stays unread
        yield from _scanned(page, text, notes, day, names=False)
        return
    for place in {id(one.cell): one for one in form.grid.places.values()}.values():
        span = place.cell.span
        if span.start in owned or span.end <= span.start or span in notes:
            continue
        role = roles.get(place.cell.column, "")
        is_body = place.cell.row >= form.first and place.cell.row not in form.sections
        if is_body and role in {"rank", "code"}:
            kind = "ordinal" if role == "rank" else "code"
            yield from _whole(page, text, span, kind)
        elif (
            place.value
            and YEARS.fullmatch(place.text)
            and (not is_body or role == "time")
        ):
            yield _aside(page, span, "date", place.text)
        elif not is_body or role in {"stub", "time", "unit"}:
            heads.append(span)
        elif role == "attribute" or not place.value:
            notes.append(span)
    yield from _scanned(page, text, heads, day, names=True)
    yield from _scanned(page, text, notes, day, names=False)


def _parts(span: Span, text: str) -> Iterator[Span]:
    for match in re.finditer(r"\S+", span.of(text)):
        yield Span(span.start + match.start(), span.start + match.end())


def _whole(page: str, text: str, span: Span, kind: str) -> Iterator[Aside]:
    for match in NUMERAL.finditer(text, span.start, span.end):
        yield _aside(
            page, Span(*match.span()), kind, match[0] if kind == "ordinal" else ""
        )


def _aside(page: str, span: Span, kind: str, value: str) -> Aside:
    mention = Mention(kind=kind, span=span, value=value, rule=f"table.{kind}")
    return Aside(span=span, text=span.of(page), kind=kind, value=value, mention=mention)


def _scanned(
    page: str, text: str, spans: Sequence[Span], day: str, *, names: bool
) -> Iterator[Aside]:
    """Yield the asides of some stretches; with `names` a quantity is a name."""
    for span in sorted(set(spans)):
        words = wording(text, span)
        if not NUMERAL.search(words.text):
            continue
        for mention in scan(words.text)[0]:
            if mention.kind == "time":
                continue
            at = words.span(*mention.span)
            if at is None:
                continue
            if mention.kind == "quantity":
                if not names:
                    continue
                yield _aside(page, at, "name", "")
                continue
            value = mention.value
            told = resolve(value, day) if isinstance(value, When) else str(value or "")
            moved = Mention(kind=mention.kind, span=at, value=value, rule=mention.rule)
            yield Aside(
                span=at, text=at.of(page), kind=mention.kind, value=told, mention=moved
            )


def apart(rows: Sequence[Aside], taken: Sequence[Span]) -> list[Aside]:
    """Return the asides that lie on nothing else, in text order."""
    found: list[Aside] = []
    spans = sorted(taken)
    for one in sorted(rows, key=lambda row: row.span):
        clear = all(
            one.span.end <= span.start or span.end <= one.span.start for span in spans
        )
        if clear and (not found or found[-1].span.end <= one.span.start):
            found.append(one)
    return found


def unread(rows: Sequence[Unread], tables: Sequence[Table]) -> list[Unread]:
    """Return unread numerals, those of a table with the table's reason."""

    def inside(span: Span) -> bool:
        return any(
            table.span.start <= span.start and span.end <= table.span.end
            for table in tables
        )

    return [
        Unread(span=row.span, text=row.text, reason=REASON) if inside(row.span) else row
        for row in rows
    ]
