"""The hook for pre-commit runs a command that there is."""

import shlex
from pathlib import Path

import yaml
from typer.testing import CliRunner

from dubao.cli.app import app

ROOT = Path(__file__).parent.parent


def test_the_hook_refuses_a_page_that_does_not_add_up(tmp_path):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    program, *words = shlex.split(hook["entry"])
    wrong, right = tmp_path / "wrong.txt", tmp_path / "right.txt"
    wrong.write_text("全校共有学生82人,其中男生45人,女生38人。", encoding="utf-8")
    right.write_text("全校共有学生83人,其中男生45人,女生38人。", encoding="utf-8")

    assert program == "dubao"
    assert CliRunner().invoke(app, [*words, str(right)]).exit_code == 0
    assert CliRunner().invoke(app, [*words, str(right), str(wrong)]).exit_code == 1
