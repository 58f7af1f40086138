"""A page's paper, day, number and section, as e-papers write them.

第01版：要闻 · 第A01版：头版 · 01版：要闻 · 第1版() · A02
2024年12月25日 Wed · 2017-04-06 07:30:37:0 · 20241225 · .../202412/25/...
人民日报 2024年12月25日 · 《 人民日报 》（ 2020年08月23日 02 版）
"""

import datetime as dt
import re
from collections.abc import Iterable

NUMBER = re.compile(
    r"第?\s{0,3}(?P<number>[A-Z]{0,2}\d{1,3})\s{0,3}版(?!面)"
    r"(?:\s{0,3}[:：.·()（）\-—]{1,3}\s{0,3}(?P<section>[^\s()（）<>\[\]|]{0,16}))?"
)
BARE = re.compile(r"[A-Z]{0,2}\d{1,3}")
DAYS = (
    re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)\s?([-./_])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)/?([0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-/]([01]?\d)[-/]([0-3]?\d)(?!\d)"),
)
KINDS = (
    "日报|晚报|早报|时报|商报|都市报|晨报|快报|周报|导报|法报|法制报|晶报|邮电|电讯|"
    "青年报|文摘报|军报|画报|电网报|文汇报|光明报|参考|旅游报|农民报|教育报|工人报|(?<![公通预播举汇情海警上呈填简])报"
)
PAPER = re.compile(rf"[一-龥]{{2,8}}?(?:{KINDS})(?![一-龥])")
TITLED = re.compile(r"《\s{0,4}([一-龥]{2,12}?)\s{0,4}》")
VIEWER = re.compile(
    r"(?:多媒体)?(?:数字|电子)(?:报|版|报刊)?(?:平台|系统)?|网络版|PDF版"
)
FOOTER = re.compile(
    r"《\s{0,4}[一-龥]{2,12}\s{0,4}》\s{0,4}[（(][^（）()]{0,40}版?\s{0,4}[)）]"
)
# Page numbers in file names; a Founder node's number is none.
NAMED = (
    re.compile(r"nbs\.[A-Za-z0-9]{1,20}_(\d{1,3})\b"),
    re.compile(r"nw\.[A-Za-z0-9]{1,20}_\d{8}_\d{1,3}-([A-Z]?\d{1,3})\b"),
    re.compile(r"/layout/\d{6}/\d{2}/node_(\d{1,3})\b"),
    re.compile(r"\bPage([A-Z]?\d{1,3})[A-Z]{0,3}\b"),
)


def day(text: str) -> str:
    """Return the first day that a text names, in ISO 8601, "" for none.

    >>> day("2024年12月25日 Wed"), day("2017-04-06 07:30:37:0"), day("/202412/25/")
    ('2024-12-25', '2017-04-06', '2024-12-25')
    """
    for pattern in DAYS:
        for match in pattern.finditer(text):
            found = [int(group) for group in match.groups() if group.isdecimal()]
            try:
                return dt.date(found[0], found[1], found[2]).isoformat()
            except ValueError:
                continue
    return ""


def number(text: str) -> str:
    """Return the page's number in a text as the paper has it, "" for none.

    >>> number("第A01版：头版"), number("02 版"), number("A12"), number("第十二届")
    ('A01', '02', 'A12', '')
    """
    match = NUMBER.search(text)
    if match:
        return match["number"]
    bare = BARE.fullmatch(text.strip())
    return bare[0] if bare else ""


def is_folio(text: str) -> bool:
    """Return whether a line tells the page and hardly anything else.

    >>> is_folio("第01版：要闻"), is_folio("要闻见第2版")
    (True, False)
    """
    match = NUMBER.match(text)
    return bool(match) and len(text) <= 40  # noqa: PLR2004 with a day behind it


def paper(text: str) -> str:
    """Return the newspaper that a title or a line names, "" for none.

    >>> paper("海南日报数字报-2017年04月06日-第001版"), paper("《 人民日报 》（")
    ('海南日报', '人民日报')
    """
    titled = TITLED.search(text)
    if titled:
        return titled[1]
    match = PAPER.search(VIEWER.sub(" ", text))
    return match[0] if match else ""


def named(name: str) -> str:
    """Return the page's number in a file's name, "" for none.

    >>> named("nw.D110000renmrb_20171016_2-01.htm"), named("node_12.htm")
    ('01', '')
    """
    for pattern in NAMED:
        if match := pattern.search(name):
            return match[1]
    return ""


def first(found: Iterable[str]) -> str:
    """Return the first that is not empty, "" without one."""
    return next((one for one in found if one), "")
