"""Figures and asides in the form of a reading, in the page's own offsets."""

from dataclasses import dataclass

from dubao.figures.bind import Bound
from dubao.model import Answer, Answers, Aside, Figure, Mention, Quantity, Span
from dubao.text.stitch import Stitched
from dubao.zh.printed import printed
from dubao.zh.quantity import exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a figure's time and way of counting are."""

    period: str = ""
    period_span: Span | None = None
    stat: str = "level"


def figure(
    text: str, stitched: Stitched, bound: Bound, setting: Setting, article: int
) -> Figure:
    """Return a figure of the page's text from what was bound in the stitched one."""
    back = stitched.back
    quantity: Quantity = bound.quantity
    worth = quantity.number
    span = back(bound.mention.span)
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
        answers=Answers(
            measure=_answer(stitched, bound.measure),
            action=_answer(stitched, bound.action),
            holder=_answer(stitched, bound.holder),
            place=_answer(stitched, bound.place),
            period=Answer(
                text=setting.period,
                span=back(setting.period_span) if setting.period_span else None,
            ),
            stat=Answer(text=setting.stat),
        ),
        sentence=back(bound.sentence),
        article=article,
        mention=_moved(stitched, bound.mention),
    )


def _answer(stitched: Stitched, span: Span | None) -> Answer:
    if span is None:
        return Answer()
    return Answer(text=span.of(stitched.text), span=stitched.back(span))


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
