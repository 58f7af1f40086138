"""What a number counts or measures: the shortest noun phrase that says it.

    44个场所 → 场所                        the counted noun behind
    书信达15万余封 → 书信                  or before, where nothing stands behind
    工业增加值增长6.3% → 增加值            the indicator before a rate or an amount
    营业收入12.5万亿元，增长8.8%           an elided one is carried on
    47%的首发新品 → 首发新品               a share of what follows 的
    出口、进口分别为2万元、3万元           each its own

Source: 朱德熙《语法讲义》(数量词做定语); the form is in reading.md.
"""

import re
from dataclasses import dataclass, replace

from dubao.figures.phrase import ahead, behind, is_indicator
from dubao.model import Quantity, Span
from dubao.text.word import Words

# Counted as such, with no noun behind: 两国, 三金, 两局.
SIDES = frozenset("国方地党部省市县区金银铜局分证胜负平")
ADMINISTRATIVE = frozenset("省市区县州、自治盟旗")
PEOPLE = frozenset({"名", "位"})
RELATIVE = frozenset({"percent", "ratio"})  # of what was counted before
DEEDS = frozenset({"次", "回", "度", "人次", "趟"})
COMPARES = re.compile(
    r"(?<![同环占对])比(?![重例赛分值率])|较(?![为大小高低多])|高于|低于|高出|多于|少于|相当于"
)
SPELLS = ("连续", "过去", "过去的", "近", "时隔", "未来")  # 产量连续三年稳定
LASTS = re.compile(r"(?:为期|历时|持续|长达|耗时|用时)[了达]?$")
HEADER = re.compile(r"(?:分别为|如下|分别是|依次为|是|为):")
LISTED = re.compile(r"[、,和及与]\s?$")
CLAUSE = frozenset(",。;!?\n")
DESCRIBED = frozenset(
    {
        "percent",
        "ratio",
        "length",
        "area",
        "mass",
        "money",
        "volume",
        "power",
        "duration",
        "speed",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a quantity stands among its neighbours."""

    span: Span
    quantity: Quantity
    sentence: Span
    previous: Span | None  # the quantity before it in the sentence
    following: Span | None
    carried: Span | None  # the measure of the quantity before it
    carried_unit: str = ""
    carried_kind: str = ""
    before: tuple[Span, ...] = ()  # measures that 分别 hands out, still to come


def _side(unit: str) -> bool:
    """Say whether a unit is itself what is counted: 国, 方, 省、市."""
    return unit in SIDES or (len(unit) > 1 and set(unit) <= ADMINISTRATIVE)


def clause_start(text: str, at: int, floor: int) -> int:
    """Return where the clause that `at` lies in begins."""
    while at > floor and text[at - 1] not in CLAUSE:
        at -= 1
    return at


def measure(text: str, words: Words, place: Place) -> Span | None:
    """Return where the page says what a quantity counts, None where nowhere."""
    kind = place.quantity.kind
    if kind == "age":
        return _named(text, words, place, {"享年", "终年", "年龄"})
    if kind == "score":
        return _named(text, words, place, {"比分", "总分"})
    if kind == "duration":
        return _duration(text, words, place)
    if _side(place.quantity.unit):
        found, _ = ahead(text, words, place.span.start, _floor(place))
        return found if found and is_indicator(found.of(text)) else None
    return (
        _counted(text, words, place)
        if kind == "count"
        else _indicated(text, words, place)
    )


def _floor(place: Place) -> int:
    return place.previous.end if place.previous else place.sentence.start


def _named(text: str, words: Words, place: Place, names: set[str]) -> Span | None:
    found, _ = ahead(text, words, place.span.start, _floor(place))
    if found and text[found.start : found.end] in names:
        return found
    if text[place.span.end : place.span.end + 1] == "的":
        for name in sorted(names):
            if text.startswith(name, place.span.end + 1):
                return Span(place.span.end + 1, place.span.end + 1 + len(name))
    if (
        place.carried
        and place.carried.of(text) in names
        and place.quantity.kind == "score"
    ):
        return place.carried if LISTED.search(text, 0, place.span.start) else None
    return None


def _duration(text: str, words: Words, place: Place) -> Span | None:
    if text[place.span.end : place.span.end + 1] == "的":
        return behind(text, words, place.span.end + 1, place.sentence.end)
    if text.endswith(SPELLS, 0, place.span.start):
        return None
    clause = clause_start(text, place.span.start, _floor(place))
    lasts = LASTS.search(text, clause, place.span.start)
    start = lasts.start() if lasts else place.span.start
    found, _ = ahead(text, words, start, clause)
    return found if found and (lasts or is_indicator(found.of(text))) else None


def _counted(text: str, words: Words, place: Place) -> Span | None:
    end, limit = place.span.end, place.sentence.end
    unit = place.quantity.unit
    if place.following:
        if place.following.start - end <= 0 or text[end : place.following.start] in {
            "的",
            "",
        }:
            end = place.following.end
        else:
            limit = min(limit, place.following.start)
    if text[end - 1] == "前" or text[place.span.start - 1 : place.span.start] == "前":
        return (
            behind(text, words, end, limit)
            if text[end : end + 1] not in {"分", ""}
            else None
        )
    elided = _elided(text, words, end, limit)
    if not elided:
        found = behind(
            text, words, end, limit, people=unit in PEOPLE, deed=unit in DEEDS
        )
        if found:
            return found
    opened = text[place.span.start - 1 : place.span.start] == "("
    found, _ = ahead(text, words, place.span.start - opened, _floor(place))
    if found and not elided:
        return found
    if unit in PEOPLE and not elided and place.span.start > place.sentence.start:
        verb = words.at(place.span.start - 1)  # 吸纳退役军人就业420名
        if verb.tag.startswith("v"):
            found, _ = ahead(text, words, verb.start, _floor(place))
    if place.carried and (place.carried_unit == unit or elided) and unit != "人":
        return place.carried
    return found


def _elided(text: str, words: Words, end: int, limit: int) -> bool:
    """Say whether the counted noun is left out: 其中7名考上大学, 24起是盗窃."""
    if end >= limit:
        return False
    line = words.between(end, limit, end)
    if not line:
        return False
    form = text[line[0].start : line[0].end]
    return form in {
        "是",
        "为",
        "被",
        "已",
        "在",
        "因",
        "未",
        "没有",
        "获得",
        "获",
        "荣获",
        "达到",
        "通过",
        "均",
        "都",
        "正在",
        "考上",
        "结婚",
        "参加",
        "分别",
    }


def _indicated(text: str, words: Words, place: Place) -> Span | None:
    start, end = place.span
    kind = place.quantity.kind
    if kind not in RELATIVE and place.carried_kind not in {kind, *RELATIVE}:
        # 建学校3所,投入1.2亿元; 产量2万吨,增收300元
        place = replace(place, carried=None)
    sentence = place.sentence
    if text[end : end + 1] == "的" and place.quantity.kind in {"percent", "ratio"}:
        found = behind(text, words, end + 1, _limit(place))
        if found and text[found.start : found.end] not in {
            "速度",
            "预测",
            "目标",
            "水平",
            "份额",
            "比例",
        }:
            return found
    floor = sentence.start
    previous = place.previous
    clause = clause_start(text, start, floor)
    inner = max(clause, previous.end) if previous else clause
    header = HEADER.search(text, sentence.start, start)
    if header:
        named, _ = ahead(text, words, header.start(), sentence.start)
        if named and is_indicator(named.of(text)):
            local, _ = ahead(text, words, start, inner)
            if not local or not is_indicator(local.of(text)):
                return named
    share = text.rfind("占", clause, start)
    if share >= 0:
        subject, _ = (
            ahead(text, words, share, clause) if share > clause else (None, False)
        )
        if subject is None and place.carried:
            return place.carried
        if subject and is_indicator(subject.of(text)):
            return subject
    compared = COMPARES.search(text, clause, start)
    if compared and compared.start() > clause:
        subject, _ = ahead(text, words, compared.start(), clause)
        if subject:
            return subject
    if compared and place.carried:
        return place.carried
    found, changed = ahead(text, words, start, inner)
    if found:
        return found
    if (
        previous
        and previous.end == inner
        and LISTED.search(text, previous.end, start)
        and place.carried
    ):
        return place.carried
    if changed and place.carried:
        return place.carried
    if place.quantity.kind not in {"percent", "ratio"}:
        found = behind(text, words, end + (text[end : end + 1] == "的"), _limit(place))
        if found:
            return found
    if clause == start and clause > floor and not place.carried:
        topic, _ = ahead(text, words, clause - 1, floor)
        if topic:
            return topic
    return place.carried or _subject(text, words, clause, floor)


def _limit(place: Place) -> int:
    if place.following and place.following.start < place.sentence.end:
        return place.following.start
    return place.sentence.end


def _subject(text: str, words: Words, clause: int, floor: int) -> Span | None:
    """Return the nearest indicator of the sentence's earlier clauses."""
    if clause <= floor:
        return None
    for word in reversed(words.between(floor, clause, clause - 1)):
        if is_indicator(text[word.start : word.end]):
            return Span(word.start, word.end)
    return None
