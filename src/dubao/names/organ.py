"""Organs of a level of government, and units that are called by a number.

    县农业农村局 · 州党委组织部 · 州师统战部 · 市委办公室       兵团第六师 · 第三中学

The level stands for the region that the page is of: 县农业农村局 is its own county's.
"""

import re
from collections.abc import Iterable, Iterator

from dubao.model import EntityKind, Span

Named = tuple[Span, EntityKind]
LEVELS = "省|市|州|县|区|旗|盟|乡|镇|自治区|师市|州师|兵团|地区"
ORGANS = (
    r"局|党校|组织部|宣传部|统战部|政法委|政策研究室|办公室|委员会|人民医院|中医院|医院|纪委|监委|检察院|法院|"
    r"总工会|妇联|团委|工商联|残联|文联|科协|红十字会|发改委|国资委|卫健委|融媒体中心|疾控中心|图书馆|文化馆|党史办"
)
ORGAN = re.compile(
    # its first character is told first, so that a text is run through fast
    r"[省市州县区旗盟乡镇自师兵地]"
    rf"(?:(?<![一-龥0-9].)|(?<=[由在向与和及到对从经被是为了据随同].))"
    r"(?:(?<=[省市州县区旗盟乡镇])|(?<=自)治区|(?<=师)市|(?<=州)师|(?<=兵)团|(?<=地)区)"
    rf"(?:党?委|政府|政协|人大(?:常委会)?)?"
    rf"(?:(?!(?:{LEVELS})(?:党?委|政府))[一-龥]){{0,9}}?(?:{ORGANS})(?:办公室)?"
    rf"(?![长委务部面站]|[一-龥]?(?:{ORGANS}))"
)
VERBS = re.compile(
    r"[了是有的在和与到把被从向让给将对]|加快|推进|加强|组织(?!部)|开展|直(?!属)"
)
UNIT = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,4}"
    r"(?:师|团|旅|集团军|野战军|方面军|中学|小学|人民医院|医院|幼儿园|监狱|工程局|设计院|"
    r"建筑公司|机床厂|中级人民法院)(?![长部次届])"
)
WHOSE = re.compile(r"(?:[一-龥]{2}[省市县]|兵团|农|武警|空军|海军|陆军)\Z")
WIDEST = 3  # characters of whose unit it is


def organs(text: str, names: Iterable[Named]) -> list[Named]:
    """Return names with the organs and units that the text prints, in text order.

    >>> text = "由县农业农村局和第三中学举办"
    >>> [span.of(text) for span, _ in organs(text, [])]
    ['县农业农村局', '第三中学']
    """
    found = sorted(names)
    for span in (*_organs(text), *_units(text)):
        over = [one for one in found if _overlap(one[0], span)]
        if any(
            one.end > span.end or (one.start < span.start and kind != "place")
            for one, kind in over
            if not (kind == "organisation" and text[one.start] in "由在与和")
        ):
            continue
        found = [one for one in found if one not in over]
        found.append((span, "organisation"))
    return sorted(found)


def _organs(text: str) -> Iterator[Span]:
    for match in ORGAN.finditer(text):
        if not VERBS.search(match[0]):
            yield Span(*match.span())


def _units(text: str) -> Iterator[Span]:
    end = 0
    for match in UNIT.finditer(text):
        start = match.start()
        if whose := WHOSE.search(text, max(end, start - WIDEST), start):
            start = whose.start()
        end = match.end()
        yield Span(start, end)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
