"""Series are compared in nearly linear time, and as comparing all pairs would."""

import time
from difflib import SequenceMatcher
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao.ledger.observation import Indicator, Observation
from dubao.ledger.reprint import Copy, groups, same
from dubao.ledger.series import SAME_WORDS, _before, _disagreements, _printed, compared
from dubao.model import Span

WORDS = ("据统计全县今年棉花播种面积", "到年底全县水稻播种面积共", "又讯")


def observed(
    n, low, high=None, *, period="2023", subject="青禾县", words="", place=None
):
    indicator = Indicator(
        measure="播种面积", subject=subject, place="", unit="亩", stat="level",
        base="", moves=False, part="",
    )  # fmt: skip
    page, article = place or (n, 0)
    return Observation(
        indicator=indicator, period=period, low=None if low is None else Fraction(low),
        high=None if high is None else Fraction(high), value=Fraction(low or 0),
        claim="exact", paper="青禾日报", date=f"{2000 + n // 400}-01-{n % 28 + 1:02}",
        number="1", text=f"{low}亩", sentence=f"{words}{low}亩。", link=f"/p/{n:012x}",
        page=page, article=article, span=Span(0, 2), printed=(str(low), "亩"),
    )  # fmt: skip


def slowly(observations):
    """Hold every pair together: what `_disagreements` must find."""
    periods = {}
    found = []
    for one in sorted(observations, key=_printed):
        printed = periods.setdefault(one.period, [])
        values = [other for other in printed if of_the_same(other, one)]
        if any(
            agree(other, one) or (other.page, other.article) == (one.page, one.article)
            for other in values
        ):
            continue
        if values:
            found.append((values[-1].link, one.link))
        printed.append(one)
    return found


def agree(one, other):
    """Can both be true: does neither begin above where the other ends?"""
    return all(
        a.low is None or b.high is None or a.low <= b.high
        for a, b in ((one, other), (other, one))
    )


def of_the_same(one, other):
    if one.indicator.subject:
        return True
    match = SequenceMatcher(None, _before(one), _before(other), autojunk=False)
    return match.find_longest_match().size >= SAME_WORDS


VALUES = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 40)),
        st.one_of(st.none(), st.integers(0, 9)),
        st.sampled_from(["2022", "2023"]), st.sampled_from(WORDS), st.integers(0, 9),
    ),
    max_size=40,
)  # fmt: skip


@pytest.mark.parametrize("subject", ["青禾县", ""])
@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_what_is_found_is_what_all_pairs_would_give(subject, values):
    observations = [
        observed(
            n, low, None if more is None or low is None else low + more, period=period,
            subject=subject, words=words, place=(page, 0),
        )
        for n, (low, more, period, words, page) in enumerate(values)
    ]  # fmt: skip
    found = [(f.first.link, f.second.link) for f in _disagreements(observations)]
    assert found == slowly(observations)


def spent(work):
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("subject", ["青禾县", ""])
def test_values_that_all_differ_take_nearly_linear_time(subject):
    def work(count):
        observations = [
            observed(n, n * 10, n * 10 + 1, subject=subject, words=WORDS[0])
            for n in range(count)
        ]
        return lambda: compared(observations, [])

    spent(work(100))
    short = max(spent(work(1_000)), 0.01)
    assert spent(work(10_000)) < 25 * short  # all pairs: a hundred times


REPORT = (
    "本报讯 记者从县统计局获悉，{0}年全县棉花播种面积{1}万亩，比上年增加{2}万亩，"
    "总产量达到{3}万吨，农民人均纯收入{4}元，各项农业生产指标均好于往年，全县农业生产形势持续向好。"
)


@pytest.mark.parametrize("kind", ["numbers", "names", "copies"])
def test_copies_are_found_in_nearly_linear_time(kind):
    def text(n):
        if kind == "numbers":
            return REPORT.format(1900 + n % 100, *(n * 7 + k for k in range(4)))
        if kind == "names":
            name = "".join(chr(0x4E00 + (n * 31 + k * 17) % 9000) for k in range(12))
            return REPORT.format(2023, 1, 2, 3, 4) + name
        return REPORT.format(2023, 1, 2, 3, 4)

    def work(count):
        copies = [Copy(n, 0, text(n)) for n in range(count)]
        return lambda: groups(copies)

    pytest.importorskip("rensa")
    spent(work(50))
    short = max(spent(work(300)), 0.02)
    assert spent(work(3_000)) < 25 * short


def test_copies_are_those_that_are_one():
    pytest.importorskip("rensa")
    report = REPORT.format(2023, 36, 2, 9, 8000)
    copies = [
        Copy(1, 0, report), Copy(2, 0, f"转载：{report}（据青禾日报）"),
        Copy(3, 0, REPORT.format(2024, 37, 1, 9, 8100)), Copy(4, 0, report + "\n"),
        Copy(5, 0, "简讯"), Copy(6, 0, "简讯"),
    ]  # fmt: skip
    assert [[copy.page for copy in group] for group in groups(copies)] == [[1, 2, 4]]
    assert same(copies[0].text, copies[1].text)
