"""Letters and words before a number: whether they name it or only say what it is.

GDP1.2万美元 · RMB300万元 · PMI50.6 · 门票50元 · 电话3200部      values
iPhone 11 · A12 · 票号0123 · 电话88888888 · (600718)            codes
"""

import re

from dubao.zh.unit import unit

# What is measured and shortened to letters; a number behind it is a value.
MEASURED = frozenset(
    "GDP GNP CPI PPI PMI RMB CNY USD HKD EUR JPY GBP EPS ROE ROA NAV AQI".split()  # noqa: SIM905 read as prose
)
UNNAMED = MEASURED | frozenset(
    "The the of in on at for and to is was by No NO no about over with from than are"  # noqa: SIM905
    " Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec January February March April"
    " June July August September October November December Copyright km kg cm".split()
)
QUANTIFIED = re.compile(r"\s?(?:[万亿%‰℃]|千万|个百分点|倍)")


def named(match: re.Match[str]) -> str | None:
    """Refuse GDP1.2万美元 and RMB300万元: what stands there is a value."""
    text, end = match.string, match.end()
    letters = re.match("[A-Za-z]*", match[0])[0]  # type: ignore[index]
    if QUANTIFIED.match(text, end):
        return None
    digits = match[0][len(letters) :]
    if letters in MEASURED and re.fullmatch(r"[\d.,]+", digits):
        return None
    return ""


def branded(match: re.Match[str]) -> str | None:
    """Refuse a word that is followed by a number and gives it no name: in 2019."""
    word = match[0].split(" ")[0]
    before = match.string[match.start() - 1 : match.start()]
    if word in UNNAMED or (before.isascii() and before.isalnum()):
        return None
    end = match.end()
    return None if unit(match.string, end) else ""


def numbered(match: re.Match[str]) -> str | None:
    """Refuse 门票50元, 电话3200部, 移动电话1.3亿部, 新改建国省道320公里."""
    text, end = match.string, match.end()
    if match[0].endswith(("号", "期")):
        return ""
    while end > match.start() and text[end - 1] in " 、/-—":
        end -= 1
    if text[end : end + 1] in {"万", "亿", ".", "千", "多", "余", "%"}:
        return None
    return None if unit(text, end) else ""


def stock(match: re.Match[str]) -> str | None:
    """Refuse a year in brackets, and four digits that no name stands before."""
    digits = match[0][1:-1]
    before = match.string[match.start() - 1 : match.start()]
    if not before or not ("一" <= before <= "龥" or before.isalpha()):
        return None
    if digits.isdigit() and len(digits) == 4:
        return None if 1900 <= int(digits) <= 2100 else ""
    return ""
