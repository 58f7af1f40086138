"""The twelve journeys of a user: by mouse and by keyboard alone, in both languages."""

from contextlib import contextmanager

import pytest

from dubao import __version__, read_text
from dubao.ledger import Ledger
from tests.web.conftest import keep_picture, make, opened, served
from tests.web.hand import WAYS, Hand

LOCALES = {"zh": "zh-CN", "en": "en-GB"}
DOUBTFUL = (
    "统计\n\n本报讯 全县有学校83所，其中小学45所，中学37所。"
    "比赛历时30天，从3月1日到3月32日。\n"
)
CHOSEN = "mark.chosen"

pytestmark = [
    pytest.mark.parametrize("way", WAYS),
    pytest.mark.parametrize("language", LOCALES),
]


def filled(path):
    make(path)
    with Ledger(path, write=True) as ledger:
        reading = read_text(DOUBTFUL, name="doubtful.txt", date="2023-05-02")
        ledger.add(reading, reader=__version__)
        return {row.name: row.link for row in ledger.pages()}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """Serve one ledger to all journeys that change nothing."""
    path = tmp_path_factory.mktemp("journeys") / "county.ledger"
    links = filled(path)
    with served(path) as address:
        yield address, links


@contextmanager
def begun(browser, address, language, way):
    """Give a hand on the reader's first view; nothing may go wrong on the way."""
    with opened(browser, locale=LOCALES[language], accept_downloads=True) as (
        page,
        faults,
    ):
        page.goto(address)
        yield Hand(page, way), page
        assert page.evaluate("document.documentElement.lang")[:2] in LOCALES
        assert faults == []


def test_a_word_is_found_and_its_page_opens_there(chromium, library, language, way):
    with begun(chromium, library[0], language, way) as (hand, page):
        hand.write("#query", "高标准农田")
        page.locator(".hits b").first.wait_for()
        keep_picture(page, f"find-{language}")
        hand.follow(".hits li:has(b) a")
        page.locator(CHOSEN).first.wait_for()
        assert page.locator(CHOSEN).all_inner_texts() == ["高标准农田"]


def test_an_answer_is_narrowed_to_a_newspaper(chromium, library, language, way):
    with begun(chromium, library[0], language, way) as (hand, page):
        hand.write("#query", "棉花")
        page.locator(".hits b").first.wait_for()
        hand.follow(".facets button:has-text('云溪日报')")
        page.locator(".hits li").nth(1).wait_for(state="detached")
        assert "云溪日报" in page.locator(".hits li").inner_text()
        assert page.input_value("#query").startswith("棉花 ")


def test_text_and_table_follow_each_other(chromium, library, language, way):
    address, links = library
    with begun(chromium, address + links["county.txt"], language, way) as (hand, page):
        page.locator("tbody tr").first.wait_for()
        if way == "mouse":
            page.click("mark.figure:text('32.4万亩')")
        else:
            while page.locator("tr[aria-current] button:text('32.4万亩')").count() == 0:
                page.keyboard.press("j")
        row = page.locator("tr[aria-current]")
        assert row.locator("button").inner_text() == "32.4万亩"
        assert row.locator(".value").inner_text() == "324000"
        hand.follow("button.row:text('460万元')")
        assert page.locator(CHOSEN).all_inner_texts() == ["460万元"]
        keep_picture(page, f"page-{language}")


def test_a_figure_explains_itself(chromium, library, language, way):
    address, links = library
    with begun(chromium, address + links["county.txt"], language, way) as (hand, page):
        hand.follow("button.row:text('460万元')")
        hand.either(".detail .actions button", "d")
        page.locator(".derivation li").first.wait_for()
        told = page.locator(".derivation").inner_text()
        assert "460" in told
        assert "E+" not in told
        keep_picture(page, f"derivation-{language}")


def test_a_page_is_seen_as_it_was_printed(chromium, library, language, way):
    address, links = library
    with begun(chromium, address + links["wrapped.txt"], language, way) as (hand, page):
        page.locator("tbody tr").first.wait_for()
        assert page.locator("div.printed").count() == 0
        hand.either("[data-view=printed]", "2")
        page.locator("div.printed").wait_for()
        hand.either("tbody tr:nth-child(2)", "j")
        page.locator(CHOSEN).first.wait_for()
        hand.either("[data-view=articles]", "1")
        page.locator("div.printed").wait_for(state="detached")


def test_what_does_not_add_up_is_shown(chromium, library, language, way):
    address, links = library
    with begun(chromium, address + links["doubtful.txt"], language, way) as (
        hand,
        page,
    ):
        page.locator("mark.finding").first.wait_for()
        hand.follow(".doubts button")
        page.locator(CHOSEN).first.wait_for()
        chosen = "".join(page.locator(CHOSEN).all_inner_texts())
        assert any(part in chosen for part in ("83", "45", "37", "32"))
        keep_picture(page, f"finding-{language}")


