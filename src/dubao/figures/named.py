"""How phrases lie to the names of a page: each is one, begins with one, cuts one."""

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


class NameSpans:
    """The names of a text by its words."""

    def __init__(self, clauses: Clauses, names: Sequence[Named]) -> None:
        """Lay the names over the words; where two share a word the first has it."""
        size = len(clauses.start)
        self._owner = np.full(size + 1, -1)  # the name that a word is of
        self._begins = np.zeros(size + 1, dtype=np.int64)  # the kind of what begins
        self._ends = np.zeros(size + 1, dtype=np.int64)
        if not names:
            return
        starts, ends = np.array([span for span, _ in names], dtype=np.int64).T
        first = np.searchsorted(clauses.start, starts, side="right") - 1
        last = np.searchsorted(clauses.end, ends)
        rough_start = clauses.start[first] != starts
        rough_end = clauses.end[np.minimum(last, size - 1)] != ends
        for n, (begin, end) in enumerate(
            zip(first.tolist(), last.tolist(), strict=True)
        ):
            if end >= size or (self._owner[begin : end + 1] >= 0).any():
                continue
            kind = KINDS.index(names[n][1]) + 1
            self._owner[begin : end + 1] = n
            self._begins[begin] = ROUGH if rough_start[n] else kind
            self._ends[end] = ROUGH if rough_end[n] else kind

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
