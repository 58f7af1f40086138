"""docs/checks has a page for every check, made from it: `make docs` writes them."""

from pathlib import Path

import pytest

from dubao.check import CHECKS
from dubao.export.manual import contents, manual

FOLDER = Path(__file__).parent.parent.parent / "docs" / "checks"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_page_is_up_to_date(check):
    page = FOLDER / f"{check.code}.md"

    assert page.read_text(encoding="utf-8") == manual(check), "run `make docs`"


def test_contents_are_up_to_date():
    page = FOLDER / "README.md"

    assert page.read_text(encoding="utf-8") == contents(), "run `make docs`"


def test_no_page_is_left_over():
    pages = {path.stem for path in FOLDER.glob("*.md")} - {"README"}

    assert pages == {check.code for check in CHECKS}


def test_every_check_is_said_in_full():
    assert all(one.why and one.source and one.title and one.name for one in CHECKS)
    assert len({one.code for one in CHECKS}) == len(CHECKS)
