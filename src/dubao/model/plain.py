"""The answers of a figure, and tables, as plain data, ready for JSON, and back."""

from collections.abc import Mapping
from typing import Any

from dubao.model.answer import CERTAIN, SLOTS, Answer, Answers
from dubao.model.box import Box
from dubao.model.span import Span
from dubao.model.table import Cell, Table

AROUND = ("caption", "unit_note", "date_note", "source_note")  # of a table


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
    joined = parts(answers)
    return made | beside(answers) | ({"joined": joined} if joined else {})


def parts(answers: Answers) -> dict[str, list[list[int]]]:
    """Return where the parts of answers stand that are made of several, by slot."""
    each = [(slot, answers.of(slot)) for slot in SLOTS]
    return {
        slot: [list(span) for span in answer.parts]
        for slot, answer in each
        if answer.shown and answer.parts
    }


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
    if answer.stand_in:
        made["stand_in"] = list(answer.stand_in)
    if answer.parts:
        made["joined"] = [list(span) for span in answer.parts]
    return made


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
            parts=tuple(Span(*ends) for ends in guess.get("joined") or ()),
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


def table_row(table: Table) -> dict[str, Any]:
    """Return a table as plain data; what it has not is left out.

    >>> table_row(Table(span=Span(0, 2), cells=(), caption=Span(0, 1), article=3))
    {'span': [0, 2], 'cells': [], 'article': 3, 'caption': [0, 1]}
    """
    cells = [
        [*one.span, one.row, one.column, one.rows, one.columns, int(one.head)]
        + ([list(one.box)] if one.box else [])
        for one in table.cells
    ]
    made: dict[str, Any] = {"span": list(table.span), "cells": cells}
    numbers = {"head_rows": 0, "head_columns": 0, "article": -1}
    made |= {
        name: getattr(table, name)
        for name, usual in numbers.items()
        if getattr(table, name) != usual
    }
    made |= {
        name: list(getattr(table, name)) for name in AROUND if getattr(table, name)
    }
    return made | ({"notes": list(map(list, table.notes))} if table.notes else {})


def table(row: Mapping[str, Any]) -> Table:
    """Return the table of a row that `table_row` made.

    >>> before = Table(span=Span(0, 2), cells=(Cell(span=Span(0, 1), row=0, column=0),))
    >>> table(table_row(before)) == before
    True
    """
    return Table(
        span=Span(*row["span"]),
        cells=tuple(
            Cell(
                span=Span(*cell[:2]),
                row=cell[2],
                column=cell[3],
                rows=cell[4],
                columns=cell[5],
                head=bool(cell[6]),
                box=Box(*cell[7]) if len(cell) > 7 else None,  # noqa: PLR2004 the last
            )
            for cell in row["cells"]
        ),
        head_rows=row.get("head_rows", 0),
        head_columns=row.get("head_columns", 0),
        article=row.get("article", -1),
        notes=tuple(Span(*note) for note in row.get("notes", ())),
        **{name: Span(*row[name]) for name in AROUND if name in row},
    )
