"""A figure as one observation of an indicator, ready to be compared."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dubao.figures.worth import common
from dubao.model import Span
from dubao.text.fold import fold

# Who says 全县 means the place that the page is about.
GENERAL = re.compile(r"[全我本该][国省市州县区旗盟镇乡村校厂局院场师团]")
SIGNS = re.compile(r"[\s“”\"'《》<>（）()、,，·]+")
ROUGH = Fraction(1, 10)  # how far 约 and 近 and 余 may reach
SEVERAL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is observed: figures of one indicator may be compared."""

    measure: str
    subject: str  # the holder, or the place where the holder is 全县 and the like
    unit: str  # common unit
    stat: str


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
    ('青禾日报全县', '')
    """
    name, where = plain(holder), plain(place)
    if not name:
        return where
    if GENERAL.fullmatch(name):
        return where or (f"{plain(paper)}{name}" if paper else "")
    return name


def number(text: str) -> Fraction | None:
    """Return a value as printed in a reading; None for a score."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
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


def observation(row: dict[str, Any]) -> Observation | None:
    """Return a row of a ledger's figures as an observation; None for a score."""
    value = number(row["value"])
    if value is None:
        return None
    unit = common(row["unit"])
    step = number(row["step"]) or Fraction(0)
    low, high = bounds(
        value, number(row["high"]) if row["high"] else None, step, row["claim"]
    )
    return Observation(
        indicator=Indicator(
            measure=plain(row["measure"]),
            subject=subject(row["holder"], row["place"], row["paper"]),
            unit=unit.name,
            stat=row["stat"],
        ),
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


def agree(one: Observation, other: Observation) -> bool:
    """May both be true?"""
    if one.high is not None and other.low is not None and one.high < other.low:
        return False
    return not (other.high is not None and one.low is not None and other.high < one.low)
