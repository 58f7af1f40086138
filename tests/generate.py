"""Pages that nobody wrote: numerals of every form, printed well and badly.

Each page is a few clauses; each clause has a number with what it is worth. Numbers are
printed in Arabic, Chinese, mixed and capital forms, with claims and ranges, in full
width, in traditional characters, and with what recognition does to a page: blanks
between characters, a line end inside a number, one mark for another.
"""

import random
from dataclasses import dataclass
from decimal import Decimal

from dubao.text.table import rows

TRADITIONAL = {
    row[1]: row[0]
    for row in reversed(rows("dubao.text", "traditional.tsv"))
    if row[1] in "万亿吨个户亩镇县厂队医业产长达约过为员营区资项设开张条辆两占"
}
WIDE = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)} | {
    ord("."): "．", ord("%"): "％",
}  # fmt: skip
DIGITS = "零一二三四五六七八九"
CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
UNITS = (
    "元",
    "人",
    "吨",
    "公里",
    "亩",
    "户",
    "%",
    "平方米",
    "台",
    "美元",
    "个百分点",
    "辆",
)
LEADS = (
    "全县粮食总产量达到", "本月完成投资", "新增就业", "比上年增长", "累计销售",
    "目前共有",
    "全市拥有", "收入为", "下降", "其中出口", "改造道路", "共发放", "建成", "完成",
)  # fmt: skip
CLAIMS = (
    ("约", "about"),
    ("近", "nearly"),
    ("超过", "over"),
    ("不足", "under"),
    ("至少", "at_least"),
)
AFTER = (("左右", "about"), ("以上", "at_least"), ("以内", "at_most"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What one number of a page is."""

    text: str  # as printed, claims left out
    value: Decimal
    unit: str
    claim: str
    noisy: bool  # printed so badly that it may be left unread


def chinese(number: int) -> str:
    """Write a whole number below 10¹² in Chinese.

    >>> chinese(20305), chinese(15), chinese(120000007)
    ('二万零三百零五', '十五', '一亿二千万零七')
    """
    if number == 0:
        return "零"
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, scale)
        if not part:
            if text and number and not text.endswith("零"):
                text += "零"
            continue
        if text and part < 1000 and not text.endswith("零"):
            text += "零"
        text += _below(part) + name
    text = text.rstrip("零")
    return text[1:] if text.startswith("一十") else text


def _below(number: int) -> str:
    text = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += DIGITS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


class Press:
    """Prints pages from one seed, each with what its numbers are worth."""

    def __init__(self, seed: int) -> None:
        """Begin with a seed; the same one prints the same pages."""
        self.chance = random.Random(seed)  # noqa: S311 no secret

    def page(self) -> tuple[str, list[Truth]]:
        """Return the text of a page and the truth of its numbers, in order."""
        noise = self.chance.choice(("", "", "", "wide", "traditional", "blanks", "cut"))
        truths: list[Truth] = []
        clauses = []
        for _ in range(self.chance.randint(1, 6)):
            clause, truth = self.clause(noise)
            clauses.append(clause)
            truths.append(truth)
        text = "本报讯 " + "。".join(clauses) + "。\n"
        if noise == "traditional":
            text = "".join(TRADITIONAL.get(c, c) for c in text)
        if noise == "wide":
            text = text.translate(WIDE)
        return text, truths

    def clause(self, noise: str) -> tuple[str, Truth]:
        """Return a clause and the truth of its number."""
        chance = self.chance
        printed, value = self.number()
        unit = chance.choice(UNITS)
        claim = "exact"
        before = after = ""
        if chance.random() < 0.3:
            before, claim = chance.choice(CLAIMS)
        elif chance.random() < 0.2:
            after, claim = chance.choice(AFTER)
        noisy = False
        if noise == "blanks" and printed.isascii():
            printed = printed.replace(".", " . ")
        if noise == "cut" and len(printed) > 2:
            at = chance.randint(1, len(printed) - 1)
            printed, noisy = f"{printed[:at]}\n{printed[at:]}", True
        text = f"{chance.choice(LEADS)}{before}{printed}{unit}{after}"
        return text, Truth(
            text=printed, value=value, unit=unit, claim=claim, noisy=noisy
        )

    def number(self) -> tuple[str, Decimal]:
        """Return a number as printed, and its value."""
        chance = self.chance
        form = chance.choice(
            (
                "plain",
                "decimal",
                "scaled",
                "grouped",
                "chinese",
                "capital",
                "mixed",
                "point",
            )
        )
        size = 10 ** chance.randint(1, 8)
        whole = chance.randint(2, size * 9)
        if form == "plain":
            whole = whole if not 1900 <= whole <= 2100 else whole + 300
            return str(whole), Decimal(whole)
        if form == "decimal":
            value = Decimal(whole % 10_000 * 10 + chance.randint(1, 9)) / 10
            return str(value), value
        if form == "scaled":
            value = Decimal(whole % 90_000 + 1) / 100
            scale = chance.choice(("万", "亿"))
            return f"{value.normalize():f}{scale}", value * (
                10**4 if scale == "万" else 10**8
            )
        if form == "grouped":
            return f"{whole:,}", Decimal(whole)
        if form in {"chinese", "capital"}:
            whole += 10  # one capital digit alone is a word: 陆, 伍
            text = chinese(whole)
            return (text.translate(CAPITAL) if form == "capital" else text), Decimal(
                whole
            )
        if form == "mixed":
            large, small = chance.randint(1, 999), chance.randint(1, 9)
            return f"{large}万{small}千", Decimal(large * 10_000 + small * 1000)
        tens, tenth = chance.randint(1, 99), chance.randint(1, 9)
        return f"{chinese(tens)}点{DIGITS[tenth]}", Decimal(tens) + Decimal(tenth) / 10
