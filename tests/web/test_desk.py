"""Home, search and indicators: over HTTP, and in a browser by mouse and by keyboard."""

import pytest
from fastapi.testclient import TestClient

from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.web.app import app
from dubao.web.guard import Rules
from tests.web.conftest import keep_picture, make, served
from tests.web.desk import SCREENS, begun

COPY = (
    "供水工程竣工\n\n本报讯 2024年3月1日，青禾县城乡供水一体化二期工程正式竣工通水。"
    "工程新铺管网128公里，惠及12个乡镇居民4.6万人，总投资2.3亿元。"
    "县水利局负责人表示供水保证率由八成提高到九成半以上。\n"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    path = make(tmp_path_factory.mktemp("desk") / "county.ledger")
    with Ledger(path, write=True) as ledger:
        for year, area in ((2021, "12.5"), (2022, "12.9"), (2023, "13.4")):
            text = f"春播结束\n\n本报讯 {year}年，云溪县棉花播种面积{area}万亩。\n"
            reading = read_text(
                text, name=f"b{year}.txt", date=f"{year}-06-02", paper="云溪日报"
            )
            ledger.add(reading, reader=__version__)
        for paper in ("青禾日报", "云溪日报"):
            reading = read_text(
                COPY + paper, name=f"{paper}.txt", date="2024-03-02", paper=paper
            )
            ledger.add(reading, reader=__version__)
        ledger.index()
    return path


@pytest.fixture(scope="module")
def asking(library):
    with TestClient(app(library, Rules()), base_url="http://127.0.0.1") as client:
        yield client


def test_home_has_the_newest_their_headlines_and_what_waits(asking, library):
    home = asking.get("/api/home").json()
    assert home["pages"] == 12
    with Ledger(library) as ledger:
        assert home["figures"] == len(list(ledger.figures().dicts()))
        newest = [row.link for row in ledger.newest(limit=8)]
    assert [one["link"] for one in home["newest"]] == newest
    assert home["newest"][0]["headlines"] == ["春播结束"]
    assert home["newest"][0]["figures"][0]["text"] == "33.8万亩"
    assert home["papers"]["青禾日报"]["2024"] == 2
    sure = [one["sure"] for one in home["doubtful"]]
    assert sure == sorted(sure)
    assert home["waiting"] >= len(sure) > 0


def test_hits_have_headlines_and_years(asking):
    found = asking.get("/api/search?q=棉花播种面积&limit=50").json()
    assert found["total"] == 8
    assert {hit["headline"] for hit in found["hits"]} == {"春播结束", "更正"}
    counted = asking.get("/api/facets?q=棉花播种面积").json()
    years = {one["value"]: one["times"] for one in counted["timeline"]}
    assert years == {"2021": 2, "2022": 2, "2023": 3, "2024": 1}
    assert counted["measure"][0] == {"value": "棉花播种面积", "times": 8}
    assert asking.get("/api/facets?q=没有这样的字").json()["pages"] == 0


def test_pages_near_a_page_are_named(asking, library):
    with Ledger(library) as ledger:
        links = {row.name: row.link for row in ledger.pages()}
    near = asking.get(f"/api/pages{links['青禾日报.txt'][2:]}/near").json()
    assert [one["link"] for one in near["reprinted"]] == [links["云溪日报.txt"]]
    near = asking.get(f"/api/pages{links['b2021.txt'][2:]}/near").json()
    assert {one["link"] for one in near["similar"]} >= {links["b2022.txt"]}


def test_indicators_are_listed_and_near_ones_offered(asking):
    listed = asking.get("/api/indicators?containing=播种&limit=5").json()
    first = listed["indicators"][0]
    assert (first["measure"], first["first"], first["last"]) == (
        "棉花播种面积", "2021", "2024",
    )  # fmt: skip
    assert {one["value"] for one in first["holders"]} == {"青禾县", "云溪县"}
    near = asking.get("/api/indicators/near?name=青禾县棉花播种面积").json()["near"]
    assert (near[0]["holder"], near[0]["measure"]) == ("青禾县", "棉花播种面积")
    few = asking.get("/api/series?measure=棉花播种面积&most=1").json()["series"]
    assert {one["subject"] for one in few} == {"青禾县"}


@pytest.mark.parametrize("screen", SCREENS)
def test_an_indicator_is_found_and_two_holders_compared(chromium, library, screen):
    with served(library) as address, begun(chromium, address, screen) as (hand, page):
        hand.follow("nav a[href='/series']")
        hand.write("#query", "棉花")
        hand.follow(".near a:text('棉花播种面积')")
        page.locator("svg.chart a").nth(7).wait_for()
        assert page.locator("svg.chart a").count() == 8
        assert page.locator("svg.chart").count() == 1
        keep_picture(page, f"desk-compare-{screen}")
        hand.follow("button:has-text('分图'), button:has-text('Small')")
        page.locator("svg.chart").nth(1).wait_for()
        page.go_back()
        page.locator("svg.chart").nth(1).wait_for(state="detached")
        hand.follow("svg.chart a.doubted" if hand.way == "keyboard" else ".findings a")
        page.locator("mark.chosen").first.wait_for()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_contradiction_is_followed_to_both_quotes(chromium, library, screen):
    start = "/series?measure=棉花播种面积"
    with served(library) as address, begun(chromium, address + start, screen) as (
        hand, page,
    ):  # fmt: skip
        for number, text in ((1, "32.4万亩"), (2, "35.9万亩")):
            hand.follow(f".findings li a:nth-of-type({number})")
            page.locator("mark.chosen").first.wait_for()
            assert page.locator("mark.chosen").all_inner_texts() == [text]
            page.go_back()
            page.locator(".findings li").first.wait_for()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_person_is_found_by_the_names_of_an_answer(chromium, library, screen):
    with served(library) as address, begun(chromium, address, screen) as (hand, page):
        hand.write("#query", "春播")
        hand.follow(".facets button:text-is('周小禾')")
        page.locator(".hits li").nth(1).wait_for(state="detached")
        assert "周小禾" in page.input_value("#query")
        keep_picture(page, f"desk-person-{screen}")
        hand.follow(".hits a")
        page.locator("mark.chosen").first.wait_for()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_question_is_saved_and_opened_again(chromium, library, screen):
    with served(library) as address, begun(chromium, address, screen) as (hand, page):
        page.locator(".cards").wait_for()
        keep_picture(page, f"desk-home-{screen}")
        hand.write("#query", "棉花")
        page.locator(".hits strong").first.wait_for()
        keep_picture(page, f"desk-search-{screen}")
        hand.follow(".timeline .bar")
        page.locator(".hits li").nth(2).wait_for(state="detached")
        assert page.locator(".hits li").count() == 2
        hand.follow("button.save")
        page.goto(address)
        hand.follow(".saved a")
        page.locator(".hits li").nth(1).wait_for()
        assert page.input_value("#query") == "棉花 date:2021"
