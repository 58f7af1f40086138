"""Names around a figure: the candidates and features that holder and place share.

Near a figure any phrase may be the holder; farther away only what looks like a name,
each name once, where it stands nearest before the figure.
"""

import numpy as np

from dubao.figures.candidate import (
    Block,
    Candidates,
    Features,
    ends,
    joined,
    phrases,
)
from dubao.figures.clause import Clauses
from dubao.figures.feature import Ints, Template
from dubao.figures.view import NAMES, View, total
from dubao.figures.word import LAST, TAG, number

# Last characters of bodies, areas and things that have names.
ENDINGS = tuple(
    number(sign)
    for sign in (
        "省市县区州镇乡村局厅部委院校厂司团行学会所站国军队社店馆场处旗盟岛洲港组厦园府党室铁油电台"
        "报"
    )
)
GROWING = tuple(
    number(tag)
    for tag in (
        "ns", "nt", "nz", "n", "j", "eng", "b", "nr", "vn", "nrt", "s", "l", "x",
    )
)  # fmt: skip
MOST_COUNT = 6
LONG = 5


def named(clauses: Clauses) -> tuple[Ints, Ints]:
    """Return the phrases that look like names: their first and last words.

    A name ends like one and is whole: it begins with a name, or where nothing that
    could belong to it stands before.
    """
    tags = clauses.of[:, TAG]
    growing = np.isin(tags, GROWING)
    ending = np.isin(tags, NAMES) | (np.isin(clauses.of[:, LAST], ENDINGS) & growing)
    last = np.flatnonzero(ends(clauses) & ending & (clauses.end - clauses.start > 1))
    first, which = phrases(clauses, last)
    last = last[which]
    other = total(~growing)
    whole = other[last + 1] == other[first]
    more = (
        (first > 0)
        & growing[first - 1]
        & (clauses.run[first - 1] == clauses.run[first])
    )
    keep = whole & (~more | np.isin(tags[first], NAMES) | (first == last))
    return first[keep], last[keep]


class Names:
    """The names of a page, and how often each is printed."""

    def __init__(self, view: View) -> None:
        """Find them."""
        self.first, self.last = named(view.clauses)
        self.identity = view.identity(self.first, self.last)
        ending = np.zeros(view.size, dtype=np.int64)
        ending[self.last] = 1
        self.endings = total(ending)
        self.known, self.counts = np.unique(self.identity, return_counts=True)
        self.titles = np.unique(self.identity[view.headline[self.last] > 0])

    def count(self, identity: Ints) -> Ints:
        """Return how often each of these names is printed on the page."""
        if not len(self.known):
            return np.zeros(len(identity), dtype=np.int64)
        at = np.minimum(np.searchsorted(self.known, identity), len(self.known) - 1)
        return np.where(
            self.known[at] == identity, np.minimum(self.counts[at], MOST_COUNT), 0
        )


def candidates(view: View, none: Features) -> Candidates:
    """Return the phrases near each figure, and the names of its article before it.

    `none` speaks for there being no answer.
    """
    names = Names(view)
    figure, _, first, last, phrase, pair = view.nearby
    far_figure, far = _far(view, names, view.window[0])
    figure = np.concatenate([figure[pair], far_figure])
    first = np.concatenate([first[phrase], names.first[far]])
    last = np.concatenate([last[phrase], names.last[far]])
    many = view.size + 1
    pairs, pair_row = np.unique(figure * many + last, return_inverse=True)
    spans, span_row = np.unique(first * many + last, return_inverse=True)
    known = [begin * many + end for begin, end in view.stand_ins]
    is_stand_in = np.isin(spans, known).astype(np.int64)
    return joined(
        len(view.unit),
        figure,
        first,
        last,
        (
            Block(
                Features(pair_templates(view, names, *divmod(pairs, many)), len(pairs)),
                pair_row,
            ),
            Block(
                Features(
                    phrase_templates(view, names, *divmod(spans, many)), len(spans)
                ),
                span_row,
            ),
            Block(
                Features(
                    both_templates(
                        view, names, figure, first, last, is_stand_in[span_row]
                    ),
                    len(figure),
                ),
                np.arange(len(figure)),
            ),
        ),
        [none],
    )


