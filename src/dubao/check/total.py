"""Parts and their total: 共82人，其中男45人、女37人; 3000元、5000元，合计8000元.

Parts are held against a total where the words say that they make it up: 分别为,
其余, 合计, or kinds that leave nothing over (男 and 女, 城镇 and 农村). Behind a bare
其中 a page may name some parts only; then they may not exceed the whole.

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from dubao.check.amount import ZERO, Amount, plain, slipped, told
from dubao.check.code import Check, Said
from dubao.check.finding import Fact, Severity
from dubao.check.partition import NAMED, REST, around, exhaustive
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

CUE = re.compile(
    r"其中|(?<!不)包括(?!在内)|包含|涵盖|分别(?:为|是|有|占|达|由)|分别(?!以|从|获|被|比|较)|分为|:(?=[^,。;:]{1,14}\d)|(?<=[,:])即|由(?=[^,。]{0,30}组成)"
)
CUES = (":", "其中", "包", "涵盖", "分", "即", "由")  # one of them stands in every cue
WHOLE = frozenset({"分", "即", "由", ":"})  # such a cue names every part
SUM = re.compile(
    r"(?:合计|合共|共计|总计|总共|一共|总和|加起来|加在一起|累计|共|总[^,。]{0,4}[数量额值分]|总(?:投资|收入|支出|面积|人口|产量|成绩|得分|长度|里程|长))"
    r"(?:[^,。;:!?、\d]{0,8})$"
)
STRONG = re.compile(
    r"^(?:[两二三四五六七八九十几以上各前这]{0,3}(?:者|项|次|人|地|类|笔|个月|年|天|种|期|部分|方面)?)"
    r"(?:合计|合共|共计|总计|总共|一共|加起来|加在一起|总和)[^,。]{0,6}$"
)
FRESH = re.compile(r"全|累计|今年|去年|年|月|已|至今|目前|以来|先后|另|还|各")
CHANGE = re.compile(
    r"(?:增加|增长|增|减少|减|降|下降|提高|上升|多|少|高|低|比|较|同比|超|超过|平均|人均|户均|每\S{0,3}|"
    r"相当于|中有?|里有|折合|合|约合|占|率|净增|涨|跌|到|至|突破)[了达为约]*$"
)
SHARED = frozenset("党员少数民族以上学历岁骨干留守残疾贫困外来归侨退休一线年轻首次新增")
BARE = frozenset({"", "%", "胜", "负", "平", "和", "战"})
FAR = 28  # characters between parts of one list


def totals(passage: Passage) -> Said:
    """Hold parts against their total."""
    before: Sentence | None = None
    for sentence in passage.sentences:
        if len(sentence.amounts) > 1:
            yield from _listed(passage, sentence, before)
        before = None if "\n" in sentence.text else sentence


def _listed(passage: Passage, sentence: Sentence, before: Sentence | None) -> Said:
    used: set[int] = set()
    for whole, parts, severity in (
        *_after_cue(passage, sentence, before),
        *_before_sum(passage, sentence),
        *_of_kinds(passage, sentence, before),
    ):
        if whole.span.start in used:
            continue
        used.add(whole.span.start)
        for said in _judged(passage, whole, parts, severity):
            if isinstance(said, Fact):
                used |= {part.span.start for part in parts}
            yield said


def _judged(
    passage: Passage, whole: Amount, parts: Sequence[Amount], severity: Severity | None
) -> Said:
    total = sum((part.value for part in parts), ZERO)
    slack = whole.half + sum(part.half for part in parts)
    spans = [whole.span, *(part.span for part in parts)]
    sums = f"{'+'.join(plain(part.value / part.factor) for part in parts)}"
    same = len({part.factor for part in (*parts, whole)}) == 1
    if not same:
        sums = "+".join(part.figure.text for part in parts)
    right = told(total, whole)
    if abs(total - whole.value) <= slack:
        yield passage.fact(
            "A101", spans, f"各项之和与总数{whole.figure.text}相符",
            f"the parts add up to {whole.figure.text}",
            computation=f"{sums}={plain(total / whole.factor)}",
        )  # fmt: skip
        return
    if severity is None:
        return
    yield passage.finding(
        "A101", severity, spans,
        f"各项之和为{right}，与总数{whole.figure.text}不符",
        f"the parts add up to {right}, the page says {whole.figure.text}",
        computation=f"{sums}={plain(total / whole.factor)}, page says"
        f" {plain(whole.value / whole.factor)}",
    )  # fmt: skip


Listed = Iterator[tuple[Amount, Sequence[Amount], Severity | None]]


def _after_cue(passage: Passage, sentence: Sentence, before: Sentence | None) -> Listed:
    """Yield totals that stand before 其中, 分别为, 包括 and their parts behind it."""
    base = sentence.span.start
    if not any(word in sentence.text for word in CUES):
        return
    for cue in CUE.finditer(sentence.text):
        at = base + cue.start()
        behind = [one for one in sentence.amounts if one.span.start >= at]
        ahead = [one for one in sentence.amounts if one.span.start < at]
        if cue.start() <= 1 and before is not None and not ahead:
            ahead = list(before.amounts)
        if not (behind and ahead):
            continue
        parts = _parts(passage, behind, behind[0])
        if len(parts) < 2:  # one part alone makes no sum
            continue
        found = _whole(ahead, parts)
        if found is None:
            continue
        whole, parts = found
        yield whole, parts, _weight(passage, cue[0], whole, parts)


def _parts(passage: Passage, behind: Sequence[Amount], first: Amount) -> list[Amount]:
    """Return the amounts of one list: one unit, one depth of brackets, no change."""
    parts: list[Amount] = []
    depth = 0
    last = None
    for one in behind:
        if last is not None:
            between = passage.text[last : one.span.start]
            depth += between.count("(") - between.count(")")
            if "。" in between or "其中" in between:
                break
        last = one.span.end
        if depth > 0 or one.common != first.common:
            continue
        if parts and one.span.start - parts[-1].span.end > FAR * 2:
            break
        if CHANGE.search(one.lead) and not REST.search(one.lead):
            if parts:
                break
            return []
        if parts and SUM.search(one.clause) and "其" not in one.lead:
            break
        parts.append(one)
    return parts


def _whole(
    ahead: Sequence[Amount], parts: list[Amount]
) -> tuple[Amount, list[Amount]] | None:
    """Return the total before a list, and the parts that it is made of."""
    wholes = [
        one for one in reversed(ahead)
        if one.common == parts[0].common and one.figure.stat != "change"
    ]  # fmt: skip
    if not wholes:
        return None
    for whole in wholes:
        for end in range(len(parts), 1, -1):
            total = sum(part.value for part in parts[:end])
            slack = whole.half + sum(part.half for part in parts[:end])
            if abs(total - whole.value) <= slack:
                return whole, parts[:end]
    return (wholes[0], parts) if not CHANGE.search(wholes[0].lead) else None


def _weight(
    passage: Passage, cue: str, whole: Amount, parts: Sequence[Amount]
) -> Severity | None:
    """Say how sure it is that the parts are all of the whole."""
    if not all(part.exact for part in (whole, *parts)):
        return None
    total = sum((part.value for part in parts), ZERO)
    if whole.common == "%":
        return None
    complete = exhaustive(passage, parts)
    if cue[0] in WHOLE and _close(parts):
        if _slip(total, whole) or SUM.search(whole.lead):
            return "error"
        return "warning" if whole.value / 3 < total < whole.value * 3 else None
    if complete:
        return "error"
    names = "".join(around(passage, part) for part in parts)
    crossing = sum(c in SHARED for c in names) > 1
    if crossing or not _close(parts):
        return None
    if total > whole.value:
        return (
            "warning"
            if any(part.value > whole.value for part in parts)
            or (total < whole.value * 2)
            else None
        )
    near = total * 10 > whole.value * 9
    if len(parts) > 2 and (_slip(total, whole) or near):
        return "warning"
    return None


def _slip(total: Fraction, whole: Amount) -> bool:
    return slipped(total / whole.factor, whole.value / whole.factor)


def _close(parts: Sequence[Amount]) -> bool:
    return all(b.span.start - a.span.end <= FAR for a, b in pairwise(parts))


def _before_sum(passage: Passage, sentence: Sentence) -> Listed:
    """Yield totals that stand behind their parts: …，合计8000元."""
    for n, whole in enumerate(sentence.amounts):
        if n < 2 or whole.common == "%" or not SUM.search(whole.clause):
            continue
        parts: list[Amount] = []
        text = passage.text
        for one in reversed(sentence.amounts[:n]):
            if one.common != whole.common:
                if parts and text[one.span.end : parts[0].span.start].count(",") > 1:
                    break
                continue
            if CHANGE.search(one.lead):
                break
            parts.insert(0, one)
            if SUM.search(one.clause):
                break
        if len(parts) < 2:
            continue
        for start in range(len(parts) - 1):
            chosen = parts[start:]
            if start and _close(parts) and exhaustive(passage, parts):
                continue  # 二等奖 and 三等奖 alone are not all prizes
            slack = whole.half + sum(part.half for part in chosen)
            if abs(sum(part.value for part in chosen) - whole.value) <= slack:
                yield whole, chosen, None
                break
        else:
            yield whole, parts, _weight_before(passage, whole, parts)


def _weight_before(
    passage: Passage, whole: Amount, parts: Sequence[Amount]
) -> Severity | None:
    words = whole.clause
    total = sum((part.value for part in parts), ZERO)
    near = parts[-1].span.end
    if not all(part.exact for part in (whole, *parts)) or not _close(parts):
        return None
    if whole.span.start - near > FAR:
        return None
    if SUM.search(parts[0].clause) and not STRONG.search(words):
        return None
    if STRONG.search(words) or (exhaustive(passage, parts) and "累计" not in words):
        return "error"
    if FRESH.search(words):
        return None
    if _slip(total, whole) and ("共" in words or "总" in words):
        return "error" if len(parts) > 2 else "warning"
    if ("共" in words or "总" in words) and whole.value / 2 < total < whole.value * 2:
        return "warning"
    return None


def _of_kinds(passage: Passage, sentence: Sentence, before: Sentence | None) -> Listed:
    """Yield totals followed by kinds that leave nothing over, without a cue."""
    amounts = sentence.amounts
    if not NAMED.search(sentence.text):
        return
    at = 0
    while at < len(amounts):
        found = next(
            (
                size
                for size in (4, 3, 2)
                if at + size <= len(amounts)
                and len({one.common for one in amounts[at : at + size]}) == 1
                and _close(amounts[at : at + size])
                and exhaustive(passage, amounts[at : at + size])
            ),
            0,
        )
        if not found or amounts[at].unit in BARE:
            at += 1
            continue
        parts = amounts[at : at + found]
        ahead = [one for one in amounts[:at] if one.common == parts[0].common]
        if not ahead and before is not None and before.amounts:
            last = before.amounts[-1]
            ahead = [last] if last.common == parts[0].common else []
        if ahead and _joined(passage, ahead[-1], parts[0]):
            whole = ahead[-1]
            sure = all(part.exact for part in (whole, *parts))
            stat = {whole.figure.stat, *(part.figure.stat for part in parts)}
            sure = sure and not stat & {"change", "rate", "target"}
            severity: Severity = "error" if SUM.search(whole.lead) else "warning"
            total = sum((part.value for part in parts), ZERO)
            if _slip(total, whole) and len(parts) < found + 1:
                severity = "error"
            plausible = max(part.value for part in parts) < whole.value * 2
            yield whole, parts, severity if sure and plausible else None
        at += found


def _joined(passage: Passage, whole: Amount, part: Amount) -> bool:
    return (
        part.span.start - whole.span.end <= FAR
        and not CHANGE.search(whole.lead)
        and "\n" not in Span(whole.span.end, part.span.start).of(passage.text)
    )


CHECKS = (
    Check(
        code="A101",
        name="parts and total",
        title="分项之和与总数",
        severity="error",
        why="Parts that make up a total must add up to it. They are held against it "
        "where the words say that they are all of it: 分别为, 其余, 合计, or kinds "
        "that "
        "leave nothing over (男 and 女, 赞成, 反对 and 弃权). Parts behind 其中 may be "
        "some of many; of them it is said only that they exceed the whole.",
        source="GB/T 8170-2008 (rounding)",
        find=totals,
    ),
)
