"""Opens, makes and checks the file of a ledger.

A file is looked at before SQLite executes anything that it holds: it must say
in its header that it is a ledger, and its tables, views and triggers must be
those of schema.sql, word for word.
"""

import errno
import os
import sqlite3
import stat
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from dubao.errors import (
    DiskFull,
    DubaoError,
    LedgerCorrupt,
    LedgerError,
    LedgerLocked,
    MissingFile,
    NewerLedger,
    NotALedger,
)
from dubao.ledger.link import quoted

APPLICATION_ID = 0x64756261  # "duba"
VERSION = 4
PAGE_SIZE = 1024  # texts fill 95 % of such pages, 70 % of SQLite's usual 4096
# What brings a ledger of version N to N + 1: the file MIGRATIONS[N]. Forward only.
MIGRATIONS = {1: "version-2.sql", 2: "version-3.sql", 3: "version-4.sql"}
# What a ledger of an older version holds, told by `_check_old`.
PRINTS = {
    1: "95d87f269e3e71ccd1efeb718e5707927784ffbde2498d25ed6332ba3d7f51df",
    2: "fdc548af6ea58bd06850dc7eff062917edaea30c1637b932336694d8f671a7f7",
    3: "fe116b2f92c2aea1bef56d2a259c04f92655f1f522cc4a361b2c39acac7fd0c1",
}
# Made by ANALYZE; anything else of such a name is made to look like them.
STATISTICS = {
    ("table", name, name, f"CREATE TABLE {name}({columns})")
    for name, columns in (
        ("sqlite_stat1", "tbl,idx,stat"),
        ("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample"),
    )
}
UNDECODED = "Could not decode to UTF-8"  # as Python says of bytes that are no text
HEADER = 100  # bytes of an SQLite header
SAFE = """
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
"""
DURABLE = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 16384;
"""


@cache
def schema(name: str = "schema.sql") -> str:
    """Return schema.sql, or another file of statements beside it."""
    return files("dubao.ledger").joinpath(name).read_text(encoding="utf-8")


Object = tuple[str, str, str, str]  # type, name, table, statement


def _objects(connection: sqlite3.Connection) -> Counter[Object]:
    """Return what a file holds, each as often as it is there."""
    found = Counter(
        connection.execute(
            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
        )
    )
    for one in STATISTICS:
        found.pop(one, None)
    return found


@cache
def _ours() -> Counter[Object]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema())
        return _objects(connection)


def _damaged(path: Path, error: Exception) -> LedgerCorrupt:
    return LedgerCorrupt(
        f"{path}: the ledger is damaged: {error}",
        hint="restore a copy, or add the pages to a new ledger",
    )


@contextmanager
def reading_errors(path: Path) -> Iterator[None]:
    """Turn what damaged rows make of our own code into the errors of a ledger.

    For reading only: what is written was made by us, and a fault there is ours.

    Raises:
        LedgerCorrupt: what was read cannot have been written.
        LedgerError: as `named_errors`.
    """
    try:
        with named_errors(path):
            yield
    except DubaoError:
        raise
    except (TypeError, ValueError, LookupError, OverflowError, AttributeError) as error:
        raise _damaged(path, error) from error


@contextmanager
def named_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into the errors of a ledger.

    Raises:
        LedgerLocked: another process held the ledger for too long.
        LedgerCorrupt: the file is damaged.
        DiskFull: there is no room left.
        LedgerError: anything else that SQLite found.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise _damaged(path, error) from error
    except sqlite3.DatabaseError as error:
        if UNDECODED in str(error):
            raise _damaged(path, error) from error
        match getattr(error, "sqlite_errorcode", 0) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                msg = f"{path}: another process is writing this ledger"
                raise LedgerLocked(
                    msg,
                    hint="wait until it has finished",
                ) from error
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                raise _damaged(path, error) from error
            case sqlite3.SQLITE_FULL:
                msg = f"{path}: no room left on the disk"
                raise DiskFull(msg) from error
            case _:
                msg = f"{path}: {error}"
                raise LedgerError(msg) from error


def _check_header(path: Path) -> int:
    """Return the version of the ledger at `path`, from its first bytes."""
    try:
        header = b""
        if stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            with path.open("rb") as file:
                header = file.read(HEADER)
    except FileNotFoundError as error:
        msg = f"{path}: no such ledger"
        raise MissingFile(msg, hint="make one: dubao add LEDGER PATH") from error
    except (OSError, ValueError) as error:
        msg = f"{path}: cannot be opened: {getattr(error, 'strerror', error)}"
        raise NotALedger(msg) from error
    if len(header) < HEADER or not header.startswith(b"SQLite format 3\0"):
        msg = f"{path}: not a ledger: no SQLite file"
        raise NotALedger(msg)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        msg = f"{path}: an SQLite file, and not a ledger"
        raise NotALedger(msg)
    version = int.from_bytes(header[60:64], "big", signed=True)
    if version < 1:
        msg = f"{path}: says that it is a ledger of version {version}: there is none"
        raise NotALedger(msg)
    if version > VERSION:
        msg = f"{path}: a ledger of version {version}, newer than {VERSION}"
        raise NewerLedger(
            msg,
            hint="upgrade dubao",
        )
    return version


def _check_old(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Refuse what no dubao made, before a statement could run what it holds."""
    found = _objects(connection)
    if sha256(repr(sorted(found.elements())).encode()).hexdigest() != PRINTS[version]:
        known = {one[:2] for one in _ours()}
        strange = [
            f"{one[0]} {one[1]}" for one in sorted(found) if one[:2] not in known
        ]
        names = ", ".join(strange) or f"other tables than version {version} had"
        msg = f"{path}: holds what dubao did not make: {names}"
        raise NotALedger(msg)


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    foreign = _objects(connection) - _ours()
    if foreign:
        names = ", ".join(sorted(f"{kind} {name}" for kind, name, *_ in foreign))
        msg = f"{path}: holds what dubao did not make: {names}"
        raise NotALedger(msg)
    missing = _ours() - _objects(connection)
    if missing:
        names = ", ".join(sorted(f"{kind} {name}" for kind, name, *_ in missing))
        msg = f"{path}: lacks {names}"
        raise LedgerCorrupt(msg)


