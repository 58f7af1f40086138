"""Names on a page: people with their office, bodies, places, programmes, works.

marked     what stands in 《》 and quotation marks
labels     people, bodies and places, told by a learned labeller
shaped     these as they are printed: 中美 are two places, 云溪县政府 is a body's place
grown      bodies with all that belongs to their names
settled    settlements and sites behind the place that they lie in
organs     of a level of government: 县农业农村局, 州党委组织部; units by number: 第八师
proper     without common words that a label took for a name
repeated   a name found once is found wherever its article prints it
long       what a short form is for, inside its article
offices    what is printed beside a person's name
codes      GB/T 2260 of places that have one

No profiles: a name is told page by page, and nobody is joined with anybody of another.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dubao.model import Article, Entity, EntityKind, Span
from dubao.names.body import grown
from dubao.names.common import proper
from dubao.names.feature import Ints
from dubao.names.label import labelled
from dubao.names.link import long_forms
from dubao.names.office import offices
from dubao.names.organ import organs
from dubao.names.person import introduced
from dubao.names.quoted import marked
from dubao.names.settlement import settled
from dubao.names.shape import shaped
from dubao.names.word import Cut, cut
from dubao.text.fold import fold
from dubao.text.stitch import Stitched
from dubao.zh import region

Named = tuple[Span, EntityKind]
SHORTEST = 2  # characters of a name that is looked for again
PAIRS = 1 << 16  # numbers that pairs of characters are told apart by
SPELLED = re.compile(r"[\s·]")
GRAVE = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a folded text, by where they stand in it."""

    words: Cut
    names: Sequence[Named]  # in text order
    owners: Sequence[int]  # of which article each is, -1 of none
    capacities: Mapping[Span, str]  # of the people of bylines


def found_in(
    stitched: Stitched, articles: Sequence[Article], owner: Callable[[Span], int]
) -> Found:
    """Find the names of a stitched text.

    >>> from dubao.text.stitch import stitch
    >>> page = stitch("县委书记周小禾到北京参加“百村亮化”活动。", [])
    >>> for span, kind in found_in(page, [], lambda span: -1).names:
    ...     print(span.of(page.text), kind)
    周小禾 person
    北京 place
    百村亮化 programme
    """
    plain = stitched.text
    words = cut(plain)
    found = told(plain, words)
    capacities = _bylines(stitched, articles)
    found = _with(found, [(span, "person") for span in capacities])
    owners = [owner(stitched.back(span)) for span, _ in found]
    known = {span: article for (span, _), article in zip(found, owners, strict=True)}
    found = _repeated(plain, found, owners, owner, stitched)
    quoted = list(marked(plain))
    found = sorted({*_outside(found, quoted), *quoted}, key=_in_order)
    owners = [
        known[span] if span in known else owner(stitched.back(span))
        for span, _ in found
    ]
    return Found(words, found, owners, capacities)


def entities(
    stitched: Stitched, text: str, found: Found, paper: str = ""
) -> tuple[Entity, ...]:
    """Return the names of a page with what is printed of each; `text` is as printed.

    >>> from dubao.text.stitch import stitch
    >>> page = "县委书记周小禾到北京参加“百村亮化”活动。"
    >>> found = found_in(stitch(page, []), [], lambda span: -1)
    >>> for one in entities(stitch(page, []), page, found):
    ...     print(one.kind, one.text, one.office or "-")
    person 周小禾 县委书记
    place 北京 -
    programme 百村亮化 -
    """
    plain = stitched.text
    long = long_forms(plain, found.names, found.owners)
    people = [span for span, kind in found.names if kind == "person"]
    held = {**found.capacities, **offices(plain, people, found.words)}
    near = _near(plain, found.names, paper)
    made = []
    for (span, kind), article in zip(found.names, found.owners, strict=True):
        printed = stitched.back(span)
        fuller = long.get(span)
        said = (fuller or span).of(plain)
        made.append(
            Entity(
                span=printed,
                text=printed.of(text),
                kind=kind,
                name=stitched.printed(text, fuller) if fuller else "",
                office=held.get(span, "") if kind == "person" else "",
                code=region.code(said, near) if kind == "place" else "",
                article=article,
            )
        )
    return tuple(made)


def told(text: str, words: Cut) -> list[Named]:
    """Return the people, places and bodies of a folded text."""
    found = shaped(text, labelled(text, words))
    found = grown(text, found, words)
    found = settled(text, found)
    found = proper(text, organs(text, found), words)
    return introduced(text, found, words)


