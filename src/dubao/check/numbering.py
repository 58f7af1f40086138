"""Numbers of points, and names told together with values.

    C202  一是…二是…四是…: a number left out or told twice
    C203  甲、乙、丙三村分别为120亩、80亩: as many values as names

Source: GB/T 15834-2011 标点符号用法, 4.12; 吕叔湘《现代汉语八百词》.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from dubao.check.amount import Amount
from dubao.check.code import Check, Said
from dubao.check.listing import N, parallel, possible, runs, worth
from dubao.check.passage import LEAD, Passage, Sentence
from dubao.model import Span

FIRST = re.compile(r"首先|其次|再次|最后|再者")


def points(passage: Passage) -> Said:
    """Find numbers of points that are left out or told twice."""
    for run in runs(passage):
        numbers = [n for _, n in run]
        if len(numbers) < 3 and numbers[-1] == 2:
            continue
        span = Span(run[0][0].start, run[-1][0].end)
        between = span.of(passage.text)
        if "\n" in between or FIRST.search(between):
            continue
        wrong = [
            (a, b) for a, b in pairwise(run)
            if b[1] != a[1] + 1 and b[1] - a[1] in {0, 2}
        ]  # fmt: skip
        jumps = [b for a, b in pairwise(run) if b[1] != a[1] + 1]
        if len(wrong) != 1 or len(jumps) > 2:
            continue
        (before, here) = wrong[0]
        spelt = here[0].of(passage.text)
        word = "重复" if here[1] == before[1] else "缺号"
        yield passage.finding(
            "C202", "warning", [here[0], before[0]],
            f"序号{word}：{before[0].of(passage.text)}之后是{spelt}",
            f"{spelt} follows {before[0].of(passage.text)}",
            computation=f"{before[1]}+1={before[1] + 1}, page says {here[1]}",
        )  # fmt: skip


RESPECTIVE = re.compile(
    r"(?P<names>(?:[一-龥A-Za-z]{1,10}、){1,40}[一-龥A-Za-z]{1,10}(?:[和与及][一-龥A-Za-z]{1,8})?)(?:,?[^,。;、]{0,12}(?:分别|依次))"
)


COUNTED = re.compile(
    rf"(?P<n>{N})(?:位|名|个|家|所|支|座|条|组|人)[一-龥]{{0,6}}?(?:分别|依次)[^,。;、\d]{{0,6}}$"
)


def _counted(passage: Passage, run: Sequence[Amount], lead: str) -> Said:
    """Hold 五位老师分别获得 against as many values."""
    match = COUNTED.search(lead)
    count = worth(match["n"]) if match else 0
    if match is None or count < 2 or count == len(run):
        return
    at = run[0].span.start - len(lead) + match.start()
    yield passage.finding(
        "C203", "warning",
        [Span(run[0].span.start, run[-1].span.end), Span(at, at + len(match["n"]) + 1)],
        f"“分别”前说{match['n']}，后有{len(run)}个数",
        f"{count} before 分别, {len(run)} values behind it",
        computation=f"{count}, {len(run)} values",
    )  # fmt: skip


def _values(passage: Passage, sentence: Sentence, first: Amount) -> list[Amount]:
    """Return the values joined by 、 from one on."""
    run = [first]
    for one in sentence.amounts:
        if one.span.start <= first.span.start:
            continue
        between = Span(run[-1].span.end, one.span.start).of(passage.text)
        if not re.fullmatch(r"[、,和及与]|以及", between) or one.common != first.common:
            break
        run.append(one)
    return run


def pairings(passage: Passage) -> Said:
    """Hold the names before 分别 against the values behind it."""
    for sentence in passage.sentences:
        text, base = sentence.text, sentence.span.start
        if not ("分别" in text or "依次" in text) or "、" not in text:
            continue
        for one in sentence.amounts:
            if "分别" in one.lead or "依次" in one.lead:
                run = _values(passage, sentence, one)
                lead = text[
                    max(0, one.span.start - base - LEAD) : one.span.start - base
                ]
                if len(run) > 1:
                    yield from _counted(passage, run, lead)
        for match in RESPECTIVE.finditer(text):
            behind = [a for a in sentence.amounts if a.span.start >= base + match.end()]
            if not behind or behind[0].span.start - base - match.end() > 10:
                continue
            run = [behind[0]]
            for one in behind[1:]:
                between = Span(run[-1].span.end, one.span.start).of(passage.text)
                if not re.fullmatch(r"[、,和与及]|以及", between):
                    break
                if one.common != run[0].common:
                    break
                run.append(one)
            if len(run) < 2:
                continue
            found = possible(match["names"])
            names = Span(base + match.start("names"), base + match.end("names"))
            values = Span(run[0].span.start, run[-1].span.end)
            if len(run) in found:
                yield passage.fact(
                    "C203", [values, names], f"{len(run)}个名称与{len(run)}个数相配",
                    f"{len(run)} names and {len(run)} values",
                    computation=f"{len(run)}",
                )  # fmt: skip
            elif len(found) == 1 and parallel(match["names"].rpartition("、")[0]):
                yield passage.finding(
                    "C203", "warning", [values, names],
                    f"“分别”前有{max(found)}个名称，后有{len(run)}个数",
                    f"{max(found)} names before 分别, {len(run)} values behind it",
                    computation=f"{max(found)} names, {len(run)} values",
                )  # fmt: skip


CHECKS = (
    Check(
        code="C202",
        name="numbering of points",
        title="序号",
        severity="warning",
        why="Points are numbered one after the other; none is left out or told twice.",
        source="GB/T 15834-2011, 4.12",
        find=points,
    ),
    Check(
        code="C203",
        name="names and values",
        title="“分别”前后",
        severity="warning",
        why="分别 gives each of the names before it one of the values behind it.",
        source="吕叔湘《现代汉语八百词》（分别）",
        find=pairings,
    ),
)
