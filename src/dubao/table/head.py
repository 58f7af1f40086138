"""What a head says: a name, a unit, a time, and what sort of number stands under it.

2024年预算数            time 2024年, planned
累计同比增长(%)          grows, base yoy, unit %
占全部投资(%)            a share, base 全部投资
播种面积(万亩)           播种面积, unit 万亩
"""

import re
from dataclasses import dataclass, replace

from dubao.model import Mention
from dubao.table import word
from dubao.table.unit import Unit, unit
from dubao.table.wording import NOTHING, Wording
from dubao.zh.date import dates

BRACKET = re.compile(
    r"^(?P<name>.*?)[\[(](?P<inside>[^()\[\]]{1,16})[)\]](?P<mark>[*#]?)$"
)
AFTER = re.compile(r"^(?P<name>.+?)[:/,](?P<unit>[^:/,]{1,6}(?:/[^:/,]{1,4})?)$")
PARTS = re.compile(r"[,、;]")
YEAR = re.compile(r"^(?:19|20)\d\d(?:年度?)?$")
RELATIVE = re.compile(
    r"^(?P<last>上年同期|去年同期|上年同月|去年同月|上年度?|去年|上月同期|上月|前一周|上一?周|前一日|上一日|上日|"
    r"昨日|昨天|前日|上期|上季度?)(?:末|底)?|"
    r"^(?P<this>本期|本月|本周|本年度?|当月|当年|当季|本季度?|今年|本日|当日|今日|今天|报告期)(?:末|底)?"
)
UNTIL_NOW = re.compile("(?:本|当)[月季期](?:止|末|底)累计(?:数|值|完成)?")
SPANS = frozenset({"日", "周", "月", "年", "季", "当日", "当月", "本期"})
EDGE = "的:、,;*#-—~"
INDEX = re.compile(r"(?:[一-龥]{1,6}|(?:19|20)\d\d年)?=100")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """How a column grows."""

    base: str = ""  # yoy mom, or words as printed; "" where the head does not say
    base_words: Wording = NOTHING
    falls: bool = False  # 降幅: what stands under it without a sign is a fall
    amount: bool = False  # 增减额: in the unit of what grows


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One head, taken apart."""

    name: Wording = NOTHING
    units: tuple[Unit, ...] = ()
    time: Mention | None = None  # in offsets of `time_words`
    time_words: Wording = NOTHING
    relative: str = ""  # 上年同期, 本月
    growth: Growth | None = None
    share: Wording | None = None  # what it is a share of; empty where not said
    planned: bool = False
    completed: Wording | None = None  # 年度任务 of 完成年度任务%
    cumulative: bool = False
    is_index: bool = False  # 上年=100

    @property
    def is_generic(self) -> bool:
        """Whether its name says nothing of what is counted."""
        return not self.name.text or self.name.text in word.GENERIC


def head(words: Wording) -> Head:
    """Return what a head says; its blanks are left out already.

    >>> from dubao.model import Span
    >>> from dubao.table.wording import wording
    >>> told = head(wording("产量(万吨)", Span(0, 6)))
    >>> told.name.text, told.units[0].name
    ('产量', '吨')
    """
    if INDEX.fullmatch(words.text):
        return Head(is_index=True)
    found = _unbracketed(Head(name=words))
    found = _marked(found)
    found = _unbracketed(_timed(found))
    found = _sorted(found)
    return replace(found, name=trimmed(found.name))


def trimmed(words: Wording) -> Wording:
    """Return a name without the marks at its edges."""
    text = words.text
    start = len(text) - len(text.lstrip(EDGE))
    end = len(text.rstrip(EDGE))
    return words.part(start, max(start, end))


def _unbracketed(found: Head) -> Head:
    """Take in what stands in brackets at the end, as far as it is a unit or a time."""
    while match := BRACKET.match(found.name.text):
        inside = match["inside"]
        if INDEX.fullmatch(inside):
            found = replace(found, is_index=True)
        else:
            units = []
            for part in PARTS.split(inside):
                bare = part.removeprefix("单位:")
                grows = bare.removesuffix("%")
                told = unit(bare.lstrip("±"))
                if told:
                    units.append(told)
                elif grows and word.GROWTH.fullmatch(grows):
                    units.append(Unit(name="%", kind="percent"))
                    found = replace(found, growth=_growth(Wording(grows, ())))
                else:
                    units = []
                    break
                if part.startswith("±"):
                    found = replace(found, growth=Growth())
            if units:
                found = replace(found, units=(*found.units, *units))
            elif (time := _whole_time(inside)) is not None:
                at = match.start("inside")
                found = replace(
                    found, time=time, time_words=found.name.part(at, at + len(inside))
                )
            else:
                return found
        found = replace(found, name=found.name.part(0, match.end("name")))
    return found


def _whole_time(text: str) -> Mention | None:
    for mention in dates(text):
        if mention.span == (0, len(text)):
            return mention
    return None


def _marked(found: Head) -> Head:
    """Take in a unit after a colon or a stroke, and a bare % at the end."""
    name = found.name
    match = AFTER.match(name.text)
    if match and not found.units and (told := unit(match["unit"])):
        return replace(found, units=(told,), name=name.part(0, match.end("name")))
    if name.text.endswith(("%", "±", "+-", "+/-")) and len(name.text) > 1:
        bare = name.text.rstrip("%")
        if bare != name.text:
            percent = Unit(name="%", kind="percent")
            found = replace(found, units=(*found.units, percent))
        for mark in ("±", "+/-", "+-"):
            if bare.endswith(mark):
                bare = bare.removesuffix(mark)
                found = replace(found, growth=Growth())
        found = replace(found, name=name.part(0, len(bare)))
    elif name.text in {"%", "±%", "+-%"}:
        percent = Unit(name="%", kind="percent")
        grows = Growth() if len(name.text) > 1 else None
        found = replace(found, units=(percent,), name=NOTHING, growth=grows)
    return found


def _timed(found: Head) -> Head:
    """Take a time off the beginning or the end of a name."""
    name = found.name
    if YEAR.match(name.text):
        mention = next(iter(dates(name.text[:4] + "年")), None)
        return replace(found, name=NOTHING, time=mention, time_words=name)
    if UNTIL_NOW.fullmatch(name.text):
        return replace(found, name=NOTHING, cumulative=True)
    relative = RELATIVE.match(name.text)
    if relative:
        word_ = relative["last"] or relative["this"]
        rest = name.part(len(word_))
        if rest.text[:1] in "末底" and rest.text[:1]:
            rest = rest.part(1)
        return replace(
            found, name=rest, relative=word_, time_words=name.part(0, len(word_))
        )
    mentions = dates(name.text)
    edges = [m for m in mentions if m.span.start == 0 or m.span.end == len(name.text)]
    if len(mentions) == 1 and edges and found.time is None:
        start, end = edges[0].span
        if start and word.COMPARED.search(name.text):
            return found
        if word.PLANNED.fullmatch(name.text):  # 年初预算 is the year's
            return found
        if word.COMPARED.match(name.text[max(0, start - 1) :]):
            return found
        rest = name.part(end) if start == 0 else name.part(0, start)
        if rest.text[:1] == "份":
            rest = rest.part(1)
        return replace(
            found, name=rest, time=edges[0], time_words=name.part(start, end)
        )
    return found


def _sorted(found: Head) -> Head:
    """Tell what sort of number stands under it: a growth, a share, a plan."""
    name = found.name
    text = name.text
    cumulative = word.CUMULATIVE.search(text)
    if cumulative and cumulative.start() == 0 and cumulative.end() < len(text):
        name = name.part(cumulative.end())
        text = name.text
    found = replace(found, cumulative=bool(cumulative), name=name)
    if word.COMPLETING.search(text):
        start = text.find("完成")
        from_ = start + 2 if start >= 0 else 0
        match = word.COMPLETED.search(text, from_)
        if match and match.end() > match.start():
            what = name.part(match.start("what"), match.end("what"))
            cut = start if 0 <= start < match.start() + 1 else match.start()
            return replace(found, completed=what, name=name.part(0, cut))
        if text in {"完成率", "完成进度", "进度", "完成比例", "完成"} and any(
            u.is_share for u in found.units
        ):
            return replace(found, completed=NOTHING, name=NOTHING)
    growth = word.GROWTH.search(text)
    if growth:
        grows = _growth(name.part(growth.start()))
        rest = name.part(0, growth.start())
        if rest.text in SPANS:
            rest = NOTHING
        return replace(found, growth=grows, name=rest)
    share = word.SHARE.search(text)
    if share and share["what"] in {"比", "比重", "比例"}:
        share = None  # 占比: of what, it does not say
    part = word.SHARE_OF.search(text)
    if part and not share:
        return replace(found, share=NOTHING, name=name.part(0, part.start()))
    if share:
        what = name.part(share.start("what"), share.end("what"))
        return replace(found, share=what, name=name.part(0, share.start()))
    done = word.DONE.search(text)
    planned = word.PLANNED.search(text)
    if planned:
        return replace(found, planned=True, name=name.part(0, planned.start()))
    planned = word.PLANNED_FIRST.match(text)
    if planned:
        return replace(found, planned=True, name=name.part(planned.end()))
    if done:
        return replace(found, name=name.part(0, done.start()))
    return found


def _growth(words: Wording) -> Growth:
    text = words.text
    compared = word.COMPARED.search(text)
    base = "yoy" if word.YEARLY.search(text) else ""
    base = base or ("mom" if word.MONTHLY.search(text) else "")
    told = NOTHING
    if compared and words.places:
        told = words.part(compared.start("what"), compared.end("what"))
    return Growth(
        base=base or (compared["what"] if compared else ""),
        base_words=told,
        falls=bool(word.FALLING.search(text)) and not word.RISING.search(text),
        amount=bool(word.AMOUNT.search(text)),
    )
