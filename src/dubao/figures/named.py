"""How phrases lie to the names of a page: each is one, begins with one, cuts one.

A name that its article prints oftenest, first, or in its headline is what the article
is about: its figures are mostly of that, even where a sentence leaves it out.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from dubao.figures.clause import Clauses
from dubao.figures.feature import Ints
from dubao.model import EntityKind, Span

Named = tuple[Span, EntityKind]
KINDS: tuple[EntityKind, ...] = (
    "person", "place", "organisation", "programme", "work",
)  # fmt: skip
NONE, ROUGH = 0, 6  # rough: a name begins or ends within the word
WITHIN, BEGINS_WITHIN, ENDS_WITHIN = 6, 7, 8
BEGINS_WITH, ENDS_WITH = 9, 16  # and the kind of the name
MOST_RANK, MOST_EARLY = 3, 4  # and above are one
IN_HEADLINE = 4  # more than any rank


class NameSpans:
    """The names of a text by its words."""

    def __init__(
        self, clauses: Clauses, names: Sequence[Named], headline: Ints
    ) -> None:
        """Lay the names over the words; where two share a word the first has it.

        `headline` says of each word whether it stands in a headline.
        """
        size = len(clauses.start)
        self._owner = np.full(size + 1, -1)  # the name that a word is of
        self._begins = np.zeros(size + 1, dtype=np.int64)  # the kind of what begins
        self._ends = np.zeros(size + 1, dtype=np.int64)
        self._rank = np.zeros(size + 1, dtype=np.int64)  # of what begins
        self._early = np.zeros(size + 1, dtype=np.int64)
        if not names:
            return
        starts, ends = np.array([span for span, _ in names], dtype=np.int64).T
        first = np.searchsorted(clauses.start, starts, side="right") - 1
        last = np.minimum(np.searchsorted(clauses.end, ends), size - 1)
        rough_start = clauses.start[first] != starts
        rough_end = clauses.end[last] != ends
        laid = []
        for n, (begin, end) in enumerate(
            zip(first.tolist(), last.tolist(), strict=True)
        ):
            if (self._owner[begin : end + 1] >= 0).any():
                continue
            span, kind = names[n]
            number = KINDS.index(kind) + 1
            self._owner[begin : end + 1] = n
            self._begins[begin] = ROUGH if rough_start[n] else number
            self._ends[end] = ROUGH if rough_end[n] else number
            article, shown = int(clauses.article[begin]), bool(headline[begin])
            laid.append((begin, article, span.of(clauses.text), shown))
        self._rank_all(laid)

    def _rank_all(self, laid: Sequence[tuple[int, int, str, bool]]) -> None:
        """Note of each name its rank in its article: by how often, and how early."""
        often = Counter((article, text) for _, article, text, _ in laid)
        shown = {(article, text) for _, article, text, display in laid if display}
        counts: dict[int, list[int]] = defaultdict(list)
        early: dict[int, dict[str, int]] = defaultdict(dict)
        for (article, text), count in often.items():  # in the order of the page
            counts[article].append(-count)
            early[article][text] = len(early[article])
        for several in counts.values():
            several.sort()
        for begin, article, text, _ in laid:
            one = article, text
            rank = min(bisect_left(counts[article], -often[one]), MOST_RANK)
            self._rank[begin] = 1 + rank + IN_HEADLINE * (one in shown)
            self._early[begin] = 1 + min(early[article][text], MOST_EARLY)

    def of(self, first: Ints, last: Ints) -> Ints:
        """Return how phrases lie to names.

        1 to 5: a phrase is a name of that kind of KINDS; from BEGINS_WITH on it begins
        with one, from ENDS_WITH on it ends with one; WITHIN, BEGINS_WITHIN,
        ENDS_WITHIN: it cuts one; 0: none of these.
        """
        begin, end = self._owner[first], self._owner[last]
        begins, ends = self._begins[first], self._ends[last]
        is_one = (begin == end) & (begins > 0) & (ends > 0)
        is_one &= (begins < ROUGH) & (ends < ROUGH)
        cuts_left = (begin >= 0) & (self._owner[first - 1] == begin)
        cuts_right = (end >= 0) & (self._owner[last + 1] == end)
        lies = (
            (is_one, begins),
            (cuts_left & cuts_right, WITHIN),
            (cuts_left, BEGINS_WITHIN),
            (cuts_right, ENDS_WITHIN),
            (begins > 0, BEGINS_WITH + begins),
            (ends > 0, ENDS_WITH + ends),
        )
        return np.select([when for when, _ in lies], [says for _, says in lies], NONE)

    def rank(self, lies: Ints, first: Ints) -> tuple[Ints, Ints]:
        """Return how prominent phrases are in their article that are names.

        How often a name is printed, as a rank from 1, and IN_HEADLINE more where a
        headline has it; which of its article's names it is; 0 what is none. `lies` is
        what `of` says.
        """
        is_one = (lies > NONE) & (lies < ROUGH)
        return (
            np.where(is_one, self._rank[first], 0),
            np.where(is_one, self._early[first], 0),
        )
