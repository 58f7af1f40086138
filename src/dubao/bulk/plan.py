"""Plans a job: lists inputs and cuts them into shards, however many will read them.

Small inputs go together into a shard; JSON Lines larger than a shard are cut between
lines. Anything else that is large is a shard by itself: an archive can only be read
from its beginning.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dubao.bulk import job, place
from dubao.bulk.columns import DEFAULT, Columns
from dubao.bulk.job import Job, Piece
from dubao.errors import SourceError
from dubao.sources import USUAL, Limits, jsonl
from dubao.sources.input import HEAD
from dubao.sources.open import chosen

SIZE = 4 << 20  # bytes of a shard, about: seconds of reading
FILES = 1000  # of a shard at most
CHUNK = 1 << 20


class _Listing:
    """Inputs on their way into shards, counted."""

    def __init__(self, inputs: Sequence[str], size: int) -> None:
        self._inputs = list(inputs)
        self._size = size
        self.inputs = 0
        self.twice = 0

    def counts(self) -> tuple[int, int]:
        return self.inputs, self.twice

    def shards(self) -> Iterator[tuple[Piece, ...]]:
        together: list[Piece] = []
        weight = 0
        for piece in self._pieces():
            heavy = max(piece.size, 0) if piece.whole else self._size
            if together and (weight + heavy > self._size or len(together) >= FILES):
                yield tuple(together)
                together, weight = [], 0
            together.append(piece)
            weight += heavy
        if together:
            yield tuple(together)

    def _pieces(self) -> Iterator[Piece]:
        seen: set[str] = set()
        for found in place.listed(self._inputs):
            number = self.inputs
            self.inputs += 1
            if found.path in seen:
                self.twice += 1
                continue
            seen.add(found.path)
            size = place.size_of(found.path)
            if size > self._size and _is_lines(found.path):
                yield from cut(found.path, number, self._size, size)
            else:
                yield Piece(
                    input=number, path=found.path, companions=found.companions,
                    size=size,
                )  # fmt: skip


def _is_lines(path: str) -> bool:
    try:
        with place.stream(path) as file:
            return chosen(file.read(HEAD)).read is jsonl.read
    except SourceError:
        return False  # it is told when it is read


def cut(path: str, number: int, most: int, size: int) -> Iterator[Piece]:
    """Yield the pieces of a file of JSON Lines, of about `most` bytes, between lines.

    The file is read once, to count its lines: pages without an id are called by them.
    """
    with place.stream(path) as file:
        start = position = lines = before = 0
        while chunk := file.read(CHUNK):
            done = 0
            while (position + len(chunk)) - start > most:
                at = chunk.find(b"\n", max(done, start + most - position - 1))
                if at < 0:
                    break
                lines += chunk.count(b"\n", done, at + 1)
                done, end = at + 1, position + at + 1
                yield Piece(
                    input=number, path=path, start=start, end=end, before=before,
                    size=size,
                )  # fmt: skip
                start, before = end, lines
            lines += chunk.count(b"\n", done)
            position += len(chunk)
        if position > start:
            yield Piece(
                input=number, path=path, start=start, end=position, before=before,
                size=size,
            )  # fmt: skip


def plan(
    inputs: Sequence[str],
    path: str | os.PathLike[str],
    *,
    size: int = SIZE,
    columns: Columns = DEFAULT,
    limits: Limits = USUAL,
) -> Job:
    """Write a new job at `path` that reads the inputs, in shards of `size` bytes.

    Inputs are files, folders and addresses that fsspec opens.

    Raises:
        JobError: there is a job already, or nothing to read.
        SourceError: an address cannot be listed.
    """
    listing = _Listing(inputs, size)
    return job.create(
        Path(path), listing.shards(), listing.counts, columns=columns, limits=limits
    )
