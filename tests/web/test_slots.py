"""Every slot in the reader: direction and base in words, guesses in grey, how sure."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from dubao import read_text
from dubao.ledger import Ledger
from dubao.model import Answer, Answers, Span
from dubao.web.app import app
from dubao.web.guard import Rules
from tests.web.conftest import keep_picture, opened, served

TEXT = "春播结束\n\n本报讯 2023年,青禾县税收比上年下降5.3%。县里建成学校3所。\n"
SAID = {
    "zh-CN": {"direction": "降", "base": "同比", "stat": "变动", "guess": "推测"},
    "en-GB": {
        "direction": "down", "base": "on the year before", "stat": "change",
        "guess": "a guess",
    },
}  # fmt: skip


@pytest.fixture
def guessing(tmp_path):
    """A ledger with a change, and a figure whose holder is only guessed."""
    given = read_text(TEXT, name="a.txt", date="2024-03-01")
    fell, built = given.figures
    at = TEXT.index
    fell = replace(
        fell,
        answers=Answers(
            measure=Answer(text="税收", span=Span(at("税收"), at("税收") + 2), sure=97),
            stat=Answer(text="change", sure=99),
            direction=Answer(text="down", sure=98),
            base=Answer(text="yoy", sure=96),
        ),
    )
    built = replace(
        built,
        answers=Answers(holder=Answer(text="青禾县", sure=41, shown=False)),
    )
    path = tmp_path / "x.ledger"
    with Ledger(path, write=True) as ledger:
        ledger.add(replace(given, figures=(fell, built)), reader="9")
    return path


@pytest.fixture
def link(guessing):
    with Ledger(guessing) as ledger:
        return next(iter(ledger.pages())).link


@pytest.mark.parametrize("language", SAID)
def test_a_page_shows_every_slot(chromium, guessing, link, language):
    said = SAID[language]
    with (
        served(guessing, edit=True) as address,
        opened(chromium, locale=language) as (page, faults),
    ):
        page.goto(address + link)
        page.evaluate("localStorage.setItem('dubao-who', '甲')")
        row = page.locator("tbody tr").first
        row.wait_for()
        for name in ("direction", "base", "stat"):
            assert row.locator(f"td.{name}").inner_text() == said[name]

        other = page.locator("tbody tr").nth(1)
        guess = other.locator("td.holder .guess")
        assert guess.inner_text() == "青禾县 41 %"
        assert guess.get_attribute("title").startswith(said["guess"])
        row.locator("button").click()
        assert "97 %" in page.locator(".detail dl").inner_text()
        page.click(".detail dd.measure button")  # an answer leads to its characters
        assert page.locator("mark.chosen").all_inner_texts() == ["税收"]
        other.locator("button").click()
        keep_picture(page, f"slots-{language[:2]}")
        assert page.locator(".detail .guess").count() == 1

        # a guess is one step from being an answer
        page.keyboard.press("e")
        page.select_option(".edit select", "holder")
        assert page.input_value(".edit input") == "青禾县"
        page.click(".edit button")
        page.locator("tbody tr.edited").wait_for()
        assert page.locator("tbody tr.edited td.holder").inner_text() == "青禾县"
        assert page.locator("tbody tr.edited .guess").count() == 0
        page.goto(address + "/figures?direction=down")
        page.locator("td.direction").wait_for()
        assert page.locator("td.direction").all_inner_texts() == [said["direction"]]
        assert faults == []


def test_the_api_selects_by_every_slot(guessing, link):
    client = TestClient(
        app(guessing, Rules(hosts=("testserver",))), base_url="http://testserver"
    )

    def texts(**asked):
        answer = client.get(f"/api/figures?{urlencode(asked)}").json()
        return [figure["text"] for figure in answer["figures"]]

    assert texts(direction="down") == texts(base="yoy") == ["5.3%"]
    assert texts(holder="青禾县") == []
    assert texts(holder="青禾县", slots="all") == ["3所"]
    assert client.get("/api/figures?slots=some").status_code == 422
    figures = client.get(f"/api/pages/{link.rpartition('/')[2]}").json()["figures"]
    assert figures[1]["guesses"]["holder"]["text"] == "青禾县"
    (one,) = client.get("/api/series?measure=税收").json()["series"]
    assert (one["base"], one["observations"][0]["value"]) == ("yoy", "-5.3")
