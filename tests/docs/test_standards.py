"""Each page on a standard: its commands print what stands there, and its snippets run.

A page's commands and snippets run one after the other in one folder, as a reader would.
"""

from pathlib import Path

import pytest

from dubao.export.standard import STANDARDS
from tests.docs.test_snippets import FENCE, furnished  # noqa: F401 a fixture
from tests.docs.workspace import made

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "standards"
console = made("console")


@pytest.mark.parametrize("name", STANDARDS)
def test_a_page_does_what_it_says(name, furnished, tmp_path, monkeypatch):  # noqa: F811
    for path in furnished.iterdir():
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)
    page = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    steps = list(console.steps(page))
    assert steps

    for step in steps:
        said = console.run(step.command, tmp_path)
        assert console.matches(step.printed, said), f"$ {step.command}\n{said}"

    for kind, code in FENCE.findall(page):
        if kind == "python":
            exec(compile(code, name, "exec"), {})  # noqa: S102 our own page


@pytest.mark.parametrize("name", STANDARDS)
def test_a_page_lists_what_its_standard_cannot_carry(name):
    page = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert "cannot carry:**" in page
    assert f"[{name}]({name}.md)" in (FOLDER / "README.md").read_text(encoding="utf-8")
