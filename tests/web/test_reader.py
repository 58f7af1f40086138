"""What a user does in the reader, in a real browser."""

import pytest

from dubao.api import read
from dubao.ledger import Ledger
from dubao.model import SLOTS
from dubao.web import view
from tests.web.conftest import SAMPLES, keep_picture, opened, served

LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def page_link(path, name="county.txt"):
    with Ledger(path) as ledger:
        return next(row.link for row in ledger.pages() if row.name == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_find_by_mouse_and_read_where_a_figure_came_from(chromium, ledger, language):
    with (
        served(ledger) as address,
        opened(chromium, locale=LANGUAGES[language]) as (page, faults),
    ):
        page.goto(address)
        page.fill("#query", "高标准农田")
        page.locator(".hits b").first.wait_for()
        keep_picture(page, f"find-{language}")
        page.click(".hits a")
        page.locator("mark.chosen").first.wait_for()
        assert page.locator("mark.chosen").all_inner_texts() == ["高标准农田"]

        page.click("mark.figure:text('32.4万亩')")
        row = page.locator("tr[aria-current]")
        assert row.locator("button").inner_text() == "32.4万亩"
        assert row.locator(".value").inner_text() == "324000"

        page.click("button.row:text('460万元')")
        assert page.locator("mark.chosen").all_inner_texts() == ["460万元"]
        page.keyboard.press("d")
        page.locator(".derivation li").first.wait_for()
        assert page.locator(".slots li[data-slot]").count() == len(SLOTS)
        assert page.locator(".slots li li").count() >= len(SLOTS)  # what parted them
        keep_picture(page, f"page-{language}")
        assert page.evaluate("document.documentElement.lang")[:2] == language
        assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_find_by_keyboard_alone(chromium, ledger, language):
    with (
        served(ledger) as address,
        opened(chromium, locale=LANGUAGES[language]) as (page, faults),
    ):
        page.goto(address)
        page.keyboard.type("高标准农田")  # the field has the focus
        page.locator(".hits b").first.wait_for()
        while page.evaluate("!document.activeElement.closest('.hits')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator("mark.chosen").first.wait_for()
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        first = page.locator("tbody tr").first
        assert first.get_attribute("aria-current") == "true"
        page.keyboard.press("2")
        assert page.locator("div.printed").count() == 1
        page.keyboard.press("?")
        assert page.locator("dialog[open]").count() == 1
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.wait_for_url(f"{address}/")
        assert faults == []


def test_figure_is_corrected_with_keys_and_the_ledger_keeps_it(chromium, ledger):
    link = page_link(ledger)
    with (
        served(ledger, edit=True) as address,
        opened(chromium, locale="en-GB") as (page, faults),
    ):
        page.goto(address + link)
        page.locator("tbody tr").first.wait_for()
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.locator("dialog input").fill("梁青山")  # who says so is asked once
        page.keyboard.press("Enter")
        page.locator("tr.accepted").wait_for()
        page.keyboard.press("j")
        page.keyboard.press("x")
        page.locator("tr.rejected").wait_for()
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.type("播种面积")
        page.keyboard.press("Enter")
        page.locator("tr.edited").wait_for()
        keep_picture(page, "corrected")
        assert "播种面积" in page.locator("tr.edited").inner_text()
        page.reload()
        page.locator("tr.edited").wait_for()
        assert page.locator("tr.accepted, tr.rejected").count() == 2
        assert faults == []
    with Ledger(ledger) as kept:
        said = [row["status"] for row in kept.figures(rejected=True).dicts()]
    assert {"accepted", "rejected", "edited"} <= set(said)


def test_series_is_drawn_with_its_quotes_and_what_contradicts(chromium, ledger):
    with (
        served(ledger) as address,
        opened(chromium, locale="zh-CN", accept_downloads=True) as (page, faults),
    ):
        page.goto(address + "/series")
        page.fill("#query", "棉花播种面积")
        page.keyboard.press("Enter")
        page.locator("svg.chart a").first.wait_for()
        points = page.locator("svg.chart a").count()
        assert points == page.locator("tbody tr").count() == 5
        assert page.locator("svg.chart .doubted").count() == 2
        keep_picture(page, "series")
        for name in ("CSV", "SVG", "PNG"):
            with page.expect_download() as download:
                page.click(f".actions >> text={name}")
            assert download.value.suggested_filename.endswith(name.lower())
        page.click("tbody tr:first-child a")
        page.locator("mark.chosen").first.wait_for()
        assert page.locator("mark.chosen").all_inner_texts() == ["30.1万亩"]
        assert faults == []


def test_file_is_added_and_what_is_none_says_why(chromium, ledger, tmp_path):
    good, bad = tmp_path / "新.txt", tmp_path / "bad.txt"
    good.write_text("本报讯 全镇新修水渠99公里。\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 broken")
    with (
        served(ledger, edit=True) as address,
        opened(chromium, locale="en-GB") as (page, faults),
    ):
        page.goto(address + "/add")
        page.set_input_files("#files", [str(good), str(bad)])
        page.locator(".failed").wait_for(timeout=60_000)
        keep_picture(page, "add")
        page.click("main li a")
        page.locator("button.row:text('99公里')").wait_for()
        assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_single_file_asks_for_nothing(chromium, tmp_path, language):
    file = tmp_path / "page.html"
    file.write_text(view(read(SAMPLES / "county.txt"), language=language), "utf-8")
    with opened(chromium, color_scheme="dark") as (page, faults):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.click("mark.figure:text('460万元')")
        page.keyboard.press("d")
        page.locator(".derivation li").first.wait_for()
        keep_picture(page, f"view-{language}")
        assert asked == [file.as_uri()]
        assert faults == []


def test_link_whose_text_changed_highlights_nothing(chromium, ledger):
    link = page_link(ledger)
    with served(ledger) as address, opened(chromium) as (page, faults):
        for hash_ in ("#c=3-6&q=没有的话", "#c=5-999999", "#c=6-6", "#c=1-3&q=%E4"):
            page.goto(address)
            page.goto(address + link + hash_)
            page.locator(".notice:not(:empty)").wait_for()
            assert page.locator("mark.chosen").count() == 0
        assert faults == []
