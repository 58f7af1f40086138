"""Debian's Chromium as a printing press: HTML in, PDF out."""

import shutil
import subprocess
import tempfile
from pathlib import Path

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer",
)  # fmt: skip


def chromium() -> str:
    """Return Chromium's path, "" where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


def has_fonts() -> bool:
    """Say whether a Noto CJK font is installed."""
    lister = shutil.which("fc-list")
    if not lister:
        return False
    listed = subprocess.run(
        [lister, ":lang=zh", "family"], capture_output=True, text=True, check=False
    )
    return "Noto S" in listed.stdout


def printed(document: str, path: Path) -> Path:
    """Print an HTML document into a PDF at `path`."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "page.html")
        source.write_text(document, encoding="utf-8")
        subprocess.run(
            [
                chromium(), *FLAGS, f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={path}", source.as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return path
