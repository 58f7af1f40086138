"""What a command loads: help comes at once, a command brings its own and no more."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dubao.cli.app import app
from dubao.cli.command import COMMANDS, overview

HEAVY = {"typer", "rich", "numpy", "lxml", "rjieba", "dubao.zh", "dubao.reading"}


def loaded(code: str, *arguments: str) -> set[str]:
    """Return which of the heavy modules a fresh process has after some code."""
    ending = "import sys; print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{ending}", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return HEAVY & set(done.stderr.split())


def test_import_and_help_load_nothing_heavy():
    assert loaded("import dubao") == set()
    assert loaded("from dubao.cli import main; main()", "--help") == set()


def test_reading_does_load_it():
    assert loaded("import dubao; dubao.read_text('三所学校')") >= {"dubao.zh"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_and_stands_in_the_overview(name):
    found = CliRunner().invoke(app, [name, "--help"])
    assert found.exit_code == 0, found.output
    assert f"Usage: dubao {name}" in found.output
    assert f"  {name:<12}{COMMANDS[name].summary}" in overview()


def test_without_arguments_the_overview_is_shown():
    found = CliRunner().invoke(app, [])
    assert found.exit_code == 2
    assert overview() in found.output
    assert CliRunner().invoke(app, ["--help"]).output.strip() == overview()


def test_an_unknown_command_is_named():
    found = CliRunner().invoke(app, ["raed"])
    assert found.exit_code == 2
    assert "raed" in found.output
