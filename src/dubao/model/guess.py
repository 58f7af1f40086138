"""A reading with its guesses: the best answer of every slot, sure or not."""

from dataclasses import replace

from dubao.model.answer import SLOTS, Answers
from dubao.model.reading import Figure, Reading


def guessed(reading: Reading) -> Reading:
    """Return a reading that shows every answer; how sure each is stays beside it.

    >>> from dubao.model import Page, Reading, Source
    >>> page = Page(source=Source(name="-", sha256="0" * 64), text="")
    >>> bare = Reading(
    ...     page=page, articles=(), furniture=(), figures=(), asides=(), unread=()
    ... )
    >>> guessed(bare) == bare
    True
    """
    return replace(reading, figures=tuple(map(_guessed, reading.figures)))


def _guessed(figure: Figure) -> Figure:
    hidden = [slot for slot in SLOTS if not figure.answers.of(slot).shown]
    if not hidden:
        return figure
    answers: Answers = replace(
        figure.answers,
        **{slot: replace(figure.answers.of(slot), shown=True) for slot in hidden},
    )
    return replace(figure, answers=answers)
