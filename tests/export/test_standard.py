"""Nine exports of one ledger: each valid by its validator, each with all its figures.

The ledger has the samples, pages of gold, and a page with boxes. STANDARD_PAGES=200
takes more of the gold.
"""

import csv
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dubao
from dubao.cli.app import app
from dubao.export.standard import STANDARDS
from dubao.ledger import Ledger
from tests.export.valid import DSD, VALIDATORS, unzipped
from tests.sources import library

ROOT = Path(__file__).parents[2]
PAGES = int(os.environ.get("STANDARD_PAGES", "40"))
GOLD = sorted((ROOT / "gold" / "passages").glob("*.txt"))[:PAGES]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("standard")
    (folder / "0001.xml").write_bytes(library.alto(4, *library.page()))
    path = folder / "all.ledger"
    given = [*map(str, GOLD), str(ROOT / "samples"), str(folder / "0001.xml")]
    got = CliRunner().invoke(app, ["add", str(path), *given, "--workers", "1", "-q"])
    assert got.exit_code == 0, got.output
    return path


@pytest.mark.parametrize("name", STANDARDS)
def test_an_export_is_valid_and_has_every_figure(name, ledger, tmp_path):
    standard = STANDARDS[name]
    target = tmp_path / (f"out{standard.ending}" if standard.write else "out")
    got = CliRunner().invoke(
        app, ["export", str(ledger), "--to", name, "-o", str(target)]
    )
    assert got.exit_code == 0, got.output

    wrong, figures = VALIDATORS[name](target)

    assert wrong == []
    with Ledger(ledger) as kept:
        assert figures == sum(1 for _ in kept.figures())
        assert figures > 500


@pytest.mark.parametrize("name", ["alto", "mets", "iiif", "datapackage"])
def test_a_zip_holds_what_the_folder_holds(name, tmp_path):
    run = CliRunner()
    pages = str(ROOT / "samples" / "years")
    folder, pack = tmp_path / "folder", tmp_path / "pack.zip"
    for target in (folder, pack):
        got = run.invoke(app, ["export", pages, "--to", name, "-o", str(target)])
        assert got.exit_code == 0, got.output
    unpacked = unzipped(pack, tmp_path / "unpacked")

    told = [
        {
            str(path.relative_to(home)): path.read_bytes()
            for path in home.rglob("*")
            if path.is_file()
        }
        for home in (folder, unpacked)
    ]
    assert told[0] == told[1] != {}


def test_what_is_corrected_is_exported_as_it_was_put_right(tmp_path):
    path = tmp_path / "a.ledger"
    run = CliRunner()
    page = str(ROOT / "samples" / "years" / "2024-01-19.txt")
    with Ledger(path, write=True) as kept:
        kept.add(dubao.read(page), reader="1")
        first, second = [row["link"] for row in kept.figures(limit=2).dicts()]
        before = sum(1 for _ in kept.figures())
        kept.correct(first, act="edit", who="a", field="holder", new="青泽县")
        kept.correct(second, act="reject", who="a")
    target = tmp_path / "a.csv"
    run.invoke(app, ["export", str(path), "--to", "sdmx-csv", "-o", str(target)])

    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == before - 1
    assert rows[0]["HOLDER"] == "青泽县"


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    page = str(ROOT / "samples" / "county.txt")
    run = CliRunner()

    assert run.invoke(
        app, ["export", page, "--to", "alto", "-o", str(tmp_path)]
    ).exit_code == 2  # fmt: skip
    assert run.invoke(app, ["export", page, "--to", "alto"]).exit_code == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_the_structure_of_sdmx_is_valid_and_as_it_is_made():
    from pysdmx.io.xml.doc_validation import validate_doc  # noqa: PLC0415

    from tests.docs.workspace import made  # noqa: PLC0415

    shipped = DSD.read_text(encoding="utf-8")
    validate_doc(shipped)
    assert shipped == made("structure").document()
