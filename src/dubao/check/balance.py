"""A difference told beside the two values it lies between.

    A111  收入100万元，支出60万元，结余40万元; 出口320亿元，进口260亿元，顺差60亿元

Source: arithmetic; GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Sequence

from dubao.check.amount import Amount, plain, slipped, told
from dubao.check.change import CHANGE
from dubao.check.code import Check, Said
from dubao.check.passage import Passage

WORD = re.compile(
    r"(?:结余|节余|结存|盈余|顺差|逆差|温差|相差|差额|差价|落差|高差|差距|净收入|纯收入|纯利润?|净利|盈利|获利|还剩|剩下|净赚|净增)"
    r"(?:则|也|就|仅|只|只有|达到?|为|是|了|约|有|共)*$"
)
PAIR = (
    ("收入", "支出"), ("出口", "进口"), ("最高", "最低"), ("买", "卖"), ("售", "成本"),
    ("进价", "售价"), ("高", "低"), ("收", "支"), ("收入", "成本"),
    ("卖", "成本"), ("收", "成本"), ("卖", "支"), ("迁入", "迁出"), ("出生", "死亡"),
)  # fmt: skip


def balances(passage: Passage) -> Said:
    """Hold a difference against the two values before it."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        for n, one in enumerate(amounts):
            if n > 1 and WORD.search(one.clause):
                yield from _balance(passage, amounts[:n], one)


def _balance(passage: Passage, before: Sequence[Amount], one: Amount) -> Said:
    alike = [two for two in before if two.common == one.common][-3:]
    for n, first in enumerate(alike):
        for last in alike[n + 1 :]:
            slack = first.half + last.half + one.half
            if abs(abs(first.value - last.value) - one.value) <= slack:
                yield passage.fact(
                    "A111", [one.span, first.span, last.span],
                    f"{one.figure.text}是{first.figure.text}与{last.figure.text}之差",
                    f"{one.figure.text} is the difference",
                    computation=_sum(first, last),
                )  # fmt: skip
                return
    alike = [two for two in alike if not CHANGE.search(two.lead)]
    if len(alike) < 2:
        return
    first, last = alike[-2:]
    named = any(
        (a in first.clause and b in last.clause)
        or (b in first.clause and a in last.clause)
        for a, b in PAIR
    )
    if not all(two.exact for two in (first, last, one)):
        return
    right = abs(first.value - last.value)
    if not (named or slipped(right / one.factor, one.value / one.factor)):
        return
    yield passage.finding(
        "A111", "error" if named else "warning", [one.span, first.span, last.span],
        f"{first.figure.text}与{last.figure.text}相差{told(right, one)}{one.unit}，"
        f"不是{one.figure.text}",
        f"{first.figure.text} and {last.figure.text} differ by {told(right, one)}"
        f"{one.unit}, the page says {one.figure.text}",
        computation=f"{_sum(first, last)}, page says"
        f" {plain(one.value / one.factor)}",
        suggestion=f"{told(right, one)}{one.unit}",
    )  # fmt: skip


def _sum(first: Amount, last: Amount) -> str:
    high, low = sorted((first, last), key=lambda two: two.value, reverse=True)
    return (
        f"{plain(high.value / high.factor)}-{plain(low.value / high.factor)}"
        f"={plain((high.value - low.value) / high.factor)}"
    )


CHECKS = (
    Check(
        code="A111",
        name="difference of two values",
        title="差额",
        severity="error",
        why="结余, 顺差, 温差 and 相差 tell the difference of the two values before "
        "them. It is an error where these are told as such a pair (收入 and 支出).",
        source="GB/T 8170-2008 (rounding)",
        find=balances,
    ),
)
