"""Chromium, one for all tests of a process: Playwright runs once in each."""

import pytest

from tests.press import browser


@pytest.fixture(scope="session")
def chromium():
    if not browser.chromium():
        pytest.skip("no chromium on this machine: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as play:
        made = play.chromium.launch(
            executable_path=browser.chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic",
                  "--disable-background-networking", "--disable-component-update"],
        )  # fmt: skip
        yield made
        made.close()
