"""One name for each region in what is compared: 云溪 is the 云溪县 beside it.

A short form is for the one region among the names compared that it is cut from; where
there are two, or none, it stays as it is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dubao.ledger.observation import Indicator, Observation
from dubao.zh.region import shortened


def united(observations: Sequence[Observation]) -> list[Observation]:
    """Return observations with one name for each region."""
    told = {
        name
        for one in observations
        for name in (one.indicator.subject, one.indicator.place)
    }
    full: dict[str, set[str]] = defaultdict(set)
    for name in told:
        for form in shortened(name):
            full[form].add(name)
    whole = {
        form: next(iter(names))
        for form, names in full.items()
        if len(names) == 1 and form in told
    }
    if not whole:
        return list(observations)
    known: dict[Indicator, Indicator] = {}
    made = []
    for one in observations:
        what = one.indicator
        if what not in known:
            subject = whole.get(what.subject, what.subject)
            place = whole.get(what.place, what.place)
            known[what] = replace(
                what, subject=subject, place="" if place == subject else place
            )
        made.append(replace(one, indicator=known[what]))
    return made
