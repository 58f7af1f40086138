"""Sentences with slots for numbers, kind by kind, and how the numbers hang together.

A frame that begins with 汉| has its numbers written in Chinese, one with 点| has them
with one decimal. All sentences are self-written.
"""

import datetime as dt
import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple


class Draw(NamedTuple):
    """Numbers for a frame: the right text of every slot, and wrong ones."""

    right: dict[str, str]
    wrong: dict[str, list[str]]


CN = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Return a number below ten thousand in Chinese."""
    if number < 10:
        return CN[number]
    out, zero = "", False
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            out += ("零" if zero and out else "") + CN[digit] + word
            zero = False
        elif out:
            zero = True
    return out.removeprefix("一") if out.startswith("一十") else out


def rounded(value: Decimal, digits: int = 1) -> str:
    text = str(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text


def slips(text: str, least: float = 0.04) -> list[str]:
    """Return what a hand makes of a number: a digit, two exchanged, a point moved."""
    found = []
    digits = [n for n, c in enumerate(text) if c.isdigit()]
    for n in digits:
        for shift in (1, 3, 5, 7):
            digit = str((int(text[n]) + shift) % 10)
            found.append(text[:n] + digit + text[n + 1 :])
    for a, b in pairwise(digits):
        if b == a + 1 and text[a] != text[b]:
            found.append(text[:a] + text[b] + text[a] + text[b + 1 :])
    if "." not in text:
        found.append(text + "0")
    value = Decimal(text)
    good = []
    for one in found:
        if one[0] == "0" and not one.startswith("0."):
            continue
        if abs(Decimal(one) - value) > max(value * Decimal(str(least)), Decimal("0.2")):
            good.append(one)
    return good


def form(frame: str) -> Callable[[str], str]:
    if frame.startswith("汉|"):
        return lambda text: chinese(int(text))
    return lambda text: text


def made(frame: str, numbers: dict[str, str], least: float = 0.04) -> Draw:
    shown = form(frame)
    numbers = {slot: text for slot, text in numbers.items() if f"{{{slot}}}" in frame}
    return Draw(
        {slot: shown(text) for slot, text in numbers.items()},
        {
            slot: [shown(one) for one in slips(text, least)]
            for slot, text in numbers.items()
        },
    )


def total(chance: random.Random, frame: str) -> Draw:
    parts = [slot for slot in "abcde" if f"{{{slot}}}" in frame]
    if frame.startswith("点|"):
        values = [Decimal(chance.randint(21, 480)) / 10 for _ in parts]
    else:
        values = [Decimal(chance.randint(12, 480)) for _ in parts]
    numbers = {s: rounded(v) for s, v in zip(parts, values, strict=True)}
    return made(frame, numbers | {"T": rounded(sum(values, Decimal(0)))})


def share(chance: random.Random, frame: str) -> Draw:
    whole = chance.randint(80, 900)
    part = chance.randint(whole // 5, whole * 4 // 5)
    percent = rounded(Decimal(part) / whole * 100)
    draw = made(frame, {"W": str(whole), "p": str(part), "s": percent})
    return Draw(draw.right, {"s": draw.wrong["s"], "p": [
        one for one in slips(str(part), 0.1) if int(one) < whole]})  # fmt: skip


def whole(chance: random.Random, frame: str) -> Draw:
    parts = [slot for slot in "abcd" if f"{{{slot}}}" in frame]
    cuts = sorted(chance.sample(range(10, 91), len(parts) - 1))
    values = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
    numbers = {s: str(v) for s, v in zip(parts, values, strict=True)}
    draw = made(frame, numbers)
    return Draw(draw.right, {
        s: [o for o in w if abs(int(o) - int(numbers[s])) >= 2 and int(o) < 100]
        or [str(int(numbers[s]) + 7)]
        for s, w in draw.wrong.items()})  # fmt: skip


def growth(chance: random.Random, frame: str) -> Draw:
    first = chance.randint(40, 900)
    rise = chance.randint(10, 90)
    last = first * (100 + rise) // 100
    percent = rounded((Decimal(last) / first - 1) * 100)
    numbers = {"A": str(first), "B": str(last), "p": percent, "d": str(last - first)}
    draw = made(frame, numbers)
    if "p" in draw.right or "d" in draw.right:
        slot = "p" if "p" in draw.right else "d"
        return Draw(draw.right, {slot: slips(numbers[slot], 0.15), "B": [
            one for one in slips(numbers["B"], 0.12) if int(one) > first * 1.05]
            or [str(last * 2)]})  # fmt: skip
    return draw


def fall(chance: random.Random, frame: str) -> Draw:
    first = Decimal(chance.randint(200, 900)) / 10
    last = first - Decimal(chance.randint(15, 120)) / 10
    numbers = {"A": rounded(first), "B": rounded(last), "d": rounded(first - last)}
    draw = made(frame, numbers)
    wrong = {"d": slips(numbers["d"], 0.2)}
    wrong["B"] = [str(first + 13)]
    return Draw(draw.right, wrong)


def level(chance: random.Random, frame: str) -> Draw:
    base = chance.randint(50, 700)
    rise = chance.randint(base // 10, base // 2)
    percent = rounded(Decimal(rise) / base * 100)
    numbers = {"L": str(base + rise), "M": str(base), "d": str(rise), "p": percent}
    draw = made(frame, numbers)
    return Draw(draw.right, {"p": slips(percent, 0.15)})


def times(chance: random.Random, frame: str) -> Draw:
    first = chance.randint(12, 90)
    n = chance.randint(2, 6)
    numbers = {
        "A": str(first), "B": str(first * n), "m": str(n - 1), "n": str(n),
        "D": str(first * 2),
    }  # fmt: skip
    draw = made(frame, numbers)
    wrong = {slot: [one for one in slips(numbers[slot], 0.3) if one != "1"]
             for slot in ("m", "n") if slot in draw.right}  # fmt: skip
    if not wrong:
        wrong = {"D": [str(first * 3), str(first * 4), str(first * 3 // 2)]}
    shown = form(frame)
    return Draw(draw.right, {s: [shown(o) for o in w] for s, w in wrong.items()})


def rate(chance: random.Random, frame: str) -> Draw:
    number, each = chance.randint(12, 300), chance.randint(12, 90) * 10
    if "万元" in frame:
        each = chance.randint(2, 9) * 1000
        number = chance.randint(2, 40) * 10
    product = number * each
    sums = rounded(Decimal(product) / 10000, 2) if "万元" in frame else str(product)
    numbers = {"N": str(number), "r": str(each), "T": sums}
    return made(frame, numbers, 0.1)


WORDS = {2: "两", 3: "三", 4: "四", 5: "五", 6: "六"}
NAMES = ("东河", "西岭", "南湾", "北桥", "青石", "白杨", "柳林", "石桥")
QUOTED = (
    "云溪茶",
    "云溪米",
    "晨光书屋",
    "银发食堂",
    "田间课堂",
    "流动诊所",
    "邻里驿站",
)
POINTS = ("稳增长", "促改革", "惠民生", "防风险", "强基层", "保安全")


def listed(chance: random.Random, frame: str) -> Draw:
    """Names and their count; {n} is the count in Chinese, {N} in digits."""
    count = chance.randint(3, 5)
    names = chance.sample(QUOTED if "{q}" in frame else NAMES, count)
    marks = ["一是", "二是", "三是", "四是", "五是", "六是"]
    points = chance.sample(POINTS, count)
    right = {
        "n": WORDS[count], "N": str(count), "names": "、".join(names),
        "and": "、".join(names[:-1]) + "和" + names[-1],
        "q": "".join(f"“{name}”" for name in names),
        "t": "、".join(f"《{name}》" for name in names),
        "is": "；".join(m + p for m, p in zip(marks, points, strict=False)),
        "first": "".join(
            f"第{CN[n]}，{p}。" for n, p in enumerate(points, 1)).removesuffix("。"),
        "dots": "".join(f"（{CN[n]}）{p}；" for n, p in enumerate(points,
        1)).rstrip("；"),
    }  # fmt: skip
    right = {slot: text for slot, text in right.items() if f"{{{slot}}}" in frame}
    others = [n for n in (2, 3, 4, 5, 6) if n != count]
    if "等" in frame:  # such a list may be shorter than its count, not longer
        others = list(range(2, count))
    wrong = {"n": [WORDS[n] for n in others]} if "n" in right else {
        "N": [str(n) for n in others]}  # fmt: skip
    return Draw(right, wrong)


WEEK = "一二三四五六日"


def calendar(chance: random.Random, frame: str) -> Draw:
    day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randint(0, 360))
    month = chance.choice((2, 4, 6, 9, 11))
    since = chance.randint(3, 20)
    length = chance.randint(3, 8)
    y = chance.randint(1990, 2015)
    right = {
        "date": f"{day.year}年{day.month}月{day.day}日", "w": WEEK[day.weekday()],
        "m": str(month), "d": str(chance.randint(8, 27)), "a": str(since),
        "b": str(since + length - 1), "k": str(length), "y": str(y), "z": str(y + 6),
    }  # fmt: skip
    right = {slot: text for slot, text in right.items() if f"{{{slot}}}" in frame}
    if "w" in right:
        wrong = {"w": [w for w in WEEK if w != right["w"]]}
    elif "k" in right:
        wrong = {"k": [str(length + 2), str(length * 2), str(length + 5)]}
    elif "b" in right:
        wrong = {"b": [str(since - 1), str(since - 2)]}
    elif "z" in right:
        wrong = {"z": [str(y - 1), str(y - 10)]}
    else:
        wrong = {"d": ["31", "32", "30" if month == 2 else "31"]}
    return Draw(right, wrong)


def years(chance: random.Random, frame: str) -> Draw:
    born, age = chance.randint(1900, 1950), chance.randint(52, 90)
    founded = chance.choice((1949, 1954, 1964, 1974, 1984, 1994))
    right = {
        "b": str(born), "e": str(born + age), "g": str(age), "f": str(founded),
        "n": str(2024 - founded), "c": str(2024 - age),
    }  # fmt: skip
    right = {slot: text for slot, text in right.items() if f"{{{slot}}}" in frame}
    slot = "g" if "g" in right else "n"
    value = int(right[slot])
    wrong = [o for o in slips(right[slot], 0.05) if abs(int(o) - value) > 2]
    return Draw(right, {slot: [o for o in wrong if int(o) < 125]})


def unit(chance: random.Random, frame: str) -> Draw:
    """A pair in brackets: the right word and a wrong one."""
    right, wrong = UNITS[frame]
    n = chance.randint(12, 95)
    return Draw({"n": str(n), "u": right}, {"u": wrong})


def twice(chance: random.Random, frame: str) -> Draw:
    del frame
    n = str(chance.randint(12, 98) * 10 + chance.randint(1, 9))
    return Draw({"h": n, "b": n}, {"b": slips(n), "h": slips(n)})


def score(chance: random.Random, frame: str) -> Draw:
    a = chance.randint(70, 99)
    b = a - chance.randint(3, 19)
    sets = [(11, chance.randint(3, 9)) for _ in range(3)]
    sets.insert(chance.randint(0, 2), (chance.randint(3, 9), 11))
    right = {
        "a": str(a), "b": str(b), "d": str(a - b),
        "sets": "、".join(f"{x}∶{y}" for x, y in sets), "r": "3∶1",
    }  # fmt: skip
    right = {slot: text for slot, text in right.items() if f"{{{slot}}}" in frame}
    wrong = {"d": slips(right["d"], 0.1)} if "d" in right else {"r": ["3∶0", "3∶2"]}
    return Draw(right, wrong)


def conversion(chance: random.Random, frame: str) -> Draw:
    worth, back = FACTORS[frame]
    n = chance.randint(3, 40) * 15
    other = rounded(n * Decimal(worth), back)
    return Draw({"x": str(n), "y": other}, {"y": slips(other, 0.2)})


from bench.sentences import (  # noqa: E402 # the sentences need no code
    CALENDAR,
    CONVERSIONS,
    FALLS,
    GROWTHS,
    LEVELS,
    LISTS,
    RATES,
    SCORES,
    SHARES,
    TIMES,
    TOTALS,
    TWICE,
    UNITS,
    WHOLES,
    YEARS,
)

FACTORS = {frame: worth for frame, *worth in CONVERSIONS}
FRAMES: dict[str, tuple[Callable[[random.Random, str], Draw], tuple[str, ...]]] = {
    "twice": (twice, TWICE),
    "total": (total, TOTALS),
    "share": (share, SHARES),
    "whole": (whole, WHOLES),
    "growth": (growth, GROWTHS),
    "fall": (fall, FALLS),
    "level": (level, LEVELS),
    "times": (times, TIMES),
    "rate": (rate, RATES),
    "list": (listed, LISTS),
    "calendar": (calendar, CALENDAR),
    "years": (years, YEARS),
    "unit": (unit, tuple(UNITS)),
    "score": (score, SCORES),
    "conversion": (conversion, tuple(FACTORS)),
}
