"""The files that paths stand for."""

from collections.abc import Iterator, Sequence
from pathlib import Path


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


def places(paths: Sequence[str], ledger: Path) -> Iterator[str]:
    """Yield the files of all paths: a folder's own are those inside it.

    The ledger and what lies beside it under its name are no inputs.
    """
    own = ledger.resolve()
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        for found in _inside(Path(path)):
            resolved = found.resolve()
            if resolved.parent != own.parent or not resolved.name.startswith(own.name):
                yield str(found)
