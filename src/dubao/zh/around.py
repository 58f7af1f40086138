"""What stands around a number and its unit: a sign, claims, a currency.

    零下12℃ · -3.5% · 约80人 · 80人以上 · 不得超过5块 · 数以百万计 · 新台币3亿元

`approximation` has the words; here they are taken in or turned round.
"""

import re
from dataclasses import replace

from dubao.model import Claim, Mention, Quantity, Span
from dubao.zh import approximation

SIGN = re.compile(
    r"(?:零下|(?<![减担胜平欠背抱肩辜自各承正超])负|(?<![\w)\]%])[-+])\s?$"
)
DASH = re.compile(
    r"(?<=[^\W\da-zA-Z])-$|(?<=[为是至达、和到])—$"
)  # 最低-3.5%, but 歼-20
CURRENCY = re.compile(r"((?:HK|US|NT|A|C|S)?\$|[¥￥€£])\s?$")  # ¥30亿, HK$300万
SCALED = re.compile(r"[十百千万亿]+")
COIN = re.compile(r"(新台币|台币|港币|澳门币)\s?$")  # 新台币3亿元


def around(text: str, mention: Mention, floor: int) -> Mention:
    """Return a quantity with its sign and the claims that stand before and after.

    >>> from dubao.zh.quantity import quantity
    >>> quantity("零下12℃", 2).value.number.low
    Decimal('-12')
    """
    start, end = mention.span
    value: Quantity = mention.value
    worth = value.number
    claim: Claim = worth.claim
    share = value.kind in {"percent", "ratio"}
    sign = SIGN.search(text, max(floor, start - 3), start)
    if not sign and value.kind in {"percent", "temperature", "money"}:
        sign = DASH.search(text, max(floor, start - 2), start)
    if sign:
        start = sign.start()
        if sign[0].strip() != "+":
            high = worth.high
            worth = replace(worth, low=-worth.low, high=None if high is None else -high)
    if value.unit in {"", "元"} and (
        coin := CURRENCY.search(text, max(0, start - 4), start)
    ):
        value = replace(value, unit=value.unit or coin[1], kind="money")
        mention = replace(mention, value=value)
    shown = text[start:end]
    if value.unit == "元" and (coin := COIN.search(text, max(0, start - 5), start)):
        value = replace(value, unit=coin[1] + value.unit)
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
    if left and (left[0] < floor or _recent(text, left, value)):
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


def _recent(text: str, left: tuple[int, Claim], value: Quantity) -> bool:
    """Say whether 近 before a duration says until when, not how near."""
    start = left[0]
    return (
        text[start] == "近"
        and value.kind in {"duration", "count"}
        and value.unit in {"年", "天", "日", "个月", "周", "月", "场", "季", "个赛季"}
        and value.number.low <= LONG
        and (not start or text[start - 1] in RECENT)
    )
