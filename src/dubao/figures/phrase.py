"""Noun phrases around a number, behind it and ahead of it.

The segmenter's tags are corrected by `tables/noun.tsv`: nouns that people
count (thing) and nouns that name a statistic (indicator).
"""

import re
from functools import cache

from dubao.model import Span
from dubao.text.table import rows
from dubao.text.word import Word, Words

STOP = re.compile(r"[,。;:!?()\n\]】]")
OPEN, CLOSE = frozenset("“‘《「『"), frozenset("”’》」』")
JOIN = frozenset({"、", "和", "及", "与", "或", "暨", "以及"})
OWNERS = ("nr", "ns", "nt")
NOUNS = ("n", "j", "vn", "an", "l", "b", "eng", "ng", "zg", "i")
INDICATOR = re.compile(
    r"(?:[额量值率价费款金]|面积|收入|支出|利润|指数|余额|总数|速度|增速|增幅|系数|产量|成本|规模|能力)$"
)
BETWEEN = ("a", "h", "k", "m", "q")  # may stand inside a noun phrase
LONGEST = 12
WIDE = 5  # an indicator of so many characters says enough alone


def of_sort(sort: str) -> frozenset[str]:
    """Return the words of one sort of `tables/lead.tsv`.

    lead: between a noun and its number; change: says by how much; idle: verbs
    that say nothing of what was done.
    """
    table = rows("dubao.figures", "lead.tsv")
    return frozenset(row[0] for row in table if row[1] == sort)


LEAD = of_sort("lead")
CHANGES = of_sort("change")


@cache
def _sorts() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("dubao.figures", "noun.tsv")}


def is_indicator(word: str) -> bool:
    """Say whether a word names a statistic: 增加值, 合格率, 面积.

    >>> is_indicator("零售额"), is_indicator("学生")
    (True, False)
    """
    return _sorts().get(word) == "indicator" or (
        len(word) > 1 and bool(INDICATOR.search(word))
    )


def is_noun(text: str, word: Word) -> bool:
    """Say whether a word may stand in a counted noun phrase."""
    form = text[word.start : word.end]
    if form in _sorts():
        return True
    if (
        word.tag.startswith(OWNERS)
        or form[0] in OPEN
        or form[0] in CLOSE
        or form.isspace()
    ):
        return False
    if word.tag == "m":  # the segmenter's unknown: 少年
        return len(form) > 1 and not any(
            c.isdigit() or c in "一二三四五六七八九十百千万亿多余几两" for c in form
        )
    return word.tag.startswith(NOUNS) and form not in LEAD


def behind(  # noqa: C901 one kind of word after the other
    text: str,
    words: Words,
    end: int,
    limit: int,
    *,
    people: bool = False,
    deed: bool = False,
) -> Span | None:
    """Return the noun phrase that follows a quantity ending at `end`.

    What describes the noun (…的, a quotation, a verb phrase) is passed over.
    `people` goes on past 的 to whom it is about (名, 位); `deed` takes a verb
    as what is counted (三次访华).
    """
    if text[end : end + 1] in JOIN:
        return None
    stop = STOP.search(text, end, limit)
    limit = stop.start() if stop else limit
    line = (
        [word for word in words.around(end) if word.end > end and word.start < limit]
        if end < limit
        else []
    )
    if not line:
        return None
    if line[0].start < end:
        line[0] = Word(end, line[0].end, "n")
    head: list[Word] = []
    verb = quoted = False
    for n, word in enumerate(line):
        form = text[word.start : word.end]
        if quoted and form not in CLOSE:
            continue
        if form in {"的", "之"}:
            if not verb and not people and any(is_noun(text, seen) for seen in head):
                break
            head, verb = [], False
        elif form in OPEN:
            if any(is_noun(text, seen) for seen in head):
                break
            quoted = True
        elif form in CLOSE:
            if not quoted and head:
                break
            head, quoted, verb = [], False, True
        elif form.isspace():
            continue
        elif form in JOIN:
            following = line[n + 1] if n + 1 < len(line) else None
            if not head:
                continue
            if (
                not following
                or not is_noun(text, following)
                or (form in {"与", "和", "及"} and _owner_ahead(text, line[n + 1 :]))
            ):
                break
            head.append(word)
        elif is_noun(text, word) or word.tag.startswith(BETWEEN):
            head.append(word)
        elif deed and not head and word.tag.startswith("v"):
            return Span(word.start, word.end)
        elif any(is_noun(text, seen) for seen in head):
            break
        elif word.tag.startswith(("v", "d", "p", "r", "t", "x", "f", "c", "u", "n")):
            head, verb = [], True
            if word.tag.startswith(("d", "p", "t")) and form in {
                "已",
                "都",
                "均",
                "将",
                "在",
                "被",
                "分别",
                "先后",
                "正在",
                "也",
                "全部",
            }:
                return None
    return _trimmed(text, head, limit, line)


