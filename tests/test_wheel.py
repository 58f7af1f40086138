"""The wheel holds all that it needs: installed alone, it reads a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.timeout(600)
def test_the_wheel_reads_a_page_in_an_empty_environment(tmp_path):
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

    def run(*words):
        return subprocess.run(
            [str(word) for word in words],
            cwd=tmp_path, env=clean, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    run(sys.executable, *pip, "wheel", "--no-deps", "-w", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("dubao-*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    run(python, *pip, "install", "-c", ROOT / "constraints.txt", wheel)

    dubao = tmp_path / "empty" / "bin" / "dubao"
    sample = ROOT / "samples" / "county.txt"
    assert "40 figures, 15 asides, 0 unread" in run(dubao, "read", sample)
    run(dubao, "add", tmp_path / "a.ledger", sample)
    assert "春" in run(dubao, "search", tmp_path / "a.ledger", "春播面积")
    page = tmp_path / "page.html"
    run(dubao, "view", sample, "-o", page)
    assert "春播面积" in page.read_text(encoding="utf-8")
    manual = tmp_path / "empty" / "share" / "man" / "man1" / "dubao.1"
    assert manual.read_bytes() == (ROOT / "docs" / "dubao.1").read_bytes()
    where = run(python, "-c", "import dubao; print(dubao.__file__)")
    assert where.startswith(str(tmp_path))