def _far(view: View, names: Names, low: Ints) -> tuple[Ints, Ints]:
    """Return for each figure the names of its article before its window, each once."""
    article = view.clauses.article
    figures, found = [], []
    for figure, at in enumerate(view.clauses.at.tolist()):
        before = np.flatnonzero(
            (article[names.last] == article[at]) & (names.last < low[figure])
        )[::-1]
        _, nearest = np.unique(names.identity[before], return_index=True)
        chosen = np.sort(before[nearest])
        figures.append(np.full(len(chosen), figure))
        found.append(chosen)
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *figures]), np.concatenate([none, *found])


def pair_templates(
    view: View, names: Names, figure: Ints, word: Ints
) -> list[Template]:
    """Return the features of words, each the last of a name, seen from figures."""
    clauses = view.clauses
    at = clauses.at[figure]
    position, between, apart = view.position(figure, word)
    distance = view.distance(figure, word)
    unit, kind = view.unit[figure], view.kind[figure]
    form, tag, last, two = (
        view.word[word],
        view.tag[word],
        view.last[word],
        view.two[word],
    )
    following, following_tag = view.word[word + 1], view.tag[word + 1]
    before = view.word[at - 1]
    low, high = np.minimum(word, at), np.maximum(word, at)
    passed = np.minimum(names.endings[high + 1] - names.endings[low + 1], 6)
    paragraphs = np.clip(clauses.paragraph[at] - clauses.paragraph[word], -1, 4)
    sentences = np.clip(clauses.sentence[at] - clauses.sentence[word], -1, 8)
    headline = view.headline[word]
    is_name = view.is_name[word]
    over = view.passed(figure, word)
    return [
        ("place kind", position, distance, kind),
        ("place tag", position, distance, tag),
        ("place unit", position, unit),
        ("unit last", unit, last),
        ("kind two", kind, two),
        ("place word", position, form),
        ("place two", position, two),
        ("place last", position, last),
        ("tag kind", tag, kind, position),
        ("next tag", following_tag, tag, position),
        ("next", following, position),
        ("next last", following, last),
        ("before place", before, position),
        ("before last", before, last),
        ("before tag", before, tag, position),
        ("behind place", view.word[at + 1], position, tag),
        ("figures", between, position, kind),
        ("verb", view.governor[figure], position),
        ("verb last", view.governor[figure], last),
        ("over", over, position, kind),
        ("over last", over, last),
        ("related", view.related[figure], position, between),
        ("repeated", view.repeated[word], position, view.in_headline[word]),
        ("names between", passed, position, tag),
        ("names between last", passed, last, np.minimum(position, 11)),
        ("paragraphs", paragraphs, sentences, headline),
        ("paragraphs last", paragraphs, last, headline),
        ("headline", headline, is_name, kind),
        ("sentences", sentences, kind, is_name),
        ("clauses", between, np.minimum(apart, 4), is_name),
    ]


def _start(clauses: Clauses, first: Ints) -> Ints:
    """Return whether names open their paragraph 3, sentence 2, clause 1, or nothing."""
    before = np.maximum(first - 1, 0)
    opens = first == 0
    made: Ints = (
        (opens | (clauses.paragraph[before] != clauses.paragraph[first])).astype(
            np.int64
        )
        + (opens | (clauses.sentence[before] != clauses.sentence[first]))
        + (opens | (clauses.clause[before] != clauses.clause[first]))
    )
    return made


