"""Sums of a table: 合计 at a foot or a head, 小计, 其中, and a column of totals.

Which rows a total is of, a table does not say in words. Several readings are tried:
all rows above it, all below, those since the last total, the 小计 alone. Where one of
them adds up in some column it is the right one, and columns in which it does not are
wrong. Where none does, a plain 合计 over plain rows is doubted, and nothing else.

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from dubao.check.amount import ZERO, plain, slipped
from dubao.check.code import Check, Said
from dubao.check.finding import Fact, Finding, Severity
from dubao.check.passage import Passage
from dubao.model import Figure, Span
from dubao.table.column import columns
from dubao.table.fold import several, unfolded
from dubao.table.form import Form, formed
from dubao.table.grid import Box
from dubao.table.side import INNER
from dubao.text.fold import fold

TOTAL = re.compile(r".{0,8}(?:合计|总计|共计|总和|总数)|计")
PART_TOTAL = re.compile(r".{0,8}小计")
AREA = re.compile(r"全(?:市|县|省|区|州|国|镇|乡|校)")
TOTALS = re.compile(r".{0,8}(?:合计|总计|共计|小计|总数|总量|总额|总分|总成绩)|计")
# What no sum is made of: averages, rates, ranks.
NO_PART = re.compile(
    "均|率|比重|占比|指数|单价|价格|密度|单产|浓度|温|年龄|水位|水平|系数|名次|位次"
    "|最[高低大小多少]|同比|环比|增[长幅速]|[比较]上年"
)
PLAN = re.compile("预算|计划|任务|目标|决算")  # a share of it is how far one has come
LEVELS = frozenset({"", "level", "cumulative", "target"})
UNMEASURED = frozenset({"percent", "ratio", "temperature", "score", "index", "age"})
BRACKETED = re.compile(r"\([^()]*\)$")
FULL = 100  # %
FEW = 2  # parts that make a sum
OFTEN = Fraction(3, 5)  # of the rows in which a column of totals adds up


@dataclass(frozen=True, slots=True)
class Part:
    """A cell's number as printed, and how far printing rounded it."""

    span: Span
    text: str
    value: Fraction
    half: Fraction
    sort: tuple[str, str, Fraction]  # unit, stat of shares, scale: only alike are added


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as something to reckon with."""

    form: Form
    parts: Mapping[tuple[int, int], Part]
    labels: Mapping[int, str]  # of its rows of numbers
    heads: Mapping[int, tuple[str, ...]]  # of its columns of numbers, outermost first

    def column(self, column: int, rows: Sequence[int]) -> list[Part] | None:
        """Return a column's numbers in some rows, None where one cannot be told."""
        return self._line((row, column) for row in rows)

    def row(self, row: int, columns: Sequence[int]) -> list[Part] | None:
        """Return a row's numbers in some columns, None where one cannot be told."""
        return self._line((row, column) for column in columns)

    def _line(self, places: Iterator[tuple[int, int]]) -> list[Part] | None:
        found: list[Part] = []
        for place in places:
            part = self.parts.get(place)
            box = self.form.grid.at(*place)
            if part:
                found.append(part)
            elif box is not None and box.text and not box.missing:
                return None
        return found if len(found) >= FEW else None


def tables(passage: Passage) -> Said:
    """Hold the sums of tables against their parts."""
    reading = passage.reading
    if not reading.tables:
        return
    text = fold(reading.page.text)
    figures = {one.span: one for one in reading.figures}
    parts = (
        part
        for table in reading.tables
        for part in several(unfolded(table, text), text)
    )
    for table in parts:
        sheet = _sheet(formed(table, text), figures)
        if len(sheet.parts) > FEW:
            yield from _down(sheet)
            yield from _across(sheet)
            yield from _inner(sheet)


def _sheet(form: Form, figures: Mapping[Span, Figure]) -> Sheet:
    heads = {
        one.number: tuple(head.text for head in _heads(form, one.number))
        for one in columns(form, "")
        if one.role == "value"
    }
    rows = [n for n in range(form.first, form.grid.rows) if n not in form.sections]
    side = [n for n in range(form.grid.columns) if n not in heads]
    labels = {row: _label(form, row, side, figures) for row in rows}
    parts = {}
    for row in rows:
        for column, words in heads.items():
            box = form.grid.at(row, column)
            figure = figures.get(box.cell.span) if box else None
            if box is None or figure is None or NO_PART.search("".join(words)):
                continue
            part = _part(box, figure)
            if part and not NO_PART.search(labels[row]):
                parts[row, column] = part
    return Sheet(form, parts, labels, heads)


def _heads(form: Form, column: int) -> list[Box]:
    found: list[Box] = []
    for row in form.heads:
        box = form.grid.at(row, column)
        if box and box.text and box not in found:
            found.append(box)
    return found


