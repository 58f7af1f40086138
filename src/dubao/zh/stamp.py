"""Times as machines print them: 2019-09-07 09:27:48, 20190926, 18:46, FY2023.

    2016/2017年度 · 1996-2019 · 1990-1991赛季 · 1988—90年

Source: ISO 8601-1:2019.
"""

import re
from typing import NamedTuple

from dubao.zh.unit import unit
from dubao.zh.when import When, instant

HOURS = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"
ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>[12]\d|3[01]|0?[1-9])(?![\d.])"
    rf"(?:(?:[T ]| {{2}}){HOURS}(?![\d:]))?"
)
DIGITS = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?![\d.,]?\d|[万亿%]|\s?(?:元|吨|人|户|股|亩|公里|平方|千瓦|美元|件|册|张))"
)
# 09:10, 10:08 and 15:00 are no scores; 18:46 stands apart.
CLOCK = re.compile(
    rf"(?:0\d:[0-5]\d|(?:1\d|2[0-4]|\d):0\d)(?::[0-5]\d)?(?![\d:])"
    rf"(?:\s?[至到—~-]{{1,2}}\s?{HOURS}(?![\d:]))?"
    r"|(?<![^\s|【(])(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?=[\s|】)]|$)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d:[0-5]\d(?=\s|$)"
    rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?=\s?[至到—~-]{{1,2}}\s?{HOURS})\s?[至到—~-]{{1,2}}\s?{HOURS}(?![\d:])"
)
YEARS = re.compile(
    r"(?P<a>[12]\d{3})(?:—{1,2}|–|~|-|至|到|/)(?P<b>[12]\d{3}|\d\d)"
    r"(?:年度?|赛季|财年|学年|年赛季)"
)
BARE_YEARS = re.compile(
    r"(?P<a>(?:19|20)\d\d)(?:—{1,2}|–|~|-|至|/)(?P<b>(?:19|20)\d\d)(?![\d.,万亿%:-]|\s?[元人吨米点户股台件年])"
)
FISCAL = re.compile(r"FY\s?(?P<year>20\d\d|\d\d)(?!\d)")


class Stamp(NamedTuple):
    """What a stamp says, and where it ends."""

    when: When
    end: int


def stamp(text: str, at: int) -> Stamp | None:
    """Return the time that is stamped at `at`, None where none is.

    >>> stamp("2019-09-07 09:27:48", 0).end, stamp("18:46", 0).when.vague
    (19, True)
    >>> stamp("1996-2019", 0).when.last.year
    2019
    """
    match = ISO.match(text, at)
    if match is None:
        match = DIGITS.match(text, at)
        match = match if match and unit(text, match.end()) is None else None
    if match:
        moment = instant(
            year=int(match["year"]), month=int(match["month"]), day=int(match["day"])
        )
        return Stamp(When(first=moment), match.end())
    match = YEARS.match(text, at) or BARE_YEARS.match(text, at)
    if match:
        first, last = int(match["a"]), int(match["b"])
        if len(match["b"]) == 2:
            last += first // 100 * 100
            last += 100 if last < first else 0
        if first < last:
            return Stamp(
                When(first=instant(year=first), last=instant(year=last)), match.end()
            )
        return None
    match = CLOCK.match(text, at)
    if match:
        return Stamp(When(first=instant(), vague=True), match.end())
    match = FISCAL.match(text, at)
    if match:
        year = int(match["year"])
        return Stamp(When(first=instant(year=year % 100 + 2000)), match.end())
    return None
