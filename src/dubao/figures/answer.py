"""The answers of a figure's slots, in the page's own characters.

A slot whose best candidate is not sure enough keeps it and does not show it: the
margins stand in tables/margin.tsv.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np

from dubao.figures.rank import Ranked
from dubao.figures.scene import Scene
from dubao.figures.slot import base, per
from dubao.model import DIRECTIONS, SLOTS, STATS, Answer, Answers, Slot, Span
from dubao.text.stitch import Stitched
from dubao.text.table import rows

HUNDRED = 100
BACK = 200  # characters before a figure in which 同比 may stand
UP = (
    "增长|增加|上升|提高|上涨|回升|扩大|延长|递增|攀升|升值|增收|增产|净增"
    "|多|高|升|涨|增|快|翻"
)
DOWN = (
    "下降|减少|降低|下跌|下滑|回落|缩小|缩短|递减|贬值|减收|减产|压缩|节约"
    "|少|低|降|跌|减|慢"
)
SAID = {  # the words that a label is read from
    "change": re.compile(f"{UP}|{DOWN}"),
    "up": re.compile(UP),
    "down": re.compile(DOWN),
    "target": re.compile(
        "将|计划|力争|争取|拟|目标|规划|预期|预计|有望|确保|应|不得|可|须|要|到"
    ),
    "share": re.compile("占|其中|比重|比例|份额|的"),
    "rate": re.compile("每|人均|平均|日均|年均|月均|户均|亩均|均|/"),
    "cumulative": re.compile("累计|总计|共计|合计|总共|一共|先后|共"),
    "rank": re.compile("前|第|居|列"),
    "yoy": re.compile(
        "同比|按年|[比较](?:上|去|前一)年(?:同期|同月|同季)?|上年同期|去年同期|年增"
    ),
    "mom": re.compile("环比|按月|[比较](?:上|前一?)(?:个?月|季度?)|上月"),
}


@cache
def margins() -> dict[Slot, int]:
    """Return how sure in percent an answer must be to be shown, by slot."""
    return {row[0]: int(row[1]) for row in rows("dubao.figures", "margin.tsv")}  # type: ignore[misc]


def answers(
    scene: Scene, stitched: Stitched, text: str, best: Mapping[Slot, Ranked]
) -> Iterator[Answers]:
    """Yield the answers of each figure; `text` is the page's."""
    least = margins()
    for figure in range(len(scene.figures)):
        told = {}
        for slot in SLOTS:
            found = best[slot]
            one = answer(scene, stitched, text, slot, figure, found)
            sure = round(float(found.share[figure, 0]) * HUNDRED)
            told[slot] = Answer(
                text=one.text,
                span=one.span,
                stand_in=one.stand_in,
                sure=sure,
                shown=sure >= least.get(slot, 0) or not one.text,
            )
        yield Answers(**told)


def answer(
    scene: Scene, stitched: Stitched, text: str, slot: Slot, figure: int, best: Ranked
) -> Answer:
    """Return what the best candidate of a slot says, and where."""
    if best.candidate[figure, 0] < 0:
        return Answer()
    first, last = int(best.first[figure, 0]), int(best.last[figure, 0])
    if slot == "stat":
        return _labelled(scene, stitched, STATS[-2 - first], figure)
    if slot == "direction":
        return _labelled(scene, stitched, DIRECTIONS[-2 - first], figure)
    if slot == "base" and first < -1:
        return _labelled(scene, stitched, base.LABELS[-2 - first], figure)
    if slot == "period" and first >= 0:
        meaning = scene.meanings[first]
        return Answer(text=meaning.period, span=stitched.back(meaning.span))
    if first >= base.TIME:
        meaning = scene.meanings[first - base.TIME]
        return Answer(text=meaning.period, span=stitched.back(meaning.span))
    if first < 0:
        return Answer()
    span = scene.clauses.span(first, last)
    stand_in = None
    if slot in {"holder", "place"} and (first, last) in scene.view.stand_ins:
        stand_in = stitched.back(span)
        span = scene.clauses.span(*scene.view.stand_ins[first, last])
    if slot == "base":
        begin, end = per(span.of(stitched.text))
        span = Span(span.start + begin, span.start + end)
    return Answer(
        text=stitched.printed(text, span), span=stitched.back(span), stand_in=stand_in
    )


def _labelled(scene: Scene, stitched: Stitched, label: str, figure: int) -> Answer:
    """Return a label with the words that it was read from, the last before the figure.

    Where none of its usual words stands there, its clause says it as a whole.
    """
    if not label or label == "level":
        return Answer(text=label)
    span = scene.figures[figure].span
    clauses = scene.clauses
    at = int(clauses.at[figure])
    sentence = clauses.sentences[int(clauses.sentence[at])]
    floor = sentence.start if label not in {"yoy", "mom"} else max(0, span.start - BACK)
    found = None
    for match in SAID[label].finditer(stitched.text, floor, span.start):
        found = match
    after = found or SAID[label].search(stitched.text, span.start, sentence.end)
    clause = int(np.searchsorted(clauses.clause, clauses.clause[at]))
    said = Span(*after.span()) if after else Span(int(clauses.start[clause]), span.end)
    return Answer(text=label, span=stitched.back(said))
