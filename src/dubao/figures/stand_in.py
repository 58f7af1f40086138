"""全省 该县 本公司 他: words that stand for a name printed before.

    昌吉州…全州4.88万名 → 昌吉州       该厂 → 青山机械厂       她 → 李小禾

A stand-in is for the last name of its sort that its article printed before it, else for
the first one after. Where the article prints none, it stays as it is. 全国, 我国 and
全部 are for nothing else.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

import numpy as np

from dubao.figures.clause import Clauses
from dubao.figures.word import TAG, number

AREAS = "国|省|市|州|县|区|旗|盟|镇|乡|村"
BODIES = (
    "厂|校|院|所|局|行|店|馆|队|社|场|矿|港|集团|公司|企业|医院|学校"
    "|银行|大学|中心|基金|机构"
)
STAND_IN = re.compile(
    rf"(?:该国|[全该本我此](?:{AREAS.partition('|')[2]}|{BODIES}))"
    r"(?![民际内外长代会面体务])|[该本]会(?![议长员场期上])"
    r"|(?<![其吉维])[他她](?![们人国])"
)
PERSON = frozenset("他她")
PEOPLE = tuple(number(tag) for tag in ("nr", "nrt", "nrfg"))
LIKE = {  # what a body of some sort may be called in full
    "公司": "公司|集团|股份|银行",
    "企业": "公司|集团|厂|企业",
    "集团": "集团|公司",
    "厂": "厂|公司",
    "校": "大学|学院|学校|中学|小学|校",
    "学校": "大学|学院|学校|中学|小学|校",
    "行": "银行|行",
    "区": "区|地区|自治区",
    "国": "国|共和国|联邦",
    "会": "[协学商总合进]会|基金会|委员会",
}
PROVINCES = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南"
    "|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆"
)
PLACE = number("ns")
NAMEABLE = tuple(number(tag) for tag in ("ns", "nt", "nz", "n", "nr", "j", "nrt"))
GROWING = frozenset(
    number(tag) for tag in ("ns", "nt", "nz", "n", "j", "eng", "b", "nr", "vn")
)
VAGUE = re.compile(r"^(?:[各全该本我此多某两几每]|.$)")
WIDEST = 16  # characters of a name
SHORTEST = 2
PRINTED_OFTEN = 2  # times; then a name without a tag of its own is one


class StandIn(NamedTuple):
    """The name that a stand-in is for."""

    first: int  # its first word
    last: int


def stand_ins(clauses: Clauses) -> dict[tuple[int, int], StandIn]:
    """Return the first and last word of each stand-in with the name that it is for.

    >>> from dubao.figures.clause import prepare
    >>> from dubao.text.split import sentences
    >>> text = "昌吉州开会。全州有医院。"
    >>> stand_ins(prepare(text, [], sentences(text), []))
    {(3, 3): StandIn(first=0, last=0)}
    """
    found: dict[tuple[int, int], StandIn] = {}
    matches = list(STAND_IN.finditer(clauses.text))
    if not matches:
        return found
    starts = {int(start): n for n, start in enumerate(clauses.start)}
    ends = {int(end): n for n, end in enumerate(clauses.end)}
    known: dict[tuple[str, int], list[StandIn]] = {}
    for match in matches:
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or clauses.figure[first] >= 0:
            continue
        which = (match[0], int(clauses.article[first]))
        if which not in known:
            known[which] = _names(clauses, match[0], which[1])
        names = known[which]
        place = bisect_left(names, first, key=lambda name: name.last) - 1
        if place >= 0:
            found[first, last] = names[place]
        elif names and match[0] not in PERSON:
            found[first, last] = names[0]
    return found


def _names(clauses: Clauses, form: str, article: int) -> list[StandIn]:
    """Return the names of an article that a stand-in may be for, in order."""
    mine = clauses.article == article
    if form in PERSON:
        people = np.isin(clauses.of[:, TAG], PEOPLE) & (clauses.end - clauses.start > 1)
        return [StandIn(n, n) for n in np.flatnonzero(people & mine).tolist()]
    sort = form[1:]
    area = sort in AREAS
    names = re.compile(f"(?:{LIKE.get(sort, sort)})$")
    found = []
    nameable = np.isin(clauses.of[:, TAG], NAMEABLE) & (clauses.figure < 0) & mine
    for last in np.flatnonzero(nameable).tolist():
        word = clauses.text[clauses.start[last] : clauses.end[last]]
        if not names.search(word):
            if sort != "省" or not PROVINCES.fullmatch(word):
                continue
        elif STAND_IN.match(word):
            continue
        name = _whole(clauses, last, area=area)
        if name and (area or name.first < last or len(word) > len(sort) + 1):
            found.append(name)
    return found


def _whole(clauses: Clauses, last: int, *, area: bool) -> StandIn | None:
    """Return the whole name that ends with the word `last`, None where it is none."""
    tags = clauses.of[:, TAG]
    first = last
    while (
        first > 0
        and clauses.run[first - 1] == clauses.run[last]
        and (tags[first - 1] == PLACE if area else int(tags[first - 1]) in GROWING)
        and clauses.end[last] - clauses.start[first - 1] <= WIDEST
    ):
        first -= 1
    name = clauses.text[clauses.start[first] : clauses.end[last]]
    if VAGUE.match(name) or len(name) < SHORTEST:
        return None
    if area and not (tags[first : last + 1] == PLACE).any():
        known = len(name) > SHORTEST and clauses.text.count(name) >= PRINTED_OFTEN
        return StandIn(first, last) if known else None
    return StandIn(first, last)
