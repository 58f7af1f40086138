"""Who a figure is about, and what was done: 全州 · 结对认亲, 公司 · 投入.

The holder is the nearest subject before the figure that names a body or a
place as a whole; the action is the verb that governs the figure. Both are
read, never inferred: empty where the sentence names none. No person is
profiled by them.
"""

import re

from dubao.figures.phrase import LEAD, is_noun, of_sort
from dubao.model import Span
from dubao.text.word import Word, Words

WHOLE = re.compile(
    r"(?:全|我|该|本|各)(?:国|省|市|州|县|区|盟|旗|乡|镇|村|校|厂|公司|集团|系统|行业|院|局|港|队|社|场|矿|军|行|馆|团)(?!的|民|家|际|内|外|长|务|标|年|身)"
)
SUFFIX = re.compile(
    r"(?:委|局|厅|部|院|校|厂|公司|集团|银行|大学|医院|协会|中心|政府|海关|法院|地区|企业|部门|省|市|州|县|区|镇|乡|村|站|队|社|团)$"
)
BODY = re.compile(
    r"(?:局|厅|部|院|委|会|处|科|所|校|厂|公司|集团|银行|大学|政府|站|队|社|团)$"
)
VERB = ("v", "vn", "vd", "vg", "vi")
NO_PLACE = ("新建", "惠及", "全", "本", "该", "共建", "扩建")
PAIR = 2
LONGEST = 16
IDLE = of_sort("idle")


def holder(
    text: str, words: Words, sentence: Span, start: int, measure: Span | None
) -> Span | None:
    """Return the body or place that a figure at `start` is about, or None.

    >>> text = "去年全市新建住房3万套"
    >>> holder(text, Words(text), Span(0, 11), 8, None).of(text)
    '全市'
    """
    limit = min(start, measure.start) if measure else start
    best = None
    for match in WHOLE.finditer(text, sentence.start, limit):
        best = Span(*match.span())
    line = words.between(sentence.start, limit, max(limit - 1, sentence.start))
    for at in range(len(line) - 1, -1, -1):
        word = line[at]
        if best and word.start <= best.start:
            return best
        form = text[word.start : word.end]
        named = _is_place(text, word) or (
            len(form) > PAIR and SUFFIX.search(form) and is_noun(text, word)
        )
        if not named or (
            (at + 1 < len(line) and line[at + 1].tag.startswith("m"))
            or (
                at + 1 < len(line)
                and text[line[at + 1].start : line[at + 1].end] in {"的", "、"}
            )
        ):
            continue
        if at and text[line[at - 1].start : line[at - 1].end] in {
            "在",
            "到",
            "赴",
            "于",
            "从",
            "对",
            "向",
            "与",
            "比",
        }:
            continue
        first = at
        while (
            first
            and (line[first - 1].tag in {"nt", "ns", "n", "nz"})
            and word.end - line[first - 1].start <= LONGEST
        ):
            first -= 1
        if best and line[first].start <= best.start:
            return best
        return _undated(text, Span(line[first].start, word.end))
    return best


def _is_place(text: str, word: Word) -> bool:
    """Say whether a word names a place or a body; the segmenter errs on 新建."""
    if word.tag not in {"nt", "ns"} or word.end - word.start < 2:  # noqa: PLR2004 a place has two characters
        return False
    return not text.startswith(NO_PLACE, word.start, word.end)


def action(
    text: str, words: Words, sentence: Span, start: int, measure: Span | None
) -> Span | None:
    """Return the verb that governs a figure at `start`, or None.

    >>> text = "学校组织学生3人"
    >>> action(text, Words(text), Span(0, 8), 6, Span(4, 6)).of(text)
    '组织'
    """
    limit = min(start, measure.start) if measure else start
    floor = sentence.start
    for word in reversed(words.between(floor, limit, max(limit - 1, floor))):
        form = text[word.start : word.end]
        if form in ",;:":
            break
        if (
            word.tag.startswith(VERB)
            and len(form) > 1
            and form not in IDLE
            and form not in LEAD
        ):
            return Span(word.start, word.end)
    return None


def _undated(text: str, span: Span) -> Span:
    """Leave out a 年 that ends a date: the segmenter takes 年云溪县 for a name."""
    dated = text[span.start - 1 : span.start].isdigit() and text[span.start] in "年月日"
    return Span(span.start + 1, span.end) if dated else span


def _place(text: str, word: Word) -> Span | None:
    """Return the place that a word names, None for a body (统计局) or anything else."""
    if not _is_place(text, word) or BODY.search(text, word.start, word.end):
        return None
    return _undated(text, Span(word.start, word.end))


def place(words: Words, sentence: Span, holder: Span | None, start: int) -> Span | None:
    """Return the place of a figure: in its holder, else the nearest before it."""
    if holder:
        for word in words.around(holder.start):
            if word.end <= holder.end:
                found = _place(words.text, word)
                if found and holder.start <= found.start:
                    return found
    floor = sentence.start
    for word in reversed(words.between(floor, start, max(start - 1, floor))):
        if sentence.start <= word.start and word.end <= start:
            found = _place(words.text, word)
            if found:
                return found
    return None
