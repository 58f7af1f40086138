"""The documentation's commands and snippets run, and print what stands there."""

import re
from pathlib import Path

import pytest

from tests.docs.workspace import furnish, made

ROOT = Path(__file__).parent.parent.parent
console = made("console")

PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh.md",
    ROOT / "docs" / "tutorial.md",
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    furnish(folder)
    return folder


@pytest.fixture
def here(furnished, tmp_path, monkeypatch):
    for path in furnished.iterdir():
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_commands_print_what_stands_there(path, here):
    page = path.read_text(encoding="utf-8")
    if path.stem == "pdfs" and not (here / "pdfs").exists():
        pytest.skip("no Chromium with Chinese type to print a PDF")
    found = list(console.steps(page))
    if path.parent.name != "how-to" or path.stem != "measure":
        assert found

    for step in found:
        said = console.run(step.command, here)
        assert console.matches(step.printed, said), f"$ {step.command}\n{said}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.usefixtures("here")
def test_python_runs(path):
    for kind, code in FENCE.findall(path.read_text(encoding="utf-8")):
        if kind == "python":
            exec(compile(code, path.name, "exec"), {})  # noqa: S102 our own page


def test_what_is_not_run_says_why():
    blocks = marked = 0
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        blocks += sum(kind == "sh" for kind, _ in FENCE.findall(page))
        marked += len(console.NOT_RUN.findall(page))

    assert blocks == marked
    assert marked <= 3


def test_a_page_that_prints_something_else_fails():
    assert not console.matches("3 pages", "4 pages")
    assert not console.matches("a\n…\nc", "a\nb")
    assert console.matches("a\n…\nc", "a\nb\nc")
    assert console.matches("a … c", "a b c")


def test_both_readmes_show_the_same_sources():
    readmes = [
        (ROOT / f"README{suffix}.md").read_text("utf-8") for suffix in ("", ".zh")
    ]
    for name in ("Parquet", "WARC", "PDF", "ALTO", "Big5", "HTML"):
        assert all(name in readme for readme in readmes)
