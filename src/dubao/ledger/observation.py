"""A figure as one observation of an indicator, ready to be compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dubao.model import Span
from dubao.text.fold import fold
from dubao.zh.region import same
from dubao.zh.worth import Unit, common

# Who says 全县 means the place that the page is about.
GENERAL = re.compile(r"[全我本该][国省市州县区旗盟镇乡村校厂局院场师团]")
# Parts of a whole that are told with the same words: each is a line of its own.
PARTS = re.compile(r"第[一二三]产业|城镇|农村|乡村")
BEFORE_MEASURE = re.compile(rf"({PARTS.pattern})(?:常住)?(?:居民)?的?$")
BEFORE_NUMBER = re.compile(
    rf"({PARTS.pattern})(?:居民)?(?:[为达占]|实现|完成|增长|下降)?$"
)
CLAUSE = re.compile("[,，;；:：。、\n]")
TIMES = re.compile(
    r"[一二三四五六七八九十〇零\d]{1,4}[年月日](?:份|底|末|初)?|[去今前上本当]年|全年|同期|[上下]半年"
    r"|前?[一二三四]季度|[至到—-]"
)
VERBS = (
    "达到", "达", "为", "是", "有", "共", "约", "近", "超过", "超", "突破", "完成",
    "实现", "累计", "合计", "增至", "降至", "了",
)  # fmt: skip
LONGEST = 60  # characters of a clause that are looked at
SAYING = 8  # so many characters introduce no two things by chance
POINTS = {"个百分点": Fraction(1), "百分点": Fraction(1), "个千分点": Fraction(1, 10)}
YEAR = re.compile(r"\d{4}")
SIGNS = re.compile(r"[\s“”\"'《》<>（）()、,，·]+")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?", re.ASCII)
DIGITS = 4000  # characters of a number at most
ROUGH = Fraction(1, 10)  # how far 约 and 近 and 余 may reach
SEVERAL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is observed, by the whole row: figures of one indicator may be compared."""

    measure: str
    subject: str  # the holder, or the place where the holder is 全县 and the like
    place: str  # where it holds, if that is not the subject
    unit: str  # common unit
    stat: str
    base: str
    moves: bool  # it has a direction; down is negative
    part: str  # what else keeps a row apart, mostly where its holder is open


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure, in the common unit."""

    indicator: Indicator
    period: str
    low: Fraction | None  # what it may mean at least; None without a bound
    high: Fraction | None
    value: Fraction  # as printed
    claim: str
    paper: str
    date: str
    number: str
    text: str
    sentence: str
    link: str
    page: int
    article: int
    span: Span
    printed: tuple[str, str]  # value and unit as printed


def plain(name: str) -> str:
    """Return a name without the signs in which spellings differ.

    >>> plain("“民族团结一家亲” 活動")
    '民族团结一家亲活动'
    """
    return SIGNS.sub("", fold(name))


def subject(holder: str, place: str, paper: str) -> str:
    """Return of whom or where an indicator speaks.

    >>> subject("全县", "青禾县", "青禾日报"), subject("石桥镇", "青禾县", "")
    ('青禾县', '石桥镇')
    >>> subject("全县", "", "青禾日报"), subject("", "", "青禾日报")
    ('青禾县', '')
    """
    name, where = plain(holder), region(place, paper)
    if not name:
        return where
    if GENERAL.fullmatch(name):
        if where:
            return where
        whose = same(name, plain(paper))
        return (
            f"{plain(paper)}{name}" if paper and whose == name else whose * bool(paper)
        )
    return same(name, plain(paper))


def region(place: str, paper: str) -> str:
    """Return one name for all that a newspaper calls a place."""
    name = plain(place)
    return same(name, plain(paper)) if name else ""


def basis(base: str, period: str) -> str:
    """Return a base as every row of its series has it: the year before is yoy.

    >>> basis("2022", "2023"), basis("2022-01/2022-06", "2023-01/2023-06")
    ('yoy', 'yoy')
    >>> basis("1978", "2023"), basis("全市平均水平", "2023")
    ('1978', '全市平均水平')
    """
    before = YEAR.sub(lambda year: str(int(year[0]) - 1).zfill(4), period)
    return "yoy" if base and base == before else plain(base)


def part(row: Mapping[str, Any]) -> str:
    """Return what keeps a row apart that does not say itself of which part it speaks.

    It is the 第一产业, 农村 and the like before its measure or its number. Where the
    holder is open, the last that the sentence has before the number counts, else the
    holder that was guessed and not shown.

    >>> row = {"holder": "", "place": "", "guess": "", "measure": "增加值"}
    >>> row |= {"before_measure": "县实现第一产业", "before": "县实现第一产业增加值"}
    >>> part(row)
    '第一产业'
    >>> part(row | {"measure": "第一产业增加值"})
    ''
    """
    if PARTS.search(fold(row["measure"] + row["holder"])):
        return ""
    before = fold(row["before"])
    for found in (
        BEFORE_MEASURE.search(fold(row["before_measure"])),
        BEFORE_NUMBER.search(before),
    ):
        if found:
            return found[1]
    if row["holder"]:
        return ""
    said = PARTS.findall(before)
    if said:
        return str(said[-1])
    guess = plain(row["guess"])
    return "" if guess == plain(row["place"]) or GENERAL.fullmatch(guess) else guess


def introduced(row: Mapping[str, Any]) -> str:
    """Return what keeps apart rows that name nobody and no place: their own words.

    What introduces the number in its clause, without times and verbs, may name whose it
    is; what is too short for that says it only within one newspaper, or one page.

    >>> row = {"before": "据统计，2012年青禾县棉花播种面积达到", "paper": "甲报"}
    >>> introduced(row)
    '青禾县棉花播种面积'
    >>> introduced(row | {"before": "净利润"})
    '甲报净利润'
    """
    clause = CLAUSE.split(fold(row["before"]))[-1][-LONGEST:]
    words = plain(TIMES.sub("", clause))
    while verb := next((verb for verb in VERBS if words.endswith(verb)), ""):
        words = words.removesuffix(verb)
    if len(words) >= SAYING:
        return words
    return home(row) + words


def home(row: Mapping[str, Any]) -> str:
    """Return whose words a row that names nobody is in: a newspaper's, or a page's."""
    return plain(row["paper"]) or str(row["link"]).partition("#")[0]


def number(text: str) -> Fraction | None:
    """Return a value as printed in a reading; None for a score."""
    if len(text) > DIGITS or not NUMBER.fullmatch(text):  # 1e999999999 fills the memory
        return None
    try:
        return Fraction(text)
    except ZeroDivisionError:
        return None


def bounds(
    value: Fraction, high: Fraction | None, step: Fraction, claim: str
) -> tuple[Fraction | None, Fraction | None]:
    """Return what a printed value may mean, from and to.

    A printed 4.88万 (step 100) stands for anything that rounds or is cut to it;
    a value counted to the last one, only for itself.
    """
    slack = Fraction(0) if step == 1 and value.denominator == 1 else step
    low, top = value - slack, (high if high is not None else value) + slack
    rough = abs(value) * ROUGH
    match claim:
        case "about":
            return low - rough, top + rough
        case "nearly":
            return low - rough, top
        case "over":
            return low, top + rough
        case "at_least":
            return low, None
        case "under":
            return low - rough * 2, top
        case "at_most":
            return None, top
        case "several":
            return low, top * SEVERAL
        case _:
            return low, top


def _unit(row: Mapping[str, Any]) -> Unit:
    """Return a row's common unit; a change by points is no change by per cent."""
    unit = fold(row["unit"])
    if row["stat"] in {"change", "target"} and unit in POINTS:
        return Unit("个百分点", POINTS[unit])
    return common(unit)


