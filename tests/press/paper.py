"""Printed pages for tests: each is printed once, scanned once."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.press.browser import chromium, has_fonts, printed
from tests.press.layout import LAYOUTS, upright
from tests.press.scan import scanned
from tests.press.stories import PAGE

needs_press = pytest.mark.skipif(
    not (chromium() and has_fonts()),
    reason="no Chromium or no Noto CJK fonts: make press",
)


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="dubao-press-"))


@cache
def pdf(name: str) -> Path:
    """Return a page of our own, printed in a layout."""
    made = upright(PAGE[:3]) if name == "upright" else LAYOUTS[name](PAGE)
    return printed(made, _folder() / f"{name}.pdf")


@cache
def scan(name: str, kind: str) -> Path:
    """Return the same page as a scanner sees it."""
    return scanned(pdf(name), _folder() / f"{name}-{kind}.png", kind)
