"""Figures and asides in the form of a reading, in the page's own offsets."""

from collections.abc import Sequence

from dubao.model import Answers, Aside, Figure, Mention, Quantity, Span
from dubao.text.stitch import Stitched
from dubao.zh.printed import printed
from dubao.zh.quantity import exact
from dubao.zh.when import When, resolve


def figure(
    text: str,
    stitched: Stitched,
    mention: Mention,
    answers: Answers,
    sentence: Span,
    article: int,
) -> Figure:
    """Return a figure of the page's text from a quantity of the stitched one."""
    quantity: Quantity = mention.value
    worth = quantity.number
    span = stitched.back(mention.span)
    value = exact(worth.low)
    high = "" if worth.high is None else exact(worth.high)
    if quantity.kind == "score":
        value, high = ":".join((value, high, *map(exact, worth.more))), ""
    return Figure(
        span=span,
        text=span.of(text),
        value=value,
        high=high,
        step=exact(worth.step),
        claim=worth.claim,
        unit=printed(text, span, quantity.unit),
        kind=quantity.kind,
        answers=answers,
        sentence=stitched.back(sentence),
        article=article,
        mention=_moved(stitched, mention),
    )


def _moved(stitched: Stitched, mention: Mention) -> Mention:
    """Return a mention and its parts in the page's offsets."""
    if len(stitched.starts) == 1:
        return mention
    span = stitched.back(mention.span)
    shift = span.start - mention.span.start
    if span.end - mention.span.end == shift:
        return _shifted(mention, shift) if shift else mention
    return Mention(
        kind=mention.kind,
        span=span,
        value=mention.value,
        rule=mention.rule,
        parts=tuple(_moved(stitched, part) for part in mention.parts),
    )


def _shifted(mention: Mention, shift: int) -> Mention:
    """Return a mention that no cut goes through, moved as a whole."""
    start, end = mention.span
    return Mention(
        kind=mention.kind,
        span=Span(start + shift, end + shift),
        value=mention.value,
        rule=mention.rule,
        parts=tuple(_shifted(part, shift) for part in mention.parts),
    )


def aside(text: str, stitched: Stitched, mention: Mention, value: str) -> Aside:
    """Return an aside of the page's text."""
    span = stitched.back(mention.span)
    return Aside(
        span=span,
        text=span.of(text),
        kind=mention.kind,
        value=value,
        mention=_moved(stitched, mention),
    )


def told(mentions: Sequence[Mention], date: str) -> list[str]:
    """Return what each mention says as a value: an ordinal's number, a date's day."""
    return [
        resolve(m.value, date)
        if isinstance(m.value, When)
        else m.value
        if isinstance(m.value, str)
        else ""
        for m in mentions
    ]
