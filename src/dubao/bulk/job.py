"""A job: a folder with a manifest of shards, and what became of each.

    JOB/manifest.jsonl          what is to be read, written once by `plan`
    JOB/committed/000012.json   shard 12 is done: one small record, written last
    JOB/TABLE/000012-0.parquet  its rows, by table; a long shard has further parts
    JOB/begun.log               a line each time that a shard was begun
    JOB/failed.jsonl            what failed, why, and the command to try it again

A shard counts when its record stands. Everything is written under another name first,
flushed and renamed: a process that dies leaves whole files and no half ones.
"""

import json
import os
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import IO, Any

from dubao import __version__
from dubao.bulk.columns import Columns
from dubao.errors import JobError, NotAJob
from dubao.sources import Limits

FORMAT = 1  # of the manifest and of the records
MANIFEST = "manifest.jsonl"
COMMITTED = "committed"
BEGUN = "begun.log"
FAILED = "failed.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An input of a shard: all of it, or the lines in `[start, end)` of its bytes."""

    input: int  # its number in the job
    path: str  # a path, or an address that fsspec opens
    companions: tuple[str, ...] = ()  # files that are one page together with it
    start: int = 0
    end: int = -1  # -1: the whole input
    before: int = 0  # lines before `start`
    size: int = -1  # of the whole input when it was planned; -1 unknown

    @property
    def whole(self) -> bool:
        """Is it all of its input?"""
        return self.end < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A piece of work that is done or not done, never half."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """Return the name of its record, and the beginning of its files'."""
        return f"{self.number:06}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A planned job."""

    path: Path
    shards: int
    inputs: int
    twice: int  # inputs that were named twice, and are read once
    columns: Columns
    limits: Limits

    def manifest(self) -> Iterator[Shard]:
        """Yield the shards, in their order."""
        with (self.path / MANIFEST).open(encoding="utf-8") as file:
            next(file)
            for number, line in enumerate(file):
                pieces = json.loads(line)
                yield Shard(number=number, pieces=tuple(map(_piece, pieces)))

    def record(self, shard: str) -> Path:
        """Return where a shard's record stands once it is committed."""
        return self.path / COMMITTED / f"{shard}.json"

    def is_done(self, shard: Shard) -> bool:
        """Is a shard committed, and are its files there as they were written?"""
        found = committed(self.record(shard.name))
        if found is None:
            return False
        try:
            return all(
                (self.path / name).stat().st_size == size
                for name, size in found["files"].items()
            )
        except OSError:
            return False

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the records of committed shards, in the shards' order."""
        for path in sorted((self.path / COMMITTED).glob("*.json")):
            found = committed(path)
            if found is not None:
                yield found

    def begin(self, shard: Shard) -> None:
        """Note that a shard is begun."""
        with (self.path / BEGUN).open("a", encoding="ascii") as file:
            file.write(f"{shard.name} {os.getpid()}\n")


def committed(path: Path) -> dict[str, Any] | None:
    """Return a shard's record, None where it is not committed."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("format") == FORMAT else None


def _piece(fields: dict[str, Any]) -> Piece:
    companions = tuple(fields.pop("companions", ()))
    return Piece(**fields, companions=companions)


def written(path: Path, write: Callable[[IO[bytes]], object]) -> int:
    """Write a file so that it is there whole or not at all; return its bytes."""
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with draft.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    if os.name == "posix":  # the new name must last as well
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return size


def as_json(value: object) -> bytes:
    """Return a value as a line of JSON."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _shortened(piece: Piece) -> dict[str, Any]:
    """Return what of a piece is not as usual: a manifest may have millions."""
    usual = {field.name: field.default for field in fields(Piece)}
    return {
        name: value for name, value in asdict(piece).items() if value != usual[name]
    }


def create(
    path: Path,
    shards: Iterable[tuple[Piece, ...]],
    counts: Callable[[], tuple[int, int]],
    *,
    columns: Columns,
    limits: Limits,
) -> Job:
    """Write the manifest of a new job; `counts` are its inputs and those named twice.

    Raises:
        JobError: there is a job already, or nothing to read.
    """
    if (path / MANIFEST).exists():
        message = f"{path}: there is a job here already"
        raise JobError(message, hint=f"go on with it: dubao bulk run {path}")
    (path / COMMITTED).mkdir(parents=True, exist_ok=True)
    begun = time.time()
    number = 0
    body = path / f".shards.{uuid.uuid4().hex}"
    try:
        with body.open("wb") as file:
            for pieces in shards:
                file.write(as_json([_shortened(piece) for piece in pieces]))
                number += 1
        inputs, twice = counts()
        if not number:
            message = f"{path}: nothing to read"
            raise JobError(message, hint="name files or folders with pages")
        head = {
            "format": FORMAT, "dubao": __version__, "shards": number,
            "inputs": inputs, "twice": twice, "columns": asdict(columns),
            "limits": asdict(limits),
        }  # fmt: skip

        def write(file: IO[bytes]) -> None:
            file.write(as_json(head))
            with body.open("rb") as lines:
                while chunk := lines.read(1 << 20):
                    file.write(chunk)
            body.unlink()  # once the manifest is there nothing else is

        written(path / MANIFEST, write)
    finally:
        body.unlink(missing_ok=True)
    _clear(path, begun)
    return opened(path)


def _clear(path: Path, before: float) -> None:
    """Remove what a plan that was killed left; younger files may be another plan's."""
    for draft in (*path.glob(".shards.*"), *path.glob(f".{MANIFEST}.*")):
        with suppress(OSError):
            if draft.stat().st_mtime < before:
                draft.unlink()


def opened(path: str | os.PathLike[str]) -> Job:
    """Open a job.

    Raises:
        NotAJob: there is none, or it is of another version.
    """
    home = Path(path)
    try:
        with (home / MANIFEST).open(encoding="utf-8") as file:
            head = json.loads(next(file))
        if head["format"] != FORMAT:
            message = f"{home}: a job of format {head['format']}, not {FORMAT}"
            raise NotAJob(message, hint="use the dubao that planned it")
        if head["dubao"] != __version__:
            message = f"{home}: planned by dubao {head['dubao']}, this is {__version__}"
            raise NotAJob(message, hint="plan it anew, so that one version reads all")
        return Job(
            path=home,
            shards=head["shards"],
            inputs=head["inputs"],
            twice=head["twice"],
            columns=Columns(**head["columns"]),
            limits=Limits(**head["limits"]),
        )
    except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
        if isinstance(error, NotAJob):
            raise
        message = f"{home}: no job"
        raise NotAJob(
            message, hint="make one: dubao bulk plan INPUT… -o JOB"
        ) from error
