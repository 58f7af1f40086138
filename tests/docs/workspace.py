"""The folder in which the documentation's commands run: what a reader would have."""

import gzip
import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

from tests.press import browser
from tests.sources import library, pack

ROOT = Path(__file__).parent.parent.parent


def made(name: str) -> ModuleType:
    """Return a script of docs/make as a module."""
    path = ROOT / "docs" / "make" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def furnish(folder: Path) -> None:
    """Put samples, an archive's ALTO, a crawl and, where it can be printed, a PDF."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    (folder / "alto").mkdir()
    (folder / "alto" / "0001.xml").write_bytes(library.alto(4, *library.page()))
    (folder / "crawl.warc.gz").write_bytes(
        b"".join(gzip.compress(one) for one in pack.warc())
    )
    if browser.chromium() and browser.has_fonts():
        (folder / "pdfs").mkdir()
        text = (ROOT / "samples" / "years" / "2020-01-15.txt").read_text("utf-8")
        folio, headline, body = (part for part in text.split("\n") if part)
        browser.printed(
            f'<html lang="zh"><body style="font-size:10pt">{folio}<h1>{headline}</h1>'
            f"<p>{body}</p></body></html>",
            folder / "pdfs" / "2020-01-15.pdf",
        )
