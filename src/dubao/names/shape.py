"""Names as they are counted here, whatever told them.

中美关系        two places, 中 and 美
云溪县政府      the place; a government is no name of its own
云溪县北部      the place without the side of it
北京晴          the place without its weather
周先生 · 周老   the surname
驻华 · 美军     a place of one character
"""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from dubao.model import EntityKind, Span
from dubao.names.body import told

Named = tuple[Span, EntityKind]

SHORT = "中美日俄英法德韩朝印巴越泰澳加意埃以伊叙欧苏蒙哈港台亚非拉阿土墨"
TWO = re.compile(
    rf"([{SHORT}])([{SHORT}])(?=两国|关系|双方|双边|贸易|之间|边界|边境|首脑|友好|联合|合资|合作|"
    r"建交|经贸|领导|外长|战争|冲突|会谈|谈判|交流|友谊|和平|政府|两军|人民|三国|高峰|最高|建设性|"
    r"各国|经济|文化|协会|签|在)"
)
ONE = re.compile(
    # the character itself is told first, so that a text is run through fast
    r"[华京美日英法俄苏德韩朝印](?:"
    r"(?<=[驻访来对援在离抵赴]华)(?![东南北中为西丽夏盛山裔])"
    r"|(?<=华)(?<![中精才繁荣奢光豪年升浮京新]华)(?=侨|裔|人(?!民))"
    r"|(?<=[在来赴抵进离返驻]京)(?![剧九都])|(?<=京)(?=[剧九郊城津])"
    r"|(?<![华京])(?=军(?![事人装民])|方(?![向面法式便案针言程])|籍|商(?![业品标])|企|资(?![源金本料])))"
)
PAIRED = re.compile(rf"[{SHORT}]{{2}}")
WHOLE = frozenset(told("whole"))  # of two such characters, and one name
WEATHER = re.compile(r"(?:晴|阴|多云|雷阵雨|阵雨|小雨|中雨|大雨|暴雨|小雪|雨夹雪)+$")
SIDE = re.compile(
    r"(?:[东西南北中]部|西北部|东北部|东南部|西南部|中北部|中南部|地区|沿海|境内|方面|全境|郊区|当局|本土"
    r"|战役|大地|各地|北部|人民)$"
)
GOVERNMENT = re.compile(r"(?:[新前老]|人民)?政府$")
NO_BODY = frozenset(told("no body"))
VENUE = re.compile(
    r"(?:美术馆|博物馆|纪念馆|图书馆|体育馆|体育场|故居|公园|剧院|剧场|礼堂|大会堂|饭店|宾馆|大厦)$"
)
HONOUR = re.compile(
    r"(?:先生|女士|小姐|老师|教授|老人|同志|大妈|大娘|总统|总理|博士|夫人|主任|书记|师傅|经理)$"
)
# 云溪省|青山市|石桥镇: one place after the other, each inside the one before
STEP = re.compile(
    r"(?:[一-龥]{2,7}?(?:自治[区州县]|[省市县盟旗镇乡]|(?<![地小校厂社])区|(?<=[一-龥]{2})州))"
    r"(?=[一-龥]{2,8}(?:[市县区旗镇乡村州]|街道|社区|屯|路|街|巷|山|河|湖)$)"
)
OLD = re.compile(r"[一-龥]老")
FAMILIAR = re.compile(r"[老小阿大][一-龥]")
LEAST = 2  # characters of most names


def shaped(text: str, names: Iterable[Named]) -> list[Named]:
    """Return names as they are counted here, in text order.

    >>> text = "中美关系,云溪县北部"
    >>> told = [(Span(0, 2), "place"), (Span(5, 10), "place")]
    >>> [span.of(text) for span, _ in shaped(text, told)]
    ['中', '美', '云溪县']
    """
    found: set[Named] = set()
    for span, kind in names:
        found.update(SHAPES[kind](text, span))
    people = sorted(span for span, kind in found if kind == "person")
    for one, other in pairwise(people):
        if one.end == other.start and text[one.end - 1] == "·":
            found -= {(one, "person"), (other, "person")}
            found.add((Span(one.start, other.end), "person"))
    taken = bytearray(len(text))
    for span, _ in found:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    for pattern in (TWO, ONE):
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            found.update((Span(at, at + 1), "place") for at in range(*match.span()))
            taken[match.start() : match.end()] = b"\1" * len(match[0])
    return sorted(found)


def _place(text: str, span: Span) -> list[Named]:
    said = span.of(text)
    if (match := WEATHER.search(said)) and match.start():
        said = said[: match.start()]
    if (match := SIDE.search(said)) and match.start() >= LEAST:
        said = said[: match.start()]
    start = span.start
    if said[0] == "前" and len(said) > LEAST:
        start, said = start + 1, said[1:]
    if PAIRED.fullmatch(said) and said not in WHOLE:
        return [(Span(at, at + 1), "place") for at in (start, start + 1)]
    found: list[Named] = []
    at = 0
    for match in STEP.finditer(said):
        found.append((Span(start + at, start + match.end()), "place"))
        at = match.end()
    return [*found, (Span(start + at, start + len(said)), "place")]


def _body(text: str, span: Span) -> list[Named]:
    said = span.of(text)
    if said in NO_BODY:
        return []
    if match := GOVERNMENT.search(said):
        whose = Span(span.start, span.start + match.start())
        return _place(text, whose) if len(whose.of(text)) >= LEAST else []
    if VENUE.search(said):
        return [(span, "place")]
    return [(span, "organisation")]


def _person(text: str, span: Span) -> list[Named]:
    start, end = span
    said = span.of(text)
    if (match := WEATHER.search(said)) and match.start() >= LEAST:
        return [(Span(start, start + match.start()), "place")]
    if (match := HONOUR.search(said)) and match.start():
        end = start + match.start()
    elif OLD.fullmatch(said):
        end -= 1
    elif FAMILIAR.fullmatch(said):
        start += 1
    return [(Span(start, end), "person")]


SHAPES: dict[EntityKind, Callable[[str, Span], list[Named]]] = {
    "place": _place,
    "organisation": _body,
    "person": _person,
}
