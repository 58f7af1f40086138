"""Tie each quantity to what stands around it in its sentence.

    全州4.88万名干部职工结对认亲 → measure 干部职工, holder 全州

Quantities of one sentence are taken in order, because what is left out is
carried on from the one before: 进口1.2万亿元，增长4.9%.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dubao.figures.holder import action, holder, place
from dubao.figures.measure import Place, measure
from dubao.model import Mention, Quantity, Span
from dubao.text.word import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A quantity with the spans that say what it is about."""

    mention: Mention
    quantity: Quantity
    sentence: Span
    measure: Span | None
    action: Span | None
    holder: Span | None
    place: Span | None


def bind(
    text: str, words: Words, mentions: Sequence[Mention], sentences: Sequence[Span]
) -> list[Bound]:
    """Return every quantity of a text with its measure, action, holder and place."""
    bound: list[Bound] = []
    for sentence, quantities in _by_sentence(mentions, sentences):
        previous: Bound | None = None
        carried: Bound | None = None  # the last one that has a measure
        handed: list[Span] = []
        for n, mention in enumerate(quantities):
            quantity = _shared_unit(quantities, n)
            following = quantities[n + 1].span if n + 1 < len(quantities) else None
            spot = Place(
                span=mention.span,
                quantity=quantity,
                sentence=sentence,
                previous=previous.mention.span if previous else None,
                following=following,
                carried=carried.measure if carried else None,
                carried_unit=carried.quantity.unit if carried else "",
                carried_kind=carried.quantity.kind if carried else "",
            )
            found = measure(text, words, spot)
            if handed:
                found = handed.pop(0)
            elif found and following:
                found, *handed = _handed_out(text, found, mention.span, following)
            quantity = _claimed(text, mention, quantity, sentence)
            owner = holder(text, words, sentence, mention.span.start, found)
            if owner is None and previous:
                owner = previous.holder
            deed = action(text, words, sentence, mention.span.start, found)
            current = Bound(
                mention=mention,
                quantity=quantity,
                sentence=sentence,
                measure=found,
                action=deed or (previous.action if previous else None),
                holder=owner,
                place=place(words, sentence, owner, mention.span.start),
            )
            bound.append(current)
            previous = current
            if found:
                carried = current
    return bound


def _by_sentence(
    mentions: Sequence[Mention], sentences: Sequence[Span]
) -> Iterator[tuple[Span, list[Mention]]]:
    """Group the quantities by the sentence that they begin in."""
    quantities = iter([m for m in mentions if m.kind == "quantity"])
    mention = next(quantities, None)
    for sentence in sentences:
        group = []
        while mention is not None and mention.span.start < sentence.end:
            group.append(mention)
            mention = next(quantities, None)
        if group:
            yield sentence, group


def _shared_unit(quantities: Sequence[Mention], n: int) -> Quantity:
    """Give 4.7个 the unit of 和1.3个百分点 that stands for both."""
    value: Quantity = quantities[n].value
    if n + 1 < len(quantities) and value.unit == "个" and value.number.step < 1:
        after: Quantity = quantities[n + 1].value
        if after.unit.startswith("个百分点"):
            return replace(value, unit=after.unit, kind=after.kind)
    return value


def _claimed(
    text: str, mention: Mention, quantity: Quantity, sentence: Span
) -> Quantity:
    """Take in a claim that stands before the verb: 约占总产量的80%."""
    if quantity.number.claim != "exact" or quantity.kind == "score":
        return quantity
    start = mention.span.start
    clause = max(text.rfind(mark, sentence.start, start) for mark in ",;:。\n")
    lead = text[max(clause, sentence.start - 1) + 1 : start]
    for word, claim in (
        ("约占", "about"),
        ("约为", "about"),
        ("约有", "about"),
        ("近占", "nearly"),
    ):
        if word in lead and not any(c.isdigit() for c in lead[lead.find(word) :]):
            return replace(quantity, number=replace(quantity.number, claim=claim))  # type: ignore[arg-type]
    return quantity


def _handed_out(text: str, found: Span, span: Span, following: Span) -> list[Span]:
    """Hand a coordination out with 分别: 出口、进口分别为2万元、3万元."""
    between = text[found.end : span.start]
    joint = text[span.end : following.start].strip()
    if "分别" not in between or joint not in {"、", "和", ",", "及", "与"}:
        return [found]
    parts = []
    start = found.start
    for at in range(found.start, found.end):
        if text[at] in "、和与及":
            parts.append(Span(start, at))
            start = at + 1
    parts.append(Span(start, found.end))
    return parts if all(part.start < part.end for part in parts) else [found]
