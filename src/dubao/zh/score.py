"""Scores of a match: 3比2, 6:12, 三比一, 20平, 2-1.

The two sides are the low and the high of the number; a draw is both (20平).
"""

import re
from decimal import Decimal

from dubao.grammar import Rule
from dubao.model import Mention, Number, Quantity, Span
from dubao.text.pattern import BLANKS
from dubao.zh.number import number

RULES = (  # that it gives
    "score.colon", "score.ratio", "score.chinese", "score.draw", "score.dash",
    "score.shares",
)  # fmt: skip
COLON = re.compile(r"(\d{1,3})\s?[:比]\s?(\d{1,3})(?![\d:.]|万|亿|比|[岁年月日])")
# Rates of exchange and proportions: 1:3.46, 50.35:1, 1:6000
SHARES = re.compile(
    r"\d{1,5}(?:\.\d{1,4})?(?::\d{1,5}(?:\.\d{1,4})?){2,5}(?![\d:.])"
)  # 5:3:2
TIMED = re.compile(r"\d{1,2}:[0-5]\d:[0-5]\d")  # 2:05:33 of a race
RATIO = re.compile(
    r"(\d{1,6}(?:[.·]\d{1,6})?)[:比](\d{1,6}(?:[.·]\d{1,6})?)(?![\d:.]|万|亿)"
)
CHINESE = re.compile(
    r"([〇零一二两三四五六七八九十]{1,3})比([〇零一二两三四五六七八九十]{1,3})(?![一二三四五六七八九十]|例|重|较|赛)"
)
DRAW = re.compile(r"(\d{1,2})平(?![方米均台民原板房台衡坦淡凡安稳常时日静缓行])")
DASH = re.compile(
    r"(\d{1,3})-(\d{1,3})(?![\d\-—.]|[^\W\d_]{0,2}(?:日|月|年|号|岁|人|名|元|%))"
)
# What tells early that none of them begins at a place.
HINTS = tuple(
    Rule(name="", kind="", pattern=pattern, then=then)
    for pattern, then in (
        (SHARES, ".:"), (COLON, ":比" + BLANKS), (RATIO, ".·:比"), (CHINESE, "比"),
        (DRAW, "平"), (DASH, "-"),
    )
)  # fmt: skip
CLOCKED = 2  # digits that minutes have
POINTS = 20  # so many a side has at least where nothing else tells a score
WON = re.compile(
    r"\s?(?:战胜|险胜|大胜|轻取|击败|不敌|败|负|输|胜|赢|领先|落后|逆转|加时|力克|完胜|惜败)"
)
CONTEST = re.compile(r"[胜负平败赢输克战局球分以]|主场|客场|加时|领先|落后|结束")
CLOCK_BEFORE = re.compile(r"(?:午|晨|晚|夜|点|时|:)\s?$")


def score(text: str, start: int, floor: int = 0) -> Mention | None:
    """Return the score that begins at `start`, None where none does.

    >>> score("20平", 0).value.number.high
    Decimal('20')
    """
    match = SHARES.match(text, start)
    if (
        match
        and not TIMED.fullmatch(match[0])
        and not CLOCK_BEFORE.search(text, max(floor, start - 2), start)
    ):
        return _shares(match)
    match = COLON.match(text, start)
    if match and not CLOCK_BEFORE.search(text, max(floor, start - 2), start):
        return _score(match, int(match[1]), int(match[2]), "colon")
    match = RATIO.match(text, start)
    if match and ("." in match[0] or "·" in match[0] or len(match[2]) > CLOCKED):
        low, high = (Decimal(part.replace("·", ".")) for part in match.groups())
        return _score(match, low, high, "ratio")
    match = CHINESE.match(text, start)
    if match:
        left, right = number(match[1], 0), number(match[2], 0)
        if left and right:
            return _score(match, int(left.value.low), int(right.value.low), "chinese")
    match = DRAW.match(text, start)
    if match:
        return _score(match, int(match[1]), int(match[1]), "draw")
    match = DASH.match(text, start)
    if match and (
        CONTEST.search(text, max(0, start - 16), start)
        or WON.match(text, match.end())
        or (
            int(match[1]) > int(match[2]) >= POINTS
            and text[start - 1 : start] not in "-—"
        )
    ):
        return _score(match, int(match[1]), int(match[2]), "dash")
    return None


def _score(
    match: re.Match[str], left: int | Decimal, right: int | Decimal, rule: str
) -> Mention:
    both = Number(low=Decimal(left), high=Decimal(right))
    return Mention(
        kind="quantity",
        span=Span(*match.span()),
        value=Quantity(number=both, kind="score"),
        rule=f"score.{rule}",
    )


def _shares(match: re.Match[str]) -> Mention:
    """Return a proportion of three or more: 5:3:2."""
    first, second, *more = (Decimal(part) for part in match[0].split(":"))
    terms = Number(low=first, high=second, more=tuple(more))
    return Mention(
        kind="quantity",
        span=Span(*match.span()),
        value=Quantity(number=terms, kind="score"),
        rule="score.shares",
    )
