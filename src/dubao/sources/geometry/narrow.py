"""Lines of prose in narrow columns, told from the cells of a table beside them."""

from collections.abc import Sequence
from itertools import pairwise

from dubao.sources.geometry.printed import Printed
from dubao.table.value import is_missing, value
from dubao.text.fold import fold

WORDY = 5  # characters of a line of a narrow column at least
PITCH = 1.75  # of the size: lines of prose are no farther apart
LOOSE = 2.6  # of the size: pieces farther apart do not go on
FEW = 4  # lines with the marks of sentences that make prose
LINES = 5  # without them
MARKS = "，。；：、？！,;"


def bare(piece: Printed) -> str:
    """Return the characters of a piece, folded and without blanks."""
    return "".join(fold(piece.text).split())


def counts(text: str) -> bool:
    """Return whether a cell is a number or says that there is none."""
    return bool(value(text)) or is_missing(text)


def prose(pieces: Sequence[Printed], size: int) -> set[int]:
    """Return the ids of pieces that are lines of prose in narrow columns.

    Such lines begin one under the other and have the marks of sentences, or follow each
    other closely and end one under the other too.
    """
    found: set[int] = set()
    waiting = sorted(
        (
            piece
            for piece in pieces
            if len(bare(piece)) >= WORDY and not counts(bare(piece))
        ),
        key=lambda one: one.box.top,
    )
    while waiting:
        run = [waiting.pop(0)]
        for piece in list(waiting):
            down = piece.box.top - run[-1].box.top
            if down > LOOSE * size:
                break
            if down > size // 2 and abs(piece.box.left - run[-1].box.left) < size:
                run.append(piece)
                waiting.remove(piece)
        marked = sum(any(mark in one.text for mark in MARKS) for one in run)
        if (len(run) >= FEW and marked * 3 >= len(run)) or _is_filled(run, size):
            found |= set(map(id, run))
    return found


def _is_filled(run: Sequence[Printed], size: int) -> bool:
    """Say whether lines fill a column closely: each ends where the others do."""
    downs = sorted(b.box.top - a.box.top for a, b in pairwise(run))
    rights = sorted(one.box.right for one in run)
    right = rights[len(rights) // 2]
    return (
        len(run) >= LINES
        and downs[len(downs) // 2] <= PITCH * size
        and sum(abs(one - right) < size for one in rights) * 5 >= len(run) * 4
    )
