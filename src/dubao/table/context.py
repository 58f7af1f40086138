"""What a table takes from what stands around it: its time, its area, its units.

The caption is asked first, then the notes, then the headline and the text above.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dubao.model import Span, Table
from dubao.table import word
from dubao.table.form import UNIT_NOTE
from dubao.table.period import UNTIL
from dubao.table.unit import Unit, unit
from dubao.zh.date import dates
from dubao.zh.when import resolve

AREA = re.compile(
    r"[一-龥]{1,7}?(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡)(?![场民镇区民委长政属级直域])"
)
NOT_AREA = re.compile(
    r"\A.*(?:全市|各市|本市|我市|城市|设区市|地市|县级市|超市|都市|全省|各省|我省|本省|全县|各县|我县|本县|全区|各区|我区|"
    r"本区|地区|小区|景区|郊区|城区|市区|县区|社区|园区|校区|灾区|库区|牧区|辖区|街区|片区|林区|矿区|港区|乡镇|城镇|各镇|各乡|"
    r"各州|各盟|全州|我州|自治区|直辖市|股市|楼市|房市|车市|菜市|上市|门市|夜市)"
)
LEADING = re.compile(
    r"^(?:表\d{1,2}|附表|图表|关于|据|记者从|从|由|今年|去年|今天|昨天|日前|近日|在|的|和|与|及|对|为|是|截至|至|年|月|日|初步核算|获悉)+"
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SUBJECT = re.compile(
    r"[一-龥]{0,12}(?:GDP|CPI|PPI|PMI|生产总值|总产值|产量|价格|均价|指数|投资|总额|收入|支出|人口|"
    r"增加值|面积|余额|用电量|客运量|货运量|降水量|气温|销量|销售额|利润|税收)"
)
SPLIT = re.compile(r"[,、]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What holds for every cell of a table."""

    period: str = ""
    period_span: Span | None = None
    area: Span | None = None
    units: tuple[Unit, ...] = ()
    unit_span: Span | None = None
    planned: bool = False
    subject: Span | None = None  # what its caption says is counted


def context(
    table: Table, text: str, around: Iterable[Span], prose: Iterable[Span], day: str
) -> Context:
    """Return what a table takes from around it.

    `around` are the spans of its article's headline and of what stands right above;
    `prose` its article's paragraphs; `day` the page's.
    """
    own = [s for s in (table.caption, table.date_note, *table.notes) if s]
    around, prose = list(around), list(prose)
    titles = [*own[:2], *around]
    day = day or _day(text, [*titles, *prose])
    period, span = _period(text, [*own, *around], day)
    units, unit_span = _units(table, text, titles)
    area = next(
        (
            found
            for stretch in (*titles, *prose)
            if (found := _area(text, stretch)) is not None
        ),
        None,
    )
    told = "".join(stretch.of(text) for stretch in titles)
    return Context(
        period=period or (day or ""),
        period_span=span,
        area=area,
        units=units,
        unit_span=unit_span,
        subject=_subject(text, titles[:1] if table.caption else titles, area),
        planned=bool(word.PLAN_TITLE.search("".join(told.split()))),
    )


def _subject(text: str, titles: Iterable[Span], area: Span | None) -> Span | None:
    """Return what a caption says is counted: 各县粮食产量 → 粮食产量."""
    place = area.of(text) if area else ""
    for span in titles:
        words = span.of(text)
        start, end = 0, len(words)
        bracket = words.find("(")
        if bracket > 0:
            end = bracket
        moved = True
        while moved:
            moved = False
            for mention in dates(words[start:end]):
                if mention.span.start == 0:
                    start += mention.span.end
                    moved = True
                    break
            rest = words[start:end]
            if place and rest.startswith(place):
                start += len(place)
                moved = True
            lead = word.OF_WHOM.match(words[start:end])
            if lead:
                start += lead.end()
                moved = True
            blank = len(words[start:end]) - len(words[start:end].lstrip())
            start += blank
            moved = moved or bool(blank)
        tail = word.CAPTIONED.search(words[start:end].rstrip())
        if tail:
            end = start + tail.start()
        name = words[start:end].strip()
        if SUBJECT.fullmatch(name):
            return Span(span.start + start, span.start + start + len(name))
    return None