def phrase_templates(
    view: View, names: Names, first: Ints, last: Ints
) -> list[Template]:
    """Return the features of names by themselves."""
    clauses = view.clauses
    size = np.minimum(last - first + 1, LONG)
    width = np.minimum(clauses.end[last] - clauses.start[first], 14)
    before, before_tag = view.word[first - 1], view.tag[first - 1]
    form, tag = view.word[first], view.tag[first]
    end, end_tag, end_last = view.word[last], view.tag[last], view.last[last]
    behind, behind_tag = view.word[last + 1], view.tag[last + 1]
    start = _start(clauses, first)
    identity = view.identity(first, last)
    count = names.count(identity)
    title = np.isin(identity, names.titles)
    begins = (view.run[first - 1] != view.run[first]) | (first == 0)
    middle = view.tag[np.minimum(first + 1, last)]
    named = view.named.of(first, last)
    rank, early = view.named.rank(named, first)
    return [
        ("named", named, tag, size),
        ("named rank", rank, named, early),
        ("named last", named, end_last),
        ("named left", named, before),
        ("named behind", named, behind),
        ("named word", named, end),
        ("size last", size, end_last),
        ("size tags", size, end_tag, tag),
        ("width last", width, end_last),
        ("left", before),
        ("left tags", before_tag, tag),
        ("left word", before, form),
        ("first", form, tag),
        ("first end", form, end),
        ("first size", form, size),
        ("left end", before, end_last),
        ("left tag end", before_tag, end_last),
        ("left word tag", before, tag),
        ("of", view.within("de", first, last, 2), end_last),
        ("joint", view.within("and", first, last, 3), size),
        ("names", view.within("name", first, last, 2), tag, size),
        ("verbs", view.within("verb", first, last, 2), size),
        ("quoted", view.within("open", first, last, 2), size),
        ("begins", begins, tag, size),
        ("tags", tag, middle, end_tag),
        ("left middle", before_tag, tag, middle),
        ("seam", view.last[first - 1], view.first[first]),
        ("count", count, title, end_tag),
        ("count last", count, end_last),
        ("count size", count, size, title),
        ("start", start, end_tag),
        ("start behind", start, end_last, behind),
        ("start behind tag", start, behind_tag, size),
        ("tags behind", tag, end_tag, behind_tag),
        ("size behind", tag, end_last, size),
        ("around", before, behind),
        ("around tags", before_tag, behind_tag, end_tag),
        ("no article", clauses.article[last] < 0, start),
    ]


def both_templates(
    view: View, names: Names, figure: Ints, first: Ints, last: Ints, is_stand_in: Ints
) -> list[Template]:
    """Return the features of names seen from figures."""
    clauses = view.clauses
    at = clauses.at[figure]
    position, between, _ = view.position(figure, last)
    size = np.minimum(last - first + 1, LONG)
    kind = view.kind[figure]
    tag = view.tag[last]
    start = _start(clauses, first)
    identity = view.identity(first, last)
    count = names.count(identity)
    title = np.isin(identity, names.titles)
    behind = last > at
    skipped = np.where(behind, np.minimum(first - at - 1, 5), 6)
    named = view.named.of(first, last)
    rank, early = view.named.rank(named, first)
    return [
        ("rank place", rank, named, position),
        ("early place", early, named, position),
        ("named place", named, position, between),
        ("named kind", named, kind, np.minimum(position, 12)),
        ("named start", named, start, position),
        ("named count", named, count, position),
        ("stand-in", is_stand_in, position),
        ("size kind", size, kind, position),
        ("place tags", position, view.tag[first - 1], view.tag[first]),
        ("kind first", kind, view.word[first]),
        ("skipped", skipped, position, kind),
        ("start place", start, position, between),
        ("start tag", start, position, tag),
        ("start behind", start, position, view.tag[last + 1]),
        ("count place", count, position, title),
        ("count kind", count, kind, title),
        ("start kind", start, kind, np.minimum(position, 12)),
        ("start last", position, view.last[last], start),
        ("left place", view.word[first - 1], position, tag),
    ]
