"""Texts with names told by LAC, shaped as dubao counts them.

LAC (Apache-2.0) tells a first answer. It is shaped and grown by
the rules of dubao, and what an article says of a name in most places it says in all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dubao.model import EntityKind, Span
from dubao.names.body import grown
from dubao.names.shape import shaped
from dubao.names.word import cut
from dubao.text.fold import fold
from dubao.text.split import sentences
from train.naming import lac

Named = tuple[Span, EntityKind]
UNIT = 3  # sentences that are learned together, at most
LEAST = 2


def units(folder: Path) -> Iterator[tuple[str, list[Named]]]:
    """Yield stretches of the texts of a folder, each with its names."""
    for path in sorted(folder.glob("*.txt")):
        yield from _units(fold(path.read_text(encoding="utf-8")))


def _units(text: str) -> Iterator[tuple[str, list[Named]]]:
    told = [(span, _named(span.of(text))) for span in sentences(text)]
    agreed = _agreed(told, text)
    size = 1
    group: list[tuple[str, list[Named]]] = []
    for span, names in told:
        group.append((span.of(text), _again(span.of(text), names, agreed)))
        if len(group) == size:
            yield _joined(group)
            group, size = [], size % UNIT + 1
    if group:
        yield _joined(group)


def _named(text: str) -> list[Named]:
    return grown(text, shaped(text, lac.told(text)), cut(text))


def _agreed(told: list[tuple[Span, list[Named]]], text: str) -> dict[str, EntityKind]:
    """Return the kind of each name of two characters or more that most places tell."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for span, names in told:
        for one, kind in names:
            votes[one.of(span.of(text))][kind] += 1
    return {
        form: kinds.most_common(1)[0][0]
        for form, kinds in votes.items()
        if len(form) > LEAST
        and kinds.total() * 2 >= text.count(form)
        and re.search(r"[一-龥]", form)
    }


def _again(text: str, names: list[Named], agreed: dict[str, EntityKind]) -> list[Named]:
    found: list[Named] = []
    taken: set[int] = set()
    given = [(one, agreed.get(one.of(text), kind)) for one, kind in names]
    for one, kind in given:
        found.append((one, kind))
        taken.update(range(*one))
    for form in sorted(agreed, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            span = Span(at, at + len(form))
            if taken.isdisjoint(range(*span)):
                found.append((span, agreed[form]))
                taken.update(range(*span))
            at = text.find(form, at + 1)
    return sorted(found)


def _joined(group: list[tuple[str, list[Named]]]) -> tuple[str, list[Named]]:
    text, names = "", []
    for said, told in group:
        names += [
            (Span(one.start + len(text), one.end + len(text)), kind)
            for one, kind in told
        ]
        text += said
    return text, names


def written(path: Path) -> Iterator[tuple[str, list[Named]]]:
    """Yield our own sentences: [P周小禾] [L云溪县] [O云溪县农业局] in a line."""
    kinds: dict[str, Any] = {"P": "person", "L": "place", "O": "organisation"}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, names, at = "", [], 0
        for match in re.finditer(r"\[([PLO])([^\[\]]+)\]", line):
            text += line[at : match.start()]
            names.append((Span(len(text), len(text) + len(match[2])), kinds[match[1]]))
            text += match[2]
            at = match.end()
        yield fold(text + line[at:]), names
