"""Folders: the inputs that lie in them, each with its companions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dubao.sources.group import grouped


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An input: a file, and those that are one page together with it."""

    path: str
    companions: tuple[str, ...] = ()


def places(
    paths: Iterable[str], *, without: Callable[[Path], bool] = lambda _: False
) -> Iterator[Place]:
    """Yield the inputs that paths stand for: a folder's are those inside it.

    `without` says which files in folders are none.
    """
    for path in paths:
        if Path(path).is_dir():
            files = [str(file) for file in _inside(Path(path)) if not without(file)]
            for name, companions in grouped(files, _beginning):
                yield Place(path=name, companions=companions)
        else:
            yield Place(path=path)


def _inside(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder and its folders, in the order of their names.

    What begins with a dot is left out, and so is what a link leads to outside.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _inside(path)
        elif path.is_file():
            yield path


def _beginning(name: str, count: int) -> bytes:
    """Return what a file begins with, nothing of one that cannot be opened."""
    try:
        with Path(name).open("rb") as file:
            return file.read(count)
    except OSError:
        return b""
