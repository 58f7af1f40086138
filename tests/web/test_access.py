"""axe-core finds nothing serious on any view, light or dark."""

import shutil
import subprocess
import tarfile

import pytest

from dubao.api import read
from dubao.ledger import Ledger
from dubao.web import view
from tests.web.conftest import SAMPLES, opened, served

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine to fetch axe-core with")
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run(
            [npm, "pack", "axe-core@4", "--silent"],
            cwd=folder, check=True, timeout=120, capture_output=True,
        )  # fmt: skip
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"axe-core cannot be fetched: {error}")
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        script = packed.extractfile("package/axe.min.js")
        return script.read().decode()


def serious(page, axe):
    page.evaluate(axe)
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: tags}).then(found => found.violations)",
        TAGS,
    )
    return [
        (one["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_serious_barrier(chromium, ledger, axe, tmp_path, scheme, locale):
    with Ledger(ledger) as kept:
        link = next(row.link for row in kept.pages() if row.name == "county.txt")
    file = tmp_path / "page.html"
    single = view(read(SAMPLES / "county.txt"), language=locale[:2])
    file.write_text(single, encoding="utf-8")
    with (
        served(ledger, edit=True) as address,
        opened(chromium, color_scheme=scheme, locale=locale, bypass_csp=True) as (
            page,
            faults,
        ),
    ):
        for place in (
            link, "/?q=春", "/series?measure=播种面积", "/figures", "/add", "/",
            "/series", "/series?measure=棉花播种面积", "/review", "/findings",
        ):  # fmt: skip
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
            if place == link:
                page.click("mark.figure >> nth=2")
                page.keyboard.press("d")
                page.locator(".derivation li").first.wait_for()
                page.keyboard.press("e")
            assert serious(page, axe) == [], place
        page.click("h1")
        page.keyboard.press("?")
        assert serious(page, axe) == []
        page.goto(file.as_uri())
        page.click("mark.figure >> nth=2")
        assert serious(page, axe) == []
        assert faults == []