def _label(
    form: Form, row: int, side: Sequence[int], figures: Mapping[Span, Figure]
) -> str:
    """Return what stands at a row's side, the innermost last."""
    boxes = [form.grid.at(row, column) for column in side]
    words = [
        box.text
        for n, box in enumerate(boxes)
        if box and box not in boxes[:n] and not (box.value or box.cell.span in figures)
    ]
    return BRACKETED.sub("", words[-1]) if words else ""


def _part(box: Box, figure: Figure) -> Part | None:
    value = box.value
    is_share = figure.stat == "share" and not PLAN.search(figure.base)
    if value is None or value.high is not None or value.ratio:
        return None
    if figure.claim != "exact" or not (
        is_share or (figure.stat in LEVELS and figure.kind not in UNMEASURED)
    ):
        return None
    step = Fraction(value.step)
    scale = Fraction(figure.step or "1") / step
    counted = step * scale <= 1 and step == 1 and figure.kind == "count"
    return Part(
        span=figure.span,
        text=box.text,
        value=Fraction(value.low),
        half=ZERO if counted else step / 2,
        sort=(figure.unit, figure.stat if is_share else "", scale),
    )


# ── totals at the foot or the head of columns ───────────────────────────────────────
def _down(sheet: Sheet) -> Said:
    """Hold rows of totals against the rows that they are of."""
    for row, label in sheet.labels.items():
        if _is_sum(label):
            here = [column for column in sheet.heads if (row, column) in sheet.parts]
            choices = _choices(sheet, row)
            sums = [partial(sheet.column, rows=rows) for rows in choices]
            wholes = {column: sheet.parts[row, column] for column in here}
            alone = len(choices) == 1 and TOTAL.fullmatch(label) is not None
            yield from _judged(sums, wholes, alone=alone)


def _choices(sheet: Sheet, total: int) -> list[list[int]]:
    """Return the rows that a total may be of, the likeliest first."""
    rows = list(sheet.labels)
    labels = sheet.labels
    sums = {n for n in rows if _is_sum(labels[n])}
    leaves = [n for n in rows if n not in sums and not INNER.match(labels[n])]
    leaves = [n for n in leaves if not NO_PART.search(labels[n])]
    edges = sorted({*sums, *sheet.form.sections})
    last = max((n for n in edges if n < total), default=-1)
    after = min((n for n in edges if n > total), default=sheet.form.grid.rows)
    subtotals = [n for n in sums if PART_TOTAL.fullmatch(labels[n]) and n != total]
    choices = [
        [n for n in leaves if last < n < total],
        [n for n in leaves if total < n < after],
        [n for n in leaves if n < total],
        [n for n in leaves if n > total],
        sorted(n for n in subtotals if n < total),
        sorted(n for n in subtotals if n > total),
        [*_outer(sheet, [n for n in leaves if n < total])],
        [*_outer(sheet, [n for n in leaves if n > total])],
    ]
    found: list[list[int]] = []
    for choice in choices:
        if len(choice) >= FEW and choice not in found:
            found.append(choice)
    return found


def _is_sum(label: str) -> bool:
    return any(words.fullmatch(label) for words in (TOTAL, PART_TOTAL, AREA))


def _outer(sheet: Sheet, rows: Sequence[int]) -> Iterator[int]:
    """Yield rows without those that the row above them is the sum of."""
    at = 0
    while at < len(rows):
        yield rows[at]
        size = next(
            (
                size
                for size in range(FEW, len(rows) - at)
                if _is_sum_of(sheet, rows[at], rows[at + 1 : at + 1 + size])
            ),
            0,
        )
        at += size + 1


def _is_sum_of(sheet: Sheet, row: int, rows: Sequence[int]) -> bool:
    """Say whether a row is the sum of others in every column that it fills."""
    agreed = False
    for column in sheet.heads:
        whole, parts = sheet.parts.get((row, column)), sheet.column(column, rows)
        if whole is None:
            continue
        if not (parts and whole.value and _agrees(whole, parts)):
            return False
        agreed = True
    return agreed


# ── columns of totals ───────────────────────────────────────────────────────────────
def _across(sheet: Sheet) -> Said:
    """Hold columns of totals against those beside them."""
    for column, words in sheet.heads.items():
        if not (words and TOTALS.fullmatch(words[-1])):
            continue
        others = [one for one in sheet.heads if one != column]
        grouped = [
            n for n in others if words[:-1] and sheet.heads[n][:-1] == words[:-1]
        ]
        single = [n for n in others if not _is_totals(sheet, n)]
        choices = [grouped, [n for n in single if n > column], single]
        choices.append([n for n in single if n < column])
        sums = [
            partial(sheet.row, columns=chosen)
            for n, chosen in enumerate(choices)
            if len(chosen) >= FEW and chosen not in choices[:n]
        ]
        wholes = {
            row: sheet.parts[row, column]
            for row in sheet.labels
            if (row, column) in sheet.parts
        }
        yield from _judged(sums, wholes, alone=False, often=OFTEN)


