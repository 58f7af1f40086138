"""Short forms and the long forms that they stand for, inside one article.

    昌吉州爱国拥军促进会 … 促进会 · 云溪县 … 云溪 · 周小禾 … 老周
    云溪县农业农村局(以下简称农业局)

A short form is for the one name of its kind that ends or begins with it. Where two
differ that it may be for, it stays as it is: empty beats wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dubao.model import EntityKind, Span

Named = tuple[Span, EntityKind]
CALLED = re.compile(
    r"\((?:以下|下称|以下均|全书)?(?:简称|称|统称)(?:为)?[“\"]?([^()“”\"]{1,12})[”\"]?\)"
)
AREA = re.compile(r"(?:[一-龥]{0,12}族)?(?:自治)?(?:省|市|县|区|州|盟|旗|地区)")


def long_forms(
    text: str, names: Sequence[Named], owners: Sequence[int]
) -> dict[Span, Span]:
    """Return for short forms where the long form stands that they are for.

    >>> text = "云溪县慈善促进会成立。促进会在云溪。"
    >>> found = long_forms(
    ...     text,
    ...     [(Span(0, 8), "organisation"), (Span(11, 14), "organisation")],
    ...     [0, 0],
    ... )
    >>> [(short.of(text), long.of(text)) for short, long in found.items()]
    [('促进会', '云溪县慈善促进会')]
    """
    groups: dict[tuple[int, EntityKind], list[Span]] = defaultdict(list)
    for (span, kind), owner in zip(names, owners, strict=True):
        groups[owner, kind].append(span)
    found: dict[Span, Span] = {}
    for (_, kind), spans in groups.items():
        first: dict[str, Span] = {}
        for span in spans:
            first.setdefault(span.of(text), span)
        called = _called(text, spans)
        told = {
            short: called.get(short) or _longest(short, first, kind) for short in first
        }
        for span in spans:
            long = told[span.of(text)]
            if long is not None and long.of(text) != span.of(text):
                found[span] = long
    return found


def _called(text: str, spans: Iterable[Span]) -> dict[str, Span]:
    """Return the short forms that the text itself gives: (以下简称农业局)."""
    return {
        match[1]: span
        for span in spans
        if (match := CALLED.match(text, span.end)) and match[1] != span.of(text)
    }


def _longest(short: str, first: dict[str, Span], kind: EntityKind) -> Span | None:
    """Return the longest name that a short form is for, None where two differ."""
    fuller = [
        name for name in first if len(name) > len(short) and _is_for(short, name, kind)
    ]
    if not fuller:
        return None
    longest = max(fuller, key=len)
    if any(not _is_for(name, longest, kind) for name in fuller if name != longest):
        return None
    return first[longest]


def _is_for(short: str, name: str, kind: EntityKind) -> bool:
    match kind:
        case "organisation":
            return len(short) > 1 and name.endswith(short)
        case "place":
            return (
                len(short) > 1
                and name.startswith(short)
                and bool(AREA.fullmatch(name[len(short) :]))
            )
        case "person":
            return name.endswith("·" + short) or (
                len(short) == 1 and "·" not in name and name.startswith(short)
            )
        case _:
            return False
