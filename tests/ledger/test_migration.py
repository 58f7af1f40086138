"""A ledger of an older version is opened, brought up in place, and loses nothing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dubao.errors import LedgerError, NotALedger
from dubao.ledger import Ledger, connection
from dubao.model import SLOTS
from tests.ledger.make import reading


def old(path, version, more=""):
    """Make a ledger as dubao made it at a version."""
    script = Path(__file__).with_name(f"version-{version}.sql").read_text("utf-8")
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript(
            f"PRAGMA application_id = {connection.APPLICATION_ID};"
            f"PRAGMA journal_mode = WAL; {script} {more}"
            f"PRAGMA user_version = {version};"
        )
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "old.ledger"


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("write", [False, True])
def test_an_older_ledger_opens_and_takes_pages(path, version, write):
    old(path, version)
    with Ledger(path, write=write) as ledger:
        before = len(ledger)
    with Ledger(path, write=True) as ledger:
        assert ledger.add(reading(1), reader="1") == "added"
    with Ledger(path) as ledger:
        assert ledger.check() == []
        assert len(ledger) == before + 1


def test_what_version_2_kept_is_there_and_all_of_it_is_shown(path):
    old(path, 2)
    with closing(sqlite3.connect(path)) as plain:
        wanted = plain.execute(
            'SELECT start, "end", text, value, unit, measure, holder, place, action,'
            " period, stat, link FROM figures"
        ).fetchall()
    with Ledger(path) as ledger:
        found = ledger.connection.execute(
            'SELECT start, "end", text, value, unit, measure, holder, place, action,'
            " period, stat, link FROM figures"
        ).fetchall()
        assert found == wanted
        assert len(found) == 40
        (kept,) = ledger.readings()
        assert [one.kind for one in kept.articles] == ["article"] * 2 + [
            "photo",
            "brief",
        ]
        for figure, row in zip(kept.figures, wanted, strict=True):
            assert (*figure.span, figure.text) == row[:3]
            answers = [figure.answers.of(slot) for slot in SLOTS]
            assert all(one.shown and one.sure == 100 for one in answers)
            assert (figure.direction, figure.base) == ("", "")
            span = figure.answers.measure.span
            assert not span or span.of(kept.page.text) == figure.measure
        corrected = {row["text"]: row for row in ledger.figures().dicts()}
        assert corrected["213间"]["measure"] == "临街房屋"
        assert corrected["213间"]["status"] == "edited"
        assert corrected["18.5公里"]["status"] == "accepted"
        assert ledger.search("老街").hits


def test_a_ledger_that_cannot_be_written_is_named(path, monkeypatch):
    old(path, 2)
    before = path.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LedgerError, match="older"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_foreign_trigger_is_refused_and_nothing_is_changed(path):
    old(
        path, 2,
        "CREATE TRIGGER evil AFTER INSERT ON pages BEGIN DELETE FROM sources; END;",
    )  # fmt: skip
    with pytest.raises(NotALedger, match="trigger evil"):
        Ledger(path)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (2,)
        assert plain.execute("SELECT count(*) FROM figures").fetchone() == (40,)


def test_a_migration_that_fails_leaves_the_old_ledger(path, monkeypatch):
    old(path, 2)
    whole = connection.schema

    def broken(name="schema.sql"):
        return whole(name) + ("DROP TABLE nowhere;" if "version" in name else "")

    monkeypatch.setattr(connection, "schema", broken)
    with pytest.raises(LedgerError, match="nowhere"):
        Ledger(path)
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert len(ledger) == 1
        assert ledger.check() == []


def test_who_comes_second_finds_it_done(path):
    old(path, 2)
    with Ledger(path):
        pass
    connection._migrate(path, 1.0)
    with Ledger(path) as ledger:
        assert len(ledger) == 1
