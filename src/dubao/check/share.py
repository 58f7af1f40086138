"""Shares of a whole: 37人，占45.1%; 合格率95%; 占45%、30%和25%.

    A102  percentages of one whole that do not make 100
    A103  a share that is not the part divided by the whole

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from dubao.check.adding import CHANGE as CHANGES
from dubao.check.amount import Amount, plain, slipped, told
from dubao.check.code import Check, Said
from dubao.check.finding import Severity
from dubao.check.partition import REST, exhaustive
from dubao.check.passage import Passage, Sentence, clause
from dubao.check.window import near
from dubao.model import Span

SHARE = re.compile(r"(?:占|占比|比重|比例|比率|份额)(?:[^,。\d]{0,14})?$")
OF = re.compile(
    r"占(?:到|了|比|比例|比重)?(?:为|达|达到|约|到|仅|近|的比例为|的比重为)?(?P<of>[^,。\d]{0,14}?)(?:的|的比例|的比重|比例|比重)?"
    r"(?:为|达|达到|约|到)?$"
)
SAME = re.compile(
    r"(?:其|上述|以上|该|这)?(?:总数|总量|总人数|总额|总面积|总户数|总|全部|整体|总体|总产量|全体|总收入|总投资|总支出|总数量|总人口|总体的?)?"
)
RATE = re.compile(
    r"(?P<name>合格|及格|优秀|优良|出勤|到会|到课|出席|投票|参选|命中|成活|升学|录取|就业|入住|支持|满意|普及|"
    r"覆盖|达标|完好|参保|识字|入学|治愈|破案|侦破|执行|结案|调解成功|兑现|中签|通过|中标|参与|到岗|上座|利用|"
    r"得票|胜|发芽|签约|检出|阳性|死亡|不合格|回收|完成|未达标|达产|复工|投产|受理|履约|巩固|毕业|巡查|整改|办结)率"
    r"(?:仅|只有|已|均|都)?(?:为|是|达|达到|约|约为|仅|高达)?$"
)
# What the part is called of which a rate is told.
STEMS = {
    "出席": "实到|到会|出席|参加", "出勤": "实到|出勤|到岗", "到会": "实到|到会|出席",
    "结案": "审结|结案|办结", "办结": "办结|办理", "侦破": "破|侦破", "破案": "破|侦破",
    "投票": "投票|参加", "命中": "命中|投中|进", "就业": "就业|上岗",
    "录取": "录取|考取",
    "升学": "升学|升入|考取", "入住": "入住", "参保": "参保|参加", "检出": "检出",
}  # fmt: skip
PLAN = frozenset({"完成", "签约", "利用", "上座", "入学", "执行"})  # may exceed 100 %
SCOPES = (
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全球",
    "世界",
    "全州",
    "我国",
    "同期",
    "全年",
    "全行业",
)
GENERAL = re.compile(r"全[国省市县区州部年]|总[数量额]?|人数|户数|面积|当年|本[省市县]")
COMPARED = re.compile(
    r"同比|比上|比去|较上|较去|环比|增长|提高|上升|下降|增幅|提升|降低|减少|回落|上涨|下跌|个百分点"
)
COUNTED = frozenset({"count", "area", "mass", "money", "length"})
FULL = Fraction(100)


STRUCTURE = re.compile(
    r"结构(?:比例?)?(?:由[^,。;]{0,24}?)?(?:调整?|优化|变化)?(?:为|到|是|至)(?P<a>\d{1,2}(?:\.\d+)?):(?P<b>\d{1,2}(?:\.\d+)?):(?P<c>\d{1,2}(?:\.\d+)?)(?![:\d])"
)
APART = re.compile("在[^,。]{2,10}中")  # shares of several wholes
NOT_ALL = 12.0  # points from 100 from which on other shares are meant
ROUNDED = 0.15  # of 100 that three rounded shares may be off


def structures(passage: Passage) -> Said:
    """Hold 三次产业结构为18:45:37 against 100."""
    for match in near(STRUCTURE, passage.text, ("结构",), 2, 60):
        total = sum(float(match[name]) for name in "abc")
        if ROUNDED < abs(total - float(FULL)) < NOT_ALL:
            yield passage.finding(
                "A102", "error", [Span(match.start("a"), match.end("c"))],
                f"结构之和为{total:g}，不是100",
                f"the structure adds up to {total:g}, not 100",
                computation=f"{match['a']}+{match['b']}+{match['c']}={total:g}",
            )  # fmt: skip


def wholes(passage: Passage) -> Said:
    """Hold percentages of one whole against 100."""
    yield from structures(passage)
    for sentence in passage.sentences:
        run: list[Amount] = []
        for one in (*sentence.amounts, None):
            if one is not None and _is_share(one, run, passage):
                run.append(one)
                continue
            if (
                one is not None
                and one.common != "%"
                and run
                and (
                    one.span.start - run[-1].span.end < 16  # 占45%，共30人
                    and not CHANGES.search(one.lead)
                )
            ):
                continue
            if len(run) > 1:
                yield from _whole(passage, run, sentence)
            run = []
            if one is not None and _is_share(one, run, passage):
                run.append(one)


def _is_share(one: Amount, run: Sequence[Amount], passage: Passage) -> bool:
    if one.unit != "%" or COMPARED.search(one.lead):
        return False
    if RATE.search(one.lead) and not re.search("(?:支持|反对|弃权|赞成)率", one.lead):
        return False
    if run:
        between = passage.text[run[-1].span.end : one.span.start]
        if len(between) > 24 or re.search(r"[。(年]|分别|其中", between):
            return False
    words = one.lead
    return bool(
        SHARE.search(words)
        or (
            run and re.fullmatch(r"[、,和及与]|以及|,?(?:其余|其他)[^,。]{0,10}", words)
        )
        or (run and (REST.search(words) or len(clause(words)) <= 8))
        or (not run and len(clause(words)) <= 8)
    )


def _whole(passage: Passage, run: Sequence[Amount], sentence: Sentence) -> Said:
    total = sum((one.value for one in run), start=Fraction(0))
    slack = sum((one.half for one in run), start=Fraction(0))
    spans = [one.span for one in run]
    sums = "+".join(plain(one.value) for one in run)
    if abs(total - FULL) <= slack:
        yield passage.fact(
            "A102", spans, "各项占比之和为100%", "the shares make 100 %",
            computation=f"{sums}={plain(total)}",
        )  # fmt: skip
        return
    if any(
        one.unit == "%"
        and one not in run
        and abs(one.value - total) <= slack + one.half
        for one in sentence.amounts
    ):
        return  # shares of what is a share itself
    if len(run) > 2 and _whole_within(run):
        return  # 男 and 女 make 100; what follows counts anew
    words = "".join(one.lead for one in run)
    if APART.search(words):
        return
    if not all(one.exact for one in run) or ("占" not in words and "比" not in words):
        complete = exhaustive(passage, run) and all(one.exact for one in run)
        if not complete:
            return
    else:
        complete = exhaustive(passage, run)
    # Some of the parts of a whole may be left out; more than the whole they are not.
    over = len(run) > 2 and FULL < total < FULL * 3 / 2
    severity: Severity
    if complete or (over and "分别" in words):
        severity = "error"
    elif over and (total < FULL + 12 or slipped(total, FULL) or _parallel(run)):
        severity = "warning"
    else:
        return
    last = told(FULL - (total - run[-1].value), run[-1])
    yield passage.finding(
        "A102", severity, spans,
        f"各项占比之和为{plain(total)}%，不是100%",
        f"the shares make {plain(total)} %, not 100 %",
        computation=f"{sums}={plain(total)}; {last}% is left for the last",
    )  # fmt: skip


def _whole_within(run: Sequence[Amount]) -> bool:
    """Say whether the first shares of a run, or the last, make 100 by themselves."""
    for n in range(2, len(run)):
        for some in (run[:n], run[-n:]):
            total = sum((one.value for one in some), start=Fraction(0))
            if abs(total - FULL) <= sum((one.half for one in some), start=Fraction(0)):
                return True
    return False


def _parallel(run: Sequence[Amount]) -> bool:
    """Say whether three or more shares are told of names of one make: 晴天, 雨天."""
    names = [re.split("占|为", one.clause)[0] for one in run]
    ends = {name[-1:] for name in names[1:]}
    lengths = {len(name) for name in names[1:]}
    whole = len(ends) == len(lengths) == 1 and ends.isdisjoint({"的", "", "上"})
    return len(run) > 2 and whole


CHECKS = (
    Check(
        code="A102",
        name="shares of one whole",
        title="占比之和",
        severity="error",
        why="The shares of all parts of one whole make 100 %, within what rounding of "
        "each allows. It is said of shares that are told to be all (分别占, 其余, 男 "
        "and 女), and as a warning of three or more that come near to 100.",
        source="GB/T 8170-2008 (rounding)",
        find=wholes,
    ),
)
