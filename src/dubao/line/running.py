"""The running head: a line of the paper's name, the day, the page and its section.

    南江晚报 2024年3月18日 体育 A12 · 维港日报 18/02 TUE·2025 A4 港闻
    中华民国二十三年五月三日 星期四 第三版 · 农历丙申年十月十六 第一二三四号

Its parts come in any order, parted by blanks or marks; a line that they do not cover
whole is none.

Source: page-patterns seen on some 50 papers, 1934–2025.
"""

import re
from typing import NamedTuple

from dubao.line.furniture import SECTIONS
from dubao.line.plate import NO_NAME, NO_PAPER
from dubao.zh.date import dates
from dubao.zh.when import When, resolve

LONGEST = 60
CN = "[一二三四五六七八九十廿卅〇○零百]"
SLASHED = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:\s?[A-Z]{3})?\s?[·,]?\s?(?P<year>(?:19|20)\d\d)"
)
PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "date",
        re.compile(
            rf"(?:中华)?民国\s?(?:{CN}{{1,5}}|\d{{1,3}})年(?:{CN}{{1,3}}|\d{{1,2}})月(?:{CN}{{1,3}}|\d{{1,2}})日"
            rf"|(?:公历)?{CN}{{4}}年{CN}{{1,3}}月{CN}{{1,3}}日"
            r"|(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
            r"|\d{1,2}/\d{1,2}(?:\s?[A-Z]{3})?\s?[·,]?\s?(?:19|20)\d\d"
        ),
    ),
    (
        "weekday",
        re.compile(
            r"(?:星期|周|礼拜)[一二三四五六日天]|(?:MON|TUE|WED|THU|FRI|SAT|SUN)[A-Z]{0,6}"
        ),
    ),
    (
        "lunar",
        re.compile(
            r"(?:农历|夏历|旧历|阴历)[一-龥〇○]{2,14}"
            r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[一-龥〇○]{0,10}"
        ),
    ),
    ("staff", re.compile(
        r"(?:责任编辑|责编|编辑|美术编辑|美编|版式|组版|制图|校对|检校|值班编委|主编)"
        r"[\s:/]{0,3}[一-龥]{2,3}(?:[、\s][一-龥]{2,3}(?![一-龥:]))?"
    )),
    ("month", re.compile(r"(?:19|20)\d\d年\s?\d{1,2}月(?!\s?\d)(?:[上中下]旬|号)?")),
    (
        "issue",
        re.compile(
            rf"(?:(?:19|20)\d\d年\s?)?(?:总第|第|总)\s?(?:\d{{1,6}}|{CN}{{1,7}})[号期]"
        ),
    ),
    ("count", re.compile(rf"今[日天](?:共?\d{{1,3}}|{CN}{{1,3}})版")),
    (
        "page",
        re.compile(
            r"第?\s?(?P<number>[A-Z]{0,2}\d{1,3})\s?版|第?(?P<spelt>[一二三四五六七八九十]{1,3})版"
            r"|(?P<lettered>[A-Z]{1,2}\d{1,3})(?![\dA-Za-z])"
        ),
    ),
    ("paper", re.compile(
        r"[一-龥]{2,8}?(?:日报|晚报|早报|晨报|时报|商报|都市报|快报|周报|画报|导报|周刊"
        r"|周末|新报|公报|报)(?![一-龥])"
    )),
    ("section", re.compile(rf"(?:{SECTIONS})(?![一-龥])")),
)  # fmt: skip
LONE = re.compile(r"\d{1,3}(?=[\s|·]|$)")  # a page's number without 版
WORD = re.compile(r"[一-龥]{2,4}(?=[\s|·:]|$)")  # a section that no list has
GAP = re.compile(r"[\s|·•・—–:,;/-]{0,12}")


class Head(NamedTuple):
    """What a running head says."""

    paper: str = ""
    date: str = ""  # ISO 8601
    number: str = ""


def running(text: str) -> Head | None:
    """Return what a line says where it is a running head, None where it is none.

    >>> running("南江晚报 2024年3月18日 体育 A12")
    Head(paper='南江晚报', date='2024-03-18', number='A12')
    >>> running("南江晚报创刊70周年") is None
    True
    """
    if not 6 < len(text) <= LONGEST:  # noqa: PLR2004 shorter is no head of two parts
        return None
    found: dict[str, str] = {}
    kinds: list[str] = []
    at = GAP.match(text).end()  # type: ignore[union-attr]
    apart = True
    while at < len(text):
        for kind, pattern in PARTS:
            match = pattern.match(text, at)
            if match and (kind not in found or kind == "staff"):
                found[kind] = _said(kind, match)
                break
        else:
            match = LONE.match(text, at) if apart and "page" not in found else None
            kind = "page" if match else "word"
            match = match or (WORD.match(text, at) if apart else None)
            if match is None or kind in found:
                return None
            found[kind] = match[0]
        kinds.append(kind)
        gap = GAP.match(text, match.end())
        at = gap.end()  # type: ignore[union-attr]
        apart = at > match.end()
    if not _tells(found):
        return None
    return Head(found.get("paper", ""), found.get("date", ""), found.get("page", ""))


def _tells(found: dict[str, str]) -> bool:
    """Say whether the parts of a line are those of a head: two that only a head has."""
    paper = found.get("paper", "")
    if paper and (NO_NAME.match(paper) or NO_PAPER.fullmatch(paper)):
        return False
    own = {
        "date",
        "month",
        "weekday",
        "lunar",
        "issue",
        "count",
        "page",
        "paper",
    } & set(found)
    if "page" in own and found["page"].isdigit() and len(own) == 1:
        return False
    return len(own) > 1 and bool(own & {"date", "month", "lunar", "page", "issue"})


def _said(kind: str, match: re.Match[str]) -> str:
    """Return what a part says: a day in ISO 8601, a page's number."""
    if kind == "page":
        return match["number"] or match["spelt"] or match["lettered"]
    if kind != "date":
        return match[0]
    slashed = SLASHED.fullmatch(match[0])
    if slashed:
        day, month = int(slashed["day"]), int(slashed["month"])
        if month > 12:  # noqa: PLR2004 written month first
            day, month = month, day
        return f"{slashed['year']}-{month:02d}-{day:02d}" if month <= 12 else ""  # noqa: PLR2004
    for mention in dates(match[0].replace("○", "〇")):
        if isinstance(mention.value, When):
            return resolve(mention.value, "")
    return ""
