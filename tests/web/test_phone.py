"""Findings as a page, and pages on a telephone: its foot, and nothing too wide."""

import pytest

from dubao import __version__, read_text
from dubao.ledger import Ledger
from tests.web.conftest import keep_picture, make, opened, served
from tests.web.desk import LOCALES, SCREENS, begun

DOUBTFUL = "统计\n\n本报讯 比赛历时30天，从3月1日到3月32日。\n"
TABLE = "各乡镇粮食产量\n\n乡镇  产量(吨)\n甲镇  300\n乙镇  400\n丙镇  500\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = make(tmp_path_factory.mktemp("phone") / "county.ledger")
    with Ledger(path, write=True) as ledger:
        for name, text in (("d.txt", DOUBTFUL), ("t.txt", TABLE)):
            reading = read_text(text, name=name, date="2024-07-01")
            ledger.add(reading, reader=__version__)
        return path, {row.name: row.link for row in ledger.pages()}


@pytest.mark.parametrize("screen", SCREENS)
def test_what_does_not_add_up_is_listed_by_kind(chromium, library, screen):
    with served(library[0]) as address, begun(chromium, address, screen) as (
        hand, page,
    ):  # fmt: skip
        hand.follow("nav a[href='/findings']")
        hand.follow(".chips button")
        assert "kind=D301" in page.url
        assert "3月32日" in page.locator(".finds").inner_text()
        keep_picture(page, f"findings-{screen}")
        hand.follow(".finds a.quote")
        page.locator("mark.chosen").first.wait_for()


@pytest.mark.parametrize("language", LOCALES)
def test_a_tap_on_a_figure_tells_it_at_the_foot(chromium, library, language):
    path, links = library
    with (
        served(path) as address,
        opened(
            chromium, locale=LOCALES[language], has_touch=True,
            viewport={"width": 390, "height": 844},
        ) as (page, faults),
    ):  # fmt: skip
        page.goto(address + links["county.txt"])
        mark = page.locator("mark.figure:text('32.4万亩')").first
        mark.tap()
        box = page.locator(".detail").bounding_box()
        assert box["y"] + box["height"] <= 845
        assert box["y"] > 300
        assert page.evaluate("scrollY") == 0  # the page stays where it was
        keep_picture(page, f"phone-figure-{language}")
        page.locator(".sheetclose").tap()
        assert not page.locator(".detail").is_visible()
        assert faults == []


@pytest.mark.parametrize("screen", SCREENS)
def test_a_table_is_read_cell_by_cell(chromium, library, screen):
    path, links = library
    with (
        served(path) as address,
        begun(chromium, address + links["t.txt"], screen) as (hand, page),
    ):
        page.locator("table.asprinted").wait_for()
        hand.follow("tbody tr button.row:text('400')")
        page.locator("td.chosen:has-text('400')").wait_for()
        assert "乙镇" in page.locator("th.chosen").all_inner_texts()


def test_nothing_stands_out_aside_at_360_pixels(chromium, library):
    path, links = library
    with (
        served(path, edit=True) as address,
        opened(chromium, locale="en-GB", viewport={"width": 360, "height": 740}) as (
            page, faults,
        ),
    ):  # fmt: skip
        for place in (
            "/", "/?q=棉花", "/figures", "/series", "/series?measure=棉花播种面积",
            "/review", "/findings", "/add", links["county.txt"], links["t.txt"],
        ):  # fmt: skip
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (place, over)
            lines = page.evaluate(
                "document.querySelector('body > header').getBoundingClientRect().height"
            )
            assert lines < 60, place
        assert faults == []
