"""The screens on which the desk is looked at, and what must hold on each."""

from contextlib import contextmanager

from tests.web.conftest import opened
from tests.web.hand import Hand

LOCALES = {"zh": "zh-CN", "en": "en-GB"}
WIDTHS = {"desk": (1280, 800), "phone": (390, 844)}
WAYS = {"mouse": "zh", "keyboard": "en"}
SCREENS = ("desk-mouse", "desk-keyboard", "phone-mouse", "phone-keyboard")


@contextmanager
def begun(browser, address, screen):
    """Give a hand on a view; nothing may go wrong on the way, or stand out aside."""
    width, way = screen.split("-")
    wide, high = WIDTHS[width]
    with opened(
        browser, locale=LOCALES[WAYS[way]], accept_downloads=True,
        viewport={"width": wide, "height": high},
    ) as (page, faults):  # fmt: skip
        page.goto(address)
        yield Hand(page, way), page
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{over} px too wide"
        assert faults == []
