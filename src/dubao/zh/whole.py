"""Whole numbers: digits and scales read one after the other.

    1万4千 → 14000 · 三百二十五 → 325 · 五亿零六 → 500000006 · 十万另二千 → 102000
    五三五万 → 5350000 · 七十有三 → 73 · 1 200公里 → 1200 · 12,345 → 12345

Source: GB/T 15835-2011.
"""

import re
from typing import NamedTuple

from dubao.model import Claim
from dubao.zh.digit import DIGITS, MYRIAD, NOT_SCALE, SCALES, TENS, zeros

GROUPS = re.compile(
    r"\d{1,3}(?:,\d{3}){1,60}(?!\d)"
    # 1 200公里: a blank parts thousands where a unit or a scale follows
    r"|(?<![\d \t.,])\d{1,3}(?: \d{3})+"
    r"(?=(?:\.\d+)?[万亿公千平立吨元米人户亩名个台套件%])"
    r"|\d+"
)
DIGITWISE = re.compile(r"[〇零一二三四五六七八九]{3,}(?P<scale>万亿|[万亿])?")
SOME = re.compile(r"数(?=[个名位人家支只条件年天种次台辆里万亿])")  # 十数支
MARKS = {ord(","): None, ord(" "): None}  # that part thousands


class Whole(NamedTuple):
    """A whole number as far as it was read."""

    value: int
    step: int
    end: int
    claim: Claim


def whole(text: str, start: int) -> Whole | None:  # noqa: C901, PLR0912, PLR0915 one state machine, read top to bottom
    """Read digits and scales into a whole number.

    `parts` holds what stands before each big scale (万 亿 兆), so that 万亿 and
    万万 multiply and 亿…万 adds; `section` is what is below the next one.
    """
    wise = DIGITWISE.match(text, start)
    if wise:
        scale = wise["scale"] or ""
        digits = wise[0].removesuffix(scale)
        value = int("".join(str(DIGITS[c]) for c in digits))
        step = 10 ** zeros(scale)
        return Whole(value * step, step, wise.end(), "exact")
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
            run = GROUPS.match(text, at)
            if pending is not None or not run or (spaced and not last):
                break
            if end > start and not _continues(text, run, last, zero=zero):
                break
            pending, arabic = int(run[0].translate(MARKS)), True
            at = end = run.end()
            step = 1
        elif (c in DIGITS and DIGITS[c] == 0) or (c == "另" and _adds(text, at, last)):
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
            value = DIGITS[c]
            if spaced and "0" <= text[start] <= "9":
                break  # 2700亿 五成债基
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
            if (NOT_SCALE.match(text, at) and not _claimed(text, at)) or text[
                at : at + 2
            ] == "百分":
                break
            if arabic and pending is not None and pending > 9 and c in "十拾":
                break  # 2018十大 is a year and ten
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
                if section == 0 and pending is None:
                    section = step = 1
                parts.append((section * 10**scale, scale))
                section = 0
                step = max(step, 1) * 10**scale
            pending, zero, last, arabic = None, False, scale, False
            at = end = at + 1
        elif (
            (c == "几" or (c == "数" and SOME.match(text, at)))
            and last
            and pending is None
            and end > start
        ):
            claim = "several"
            at = end = at + 1
            if text[at : at + 1] in {"十", "百", "千"}:
                pending = 1
        elif c == "有" and last == 1 and _aged(text, at):
            at += 1
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
    return Whole(total, step or 1, end, claim)


def _adds(text: str, at: int, last: int) -> bool:
    """Say whether 另 stands for a zero: 十万另二千."""
    return (
        bool(last)
        and text[at + 1 : at + 2] in DIGITS
        and text[at + 2 : at + 3] in SCALES
    )


def _claimed(text: str, at: int) -> bool:
    """Say whether a claim makes 千 a number: 近千米, 约千米."""
    return at > 0 and text[at - 1] in "近约超逾" and text.startswith("千米", at)


def _aged(text: str, at: int) -> bool:
    """Say whether 有 adds a digit: 七十有三."""
    after = text[at + 2 : at + 3]
    return DIGITS.get(text[at + 1 : at + 2], 0) > 0 and (
        not after or after in ",。;、!?)"
    )


def _continues(text: str, digits: re.Match[str], last: int, *, zero: bool) -> bool:
    """Say whether Arabic digits after a scale go on: 1万4千, 3万4000."""
    after = text[digits.end() : digits.end() + 1]
    if not last or after in {".", ":", "年", "月", "日", "号", "%", "/"}:
        return False
    return zero or after.lstrip() in SCALES or len(digits[0]) in {1, min(last, MYRIAD)}


def _measures(text: str, at: int) -> bool:
    """Say whether a 两 inside a number is a digit and not the unit of mass."""
    return text[at + 1 : at + 2] in {"百", "千", "万", "亿"}