def _in_order(named: Named) -> tuple[int, int, str]:
    return named[0].start, -named[0].end, named[1]


def _outside(found: Sequence[Named], quoted: Sequence[Named]) -> list[Named]:
    """Return names without bodies that lie in a programme's name."""
    inside = [span for span, kind in quoted if kind == "programme"]
    return [
        (one, kind)
        for one, kind in found
        if kind != "organisation"
        or not any(span.start <= one.start and one.end <= span.end for span in inside)
    ]


def _with(found: list[Named], more: Sequence[Named]) -> list[Named]:
    """Return names with others that are surer: what they lie over goes."""
    taken = _taken(more)
    kept = [
        (span, kind) for span, kind in found if 1 not in taken[span.start : span.end]
    ]
    return sorted([*kept, *more])


def _taken(names: Sequence[Named]) -> bytearray:
    """Return for each character of a text whether a name lies over it."""
    taken = bytearray(max((span.end for span, _ in names), default=0))
    for span, _ in names:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return taken


def _bylines(stitched: Stitched, articles: Sequence[Article]) -> dict[Span, str]:
    """Return the people of bylines, datelines and credits with their capacity."""
    found: dict[Span, str] = {}
    for article in articles:
        for role in article.roles:
            for name in role.people:
                for span in role.spans:
                    start = stitched.forth(span.start)
                    end = stitched.forth(span.end)
                    pattern = r"\s?".join(map(re.escape, fold(name)))
                    match = re.search(pattern, stitched.text[start:end])
                    if match:
                        at = Span(start + match.start(), start + match.end())
                        found.setdefault(at, role.capacity)
                        break
    return found


def _repeated(
    text: str,
    found: list[Named],
    owners: Sequence[int],
    owner: Callable[[Span], int],
    stitched: Stitched,
) -> list[Named]:
    """Return names with every place at which their article prints them again."""
    told: dict[int, dict[str, list[EntityKind]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for (span, kind), article in zip(found, owners, strict=True):
        if len(span.of(text)) > SHORTEST or kind == "person":
            told[article][span.of(text)].append(kind)
    taken = _taken(found).ljust(len(text), b"\0")
    by_pair: dict[str, list[str]] = defaultdict(list)
    for form in {form for forms in told.values() for form in forms}:
        if len(form) >= SHORTEST:
            by_pair[form[:2]].append(form)
    more: list[Named] = []
    for at in _where(text, by_pair):
        if taken[at] or text[at : at + 2] not in by_pair:
            continue
        forms = [one for one in by_pair[text[at : at + 2]] if text.startswith(one, at)]
        if not forms:
            continue
        article = owner(stitched.back(Span(at, at + 2)))
        for form in forms:
            span = Span(at, at + len(form))
            kinds = told[article].get(form) if article in told else None
            if kinds and 1 not in taken[at : span.end]:
                more.append((span, max(kinds, key=kinds.count)))
    return sorted({*found, *_apart(more)})


def _apart(names: Sequence[Named]) -> list[Named]:
    """Return names of which none lies over another, the longer first."""
    kept: list[Named] = []
    taken = bytearray(max((span.end for span, _ in names), default=0))
    for span, kind in sorted(names, key=lambda one: one[0].start - one[0].end):
        if 1 not in taken[span.start : span.end]:
            kept.append((span, kind))
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return kept


def _where(text: str, pairs: Iterable[str]) -> list[int]:
    """Return where a text may have one of these pairs of characters, and all it has."""
    asked = np.zeros(PAIRS, dtype=bool)
    asked[_hashed("".join(pairs))[::2]] = True
    return np.flatnonzero(asked[_hashed(text)]).tolist()


def _hashed(text: str) -> Ints:
    """Return a number for each character of a text with the next one."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    return (codes[:-1] * 31 + codes[1:]) % PAIRS


def _near(text: str, found: Sequence[Named], paper: str) -> list[str]:
    """Return the codes of the regions that a page tells without doubt."""
    said = {span.of(text) for span, kind in found if kind == "place"}
    codes = [region.codes_of(one) for one in said]
    codes += [region.codes_of(fold(paper)[:size]) for size in range(len(paper), 1, -1)]
    return sorted({one[0] for one in codes if len(one) == 1})
