"""How many cells of a table have their value and their row, and what is false."""

from fractions import Fraction

from dubao.model import Span

SLOTS = ("measure", "who", "period", "direction", "base")


def cells(reading):
    """The figures of a reading that stand in its tables."""
    spans = [table.span for table in reading.tables]
    return [f for f in reading.figures if any(inside(f.span, s) for s in spans)]


def inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def parts(text):
    return frozenset(text.replace("（", "(").replace("）", ")").split("·"))


def fits(gold, figure):
    """Which slots of a figure are as gold has them."""
    answer, holder = parts(figure.measure), figure.holder
    wanted = {parts(one) for one in gold["measure"]}
    split = bool(holder) and answer | {holder} in wanted
    return {
        "measure": answer in wanted or split,
        "who": not gold["holder"] or split or gold["holder"] in (holder, figure.place),
        "period": figure.period == gold["period"],
        "direction": figure.direction == gold["direction"],
        "base": figure.base == gold["base"],
    }


def score(gold, reading):
    """Return how many cells there are, found and right, and the faults."""
    free = cells(reading)
    found = right = 0
    faults = []
    for one in gold:
        same = [
            f
            for f in free
            if ":" not in f.value
            and Fraction(f.value) == Fraction(one["value"])
            and f.unit == one["unit"]
        ]
        best = max(same, key=lambda f: sum(fits(one, f).values()), default=None)
        if best is None:
            faults.append(
                f"{one['measure'][0]} {one['value']} {one['unit']}: not found"
            )
            continue
        free.remove(best)
        found += 1
        wrong = [slot for slot, ok in fits(one, best).items() if not ok]
        right += not wrong
        if wrong:
            answers = (
                best.measure,
                best.holder,
                best.period,
                best.direction,
                best.base,
            )
            faults.append(f"{one['measure'][0]} {one['value']}: {wrong} {answers}")
    faults += [f"false: {f.text} = {f.value} {f.unit} {f.measure}" for f in free]
    return {
        "cells": len(gold),
        "value": found,
        "row": right,
        "false": len(free),
    }, faults
