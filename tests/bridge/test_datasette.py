"""The metadata names what is there, and its queries run."""

import json
import sqlite3

import pytest
from typer.testing import CliRunner

from dubao import read_text
from dubao.cli.app import app
from dubao.ledger import Ledger
from dubao.ledger.datasette import HIDDEN


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "county.ledger"
    with Ledger(path, write=True) as made:
        made.add(read_text("2024年全县新建学校3所。", name="a"), reader="1")
    return path


def test_it_describes_every_table_and_only_what_is_there(ledger, tmp_path):
    wanted = tmp_path / "metadata.json"
    got = CliRunner().invoke(app, ["datasette", str(ledger), "-o", str(wanted)])
    assert got.exit_code == 0, got.output
    told = json.loads(wanted.read_text(encoding="utf-8"))["databases"]["county"]
    with sqlite3.connect(ledger) as opened:
        there = {
            name
            for (name,) in opened.execute(
                "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
                " AND name NOT LIKE 'sqlite_%'"
            )
        }
        assert set(told["tables"]) == there
        assert there > HIDDEN
        for name, table in told["tables"].items():
            columns = {row[1] for row in opened.execute(f"PRAGMA table_info({name})")}
            assert set(table.get("columns", ())) <= columns, name
            assert set(table.get("facets", ())) <= columns, name
        assert told["tables"]["pages"]["columns"]["length"] == "of text, in code points"
        for query in told["queries"].values():
            rows = opened.execute(query["sql"], {"measure": "学校"}).fetchall()
            if query["sql"].startswith("select period"):
                assert rows[0][:3] == ("2024", "3", "所")


def test_no_ledger(tmp_path):
    got = CliRunner().invoke(app, ["datasette", str(tmp_path / "none.ledger")])

    assert got.exit_code == 2
