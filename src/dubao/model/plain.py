"""The answers of a figure as plain data, ready for JSON, and back."""

from collections.abc import Mapping
from typing import Any

from dubao.model.answer import CERTAIN, SLOTS, Answer, Answers
from dubao.model.span import Span


def slots(answers: Answers) -> dict[str, Any]:
    """Return what fills the slots: shown, how sure it is, and what was only guessed.

    >>> told = slots(Answers(measure=Answer(text="耕地", span=Span(2, 4), sure=96)))
    >>> told["measure"], told["measure_span"], told["sure"]
    ('耕地', [2, 4], {'measure': 96})
    """
    each = [(slot, answers.of(slot)) for slot in SLOTS]
    made: dict[str, Any] = {}
    for slot, answer in each:
        made[slot] = answer.said
        made[f"{slot}_span"] = _ends(answer.span if answer.shown else None)
    made["stat"] = made["stat"] or "level"
    joined = {
        slot: [list(span) for span in answer.parts]
        for slot, answer in each
        if answer.shown and answer.parts
    }
    return made | beside(answers) | ({"joined": joined} if joined else {})


def beside(answers: Answers) -> dict[str, dict[str, Any]]:
    """Return what stands beside the texts: stand-ins, how sure, and guesses."""
    each = [(slot, answers.of(slot)) for slot in SLOTS]
    return {
        "stand_ins": {
            slot: list(answer.stand_in)
            for slot, answer in each
            if answer.shown and answer.stand_in
        },
        "sure": {
            slot: answer.sure
            for slot, answer in each
            if answer.shown and answer.sure != CERTAIN
        },
        "guesses": {slot: _guess(answer) for slot, answer in each if not answer.shown},
    }


def _ends(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _guess(answer: Answer) -> dict[str, Any]:
    made: dict[str, Any] = {
        "text": answer.text,
        "span": _ends(answer.span),
        "sure": answer.sure,
    }
    return made | ({"stand_in": list(answer.stand_in)} if answer.stand_in else {})


def answers(row: Mapping[str, Any]) -> Answers:
    """Return the answers of a row that `slots` made, of this form or an older one.

    >>> before = Answers(holder=Answer(text="县", sure=40, shown=False))
    >>> answers(slots(before)) == before
    True
    """
    return Answers(**{slot: _answer(row, slot) for slot in SLOTS})


def _answer(row: Mapping[str, Any], slot: str) -> Answer:
    guess = (row.get("guesses") or {}).get(slot)
    if guess is not None:
        return Answer(
            text=guess["text"],
            span=_span(guess["span"]),
            stand_in=_span(guess.get("stand_in")),
            sure=guess["sure"],
            shown=False,
        )
    return Answer(
        text=row.get(slot) or "",
        span=_span(row.get(f"{slot}_span")),
        stand_in=_span((row.get("stand_ins") or {}).get(slot)),
        parts=tuple(Span(*ends) for ends in (row.get("joined") or {}).get(slot, ())),
        sure=(row.get("sure") or {}).get(slot, CERTAIN),
    )


def _span(ends: list[int] | None) -> Span | None:
    return Span(*ends) if ends else None
