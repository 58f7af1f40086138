"""Bylines: who wrote it, and in which capacity.

    本报记者 王小五 · □本报记者 王五 · 通讯员 王五 李六 报道 · ■记者 王五 文/摄
    作者:王五 · 文/王五 图/李六 · ●云溪日报·云溪客户端记者 王五 · □ 王五
    王五 本报特约通讯员 李六 · 本报记者王五发自上海
    本报讯(记者王五 通讯员李六)今天…                     inside a dateline

Names that are run together are parted by their surnames.
"""

import re

from dubao.line.surname import is_name, names

HOUSE = (
    r"(?:本报|本刊|本网|本台|新华社|新华网|中新社|中新网|中国新闻社|人民网|央视网?|南都|"
    r"[一-龥]{1,6}(?:日报|晚报|早报|时报|商报|晨报|都市报|周报|快报|导报|青年报|报|电视台|"
    r"广播电台|融媒体中心|融媒|网|客户端|社))社?"
)
PREFIX = (
    rf"(?:{HOUSE}(?:[·/ ]?{HOUSE})?\s?)?"
    r"(?:(?:全媒体|融媒体|融媒|特约|特派|见习|实习|首席|高级|资深|摄影|驻[一-龥]{1,4}?)\s?){0,3}"
)
WORD = (
    r"(?:记\s?者(?![站们会节团证部招])|通讯员(?![们会队])|实习生(?!们)|评论员(?!文章)|特派员|"
    r"特约撰稿人?|撰稿人?|编译|编辑(?![部们]))"
)
CAPACITY = PREFIX + WORD
LABEL = (
    r"(?:作者|撰文|采写|执笔|整理|撰稿|记者|通讯员|(?:文|图|摄影|供图|摄|编译)"
    r"(?:\s?[/、+]\s?(?:文|图|摄影|摄|供图))?)"
)
# where a name ends: what may follow it without a blank
STOP = (
    r"记\s?者|通讯员|实习生|实习记|特约|见习|本报|全媒体|融媒|评论员|摄影|报道|采写|整理|"
    r"供图|发自|综合|撰稿|编辑|编译|文/|图/|文、|摄$|摄[))]|文$|图$|电$|讯$"
)
CHARACTER = rf"(?:(?!{STOP})[一-龥·])"
NAME = rf"(?:{CHARACTER} {CHARACTER}(?![一-龥·])|{CHARACTER}{{2,12}}+)"
NAMES = rf"(?>{NAME}(?:[ 、,]{{1,2}}{NAME}){{0,6}})"
MARK = r"[□■●◆▲○◎★☆△▼◇]"
ENDING = (
    r"(?:(?:摄影|综合|采访|联合)?报道|采写|整理|(?:文|图|摄影)\s?[/、]\s?(?:图|摄|文|摄影|视频)|"
    r"文并摄|文|发自[一-龥]{2,8}|电|综合)"
)
GROUP = (
    rf"(?:{CAPACITY}[::/]?\s{{0,2}}{NAMES}"
    rf"|{LABEL}\s?[::/ ]\s?(?:{CAPACITY}\s?)?{NAMES})"
)
# each stands at the beginning of what it is held against, so that none is tried twice
LINE = re.compile(
    rf"\A{MARK}?\s?(?:(?:{LABEL})\s?[::/]?\s?(?={CAPACITY}))?(?:{NAMES}\s)?{GROUP}"
    rf"(?:[ 、,;/]{{0,2}}{GROUP}){{0,6}}\s?{ENDING}?"
)
SIGNED = re.compile(rf"\A{MARK}\s?(?P<names>{NAMES})\s?{ENDING}?")
AHEAD = re.compile(rf"\A{MARK}?\s?(?P<names>{NAMES})\s(?P<capacity>{CAPACITY})")
WORDS = re.compile(rf"(?P<word>{WORD})|{LABEL}(?=\s?[::/ ])")
BEFORE = re.compile(rf"\A{PREFIX}")
AFTER = re.compile(rf"\A[::/]?\s{{0,2}}(?P<names>{NAMES})")
LABELLED = re.compile(rf"\A\s?[::/ ]\s?(?P<names>{NAMES})")
SPLIT = re.compile(r"[ 、,]+")
LONGEST = 60  # characters of a byline at most
FARTHEST = 16  # characters of a capacity before 记者
PEN = 4  # characters of a pen name at most
SPACED = re.compile(rf"{WORD}[:\s]")
# what follows 记者 in a sentence or a column's name, and no pen name begins with
DOES = re.compile(
    r"昨|今天|明|前|近|日前|在|从|对|就|了解|获悉|来|走|看|采访|发现|注意|致电|联系|随|跟|问|说|也|"
    r"还|又|为|赶|见|到|得|的|和|与|们|手记|观察|调查|之|视|眼|再|一|专访|述评|快评|连线|探|追"
)


