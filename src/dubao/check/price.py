"""Prices and currencies: 原价500元，打八折，400元; 5000万美元，按1美元兑7.2元，3.6亿元.

    A114

Source: GB/T 8170-2008 for what rounding allows.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from dubao.check.amount import Amount, told
from dubao.check.code import Check, Said
from dubao.check.finding import Finding
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

PAID = re.compile(
    r"(?:售价|现价|折后价?|实付|只要|只需|只卖|卖|仅售|仅需|到手价|优惠价|付款?|成交价|为|收费)[^,。;\d]{0,4}$"
)
PRICE = re.compile("[原定标票单售]价|价格|票|每")
FAR = 24  # characters between a price and its discount
RATE = re.compile(r"(?:兑换?|合|折合?|等于|=|约合|可换|换)(?:约)?$")
SO_MUCH = re.compile(r"合|折|相当于|约|即|为")
FEW = 2  # parts in a hundred that a rough conversion may be off


def prices(passage: Passage) -> Said:
    """Hold what is paid and what is changed against price and rate."""
    yield from _discounts(passage)
    yield from _currencies(passage)


def _discounts(passage: Passage) -> Said:
    for sentence in passage.sentences:
        if "折" in sentence.text:
            for n, one in enumerate(sentence.amounts):
                if one.unit == "%" and "折" in one.text and one.exact:
                    yield from _discount(passage, sentence, n)


def _discount(passage: Passage, sentence: Sentence, n: int) -> Said:
    one = sentence.amounts[n]
    before = [two for two in sentence.known if two.span.start < one.span.start]
    before = [two for two in before if two.kind == "money" and two.exact]
    behind = sentence.amounts[n + 1 : n + 2]
    if not before or not behind or behind[0].common != before[-1].common:
        return
    priced = PRICE.search(before[-1].lead) and "折起" not in sentence.text
    if not priced or one.span.start - before[-1].span.end > FAR:
        return
    price, paid = before[-1], behind[0]
    between = Span(one.span.end, paid.span.start).of(passage.text)
    if not PAID.search(between) or len(between) > 14 or not paid.exact:
        return
    right = price.value * one.value / 100
    spans = [paid.span, one.span, price.span]
    computation = f"{price.text}×{one.text}={told(right, paid)}{paid.unit}"
    if abs(right - paid.value) <= paid.half + price.half + max(
        Fraction(1), right / 100
    ):
        yield passage.fact(
            "A114", spans, "折扣与价格相符", "the price is what the discount gives",
            computation=computation,
        )  # fmt: skip
    elif not re.search("再|又|还|券|减|会员", between):
        yield _finding(passage, spans, paid, right, computation)


def _currencies(passage: Passage) -> Said:
    for sentence in passage.sentences:
        known = sentence.known
        for n, (one, rate) in enumerate(pairwise(known)):
            between = Span(one.span.end, rate.span.start).of(passage.text)
            money = one.kind == rate.kind == "money" and one.common != rate.common
            if not money or not RATE.search(between) or one.value not in {1, 100}:
                continue
            if one.text.startswith("约") or one.span.start < sentence.span.start:
                continue
            worth = rate.value / one.value
            step = rate.half / one.value
            sums = [two for two in known[:n] if two.common == one.common]
            done = [two for two in known[n + 2 :] if two.common == rate.common]
            if sums and done:
                yield from _changed(passage, (worth, step), sums, done, rate)


def _changed(
    passage: Passage, rate: tuple[Fraction, Fraction], sums: Sequence[Amount],
    done: Sequence[Amount], said: Amount,
) -> Said:  # fmt: skip
    worth, step = rate
    last = done[0]
    for one in sums:
        right, spans, computation = _product(one, worth, said, last)
        fine = min(one.half, one.value / 100)  # 2万欧元 was not rounded from 2.4万
        reach = fine * worth + one.value * step + last.half + right * FEW / 100
        if abs(right - last.value) <= reach:
            yield passage.fact(
                "A114", spans, "折算与汇率相符", "the sum is what the rate gives",
                computation=computation,
            )  # fmt: skip
            return
    between = Span(said.span.end, last.span.start).of(passage.text)
    if len(sums) > 1 or len(between) > 20 or not SO_MUCH.search(between + last.text):
        return
    right, spans, computation = _product(sums[0], worth, said, last)
    yield _finding(passage, spans, last, right, computation)


def _product(
    one: Amount, worth: Fraction, said: Amount, last: Amount
) -> tuple[Fraction, Sequence[Span], str]:
    right = one.value * worth
    value = f"{told(right, last)}{last.unit}"
    spans = [last.span, one.span, said.span]
    return right, spans, f"{one.text}×{said.text}={value}"


def _finding(
    passage: Passage, spans: Sequence[Span], one: Amount, right: Fraction, sums: str
) -> Finding:
    value = f"{told(right, one)}{one.unit}"
    return passage.finding(
        "A114", "error", spans,
        f"折算应为{value}，不是{one.figure.text}",
        f"this comes to {value}, the page says {one.figure.text}",
        computation=f"{sums}, page says {one.text}", suggestion=value,
    )  # fmt: skip


CHECKS = (
    Check(
        code="A114",
        name="discount and exchange",
        title="折扣与汇率",
        severity="error",
        why="打八折 leaves eight tenths of the price told before it; a sum in another "
        "currency is the sum times the rate that the page gives, one part in fifty "
        "allowed for rounding.",
        source="GB/T 8170-2008 (rounding)",
        find=prices,
    ),
)
