"""Figures as CSV are the same from `read`, from `figures` and from the browser."""

import csv
import io
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dubao.cli import main
from dubao.ledger.selection import COLUMNS as KEPT
from dubao.model.tabular import COLUMNS
from dubao.web.app import app
from dubao.web.guard import Rules

SAMPLES = sorted(Path(__file__).parents[2].glob("samples/**/*.txt"))


def said(monkeypatch, capsys, *words):
    monkeypatch.setattr(sys, "argv", ["dubao", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code, words
    return capsys.readouterr().out


@pytest.mark.parametrize("slots", ["sure", "all"])
def test_the_three_are_equal(tmp_path, monkeypatch, capsys, slots):
    path = tmp_path / "county.ledger"
    said(monkeypatch, capsys, "add", "--workers", 1, path, *SAMPLES)
    read = said(monkeypatch, capsys, "read", "-f", "csv", "--slots", slots, *SAMPLES)
    kept = said(monkeypatch, capsys, "figures", "-f", "csv", "--slots", slots, path)
    with TestClient(app(path, Rules()), base_url="http://127.0.0.1") as asking:
        web = asking.get(f"/api/figures.csv?slots={slots}").text
    assert web == kept
    assert sorted(read.splitlines()) == sorted(kept.splitlines())
    rows = list(csv.reader(io.StringIO(read)))
    assert rows[0] == [*COLUMNS, *(["sure"] if slots == "all" else [])]
    assert len(rows) > 80
    assert not any("\n" in cell for row in rows for cell in row)


def test_a_page_in_the_browser_has_the_rows_of_read(tmp_path, monkeypatch, capsys):
    path = tmp_path / "county.ledger"
    said(monkeypatch, capsys, "add", "--workers", 1, path, SAMPLES[0])
    read = said(monkeypatch, capsys, "read", "-f", "csv", SAMPLES[0])
    link = csv.DictReader(io.StringIO(read)).__next__()["link"].partition("#")[0]
    with TestClient(app(path, Rules()), base_url="http://127.0.0.1") as asking:
        assert asking.get(f"/api/pages{link[2:]}/figures.csv").text == read
    excel = said(monkeypatch, capsys, "read", "-f", "csv", "--excel", SAMPLES[0])
    assert excel[0] == "\ufeff"


def test_the_columns_are_those_of_a_ledger():
    assert tuple(KEPT) == COLUMNS