def _period(text: str, spans: Iterable[Span], day: str) -> tuple[str, Span | None]:
    """Return the time that the first of some stretches says."""
    anchor = day
    best: tuple[str, Span | None] = ("", None)
    for span in spans:
        words = span.of(text)
        found = [m for m in dates(words) if not _is_compared(words, m.span.start)]
        told = ""
        for n, mention in enumerate(found):
            period = resolve(mention.value, anchor, told=told)
            if not period:
                continue
            if n + 1 < len(found) and words[
                mention.span.end : found[n + 1].span.start
            ].strip() in {"至", "—", "-", "~", "到", "--", "——"}:
                end = resolve(found[n + 1].value, anchor, told=period)
                if end:
                    period = f"{period.partition('T')[0]}/{end.partition('T')[0]}"
            before = words[max(0, mention.span.start - 3) : mention.span.start]
            if UNTIL.search(before) or re.search(r"截至|截止", words[:6]):
                period = f"../{period}" if "/" not in period else period
            here = Span(span.start + mention.span.start, span.start + mention.span.end)
            if best[0] and not _finer(period, best[0]):
                break
            best = (period.partition("T")[0] if "/" not in period else period, here)
            break
        if best[0] and ("-" in best[0]):
            return best
        if best[0]:
            anchor = best[0]
    return best


def _day(text: str, spans: Iterable[Span]) -> str:
    """Return the first whole day that some stretches print, "" for none."""
    for span in spans:
        for mention in dates(span.of(text)):
            day = resolve(mention.value, "")
            if DAY.fullmatch(day):
                return day
    return ""


def _is_compared(words: str, at: int) -> bool:
    return words[max(0, at - 1) : at] in {"比", "较"}


def _finer(period: str, than: str) -> bool:
    """Return whether a period lies in a year that was told before it."""
    return period.removeprefix("../")[:4] == than[:4] and len(period) > len(than)


# What stands in brackets behind a caption and is a unit elsewhere.
NO_UNIT = frozenset({"部分", "续", "上", "下", "节选", "例"})


def _units(
    table: Table, text: str, titles: Iterable[Span]
) -> tuple[tuple[Unit, ...], Span | None]:
    if table.unit_note:
        words = "".join(table.unit_note.of(text).split())
        match = UNIT_NOTE.search(words)
        if match:
            return tuple(_listed(match["unit"])), table.unit_note
    for span in titles:
        match = re.search(r"[(](?:单位:)?([^()]{1,8})[)]\s*$", span.of(text))
        if match and match[1] not in NO_UNIT:
            found = tuple(_listed(match[1]))
            if found:
                return found, span
    return (), None


def _listed(words: str) -> Iterable[Unit]:
    whole = unit(words)
    if whole:
        yield whole
        return
    for part in SPLIT.split(words):
        told = unit(part.strip("()±"))
        if told:
            yield told


def _area(text: str, span: Span) -> Span | None:
    """Return the first name of a place in a stretch, None where there is none."""
    words = span.of(text)
    masked = list(words)
    for mention in dates(words):
        for n in range(mention.span.start, mention.span.end):
            masked[n] = " "
    clean = "".join(masked)
    for match in AREA.finditer(clean):
        found = match[0]
        lead = LEADING.match(found)
        start = lead.end() if lead else 0
        name = found[start:]
        if len(name) < 2 or NOT_AREA.fullmatch(name):  # noqa: PLR2004 a place and what it is
            continue
        at = span.start + match.start() + start
        return Span(at, at + len(name))
    return None
