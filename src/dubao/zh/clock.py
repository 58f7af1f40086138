"""Times of a match: 还剩8分36秒的时候, 于66分钟和68分钟连下两城, 首节1分08秒.

A stretch of minutes and seconds that says when something happened in a game is a
time and no duration.
"""

import re

from dubao.model import Mention
from dubao.zh.when import Moment, When

RULES = ("clock.match",)  # that it gives
MINUTES = frozenset({"分钟", "秒", "分", "秒钟"})
WHEN = re.compile(r"(?:的时候|时(?![间候刻代节])|左右时)")
LEFT = re.compile(
    r"(?:(?<=[。!?])|剩下?|先是|开场|首节|[首末]节还?|[一二三四]节还?|比赛还有)$"
)
LATER = re.compile(r"(?:左右)?,")
SCORED = re.compile(r"(?:和\d{1,3}分钟)?(?:又|连|再|由|接|攻|打|破|头|射|进|得|扳)")
BEFORE = re.compile(r"(?:于|第?\d{1,3}分钟和|在)$")


def of_match(text: str, mention: Mention) -> Mention | None:
    """Return the time of a match that a quantity of minutes tells, None where none.

    >>> from dubao.zh.quantity import quantity
    >>> of_match("还剩下8分36秒的时候", quantity("还剩下8分36秒的时候", 3)).kind
    'date'
    """
    value = mention.value
    if value.kind != "duration" or value.unit not in MINUTES:
        return None
    start, end = mention.span
    left = LEFT.search(text, max(0, start - 6), start)
    if (WHEN.match(text, end) and left) or (
        LATER.match(text, end) and LEFT.search(text, max(0, start - 3), start)
    ):
        pass
    elif not (
        value.unit == "分钟"
        and BEFORE.search(text, max(0, start - 8), start)
        and SCORED.match(text, end)
    ):
        return None
    return Mention(
        kind="date",
        span=mention.span,
        value=When(first=Moment(), vague=True),
        rule="clock.match",
    )
