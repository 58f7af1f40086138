"""Digits and scales, what they are worth, and how many of them a number may have."""

import re

DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6,
    "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"廿": 20, "卅": 30}
SCALES = {
    "十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "亿": 8, "兆": 12,
}  # fmt: skip
MYRIAD = 4  # from 万 on a scale multiplies everything that stands before it
ARABIC = "0123456789"
CHINESE = "".join(DIGITS) + "".join(TENS) + "".join(SCALES)
NUMERALS = "0-9" + "".join(DIGITS) + "".join(TENS) + "".join(SCALES)
NUMERAL_CHARACTERS = frozenset(ARABIC + CHINESE)
LONGEST = 300  # digits; what is longer is no number that a page reports
ENDLESS = re.compile(f"[{ARABIC}{CHINESE}]{{{LONGEST},}}")
# 千瓦 兆赫 百分: the scale belongs to the unit
NOT_SCALE = re.compile(r"[千兆毫]\s?[瓦克米卡帕赫伏焦牛乏字比网宽光]|百\s?分")


def endless(text: str, start: int) -> int:
    """Return where a run of numerals that is too long for a number ends, or `start`.

    >>> endless("9" * 301, 0), endless("2024", 0)
    (301, 0)
    """
    if text[start + LONGEST - 1 : start + LONGEST] not in NUMERAL_CHARACTERS:
        return start
    match = ENDLESS.match(text, start)
    return match.end() if match else start


def zeros(scales: str) -> int:
    """Return the exponent that scales add up to.

    >>> zeros("万亿")
    12
    """
    return sum(SCALES[scale] for scale in scales)
