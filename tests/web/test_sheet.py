"""The picture of a page behind its boxes, and what becomes of it when its file goes."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from dubao import __version__
from dubao.api import read
from dubao.errors import MalformedFile, MissingFile, TimedOut
from dubao.ledger import Ledger
from dubao.sources.facsimile import facsimile, file_of
from dubao.sources.limit import USUAL
from dubao.web import view
from dubao.web.app import app
from dubao.web.guard import Rules
from tests.press.paper import needs_press, pdf
from tests.web.conftest import keep_picture, opened, served

PNG = b"\x89PNG\r\n"


@pytest.fixture
def printed(tmp_path):
    """Return a printed page's own file, its reading, and a ledger with it."""
    file = tmp_path / "page.pdf"
    file.write_bytes(pdf("flow").read_bytes())
    reading = read(file)
    ledger = tmp_path / "printed.ledger"
    with Ledger(ledger, write=True) as kept:
        kept.add(reading, reader=__version__)
        link = next(kept.pages()).link
    return file, reading, ledger, link


@needs_press
def test_boxes_lie_on_the_picture_and_a_figure_is_chosen_there(chromium, printed):
    _, reading, ledger, link = printed
    with served(ledger) as address, opened(chromium, locale="zh-CN") as (page, faults):
        page.goto(address + link)
        page.locator("tbody tr").first.wait_for()
        page.keyboard.press("3")
        page.locator("svg.sheet.pictured").wait_for()
        assert page.locator("svg.sheet g").count() == sum(
            block.box is not None for block in reading.page.blocks
        )
        page.locator("svg.sheet g.figure").first.click()
        page.locator("tr[aria-current]").wait_for()
        assert page.locator("svg.sheet g.chosen").count() >= 1
        keep_picture(page, "sheet")
        assert faults == []


@needs_press
def test_a_single_file_holds_its_picture(chromium, printed, tmp_path):
    _, reading, _, _ = printed
    file = tmp_path / "page.html"
    file.write_text(view(reading, picture=facsimile(reading.page.source)), "utf-8")
    with opened(chromium) as (page, faults):
        asked = []
        page.on("request", lambda request: asked.append(request.url[:5]))
        page.goto(file.as_uri())
        page.keyboard.press("3")
        page.locator("svg.sheet.pictured").wait_for()
        assert set(asked) <= {"file:", "data:"}
        assert faults == []


@needs_press
def test_a_file_that_changed_gives_no_picture(printed):
    file, reading, ledger, link = printed
    asking = TestClient(
        app(ledger, Rules(hosts=("127.0.0.1:1",))), base_url="http://127.0.0.1:1"
    )
    there = asking.get(f"/api/pages/{link[3:]}/picture.png")
    assert (there.status_code, there.headers["content-type"]) == (200, "image/png")
    assert there.content.startswith(PNG)

    file.write_bytes(file.read_bytes() + b"\n")
    assert asking.get(f"/api/pages/{link[3:]}/picture.png").status_code == 404
    with pytest.raises(MissingFile, match="not the file"):
        facsimile(reading.page.source)

    file.unlink()
    assert asking.get(f"/api/pages/{link[3:]}").json()["picture"] == ""
    assert asking.get(f"/api/pages/{link[3:]}/picture.png").status_code == 404


@needs_press
def test_drawing_stays_within_its_limits(printed):
    _, reading, _, _ = printed
    source = reading.page.source
    with pytest.raises(TimedOut):
        facsimile(source, limits=replace(USUAL, seconds=0.01))
    with pytest.raises(MalformedFile):
        facsimile(source, limits=replace(USUAL, memory=60_000_000))
    with pytest.raises(MissingFile):
        facsimile(source, limits=replace(USUAL, size=10))


def test_text_has_no_picture(ledger):
    with Ledger(ledger) as kept:
        row = next(kept.pages())
        source = kept.reading(row.link).page.source
    assert file_of(source) is None
    assert file_of(replace(source, media_type="image/png", name="\0")) is None
    with pytest.raises(MissingFile):
        facsimile(source)
