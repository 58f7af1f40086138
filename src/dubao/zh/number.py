"""Numbers: Arabic, Chinese, capital and mixed, read as exact values.

    4.88万 → 48800          三百二十五 → 325        壹佰贰拾万 → 1200000
    1万4千 → 14000          13万2 → 132000          四万万 → 400000000
    3.5个亿 → 350000000     二〇二三 → 2023         五亿零六 → 500000006
    十几 → several 10       数十万 → several 100000 十余万 → over 100000
    三五百 → 300~500        六七 → 6~7              二百来 → about 200

A number is read from its first character as far as it goes; what it counts is
the business of `quantity`. The text is folded (one width, one script).

Source: GB/T 15835-2011 (the forms), 吕叔湘《现代汉语八百词》 (多 来 几 余).
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from dubao.model import Claim, Mention, Number, Span
from dubao.model.quantity import Value

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
# 千瓦 兆赫 百分: the scale belongs to the unit
NOT_SCALE = re.compile(r"[千兆毫]\s?[瓦克米卡帕赫伏焦牛乏字比]|百\s?分")

PLAIN = re.compile(
    r"(\d+)(?:\.(\d+))?(万亿|[万亿])?"
    r"(?![\d,.·\s十百千万亿兆拾佰仟几余多来零点eEkK^/]|个\s?多?亿)"
)
GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+")
FRACTION = re.compile(r"[.·](\d+)(?!\.?\d)")
EXPONENT = re.compile(r"[eE]([+-]?\d{1,3})(?![\w])")
POWER = re.compile(r"\^(-?\d{1,2})(?!\d)")
POINT = re.compile(
    r"\s?点\s?([〇零一二三四五六七八九]+)(?![〇零一二三四五六七八九十百千分半])"
)
DIGITWISE = re.compile(r"[〇零一二三四五六七八九]{3,}")
ADJACENT = re.compile(
    r"(?<![一二三四五六七八九〇零])([一二两三四五六七八])([二两三四五六七八九])(?![一二三四五六七八九〇零点])"
)
SPACE = re.compile(r"[ \t]*")
OVER = re.compile(r"\s?[余多]")
GROUPED = re.compile(r"个\s?多?(?=亿)")


class _Whole(NamedTuple):
    """A whole number as far as it was read."""

    value: int
    step: int
    end: int
    claim: Claim


def number(text: str, start: int) -> Mention | None:
    """Return the number that begins at `start`, None where none does.

    >>> number("1万4千元", 0).value.low
    Decimal('14000')
    >>> number("三五百人", 0).value.high
    Decimal('500')
    """
    if start >= len(text):
        return None
    plain = PLAIN.match(text, start)
    if plain:
        digits, decimals, scale = plain.groups()
        zeros = _zeros(scale) if scale else 0
        exponent = zeros - len(decimals) if decimals else zeros
        return _mention(
            start,
            plain.end(),
            int(digits + (decimals or "")),
            exponent,
            "exact",
            "plain",
        )
    return _range(text, start) or _scaled(text, start)


def decimal(value: Value) -> Decimal:
    """Return a value that was printed in decimals.

    >>> decimal(Decimal("4.88"))
    Decimal('4.88')
    """
    if isinstance(value, Decimal):
        return value
    return Decimal(value.numerator) / value.denominator


def _zeros(scales: str) -> int:
    return sum(SCALES[scale] for scale in scales)


@lru_cache(maxsize=4096)  # years, small counts and steps come again and again
def _decimal(value: int, exponent: int) -> Decimal:
    return Decimal(f"{value}E{exponent}")


def _mention(
    start: int, end: int, value: int, exponent: int, claim: Claim, rule: str
) -> Mention:
    return Mention(
        kind="number",
        span=Span(start, end),
        value=Number(
            low=_decimal(value, exponent), step=_decimal(1, exponent), claim=claim
        ),
        rule=f"number.{rule}",
    )


def _range(text: str, start: int) -> Mention | None:
    """Read adjacent digits as a range: 三五百, 一二十, 十五六, 六七."""
    if text[start] not in DIGITS and text[start] not in SCALES:
        return None
    window = text[start : start + 12]
    pair = ADJACENT.search(window)
    if not pair or any(
        c not in DIGITS and c not in SCALES for c in window[: pair.start()]
    ):
        return None
    first, second = DIGITS[pair[1]], DIGITS[pair[2]]
    if second != first + 1 and (first, second) != (3, 5):
        return None
    at = pair.start()
    low = _scaled(window[: at + 1] + window[at + 2 :], 0)
    high = _scaled(window[:at] + window[at + 1 :], 0)
    if not low or not high or low.span.end <= at:
        return None
    return Mention(
        kind="number",
        span=Span(start, start + low.span.end + 1),
        value=Number(
            low=low.value.low, high=high.value.low, step=low.value.step, claim="range"
        ),
        rule="number.adjacent",
    )


def _scaled(text: str, start: int) -> Mention | None:
    """Read a number with its decimals, its 余 or 多, and the scales after it."""
    whole = _whole(text, start)
    if whole is None:
        return None
    value, step, end, claim = whole
    exponent = 0
    rule = "scaled"
    arabic = "0" <= text[end - 1] <= "9"
    decimals = FRACTION.match(text, end) if arabic else POINT.match(text, end)
    if decimals:
        digits = "".join(str(DIGITS.get(c, c)) for c in decimals[1])
        value = value * 10 ** len(digits) + int(digits)
        exponent, step, end, rule = -len(digits), 1, decimals.end(), "decimal"
    power = EXPONENT.match(text, end) or POWER.match(text, end) if arabic else None
    if power:
        return _power(text, start, value, exponent, power)
    grouped = GROUPED.match(text, end)
    if grouped:
        end = grouped.end()
        claim = "over" if grouped[0].endswith("多") else claim
    over = OVER.match(text, end)
    if (
        over and (value * step >= 10 or exponent) and claim == "exact"
    ):  # 三余 is no number
        claim, end, rule = "over", over.end(), "over"
    while True:
        at = SPACE.match(text, end).end()  # type: ignore[union-attr]
        scale = SCALES.get(text[at : at + 1], 0)
        if scale < 2 or NOT_SCALE.match(text, at):  # 百 and up
            break
        if not decimals and claim == "exact" and not grouped:
            break  # a whole number took its scales already
        exponent, end = exponent + scale, at + 1
    if (
        claim == "exact"
        and (over := OVER.match(text, end))
        and exponent >= 0
        and value * 10**exponent >= 10
    ):
        claim, end, rule = "over", over.end(), "over"
    thousand = text[end : end + 1] in {"k", "K"} and not _latin(text, end + 1)
    if thousand and arabic:
        exponent, end = exponent + 3, end + 1
    mention = _mention(start, end, value, exponent, claim, rule)
    if step == 1:
        return mention
    return Mention(
        kind="number",
        span=mention.span,
        value=Number(low=mention.value.low, step=_decimal(step, exponent), claim=claim),
        rule=mention.rule,
    )


def _power(
    text: str, start: int, value: int, exponent: int, power: re.Match[str]
) -> Mention:
    """Read 21.2E0 and 2^5."""
    shift = int(power[1])
    if text[power.start()] in "eE":
        return _mention(
            start, power.end(), value, exponent + shift, "exact", "exponent"
        )
    if shift >= 0:
        return _mention(
            start, power.end(), value**shift, exponent * shift, "exact", "power"
        )
    low = 1 / (_decimal(value, exponent) ** -shift)
    return Mention(
        kind="number",
        span=Span(start, power.end()),
        value=Number(low=low),
        rule="number.power",
    )


def _whole(text: str, start: int) -> _Whole | None:  # noqa: C901, PLR0912, PLR0915 one state machine, read top to bottom
    """Read digits and scales into a whole number.

    `parts` holds what stands before each big scale (万 亿 兆), so that 万亿 and
    万万 multiply and 亿…万 adds; `section` is what is below the next one.
    """
    wise = DIGITWISE.match(text, start)
    if wise:
        value = int("".join(str(DIGITS[c]) for c in wise[0]))
        return _Whole(value, 1, wise.end(), "exact")
    parts: list[tuple[int, int]] = []
    section = step = 0
    pending: int | None = None  # a digit that waits for its scale
    arabic = zero = False
    last = 0  # the last scale
    claim: Claim = "exact"
    at = end = start
    if text[at] in "几数" and SCALES.get(text[at + 1 : at + 2]):
        pending, claim, at = 1, "several", at + 1
    length = len(text)
    while at < length:
        c = text[at]
        if c in " \t" and end > start:
            at += 1
            continue
        spaced = at > end > start
        if "0" <= c <= "9":
            digits = GROUPS.match(text, at)
            if pending is not None or not digits or (spaced and not last):
                break
            if end > start and not _continues(text, digits, last, zero=zero):
                break
            pending, arabic = int(digits[0].replace(",", "")), True
            at = end = digits.end()
            step = 1
        elif c in DIGITS and (value := DIGITS[c]) == 0:
            if pending is not None or (end > start and not last):
                break
            zero = True
            if end == start:
                pending = 0
            at += 1
            if text[at : at + 1] not in DIGITS and text[at : at + 1] not in SCALES:
                if text[at : at + 1] == "几":
                    claim, at, end = "several", at + 1, at + 1
                    continue
                if not text[at : at + 1].isdigit() and end > start:
                    break
                end = at
            if pending == 0 and text[at : at + 1] in SCALES:
                pending = None
        elif c in DIGITS:
            if pending is not None or (c == "两" and last and not _measures(text, at)):
                break
            pending, arabic, step = value, False, 1
            at = end = at + 1
        elif c in TENS:
            if pending is not None:
                break
            section, last, step = section + TENS[c], 1, 10
            at = end = at + 1
        elif c in SCALES:
            if NOT_SCALE.match(text, at) or text[at : at + 2] == "百分":
                break
            scale = SCALES[c]
            if scale < MYRIAD:
                if (
                    last
                    and scale >= last
                    and pending is None
                    and not zero
                    and end > start
                ):
                    break
                section += (1 if pending is None else pending) * 10**scale
                step = 10**scale
            else:
                section += pending or 0
                while parts and parts[-1][1] <= scale:
                    section += parts.pop()[0]
                if section == 0:
                    section = step = 1
                parts.append((section * 10**scale, scale))
                section = 0
                step = max(step, 1) * 10**scale
            pending, zero, last, arabic = None, False, scale, False
            at = end = at + 1
        elif c == "几" and last and pending is None and end > start:
            claim = "several"
            at = end = at + 1
            if text[at : at + 1] in {"十", "百", "千"}:
                pending = 1
        else:
            break
    if end == start:
        return None
    if pending is not None:
        single = not arabic or (pending < 10 and last >= MYRIAD)  # 13万2
        if (
            last >= 2 and single and not zero
        ):  # 二百五, 一万三: the scale below is left out
            pending *= 10 ** (last - 1)
            step = 10 ** (last - 1)
        section += pending
    total = section + sum(part for part, _ in parts)
    return _Whole(total, step or 1, end, claim)


def _continues(text: str, digits: re.Match[str], last: int, *, zero: bool) -> bool:
    """Say whether Arabic digits after a scale go on: 1万4千, 3万4000."""
    after = text[digits.end() : digits.end() + 1]
    if not last or after in {".", ":", "年", "月", "日", "号", "%", "/"}:
        return False
    return zero or after.lstrip() in SCALES or len(digits[0]) in {1, min(last, MYRIAD)}


def _latin(text: str, at: int) -> bool:
    return text[at : at + 1].isascii() and text[at : at + 1].isalnum()


def _measures(text: str, at: int) -> bool:
    """Say whether a 两 inside a number is a digit and not the unit of mass."""
    return text[at + 1 : at + 2] in {"百", "千", "万", "亿"}