def byline(text: str) -> tuple[tuple[str, ...], str] | None:
    """Return the people and the capacity of a line that is only a byline.

    >>> byline("□本报记者 王小五 通讯员 李六")
    (('王小五', '李六'), '记者')
    >>> byline("记者昨天从市政府获悉") is None
    True
    """
    if len(text) > LONGEST:
        return None
    ahead = AHEAD.match(text)
    if LINE.fullmatch(text):
        found, capacity = people(text)
        if ahead:
            first = tuple(name for name in _joined(ahead["names"]) if name not in found)
            found = (*first, *found)
        spaced = bool(SPACED.search(text))
        return (found, capacity) if found and _are_names(found, spaced=spaced) else None
    if ahead and ahead.end() == len(text):
        found, capacity = tuple(_joined(ahead["names"])), _bare(ahead["capacity"])
        return (found, capacity) if _are_names(found, spaced=False) else None
    if signed := SIGNED.fullmatch(text):
        found = tuple(_joined(signed["names"]))
        return (found, "") if _are_names(found, spaced=False) else None
    return None


def people(text: str) -> tuple[tuple[str, ...], str]:
    """Return the names after 记者 or 通讯员 in a text, and the first capacity.

    >>> people("本报讯(通讯员李小六 记者王五)")
    (('李小六', '王五'), '通讯员')
    """
    found: list[str] = []
    capacity = ""
    end = 0
    for match in WORDS.finditer(text):
        if match.start() < end:
            continue
        reader = AFTER if match["word"] else LABELLED
        named = reader.match(text[match.end() : match.end() + LONGEST])
        if not named:
            continue
        if match["word"]:
            whole = _before(text[max(end, match.start() - FARTHEST) : match.start()])
            capacity = capacity or _bare(whole + match["word"])
        end = match.end() + named.end()
        found += _joined(named["names"])
    return tuple(found), capacity


def _before(text: str) -> str:
    """Return what belongs to a capacity at the end of a text: 云溪日报全媒体."""
    for start in range(len(text)):
        if BEFORE.fullmatch(text[start:]):
            return text[start:]
    return ""


def _bare(capacity: str) -> str:
    return "".join(capacity.split()).removeprefix("本报")


def _are_names(found: tuple[str, ...], *, spaced: bool) -> bool:
    """Say whether all may be names; after a blank a pen name, too, is one."""
    return all(
        is_name(name) or "·" in name or (spaced and _is_pen_name(name))
        for name in found
    )


def _is_pen_name(name: str) -> bool:
    return len(name) <= PEN and not DOES.match(name)


def _joined(text: str) -> list[str]:
    """Split names; a name of two characters padded with a space is one: 王 五."""
    found: list[str] = []
    for part in SPLIT.split(text):
        if len(part) == 1 and found and len(found[-1]) == 1:
            found[-1] += part
        elif part:
            found.append(part)
    return [name for part in found for name in names(part)]
