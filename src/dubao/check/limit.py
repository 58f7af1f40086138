"""Shares and rates that no whole can have.

    A108  成活率达120%

Source: 国家统计局《主要统计指标解释》.
"""

import re
from fractions import Fraction

from dubao.check.amount import plain
from dubao.check.code import Check, Said
from dubao.check.passage import Passage
from dubao.check.share import COMPARED

FULL = Fraction(100)

LIMITED = re.compile(
    r"(?:合格|及格|优秀|优良|出勤|到会|出席|投票|命中|成活|升学|录取|就业|支持|满意|普及|(?<!拨备)覆盖|达标|完好|"
    r"参保|识字|治愈|破案|发芽|死亡|失业|空置|城镇化|森林覆盖|绿化|电气化|入户|达产|结案|办结|整改|发病|及时|阳性|好评|普法)率"
    r"(?:仅|已|均|都)?(?:为|是|达|达到|约|升至|提高到|上升到|下降到|降至|高达)?$"
)


def limits(passage: Passage) -> Said:
    """Find shares and rates that no whole can have."""
    for sentence in passage.sentences:
        for one in sentence.amounts:
            if one.unit != "%" or one.value <= FULL:
                continue
            lead = one.clause
            if COMPARED.search(lead):
                continue
            share = re.search(
                r"占(?:[^,。]{0,10}的|比|比例|比重)?(?:为|达|约|到)?$", lead
            )
            rate = LIMITED.search(lead)
            if share or rate:
                yield passage.finding(
                    "A108", "error" if rate else "warning", [one.span],
                    f"占比或比率超过100%：{one.figure.text}",
                    f"a share or rate of more than 100 %: {one.figure.text}",
                    computation=f"{plain(one.value)}>100",
                )  # fmt: skip


CHECKS = (
    Check(
        code="A108",
        name="share of more than all",
        title="占比超过百分之百",
        severity="error",
        why="A rate of those who passed, came or were cured cannot exceed 100 %. "
        "Rates that may (完成率, 入学率 of the gross sort) are left out.",
        source="国家统计局《主要统计指标解释》",
        find=limits,
    ),
)
