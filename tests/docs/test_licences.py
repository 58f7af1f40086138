"""The table of licences names every pinned library as it is, and none under the GPL."""

import runpy
from pathlib import Path

MADE = Path(__file__).parents[2] / "docs" / "make" / "licences.py"


def test_the_table_is_as_the_libraries_say():
    assert runpy.run_path(str(MADE))["wrong"]() == []