def _connect(
    path: Path, *, mode: str, timeout: float, durable: bool = False
) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        connection.executescript(SAFE)
        if durable:
            connection.executescript(DURABLE)
    except BaseException:  # a damaged file: nobody else would close it
        connection.close()
        raise
    connection.create_function("quoted", 1, quoted, deterministic=True)
    return connection


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, which executescript would commit before."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _migrate(path: Path, timeout: float) -> None:
    """Bring a ledger up to this version: all of the way, or not at all.

    Who comes second finds it done. What the file holds besides what is ours is found
    before anything is kept.
    """
    with closing(_connect(path, mode="rw", timeout=timeout)) as connection:
        connection.execute("BEGIN IMMEDIATE")  # closing it without COMMIT undoes all
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < VERSION:
            _check_old(connection, path, version)
        for step in range(version, VERSION):
            for statement in _statements(schema(MIGRATIONS[step])):
                connection.execute(statement)
        _check_schema(connection, path)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")


def connect(path: Path, *, write: bool, timeout: float = 30.0) -> sqlite3.Connection:
    """Return a connection to the ledger at `path`, checked before use.

    One that an older dubao made is brought up to this version first.

    Raises:
        MissingFile: there is no such file.
        NotALedger: the file is something else, or holds what is not ours.
        NewerLedger: a newer dubao made it.
        LedgerLocked: another process writes it.
        LedgerCorrupt: it is damaged.
    """
    version = _check_header(path)
    if version < VERSION and not os.access(path, os.W_OK):
        message = f"{path}: a ledger of version {version}, older than {VERSION}"
        raise LedgerError(message, hint="it cannot be written, to bring it up: copy it")
    with named_errors(path):
        if version < VERSION:
            _migrate(path, timeout)
        with closing(_connect(path, mode="ro", timeout=timeout)) as looked_at:
            _check_schema(looked_at, path)
        mode = "rw" if write else "ro"
        return _connect(path, mode=mode, timeout=timeout, durable=write)


def _keep_name(folder: Path) -> None:
    """Write down the folder itself, so that a new name in it outlives a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def create(path: Path) -> None:
    """Make an empty ledger at `path`, whole or not at all.

    A ledger that another process made at the same moment is left as it is.

    Raises:
        LedgerError: the folder cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        os.close(handle)
        _make(Path(name), path)
    except (OSError, ValueError) as error:
        if isinstance(error, DubaoError):
            raise
        if getattr(error, "errno", 0) == errno.ENOSPC:
            msg = f"{path}: no room left on the disk"
            raise DiskFull(msg) from error
        msg = f"{path}: cannot be made: {getattr(error, 'strerror', error)}"
        raise LedgerError(msg) from error


def _make(draft: Path, path: Path) -> None:
    try:
        with named_errors(path), closing(sqlite3.connect(draft)) as connection:
            connection.executescript(
                f"PRAGMA page_size = {PAGE_SIZE}; PRAGMA synchronous = FULL;"
                f"PRAGMA application_id = {APPLICATION_ID};"
                f"BEGIN; {schema()} PRAGMA user_version = {VERSION}; COMMIT;"
                "PRAGMA journal_mode = WAL;"
            )
        mask = os.umask(0)
        os.umask(mask)
        draft.chmod(0o666 & ~mask)
        try:
            os.link(draft, path)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            draft.rename(path)
        _keep_name(path.parent)
    finally:
        draft.unlink(missing_ok=True)
