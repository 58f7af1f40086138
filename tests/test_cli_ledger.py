"""The commands on a ledger, as somebody would type them."""

import json
import xml.etree.ElementTree as ET

import pytest
from typer.testing import CliRunner

from dubao.cli.app import app

PAGES = {
    "a.txt": "青禾日报 2021年1月5日\n\n棉花丰收\n\n本报讯 2020年全县植树1200棵。\n",
    "b.txt": "青禾日报 2021年1月9日\n\n植树忙\n\n本报讯 2020年全县植树1500棵。\n",
    "c.txt": "",
}


@pytest.fixture
def ledger(tmp_path):
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path / "county.ledger"
    done = run("add", path, tmp_path, "--workers", 1)
    assert done.exit_code == 3  # one is empty
    assert "2 read, 0 partial, 1 failed, 0 skipped" in done.stderr
    assert done.stdout == ""
    return path


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_search(ledger):
    done = run("search", ledger, "植樹", "--format", "jsonl")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [hit["match"] for hit in hits] == ["植树", "植树"]
    assert "2 pages" in run("search", ledger, "植树").stdout
    assert run("search", ledger, "没有").exit_code == 1
    assert run("search", ledger, "(").exit_code == 2


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_figures(ledger, form):
    done = run("figures", ledger, "--unit", "棵", "--format", form)
    assert done.exit_code == 0
    assert "1200" in done.stdout
    assert "1500" in done.stdout


def test_figures_to_files(ledger, tmp_path):
    for form in ("xlsx", "parquet"):
        target = tmp_path / f"out.{form}"
        assert run("figures", ledger, "-f", form, "-o", target).exit_code == 0
        assert target.stat().st_size > 100
        assert run("figures", ledger, "-f", form).exit_code == 2
    done = run("figures", ledger, "-f", "csv", "--excel")
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbf")


def test_series(ledger, tmp_path):
    done = run("series", ledger, "*", "--unit", "棵", "--format", "jsonl")
    assert done.exit_code == 0
    assert "1200" in run("series", ledger, "*", "--unit", "棵", "-f", "csv").stdout
    assert "█" in run("series", ledger, "*", "--unit", "棵", "-f", "plot").stdout
    picture = tmp_path / "x.svg"
    assert (
        run("series", ledger, "*", "-f", "svg", "-o", picture, "--keep").exit_code == 0
    )
    root = ET.parse(picture).getroot()  # noqa: S314 # our own
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) >= 1
    assert run("series", ledger, "没有").exit_code == 1


def test_correct(ledger):
    rows = run("figures", ledger, "--unit", "棵", "-f", "jsonl").stdout.splitlines()
    link = json.loads(rows[0])["link"]
    assert (
        run("correct", ledger, link, "--set", "value=7", "--who", "甲").exit_code == 0
    )
    row = json.loads(
        run("figures", ledger, "--max", "8", "--unit", "棵", "-f", "jsonl").stdout
    )
    assert (row["value"], row["status"]) == ("7", "edited")
    listed = json.loads(run("correct", ledger).stdout)
    assert (listed["who"], listed["new"]) == ("甲", "7")
    assert run("correct", ledger, "--orphans").stdout == ""
    assert run("correct", ledger, link).exit_code == 2
    assert run("correct", ledger, link, "--accept", "--reject").exit_code == 2


def test_what_is_no_ledger_is_named(tmp_path):
    other = tmp_path / "a.txt"
    other.write_text("x" * 500)
    for words in (("search", other, "x"), ("figures", other), ("series", other, "*")):
        done = run(*words)
        assert done.exit_code == 2
        assert "NotALedger" in done.stderr
    assert run("search", tmp_path / "none", "x").exit_code == 2
