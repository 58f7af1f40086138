"""Two groups and those in both: 42人拿到电工证，27人拿到焊工证，14人两证都拿到.

    A116  those in one group or the other are their sum less those in both

Source: arithmetic (inclusion and exclusion).
"""

import re

from dubao.check.amount import Amount, told
from dubao.check.code import Check, Said
from dubao.check.passage import Passage, Sentence

BOTH = re.compile(
    r"[两二][证项者样种个门类科]都|两[证项者样种门类科](?:兼|齐|俱|全)|既.{1,8}又|同时.{0,6}[和又]|都(?:参加|选|报|会|拿|有|买|订)|双证|二者兼|兼有"
)
EVERYONE = re.compile(
    r"人人|个个|户户|家家|全部|全都|都有|没有一[人户个]|无一|每[人户个]|均|一[人户]不[落少]|各有|都(?:参加|报|选|学|拿)"
)
FAR = 80  # characters from the whole to those in both


def overlaps(passage: Passage) -> Said:
    """Hold two groups and those in both against all."""
    for sentence in passage.sentences:
        if not BOTH.search(sentence.text):
            continue
        for n, both in enumerate(sentence.amounts):
            tail = re.split(r"[,。;]", passage.text[both.span.end :][:14])[0]
            if BOTH.search(both.clause + tail) and both.exact:
                yield from _overlap(passage, sentence, n)


def _overlap(passage: Passage, sentence: Sentence, n: int) -> Said:
    both = sentence.amounts[n]
    known = (*sentence.earlier, *sentence.amounts[:n])
    groups = [one for one in known if one.common == both.common and one.exact]
    if len(groups) < 3 or both.span.start - groups[-3].span.start > FAR:
        return
    whole, a, b = groups[-3:]
    if both.value > min(a.value, b.value) or max(a.value, b.value) > whole.value:
        return
    either = a.value + b.value - both.value
    spans = [both.span, a.span, b.span, whole.span]
    sums = f"{a.text}+{b.text}-{both.text}={told(either, whole)}{whole.unit}"
    if either == whole.value:
        yield passage.fact(
            "A116", spans, "两组人数与总数相符", "the two groups make up all",
            computation=sums,
        )  # fmt: skip
    elif either > whole.value or EVERYONE.search(_around(passage, whole, b)):
        yield passage.finding(
            "A116", "error", spans,
            f"两组合起来是{told(either, whole)}{whole.unit}，不是{whole.figure.text}",
            f"the two groups together are {told(either, whole)}, the page says"
            f" {whole.figure.text}",
            computation=f"{sums}, page says {whole.text}",
        )  # fmt: skip


def _around(passage: Passage, whole: Amount, last: Amount) -> str:
    return passage.text[whole.span.start - len(whole.lead) : last.span.end]


CHECKS = (
    Check(
        code="A116",
        name="two groups and both",
        title="两组与其重叠",
        severity="error",
        why="Those in one of two groups are the sum of both less those counted twice. "
        "They may not be more than all, and are all where the words say that everyone "
        "is in one of them.",
        source="arithmetic (inclusion and exclusion)",
        find=overlaps,
    ),
)
