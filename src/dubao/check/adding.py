"""Parts and a total: whether they add up, and whether they are meant to.

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from dubao.check.amount import ZERO, Amount, slack, slipped

SUM = re.compile(
    r"(?:合计|合共|共计|总计|总共|一共|总和|加起来|加在一起|累计|共|总[^,。]{0,4}[数量额值分价款]|总(?:投资|收入|支出|面积|人口|产量|成绩|得分|长度|里程|长))"
    r"(?:[^,。;:!?、\d]{0,8})$"
)
CHANGE = re.compile(
    r"(?:减收|加收|少收|多收|增加|增长|增|减少|减|降|下降|提高|上升|多|少|高|低|比|较|同比|超|超过|平均|人均|户均|每\S{0,3}|"
    r"相当于|中有?|里有|折合|合|约合|占|率|净增|涨|跌|到|至|突破)[了达为约]*$"
)
# Parts of which one may be another: 党员 and 妇女.
SHARED = re.compile(
    "党员|团员|少数民族|以上|以下|学历|岁|骨干|留守|残疾|贫困|外来|归侨|退休|年轻|首次|新增|妇女|特有"
)
NEARLY = Fraction(1, 8)  # of the total that its parts may be off to be meant as all
FIGURES = 3  # digits from which on a slip of hand is no chance
FAR = 28  # characters between parts of one list


def fits(parts: Sequence[Amount], whole: Amount) -> bool:
    """Say whether parts add up to a whole, as far as printing rounded them."""
    total = sum((part.value for part in parts), ZERO)
    return abs(total - whole.value) <= slack((whole, *parts))


def meant_as(total: Fraction, whole: Amount, count: int) -> bool:
    """Say whether a sum is so near to a total that it must be meant."""
    near = abs(total - whole.value) <= whole.value * NEARLY
    long = len(str(int(whole.value / whole.factor))) >= FIGURES or "." in whole.text
    return count > 2 and (near or (long and slip(total, whole)))


def far(total: Fraction, whole: Amount) -> bool:
    """Say whether a sum is none that 近2000名 may mean, widely taken."""
    return not whole.low * (1 - NEARLY) <= total <= whole.high * (1 + NEARLY)


def slip(total: Fraction, whole: Amount) -> bool:
    """Say whether one slip of hand makes the total that is printed of a sum."""
    return slipped(total / whole.factor, whole.value / whole.factor)


def close(parts: Sequence[Amount]) -> bool:
    """Say whether parts stand close enough to be one list."""
    return all(b.span.start - a.span.end <= FAR for a, b in pairwise(parts))