def _owner_ahead(text: str, rest: list[Word]) -> bool:
    """Say whether what follows 与 is another party and no second thing counted."""
    return any(
        word.tag.startswith("v") and not is_noun(text, word) for word in rest[1:4]
    )


def _trimmed(text: str, head: list[Word], limit: int, line: list[Word]) -> Span | None:
    while head and not is_noun(text, head[-1]):
        head.pop()
    while head and text[head[0].start : head[0].end] in JOIN:
        head.pop(0)
    if not head:
        first = line[0]
        alone = (
            len(line) == 1
            and first.tag.startswith(("v", "a"))
            and first.end - first.start > 1
        )
        return Span(first.start, min(first.end, limit)) if alone else None
    return Span(head[0].start, min(head[-1].end, limit))


def ahead(text: str, words: Words, start: int, floor: int) -> tuple[Span | None, bool]:
    """Return the noun phrase before a number, and whether a change stands between.

    >>> text = "工业增加值同比增长6.3%"
    >>> span, changed = ahead(text, Words(text), 9, 0)
    >>> span.of(text), changed
    ('增加值', True)
    """
    if start <= floor:
        return None, False
    line = [
        word
        for word in words.around(start - 1)
        if word.start < start and word.end > floor
    ]
    if line and line[-1].end > start:
        line[-1] = Word(line[-1].start, start, line[-1].tag)
    if line and line[0].start < floor:
        line[0] = Word(floor, line[0].end, line[0].tag)
    at = len(line) - 1
    changed = False
    while at >= 0:
        form = text[line[at].start : line[at].end]
        if form in CHANGES:
            changed = True
        if (
            form in {"“", "”", "的", "(", '"'}
            or form.isspace()
            or form in LEAD
            or line[at].tag in {"d", "ul", "ad", "uz", "ug", "t"}
        ):
            at -= 1
        else:
            break
    tail: list[Word] = []
    while at >= 0:
        word = line[at]
        form = text[word.start : word.end]
        joins = form in JOIN and tail and at and is_noun(text, line[at - 1])
        if not (is_noun(text, word) or joins) or (
            tail and tail[0].end - word.start > LONGEST
        ):
            break
        tail.insert(0, word)
        at -= 1
    while tail and text[tail[0].start : tail[0].end] in JOIN:
        tail.pop(0)
    if not tail:
        return None, changed
    return _shortest(text, tail), changed


def _shortest(text: str, tail: list[Word]) -> Span:
    """Leave an indicator's owner out: 经济林面积 → 面积, 乡村消费品零售额 → 零售额."""
    last = tail[-1]
    form = text[last.start : last.end]
    if not is_indicator(form) or any(text[w.start : w.end] in JOIN for w in tail):
        return Span(tail[0].start, last.end)
    if len(form) > 2 or len(tail) == 1:  # noqa: PLR2004 增加值, 零售额
        return Span(last.start, last.end)
    before = tail[-2]
    short = before.end - before.start <= 3 and not before.tag.startswith("b")  # noqa: PLR2004
    return Span(before.start if short else last.start, last.end)