def _is_totals(sheet: Sheet, column: int) -> bool:
    words = sheet.heads[column]
    return bool(words and TOTALS.fullmatch(words[-1]))


# ── rows of what is among the one above ─────────────────────────────────────────────
def _inner(sheet: Sheet) -> Said:
    """Find 其中 rows that are more than the row that they are of."""
    above = None
    for row, label in sheet.labels.items():
        if not INNER.match(label):
            above = row
            continue
        if above is None:
            continue
        for column in sheet.heads:
            part = sheet.parts.get((row, column))
            whole = sheet.parts.get((above, column))
            if not (part and whole) or part.sort != whole.sort or whole.value < 0:
                continue
            if part.value - whole.value > part.half + whole.half:
                yield Finding(
                    code="A112",
                    severity="error",
                    chinese=f"其中项{part.text}大于总项{whole.text}",
                    english=f"{part.text} is among {whole.text} and more than it",
                    spans=(part.span, whole.span),
                    computation=f"{plain(part.value)}>{plain(whole.value)}",
                )


# ── what is said ────────────────────────────────────────────────────────────────────
def _judged(
    sums: Sequence["partial[list[Part] | None]"],
    wholes: Mapping[int, Part],
    *,
    alone: bool,
    often: Fraction = Fraction(1, 2),
) -> Said:
    """Hold totals against the choice of parts that fits them best.

    `alone` says that there is but one choice, and that it must fit; `often` is how
    many of the totals must be right for the others to be wrong.
    """
    best: dict[int, list[Part]] = {}
    agreed: set[int] = set()
    for choice in sums:
        told = {n: _alike(whole, choice(n)) for n, whole in wholes.items()}
        known = {n: parts for n, parts in told.items() if parts}
        right = {n for n, parts in known.items() if _agrees(wholes[n], parts)}
        if len(right) > len(agreed) or not best:
            best, agreed = known, right
    sure = any(wholes[n].value and len(best[n]) >= FEW for n in agreed)
    many = len(agreed) >= often * len(best)
    for n, parts in best.items():
        if n in agreed:
            yield _said(wholes[n], parts, None)
        elif sure and many:
            yield _said(wholes[n], parts, "error")
        elif alone and not agreed and _is_near(wholes[n], parts):
            slip = slipped(_sum(parts), wholes[n].value)
            yield _said(wholes[n], parts, "error" if slip else "warning")


def _alike(whole: Part, parts: list[Part] | None) -> list[Part] | None:
    """Return parts where all are of the total's sort; shares are parts of 100."""
    if not parts or {one.sort for one in parts} != {whole.sort}:
        return None
    return None if whole.sort[1] and whole.value != FULL else parts


def _sum(parts: Sequence[Part]) -> Fraction:
    return sum((part.value for part in parts), ZERO)


def _agrees(whole: Part, parts: Sequence[Part]) -> bool:
    slack = whole.half + sum(part.half for part in parts)
    return abs(_sum(parts) - whole.value) <= slack


def _is_near(whole: Part, parts: Sequence[Part]) -> bool:
    return whole.value / 2 < _sum(parts) < whole.value * 2


def _said(
    whole: Part, parts: Sequence[Part], severity: Severity | None
) -> Fact | Finding:
    total = plain(_sum(parts))
    sums = "+".join(plain(part.value) for part in parts).replace("+-", "-")
    spans = (whole.span, *(part.span for part in parts))
    if severity is None:
        return Fact(
            code="A112",
            chinese=f"表中各项之和与{whole.text}相符",
            english=f"the cells add up to {whole.text}",
            spans=spans,
            computation=f"{sums}={total}",
        )
    return Finding(
        code="A112",
        severity=severity,
        chinese=f"表中各项之和为{total}，与{whole.text}不符",
        english=f"the cells add up to {total}, the table says {whole.text}",
        spans=spans,
        computation=f"{sums}={total}, the table says {plain(whole.value)}",
    )


CHECKS = (
    Check(
        code="A112",
        name="sums of a table",
        title="表中合计",
        severity="error",
        why="The rows of a table must add up to its 合计 or 小计, its columns to the "
        "column of totals, and what is 其中 is no more than the row above. Which rows "
        "a total is of is told by what adds up in other columns; where nothing does, "
        "only a plain 合计 over plain rows is doubted. Averages, rates, prices and "
        "changes are added to nothing; a dash is nothing, a cell that is unread "
        "ends it.",
        source="GB/T 8170-2008 (rounding)",
        find=tables,
    ),
)
