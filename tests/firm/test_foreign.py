"""A ledger of somebody else's is read as data: nothing that it holds is executed."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dubao import __version__, read_text
from dubao.errors import LedgerCorrupt, LedgerError, MissingFile, NotALedger
from dubao.ledger import Ledger
from dubao.ledger.connection import APPLICATION_ID, VERSION
from tests.ledger.test_migration import old

BODY = "BEGIN UPDATE pages SET text = 'stolen'; DELETE FROM corrections; END"
ADDED = {  # type, name, table, statement
    "trigger of a statistic's name": (
        "trigger", "sqlite_stat9", "pages",
        f"CREATE TRIGGER sqlite_stat9 AFTER INSERT ON pages {BODY}",
    ),
    "trigger of a real statistic's name": (
        "trigger", "sqlite_stat1", "pages",
        f"CREATE TRIGGER sqlite_stat1 AFTER INSERT ON pages {BODY}",
    ),
    "trigger": (
        "trigger", "innocent", "pages",
        f"CREATE TRIGGER innocent AFTER INSERT ON pages {BODY}",
    ),
    "view of a statistic's name": (
        "view", "sqlite_stat4", "sqlite_stat4",
        "CREATE VIEW sqlite_stat4 AS SELECT load_extension('x')",
    ),
    "view": ("view", "more", "more", "CREATE VIEW more AS SELECT 1"),
}  # fmt: skip
CHANGED = {  # in the table `pages`, but the last
    "check": ("crc         INTEGER NOT NULL", "crc INTEGER NOT NULL CHECK (hex(1))"),
    "default": ("reader      TEXT NOT NULL", "reader TEXT NOT NULL DEFAULT (hex(1))"),
    "generated": ("reader      TEXT NOT NULL", "reader TEXT AS (hex(zeroblob(9)))"),
    "view": ("f.page", "(SELECT count(*) FROM pages)"),
}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "county.ledger"
    with Ledger(path, write=True) as kept:
        kept.add(read_text("全县新建学校3所。", name="page.txt"), reader=__version__)
    return path


def altered(path, statement, *values):
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA writable_schema = ON")
        assert plain.execute(statement, values).rowcount == 1
        (version,) = plain.execute("PRAGMA schema_version").fetchone()
        plain.execute(f"PRAGMA schema_version = {version + 1}")


def refused(path):
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(LedgerError), Ledger(path, write=write) as ledger:
            ledger.add(read_text("全县新建桥5座。", name="b.txt"), reader=__version__)
    assert path.read_bytes() == before
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as plain:
        plain.execute("PRAGMA writable_schema = ON")
        texts = plain.execute("SELECT text FROM pages").fetchall()
    assert "stolen" not in str(texts)


@pytest.mark.parametrize("name", ADDED)
def test_what_was_added_is_found(path, name):
    altered(path, "INSERT INTO sqlite_schema VALUES (?, ?, ?, 0, ?)", *ADDED[name])
    refused(path)


@pytest.mark.parametrize("name", CHANGED)
def test_what_was_changed_is_found(path, name):
    then, now = CHANGED[name]
    table = "figures" if name == "view" else "pages"
    statement = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?"
    altered(path, statement, then, now, table)
    for write in (False, True):
        with pytest.raises(LedgerError):
            Ledger(path, write=write)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", ADDED)
def test_an_old_ledger_is_looked_at_before_it_is_brought_up(tmp_path, version, name):
    path = old(tmp_path / "old.ledger", version)
    altered(path, "INSERT INTO sqlite_schema VALUES (?, ?, ?, 0, ?)", *ADDED[name])
    refused(path)


def test_statistics_are_no_strangers(path):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("ANALYZE")
    with Ledger(path, write=True) as ledger:
        assert len(ledger) == 1


@pytest.mark.parametrize("version", [0, -1, -(2**31), VERSION + 1, 2**31 - 1])
@pytest.mark.parametrize("write", [False, True])
def test_versions_that_never_were_are_named(path, version, write):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LedgerError, match="version"):
        Ledger(path, write=write)


@pytest.mark.parametrize("version", [1, 2])
def test_a_ledger_that_says_an_older_version_is_named(path, version):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(NotALedger):
        Ledger(path, write=True)


def odd(folder):
    """Yield names of what is no ledger, each with how it is called."""
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "nowhere").symlink_to(folder / "none")
    (folder / "empty").touch()
    (folder / "short").write_bytes(b"SQLite format 3\0")
    (folder / "text").write_text("全县" * 100, encoding="utf-8")
    with closing(sqlite3.connect(folder / "other")) as plain:
        plain.execute("CREATE TABLE a (b)")
    with closing(sqlite3.connect(folder / "bare")) as plain:
        plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        plain.execute(f"PRAGMA user_version = {VERSION}")
        plain.execute("CREATE TABLE pages (b)")
    yield from folder.iterdir()
    yield from (Path("/dev/zero"), Path("/dev/null"), folder / "none")
    yield from (folder / "a\0b", folder / ("long" * 100))


def test_odd_files_are_named(tmp_path):
    for path in odd(tmp_path):
        with pytest.raises((LedgerError, MissingFile)):
            Ledger(path)
        if path.name == "none":
            continue
        with pytest.raises((LedgerError, MissingFile)):
            Ledger(path, write=True)


def test_a_log_beside_it_is_looked_at_too(path, tmp_path):
    """A log (-wal) that was left beside a file changes what the file holds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        plain.execute("PRAGMA wal_autocheckpoint = 0")
        plain.execute("CREATE TRIGGER more AFTER INSERT ON pages " + BODY)
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", tmp_path / f"copy.ledger{end}")
    with pytest.raises(NotALedger, match="trigger more"):
        Ledger(tmp_path / "copy.ledger", write=True)


def test_a_missing_table_is_named(path):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DROP VIEW figures")
    with pytest.raises(LedgerCorrupt, match="view figures"):
        Ledger(path)