def test_figures_of_a_kind_are_listed_with_their_links(
    chromium, library, language, way
):
    with begun(chromium, library[0], language, way) as (hand, page):
        hand.follow(".facets a[href*='kind=area']")
        page.locator("tbody tr").first.wait_for()
        assert "播种面积" in page.locator("tbody").inner_text()
        keep_picture(page, f"figures-{language}")
        hand.follow("tbody tr td a:text('30.1万亩')")
        page.locator(CHOSEN).first.wait_for()
        assert page.locator(CHOSEN).all_inner_texts() == ["30.1万亩"]


def test_an_indicator_is_followed_through_the_years(chromium, library, language, way):
    with begun(chromium, library[0], language, way) as (hand, page):
        hand.follow("nav a[href='/series']")
        hand.write("#query", "播种面积")
        hand.follow("form.ask button")
        hand.follow(".near a:text('棉花播种面积')")
        page.locator("svg.chart a").first.wait_for()
        assert page.locator("svg.chart a").count() == 5
        assert page.locator("tbody tr").count() == 5
        assert page.locator("svg.chart .doubted").count() == 2
        keep_picture(page, f"series-{language}")
        hand.follow("tbody tr:first-child a")
        page.locator(CHOSEN).first.wait_for()
        assert page.locator(CHOSEN).all_inner_texts() == ["30.1万亩"]


def test_series_and_pages_are_taken_home(chromium, library, language, way):
    address, links = library
    start = f"{address}/series?measure=棉花播种面积"
    with begun(chromium, start, language, way) as (hand, page):
        for name in ("CSV", "SVG", "PNG"):
            file, size = hand.downloads(f".onseries .actions >> text={name}")
            assert file.endswith(name.lower())
            assert size > 100
        page.goto(address + links["county.txt"])
        for name in ("CSV", "JSON", "HTML"):
            file, size = hand.downloads(f".pagehead .actions >> text={name}")
            assert file.endswith(name.lower())
            assert size > 100


def test_figures_are_accepted_rejected_and_put_right(chromium, tmp_path, language, way):
    path = tmp_path / "county.ledger"
    link = filled(path)["county.txt"]
    with (
        served(path, edit=True) as address,
        begun(chromium, address + link, language, way) as (hand, page),
    ):
        for number, (act, key) in enumerate((("accepted", "a"), ("rejected", "x"))):
            hand.either(f"tbody tr:nth-child({number + 1}) button", "j")
            hand.either(f".detail .actions button:has-text('({key})')", key)
            if not number:  # who says so is asked once
                page.locator("dialog input").fill("梁青山")
                page.keyboard.press("Enter")
            page.locator(f"tr.{act}").wait_for()
        hand.either("tbody tr:nth-child(3) button", "j")
        hand.either(".detail .actions button:has-text('(e)')", "e")
        hand.write("form.edit input", "播种面积")
        hand.follow("form.edit button")
        page.locator("tr.edited").wait_for()
        keep_picture(page, f"corrected-{language}")
        page.reload()
        page.locator("tr.edited").wait_for()
        assert "播种面积" in page.locator("tr.edited").inner_text()
        assert page.locator("tr.accepted, tr.rejected").count() == 2
    with Ledger(path) as kept:
        said = {row["status"] for row in kept.figures(rejected=True).dicts()}
    assert {"accepted", "rejected", "edited"} <= said


def test_files_are_added_and_a_bad_one_says_why(chromium, tmp_path, language, way):
    path = tmp_path / "county.ledger"
    filled(path)
    good, bad = tmp_path / "新.txt", tmp_path / "bad.txt"
    good.write_text("本报讯 全镇新修水渠99公里。\n", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4 broken")
    with (
        served(path, edit=True) as address,
        begun(chromium, address, language, way) as (hand, page),
    ):
        hand.follow("nav a[href='/add']")
        hand.hands_in("#files", (good, bad))
        page.locator(".failed").wait_for(timeout=60_000)
        keep_picture(page, f"add-{language}")
        hand.follow("main li a")
        page.locator("button.row:text('99公里')").wait_for()


def test_language_keys_and_a_link_that_no_longer_fits(chromium, library, language, way):
    address, links = library
    start = f"{address}{links['county.txt']}#c=3-6&q=没有的话"
    with begun(chromium, start, language, way) as (hand, page):
        page.locator(".notice:not(:empty)").wait_for()
        assert page.locator(CHOSEN).count() == 0
        hand.either("#keys-button", "?")
        page.locator("dialog[open]").wait_for()
        keep_picture(page, f"keys-{language}")
        hand.follow("dialog button")
        page.locator("dialog").wait_for(state="detached")
        before = page.locator("h2").first.inner_text()
        hand.follow("header a[lang]")
        page.wait_for_url("**/p/**")
        page.locator("tbody tr").first.wait_for()
        assert page.evaluate("document.documentElement.lang")[:2] != language
        assert page.locator("h2").first.inner_text() == before  # the page's own words
