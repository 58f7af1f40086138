"""Style of numerals: off unless selected with --select N.

    N701  20人 and 三十人 of one kind in one sentence
    N702  二个, 二名 for 两个, 两名
    N703  98年 for 1998年
    N704  a number broken over two lines

Source: GB/T 15835-2011 出版物上数字用法, 4.1, 5.1 and 5.2.
"""

import re

from dubao.check.code import Check, Said
from dubao.check.passage import Passage
from dubao.check.window import near
from dubao.model import Span

CHINESE = re.compile(r"[一二两三四五六七八九十百千]{2,}")
DIGIT = re.compile(r"\d")
TWO = re.compile(
    r"(?<![第十百千万零〇一二三四五六七八九初年月星期周其之])二(?P<unit>个|名|位|次|件|张|条|只|家|所|座|间|辆|台|头|斤|岁|人(?!转|组))"
    r"(?!世|月|等|级|人)"
)
SHORT = re.compile(
    r"(?<![\d.])(?P<year>[4-9]\d)年(?=\d{1,2}月|底|初|末|以来|春|秋|夏|冬|度)"
)


def mixed(passage: Passage) -> Said:
    """Find Arabic and Chinese numerals of one unit in one sentence."""
    for sentence in passage.sentences:
        by_unit: dict[str, list[tuple[Span, bool]]] = {}
        for one in sentence.amounts:
            arabic = bool(DIGIT.search(one.text))
            if one.kind == "count" and (arabic or CHINESE.search(one.text)):
                by_unit.setdefault(one.unit, []).append((one.span, arabic))
        for unit, found in by_unit.items():
            if len({arabic for _, arabic in found}) == 1:
                continue
            odd = [span for span, arabic in found if not arabic]
            yield passage.finding(
                "N701", "hint", [odd[0], *(span for span, arabic in found if arabic)],
                f"同类数字（{unit}）中阿拉伯数字与汉字混用",
                f"Arabic and Chinese numerals of one kind: {unit}",
            )  # fmt: skip


def twos(passage: Passage) -> Said:
    """Find 二 before a classifier."""
    for match in TWO.finditer(passage.text):
        span = Span(match.start(), match.end("unit"))
        yield passage.finding(
            "N702", "hint", [span],
            f"量词“{match['unit']}”前用“两”，不用“二”",
            f"两 stands before {match['unit']}, not 二",
            suggestion=f"两{match['unit']}",
        )  # fmt: skip


def short_years(passage: Passage) -> Said:
    """Find years of two digits."""
    for match in near(SHORT, passage.text, ("年",), 4, 5):
        span = Span(match.start("year"), match.end("year") + 1)
        yield passage.finding(
            "N703", "hint", [span],
            f"年份不应简写：{span.of(passage.text)}",
            f"a year is written in full: {span.of(passage.text)}",
        )  # fmt: skip


def broken(passage: Passage) -> Said:
    """Find numbers that a line's end breaks."""
    for sentence in passage.sentences:
        for one in sentence.amounts:
            text = one.figure.span.of(passage.reading.page.text)
            match = re.search(r"\d\s*\n\s*[\d.,．，]|[.．]\s*\n\s*\d", text)
            if match:
                yield passage.finding(
                    "N704", "hint", [one.span],
                    "一个数拆在两行", "one number is broken over two lines",
                )  # fmt: skip


def _check(
    code: str, name: str, title: str, why: str, clause: str, find: object
) -> Check:
    return Check(
        code=code, name=name, title=title, severity="hint", why=why,
        source=f"GB/T 15835-2011, {clause}", find=find, style=True,  # type: ignore[arg-type]
    )  # fmt: skip


CHECKS = (
    _check(
        "N701", "mixed numerals", "数字形式混用",
        "Numbers of one kind in one sentence are written in one way.", "5.2.1", mixed,
    ),
    _check(
        "N702", "二 and 两", "“二”与“两”",
        "Before a common classifier the number two is 两.", "5.2.2", twos,
    ),
    _check(
        "N703", "short years", "年份简写",
        "A year has four digits: 1998年, not 98年.", "5.1.2", short_years,
    ),
    _check(
        "N704", "broken number", "数字拆行",
        "A number in Arabic digits is not broken over two lines.", "5.1.7", broken,
    ),
)  # fmt: skip
