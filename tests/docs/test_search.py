"""The site, built strictly, is searched in Chinese, offline, by a real browser."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("material", reason="the docs group is not installed: make docs")
    home = tmp_path_factory.mktemp("site")
    for name in ("language", "reference"):
        subprocess.run([sys.executable, ROOT / f"docs/make/{name}.py"], check=True)
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", home],
        cwd=ROOT, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return home


@pytest.fixture(scope="module")
def tab(site, chromium):
    page = chromium.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("标准答案", "glossary"), ("引题", "glossary"), ("newsroom", "newsroom")],
)
def test_search_finds_the_page(tab, query, wanted):
    field = tab.locator("input[name=query]")
    field.click()
    field.fill(query)
    field.press("End")  # the search listens to keys
    tab.wait_for_selector(".md-search-result__link", state="attached", timeout=5_000)
    tab.wait_for_function(
        "w => [...document.querySelectorAll('.md-search-result__link')]"
        ".slice(0, 3).some(a => a.href.includes(w))",
        arg=wanted,
        timeout=5_000,
    )


def test_nothing_is_asked_of_others(tab):
    assert tab.asked
    assert all(url.startswith(("file:", "blob:", "data:")) for url in tab.asked)
