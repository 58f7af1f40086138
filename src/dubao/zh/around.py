"""What stands around a number and its unit: a sign, claims, a currency.

    零下12℃ · -3.5% · 约80人 · 80人以上 · 不得超过5块 · 数以百万计 · 新台币3亿元

`approximation` has the words; here they are taken in or turned round.
"""

import re
from dataclasses import replace

from dubao.model import Claim, Mention, Quantity, Span
from dubao.text.pattern import BLANKS
from dubao.zh import approximation

SIGN = re.compile(
    r"(?:零下|(?<![减担胜平欠背抱肩辜自各承正超净])负|(?<![\w)\]%])[-+])\s?$"
)
DASH = re.compile(
    r"(?<=[^\W\da-zA-Z])-$|(?<=[为是至达、和到])—$"
)  # 最低-3.5%, but 歼-20
CURRENCY = re.compile(r"((?:HK|US|NT|A|C|S)?\$|[¥￥€£])\s?$")  # ¥30亿, HK$300万
SCALED = re.compile(r"[十百千万亿]+")
COIN = re.compile(r"(新台币|台币|港币|澳门币)\s?$")  # 新台币3亿元
SIGNS = frozenset((*BLANKS, *"下负-+"))
DASHES = frozenset("-—")
SIGNED = frozenset({"percent", "temperature", "money"})
MONEY = frozenset((*BLANKS, *"$¥￥€£"))
# Characters before and behind a quantity by which something may change it.
CLAIMS = (*approximation.BEFORE_BY_LAST, *approximation.BARE_BY_LAST)
BEFORE = frozenset((*CLAIMS, *BLANKS, *"下负-+—$¥￥€£币以快"))
AFTER = frozenset((*approximation.AFTER_BY_FIRST, *"还多强弱起"))


def alone(text: str, start: int, end: int) -> bool:
    """Say whether nothing can stand around a quantity that changes it.

    >>> alone("投资3亿元。", 2, 5), alone("约3亿元。", 1, 4)
    (True, False)
    """
    if text[start - 1 : start] in BEFORE or text[end : end + 1] in AFTER:
        return False
    return not approximation.ANY_FAR.search(
        text, max(0, start - approximation.REACH), start
    )


def _sign(text: str, start: int, floor: int, value: Quantity) -> re.Match[str] | None:
    """Return the sign before a quantity; a dash is one before few kinds only."""
    last = text[start - 1 : start]
    sign = None
    if last in SIGNS:
        sign = SIGN.search(text, max(floor, start - 3), start)
    if not sign and last in DASHES and value.kind in SIGNED:
        sign = DASH.search(text, max(floor, start - 2), start)
    return sign


def _coined(text: str, start: int, value: Quantity) -> Quantity:
    """Return a quantity with the currency before it: ¥30亿, 新台币3亿元."""
    if value.unit not in {"", "元"}:
        return value
    coin = None
    if text[start - 1 : start] in MONEY:
        coin = CURRENCY.search(text, max(0, start - 4), start)
    if coin:
        value = replace(value, unit=value.unit or coin[1], kind="money")
    if value.unit == "元" and (coin := COIN.search(text, max(0, start - 5), start)):
        value = replace(value, unit=coin[1] + value.unit)
    return value


def around(text: str, mention: Mention, floor: int) -> Mention:
    """Return a quantity with its sign and the claims that stand before and after.

    >>> from dubao.zh.quantity import quantity
    >>> quantity("零下12℃", 2).value.number.low
    Decimal('-12')
    """
    start, end = mention.span
    value: Quantity = mention.value
    worth = value.number
    if worth.high is None and alone(text, start, end):
        return mention
    claim: Claim = worth.claim
    share = value.kind in {"percent", "ratio"}
    sign = _sign(text, start, floor, value)
    if sign:
        start = sign.start()
        if sign[0].strip() != "+":
            high = worth.high
            worth = replace(worth, low=-worth.low, high=None if high is None else -high)
    shown = text[start:end]
    coined = _coined(text, start, value)
    if coined is not value:
        value = coined
        mention = replace(mention, value=value)
    bare = shown[0] in "百千万亿半" or (share and shown[0] not in "0123456789百千万")
    left = approximation.before(text, start, bare=bare)
    right = approximation.after(text, end)
    if not right and share and (more := approximation.SHARE_AFTER.match(text, end)):
        right = (more.end(), "over")
    if not right and share and (less := approximation.WEAK_AFTER.match(text, end)):
        right = (less.end(), "under")
    if not right and value.kind == "money" and approximation.FROM.match(text, end):
        right = (end, "at_least")
    if right:
        end, claim = right
    if left and (left[0] < floor or _recent(text, left, end, value)):
        left = None
    if left and text[left[0]] == "破" and not approximation.BROKEN.search(shown):
        left = None
    if left:
        start, claim = left
        if not sign and text.startswith("零下", max(floor, start - 2)) and start >= 2:
            start -= 2
            worth = replace(worth, low=-worth.low)
        if claim in approximation.TURNED and approximation.forbidden(
            text, floor, start
        ):
            claim = approximation.TURNED[claim]
    elif claim == "exact":
        claim = approximation.far(text, floor, start, value) or claim
    if (
        text[start - 1 : start] == "以"
        and text[end : end + 1] == "计"
        and SCALED.fullmatch(shown)
    ):
        claim = "several"  # 数以百万计
    if worth.high is not None:
        claim = "range"
    if (start, end) == mention.span and worth is value.number and claim == worth.claim:
        return mention
    return replace(
        mention,
        span=Span(start, end),
        value=replace(value, number=replace(worth, claim=claim)),
    )


# 近五年 is a time up to now, 用了近五年 is nearly five years.
RECENT = frozenset(',。;:、!?\n"“( 在于仅')
LONG = 10


def _recent(text: str, left: tuple[int, Claim], end: int, value: Quantity) -> bool:
    """Say whether 近 before a duration says until when, not how near."""
    start = left[0]
    return (
        text[start] == "近"
        and value.kind in {"duration", "count"}
        and value.unit in {"年", "天", "日", "个月", "周", "月", "场", "季", "个赛季"}
        and value.number.low <= LONG
        and (
            not start
            or text[start - 1] in RECENT
            or (text[start - 1] in "为是" and text.startswith("来", end))
        )
    )