def indicator(row: Mapping[str, Any]) -> Indicator:
    """Return what a row of a ledger's figures observes."""
    whose = subject(row["holder"], row["place"], row["paper"])
    apart = part(row)
    if not whose and PARTS.fullmatch(apart):
        apart = home(row) + apart
    elif not (whose or apart):
        apart = introduced(row)
    place = region(row["place"], row["paper"])
    return Indicator(
        measure=plain(row["measure"]),
        subject=whose,
        place="" if place == whose else place,
        unit=_unit(row).name,
        stat=row["stat"],
        base=basis(row["base"], row["period"]),
        moves=bool(row["direction"]),
        part=apart,
    )


def _is_open(row: Mapping[str, Any]) -> bool:
    """Is it open what a row observes: its measure, or what sort of number it is?"""
    return not plain(row["measure"]) or row["stat_guess"] not in {"", row["stat"]}


def observation(row: Mapping[str, Any]) -> Observation | None:
    """Return a row of a ledger's figures as an observation.

    None for a score, and for a row that does not say what it observes.
    """
    value = number(row["value"])
    if value is None or _is_open(row):
        return None
    unit = _unit(row)
    step = number(row["step"]) or Fraction(0)
    low, high = bounds(
        value, number(row["high"]) if row["high"] else None, step, row["claim"]
    )
    if row["direction"] == "down" and value > 0:
        value = -value
        low, high = (None if end is None else -end for end in (high, low))
    return Observation(
        indicator=indicator(row),
        period=row["period"],
        low=None if low is None else low * unit.factor,
        high=None if high is None else high * unit.factor,
        value=value * unit.factor,
        claim=row["claim"],
        paper=row["paper"],
        date=row["date"],
        number=row["page"],
        text=row["text"],
        sentence=row["sentence"],
        link=row["link"],
        page=row["page_id"],
        article=row["article"],
        span=Span(row["start"], row["end"]),
        printed=(row["value"], row["unit"]),
    )
