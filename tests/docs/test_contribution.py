"""The steps of a first contribution hold: commands, corpus lines, files."""

import re
import textwrap
from pathlib import Path

from tests import test_zh_corpora as corpora
from tests.docs.workspace import made

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "first-contribution.md").read_text(encoding="utf-8")
INDENTED = re.compile(r"^ +```(\w+)\n(.*?)^ +```$", re.MULTILINE | re.DOTALL)
BLOCKS = {kind: textwrap.dedent(body) for kind, body in INDENTED.findall(PAGE)}


def test_the_commands_print_what_stands_there(tmp_path, monkeypatch):
    console = made("console")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    found = list(console.steps(f"```console\n{BLOCKS['console']}```\n"))

    assert len(found) == 3
    for step in found:
        said = console.run(step.command, tmp_path)
        assert console.matches(step.printed, said), f"$ {step.command}\n{said}"


def test_the_corpus_lines_hold():
    lines = BLOCKS["text"].splitlines()

    assert len(lines) == 2
    for line in lines:
        expected, marked = line.split("\t")
        corpora.check(expected, *corpora.unmarked(marked))


def test_the_test_that_is_named_runs_the_lines_of_that_corpus():
    assert "tests/test_zh_corpora.py -k approximation" in PAGE
    assert any(line.id.startswith("approximation:") for line in corpora.LINES)


def test_every_file_that_is_named_is_there():
    named = re.findall(r"`((?:src/dubao/|zh/|bench/|docs/)[\w/.]+?)`", PAGE)

    assert len(named) > 3
    for name in named:
        assert (ROOT / name).exists() or (ROOT / "src" / "dubao" / name).exists(), name
