"""The pages that are made from the code, the site's settings, and the manual."""

import importlib
import re
from pathlib import Path

import pytest

from dubao import __version__
from dubao.cli.command import COMMANDS
from tests.docs.workspace import made

ROOT = Path(__file__).parent.parent.parent


def test_the_language_page_has_every_phenomenon_and_reads_its_examples():
    language = made("language")
    page = language.page()

    for corpus in language.FOLDER.glob("*.corpus"):
        assert f"## {corpus.stem}\n" in page
    assert "| ⟦约80人⟧ | 80 人 about |" in page
    assert language.said("春天来了") == "nothing"


def test_the_reference_has_every_command_and_name():
    reference = made("reference")
    commands, python = reference.commands(), reference.python()

    for name in COMMANDS:
        assert f"### dubao {name}\n" in commands
    for verb in ("plan", "run", "status", "load"):
        assert f"#### dubao bulk {verb}\n" in commands
    for name in ("read_text", "Ledger.search", "Figure", "score_pages", "check"):
        assert re.search(rf"^#+ {re.escape(name)}$", python, re.MULTILINE), name


def test_the_reference_is_what_is_public():
    reference = made("reference")
    page = reference.python()

    for name in reference.MODULES:
        module = importlib.import_module(name)
        section = page.partition(f"## {name}\n")[2].partition("\n## dubao")[0]
        told = set(re.findall(r"^### (\w+)$", section, re.MULTILINE))
        public = {n for n in module.__all__ if callable(getattr(module, n))}
        assert told == public, name


def test_the_manual_has_every_command_and_no_stray_request():
    manual = made("manual")
    page = manual.page(dict.fromkeys(COMMANDS, ".troff\n'quoted"))

    assert page.startswith(".TH DUBAO 1")
    for name in COMMANDS:
        assert f".SS dubao {name}\n" in page
    assert "\n.troff" not in page


def test_the_manual_that_the_wheel_brings_is_the_command_lines_own():
    manual, reference = made("manual"), made("reference")
    names = [command.name for _, commands in manual.GROUPS for command in commands]
    wanted = manual.page({name: reference.helped(name) for name in names})

    kept = (ROOT / "docs" / "dubao.1").read_text(encoding="utf-8")
    assert kept == wanted, "make man"


def test_every_page_is_in_the_sites_contents():
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for path in (ROOT / "docs").rglob("*.md"):
        assert f"- {path.relative_to(ROOT / 'docs')}\n" in settings


@pytest.mark.parametrize("name", ["index.md", "tutorial.md", "limits.md"])
def test_links_lead_somewhere(name):
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    generated = {"reference/cli.md", "reference/python.md", "language.md"}
    for link in re.findall(r"\]\(([^)#:]+)\)", page):
        assert link in generated or (ROOT / "docs" / link).exists(), link


def test_fragments_are_joined(tmp_path):
    changelog = made("changelog")
    folder = tmp_path / "changelog.d"
    folder.mkdir()
    (folder / "a.added.md").write_text("- One.\n", encoding="utf-8")
    (folder / "b.fixed.md").write_text("Two.\n", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.1 (2020-01-01)\n")

    changelog.release(tmp_path, "0.2", "2021-01-01")

    assert (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changelog\n\n## 0.2 (2021-01-01)\n\n### Added\n\n- One.\n\n"
        "### Fixed\n\n- Two.\n\n## 0.1 (2020-01-01)\n"
    )
    assert not list(folder.iterdir())
    with pytest.raises(SystemExit):
        changelog.release(tmp_path, "0.3", "2022-01-01")
    (folder / "c.odd.md").write_text("x")
    with pytest.raises(SystemExit):
        changelog.joined(folder)


def test_every_fragment_of_ours_has_a_kind():
    paths = list((ROOT / "changelog.d").glob("*.md"))

    assert sorted(made("changelog").joined(ROOT / "changelog.d")[1]) == sorted(paths)


def test_the_version_has_its_changes():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert f"\n## {__version__} (" in text
