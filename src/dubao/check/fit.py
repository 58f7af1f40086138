"""Units and words of measure that do not go with what they stand by.

    U402  面积120公里, 年发电量3亿千瓦
    U403  降低3倍, 减少一倍
    U404  从35%提高到42%，提高7%; 产值增长5个百分点

Source: GB 3100~3102-1993 (quantities and units); GB/T 15835-2011, 5.1; 吕叔湘、朱德熙
《语法修辞讲话》 (倍数); 国家统计局《主要统计指标解释》 (百分点).
"""

import re
from functools import cache

from dubao.check.amount import plain, told
from dubao.check.change import couples
from dubao.check.code import Check, Said
from dubao.check.passage import Passage
from dubao.model import Span
from dubao.text.table import rows

LINK = (
    r"(?:总计|共计|合计|共有?|总共|累计|就|已|均|仅|只有|为|达|达到|是|有|约|近|超过|突破"
    r"|扩大到|增加到|增至|达到了|高达)*$"
)


# What a measure cannot be counted in: words → units
@cache
def unfit() -> tuple[tuple[re.Pattern[str], frozenset[str], str], ...]:
    """Return what measures cannot be counted in: `tables/unfit.tsv`."""
    return tuple(
        (
            re.compile(rf"(?:{'|'.join(words.split())}){LINK}"),
            frozenset(units.split()),
            fit,
        )
        for words, units, fit, _ in rows("dubao.check", "unfit.tsv")
    )


def units(passage: Passage) -> Said:
    """Find units that do not go with the measure right before them."""
    for sentence in passage.sentences:
        for one in sentence.amounts:
            if not one.unit or one.common == "%" or one.kind == "ratio":
                continue
            words = one.clause
            for pattern, wrong, fit in unfit():
                if one.unit not in wrong or not pattern.search(words):
                    continue
                behind = passage.text[one.span.end : one.span.end + 2]
                if behind.startswith(("的", "以", "/", "长", "宽", "高", "见方", "²")):
                    continue
                at = one.span.end - len(one.unit)
                unit = Span(at, one.span.end)
                if unit.of(passage.text) != one.unit:
                    unit = one.span
                measure = pattern.search(words)
                start = (
                    one.span.start - len(words) + (measure.start() if measure else 0)
                )
                yield passage.finding(
                    "U402", "error", [one.span, unit, Span(start, one.span.start)],
                    f"“{words}”用了“{one.unit}”，应是{fit}",
                    f"{one.unit} is no unit of {words}",
                    computation=one.figure.text,
                )  # fmt: skip
                break


FEWER = re.compile(
    r"(?P<verb>减少|降低|下降|缩小|缩短|减低|减|降|下跌|萎缩|压缩|减轻|变小|削减|低|少|小|慢|短|轻|矮|便宜)(?:了|近|约|达|到?了)*$"
)
HARD = frozenset(
    {
        "减少",
        "降低",
        "下降",
        "缩小",
        "缩短",
        "减低",
        "下跌",
        "压缩",
        "削减",
        "减轻",
        "萎缩",
        "减",
        "降",
    }
)


def fewer(passage: Passage) -> Said:
    """Find 倍 told of something that became less."""
    for sentence in passage.sentences:
        for one in sentence.amounts:
            if one.unit != "倍" or "番" in one.text:
                continue
            words = one.clause
            match = FEWER.search(words)
            if match is None:
                continue
            verb = match["verb"]
            if verb not in HARD and "比" not in words:
                continue
            if passage.text[one.span.end : one.span.end + 1] in {"的", "于"}:
                continue
            start = one.span.start - (len(words) - match.start())
            yield passage.finding(
                "U403", "error" if verb in HARD else "warning",
                [one.span, Span(start, one.span.start)],
                f"减少不能用倍数：{verb}{one.figure.text}",
                f"what becomes less is told in parts, not in multiples: {verb}"
                f"{one.figure.text}",
                computation=f"1-{plain(one.value)}≤0",
            )  # fmt: skip


POINTED = re.compile(
    r"(?:产值|产量|收入|支出|人数|销售额|销量|利润|总值|投资|出口额|进口额|出口|税收|客流量|游客|成交额|面积|营业额|零售总?额|人口)"
    r"(?:[,]?(?:比|较)(?:上年|去年|上月|同期|去年同期|上年同期)|同比|环比)?(?:增长|增加|上升|下降|减少|提高)(?:了|约|达|近)?$"
)


def points(passage: Passage) -> Said:
    """Find % and 个百分点 in each other's place."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        for first, last, *_ in couples(passage, sentence):
            if first.unit != "%" or last.unit != "%":
                continue
            n = amounts.index(last)
            if n + 1 >= len(amounts):
                continue
            one = amounts[n + 1]
            between = Span(last.span.end, one.span.start).of(passage.text)
            if one.unit != "%" or len(between) > 10 or first.value <= 0:
                continue
            if not re.search(
                "提高|上升|下降|降低|增加|增长|减少|提升|回落|升|降", between
            ):
                continue
            difference = abs(last.value - first.value)
            relative = abs(last.value / first.value - 1) * 100
            slack = one.half
            if abs(difference - one.value) <= slack < abs(relative - one.value):
                text = one.figure.text
                yield passage.finding(
                    "U404", "error", [one.span, last.span, first.span],
                    f"百分数之差应说{plain(difference)}个百分点，不说{text}",
                    f"the difference of percentages is {plain(difference)} percentage"
                    f" points, not {text}",
                    computation=f"{plain(last.value)}-{plain(first.value)}="
                    f"{plain(difference)}",
                    suggestion=text.replace("%", "个百分点").replace("百分之", "")
                    if "%" in text else f"{told(difference, one)}个百分点",
                )  # fmt: skip
        for one in amounts:
            words = one.clause
            if (
                one.unit in {"个百分点", "百分点"}
                and POINTED.search(words)
                and ("占" not in words and "率" not in words and "速" not in words)
            ):
                yield passage.finding(
                    "U404", "warning", [one.span],
                    f"数量的增减用百分数，不用百分点：{one.figure.text}",
                    f"a quantity grows by percent, not by percentage points:"
                    f" {one.figure.text}",
                    suggestion=one.figure.text.replace("个百分点", "%"),
                )  # fmt: skip


CHECKS = (
    Check(
        code="U402",
        name="unit that does not fit",
        title="单位与所量之物不合",
        severity="error",
        why="An area is told in units of area, a length in units of length, energy in "
        "千瓦时 and power in 千瓦. Said where the measure stands right before the "
        "number.",
        source="GB 3100~3102-1993",
        find=units,
    ),
    Check(
        code="U403",
        name="multiples of less",
        title="减少用倍数",
        severity="error",
        why="What becomes less by one time itself is nothing; a decrease is told in "
        "parts or percent. 比…小N倍 is a warning.",
        source="吕叔湘、朱德熙《语法修辞讲话》（倍数）",
        find=fewer,
    ),
    Check(
        code="U404",
        name="percent and percentage points",
        title="百分数与百分点",
        severity="error",
        why="Two percentages differ by percentage points; a quantity grows by percent.",
        source="国家统计局《主要统计指标解释》（百分点）",
        find=points,
    ),
)
