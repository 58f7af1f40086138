"""A file fits the reader's head: fewer than 400 lines."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path.relative_to(ROOT)
    for folder in ("src", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_file_is_shorter_than_400_lines(path):
    lines = (ROOT / path).read_text(encoding="utf-8").count("\n")

    assert lines < 400, f"{path} has {lines} lines: give its second subject a file"
