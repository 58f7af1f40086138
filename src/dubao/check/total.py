"""Parts and their total: 共82人，其中男45人、女37人; 3000元、5000元，合计8000元.

Parts are held against a total where the words say that they make it up: 分别为,
其余, 合计, or kinds that leave nothing over (男 and 女, 城镇 and 农村). Behind a bare
其中 a page may name some parts only; then they may not exceed the whole.

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Sequence
from itertools import permutations

from dubao.check.adding import (
    CHANGE,
    FAR,
    SHARED,
    SUM,
    close,
    far,
    fits,
    meant_as,
    slip,
)
from dubao.check.amount import ZERO, Amount, told
from dubao.check.code import Check, Said
from dubao.check.finding import Fact, Severity
from dubao.check.partition import NAMED, REST, around, exhaustive
from dubao.check.passage import Passage, Sentence
from dubao.check.row import Listed, in_a_row, rests
from dubao.model import Span

CUE = re.compile(
    r"其中|(?<!不)包括(?!在内)|包含|涵盖|分别(?:为|是|有|占|达|由)|分别(?!以|从|获|被|比|较)|分为|:(?=[^,。;:]{1,14}\d)|(?<=[,:])即|由(?=[^,。]{0,30}组成)"
)
CUES = (":", "其中", "包", "涵盖", "分", "即", "由")  # one of them stands in every cue
WHOLE = frozenset({"分", "即", "由", ":"})  # such a cue names every part
STRONG = re.compile(
    r"^(?:[两二三四五六七八九十几以上各前这]{0,3}(?:者|项|次|人|地|类|笔|个月|年|天|种|期|部分|方面)?)"
    r"(?:合计|合共|共计|总计|总共|一共|加起来|加在一起|总和)[^,。]{0,6}$"
)
FRESH = re.compile(r"全|累计|今年|去年|年|月|已|至今|目前|以来|先后|另|还|各")
NEVER = frozenset({"temperature", "age", "score", "ratio", "percent"})  # not added up
VAGUE = frozenset({"个", "项", "次"})  # units of anything
# What is some of what: 参评单位120个，获奖单位146个.
SOME = (
    ("参评|参赛|参展|报名|应到|应参加|应试|抽检|抽查|参考|申报|送检|应考|受检",
     "获奖|入选|录取|实到|实际参加|不?合格|及格|入围|中标|出席"),
)  # fmt: skip
WITHIN = re.compile(r"其中[^,。;、]{0,10}$")
BARE = frozenset({"", "%", "胜", "负", "平", "和", "战"})


def totals(passage: Passage) -> Said:
    """Hold parts against their total."""
    before: Sentence | None = None
    for sentence in passage.sentences:
        if sentence.amounts:
            yield from _listed(passage, sentence, before)
            yield from _exceeding(passage, sentence)
        before = None if "\n" in sentence.text else sentence


def _listed(passage: Passage, sentence: Sentence, before: Sentence | None) -> Said:
    used: set[int] = set()
    for whole, parts, severity in (
        *_after_cue(passage, sentence, before),
        *_before_sum(passage, sentence),
        *_of_kinds(passage, sentence, before),
        *in_a_row(passage, sentence),
        *rests(sentence),
    ):
        if whole.span.start in used or whole.kind in NEVER or whole.unit in BARE:
            continue
        used.add(whole.span.start)
        for said in _judged(passage, sentence, whole, parts, severity):
            if isinstance(said, Fact):
                used |= {part.span.start for part in parts}
            yield said


def _judged(
    passage: Passage, sentence: Sentence, whole: Amount, parts: Sequence[Amount],
    severity: Severity | None,
) -> Said:  # fmt: skip
    total = sum((part.value for part in parts), ZERO)
    spans = [whole.span, *(part.span for part in parts)]
    sums = "+".join(part.text for part in parts)
    right = f"{told(total, whole)}{whole.unit}"
    if fits(parts, whole):
        yield passage.fact(
            "A101", spans, f"各项之和与总数{whole.figure.text}相符",
            f"the parts add up to {whole.figure.text}",
            computation=f"{sums}={right}",
        )  # fmt: skip
        return
    others = [one for one in sentence.known if one not in {whole, *parts}]
    if (
        severity is None
        or any(_of_each(passage, part) for part in parts)
        or any(part.value == whole.value for part in parts)
        or (len(parts) > 2 and fits(parts[1:], parts[0]))  # the total is its first
        or any(one.common == whole.common and fits(parts, one) for one in others)
        or any(
            a.common == b.common == whole.common and fits([*parts, b], a)
            for a, b in permutations((whole, *others), 2)
        )
    ):
        return
    yield passage.finding(
        "A101", severity, spans,
        f"各项之和为{right}，与总数{whole.figure.text}不符",
        f"the parts add up to {right}, the page says {whole.figure.text}",
        computation=f"{sums}={right}, page says {whole.text}",
    )  # fmt: skip


def _of_each(passage: Passage, part: Amount) -> bool:
    """Say whether a part is what each of several has: 城南、城北区各8个."""
    listed = passage.text[part.span.end : part.span.end + 1] == "、"
    return "各" in part.clause[-3:] and not listed


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
            if fits(parts[:end], whole):
                return whole, parts[:end]
    return (wholes[0], parts) if not CHANGE.search(wholes[0].lead) else None


def _weight(
    passage: Passage, cue: str, whole: Amount, parts: Sequence[Amount]
) -> Severity | None:
    """Say how sure it is that the parts are all of the whole."""
    total = sum((part.value for part in parts), ZERO)
    complete = exhaustive(passage, parts)
    if not all(part.exact for part in parts) or whole.common == "%":
        return None
    if not whole.exact:
        sure = (complete or cue[0] in WHOLE) and close(parts)
        return "warning" if sure and far(total, whole) else None
    if cue[0] in WHOLE and close(parts):
        if slip(total, whole) or SUM.search(whole.lead):
            return "error"
        return "warning" if whole.value / 3 < total < whole.value * 3 else None
    if complete:
        return "error"
    names = "".join(around(passage, part) for part in parts)
    if SHARED.search(names) or not close(parts):
        return None
    return "warning" if meant_as(total, whole, len(parts)) else None


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
            if start and close(parts) and exhaustive(passage, parts):
                continue  # 二等奖 and 三等奖 alone are not all prizes
            if fits(chosen, whole):
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
    if not all(part.exact for part in (whole, *parts)) or not close(parts):
        return None
    if whole.span.start - near > FAR:
        return None
    if SUM.search(parts[0].clause) and not STRONG.search(words):
        return None
    if STRONG.search(words) or (exhaustive(passage, parts) and "累计" not in words):
        return "error"
    if FRESH.search(words):
        wide = len(parts) > 2 and slip(total, whole) and re.search("共|总|合", words)
        return "warning" if wide and "累计" not in words else None
    summed = re.search("共|总|合计", words)
    if summed and slip(total, whole):
        return "error" if len(parts) > 2 else "warning"
    if summed and whole.value / 2 < total < whole.value * 2:
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
                and close(amounts[at : at + size])
                and exhaustive(passage, amounts[at : at + size])
            ),
            0,
        )
        if not found or amounts[at].unit in BARE:
            at += 1
            continue
        parts = amounts[at : at + found]
        ahead = [one for one in amounts[:at] if one.common == parts[0].common]
        if not ahead and before is not None:
            ahead = [one for one in before.amounts if one.common == parts[0].common]
        if ahead and _joined(passage, ahead[-1], parts[0]):
            whole = ahead[-1]
            sure = all(part.exact for part in parts)
            stat = {whole.figure.stat, *(part.figure.stat for part in parts)}
            sure = sure and not stat & {"change", "rate"}
            severity: Severity = "error" if SUM.search(whole.lead) else "warning"
            total = sum((part.value for part in parts), ZERO)
            if slip(total, whole) and len(parts) < found + 1:
                severity = "error"
            plausible = max(part.value for part in parts) < whole.value * 2
            if not whole.exact:
                plausible = plausible and far(total, whole)
                severity = "warning"
            yield whole, parts, severity if sure and plausible else None
        at += found


def _exceeding(passage: Passage, sentence: Sentence) -> Said:
    """Find a part behind 其中 that is more than its whole."""
    for n, part in enumerate(sentence.amounts):
        before = [*sentence.earlier, *sentence.amounts[:n]]
        if not before or not part.exact or part.kind in NEVER:
            continue
        whole = before[-1]
        some = any(
            re.search(all_, whole.clause) and re.search(few, part.clause)
            for all_, few in SOME
        )
        if not (some or WITHIN.search(part.lead)):
            continue
        if whole.unit != part.unit or not whole.exact or CHANGE.search(whole.lead):
            continue
        if not whole.lead:  # 两台33万千瓦: of each
            continue
        if whole.figure.stat in {"change", "rate"} or part.figure.stat == "rate":
            continue
        gap = Span(whole.span.end, part.span.start).of(passage.text)
        if part.value <= whole.value or len(gap) > FAR:
            continue
        if part.unit in VAGUE and not some:
            continue
        yield passage.finding(
            "A101", "warning", [part.span, whole.span],
            f"其中{part.figure.text}多于总数{whole.figure.text}",
            f"the part {part.figure.text} is more than its whole"
            f" {whole.figure.text}",
            computation=f"{part.text}>{whole.text}",
        )  # fmt: skip


def _joined(passage: Passage, whole: Amount, part: Amount) -> bool:
    between = Span(whole.span.end, part.span.start).of(passage.text)
    far = FAR * 2 if re.search("中[,:]", between) else FAR
    return len(between) <= far and not CHANGE.search(whole.lead) and "\n" not in between


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
