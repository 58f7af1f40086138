"""Records and medals: 5胜4平3负, 一金一银, 两战两胜, 九战六胜三负, 11投7中, 2男1女.

Each number counts; what it counts is the character behind it. Single Chinese numerals
count here, where alone they would be part of a word.
"""

import re
from decimal import Decimal

from dubao.grammar import Rule
from dubao.model import Mention, Number, Quantity, Span
from dubao.zh.number import number

RULES = ("sport.record", "sport.medal", "sport.sexes", "sport.shots")  # that it gives
N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
RESULT = "[胜平负和战败]"
RECORD = re.compile(rf"(?P<n>{N}){RESULT}")
MEDAL = re.compile(rf"(?P<n>{N})[金银铜](?=[,。、;!?\n ]|{N}[金银铜]|$)")
SEXES = re.compile(rf"(?P<n>{N})(?:[男女])(?={N}[男女]|[,。、;!?\n ]|$)")
SHOTS = re.compile(
    r"(?P<n>\d{1,2})(?:投(?=\d)|罚(?=\d)|(?<=[投罚]\d)中|(?<=[投罚]\d\d)中)"
)
THEN = "胜平负和战败金银铜男女投罚中"
# What tells early that none of them begins at a place.
HINT = Rule(name="", kind="", pattern=re.compile(rf"{N}[{THEN}]"), then=THEN)
WORD_BEFORE = re.compile(r"[一二三四五六七八九十第千百万划不为]$")


def sport(text: str, at: int, floor: int = 0) -> Mention | None:
    """Return the count of a record, of medals or of men and women that stands here.

    >>> sport("5胜4平", 0).value.number.low, sport("一金一银", 0).span
    (Decimal('5'), Span(start=0, end=2))
    """
    if text[at] in "百千万亿" or WORD_BEFORE.search(text, max(floor, at - 1), at):
        return None
    for rule, pattern in (
        ("record", RECORD), ("medal", MEDAL), ("sexes", SEXES), ("shots", SHOTS),
    ):  # fmt: skip
        match = pattern.match(text, at)
        if match is None:
            continue
        if rule == "record" and not _record(text, match):
            continue
        if rule == "sexes" and not _sexes(text, match):
            continue
        found = number(match["n"], 0)
        if found is None or found.value.high is not None:
            return None
        end = match.end("n")
        unit = ""
        if rule == "medal" and text[end] == "金":
            unit, end = text[end], end + 1
        return Mention(
            kind="quantity",
            span=Span(at, end),
            value=Quantity(
                number=Number(low=Decimal(found.value.low)), unit=unit, kind="count"
            ),
            rule=f"sport.{rule}",
        )
    return None


def _record(text: str, match: re.Match[str]) -> bool:
    """Say whether a result counts: another stands beside it, or a name behind."""
    beside = re.compile(rf"{N}{RESULT}")
    if beside.match(text, match.end()):
        return True
    before = text[max(0, match.start() - 4) : match.start()]
    if re.search(rf"{N}{RESULT}$", before):
        return True
    after = text[match.end() : match.end() + 1]
    if after and after in "利出方责率局者平载担伤略术斗地友场":
        return False
    digits = match["n"]
    return (
        digits in {"两", "三", "1", "2", "3"}
        and text[match.end() - 1] == "胜"
        and bool(re.search(r"[0-9]\s?$", before))
    )


def _sexes(text: str, match: re.Match[str]) -> bool:
    pair = re.compile(rf"{N}[男女]")
    before = text[max(0, match.start() - 4) : match.start()]
    return bool(pair.match(text, match.end()) or re.search(rf"{N}[男女]$", before))
