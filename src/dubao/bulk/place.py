"""Where inputs of a job lie: on this machine, or wherever fsspec reaches.

What has `://` in it is an address for fsspec: s3://, gs://, memory://, file://. It
brings its own libraries (s3fs, gcsfs) and asks for what they ask, as the environment
gives it to them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from dubao.errors import MissingFile, SourceError, UnsupportedFormat
from dubao.sources import Place, places


def is_address(path: str) -> bool:
    """Return whether a path is an address for fsspec.

    >>> is_address("s3://papers/1998/"), is_address("papers/1998")
    (True, False)
    """
    return "://" in path


def _system(path: str) -> tuple[Any, str]:
    try:
        import fsspec  # noqa: PLC0415 an extra, and few need it
    except ImportError as error:
        message = f"{path}: an address, not read by what is installed"
        raise UnsupportedFormat(message, hint="pip install 'dubao[bulk]'") from error
    try:
        system, inner = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        message = f"{path}: {error}"
        raise UnsupportedFormat(message, hint="install what fsspec names") from error
    return system, str(inner)


def listed(inputs: list[str]) -> Iterator[Place]:
    """Yield the inputs that paths and addresses stand for, in a fixed order."""
    for path in inputs:
        if not is_address(path):
            yield from places([path])
            continue
        system, inner = _system(path)
        with _named(path):
            names = sorted(system.find(inner)) if system.isdir(inner) else [inner]
        for name in names:
            if not any(part.startswith(".") for part in name.split("/")):
                yield Place(path=str(system.unstrip_protocol(name)))


def size_of(path: str) -> int:
    """Return how many bytes an input has, -1 where nobody can tell."""
    try:
        if is_address(path):
            system, inner = _system(path)
            return int(system.info(inner).get("size") or 0)
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return -1


@contextmanager
def stream(path: str) -> Iterator[BinaryIO]:
    """Open an input for reading; it is seekable.

    Raises:
        MissingFile: there is none, or it may not be read.
    """
    with _named(path):
        if is_address(path):
            system, inner = _system(path)
            file = cast("BinaryIO", system.open(inner, "rb"))
        else:
            file = Path(path).open("rb")  # noqa: SIM115 closed below
    with file:
        yield file


@contextmanager
def _named(path: str) -> Iterator[None]:
    try:
        yield
    except SourceError:
        raise
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be opened: {error}"
        raise MissingFile(
            message, hint="check the name, and who may read it"
        ) from error
