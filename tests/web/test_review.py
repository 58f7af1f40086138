"""The review: what is unsure is accepted, put right, taken back, and becomes gold."""

import io
import json
import zipfile

import pytest
from fastapi.testclient import TestClient

from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.ledger.correction import all_of
from dubao.web.app import app
from dubao.web.guard import Rules
from tests.web.conftest import keep_picture, make, served
from tests.web.desk import SCREENS, begun

OURS = {"X-Dubao": "1"}
SCHOOLS = "全县新建学校3所。全县新建学校4所。全县新建学校5所。全县新建学校6所。\n"


@pytest.fixture
def path(tmp_path):
    path = make(tmp_path / "county.ledger")
    with Ledger(path, write=True) as ledger:
        reading = read_text(SCHOOLS, name="schools.txt", date="2023-05-01")
        ledger.add(reading, reader=__version__)
    return path


@pytest.fixture
def asking(path):
    server = app(path, Rules(edit=True))
    with TestClient(server, base_url="http://127.0.0.1", headers=OURS) as client:
        yield client


def say(asking, row, act, **more):
    link = row["link"].partition("&")[0]
    said = {"link": link, "act": act, "who": "甲", **more}
    return asking.post("/api/corrections", json=said)


def test_the_least_sure_come_first_and_leave_when_they_are_seen(asking):
    first = asking.get("/api/review?limit=100").json()
    sure = [row["sure"] for row in first["figures"]]
    assert sure == sorted(sure)
    assert first["waiting"] == len(sure)
    row = first["figures"][0]
    slots = row["slots"].values()
    assert row["sure"] == min(slot["sure"] for slot in slots)
    assert row["sentence"][row["at"] :].startswith(row["text"])

    assert say(asking, row, "accept").status_code == 200
    then = asking.get("/api/review").json()
    assert (then["waiting"], then["seen"]) == (first["waiting"] - 1, 1)
    assert say(asking, row, "undo").json() == {}
    assert asking.get("/api/review").json()["seen"] == 0
    assert say(asking, row, "undo").status_code == 400


def test_the_same_is_put_right_of_all_that_are_alike(asking, path):
    with Ledger(path) as ledger:
        rows = [r for r in ledger.figures(measure="学校").dicts() if r["unit"] == "所"]
    link = rows[0]["link"].partition("&")[0]
    asked = {"link": link, "field": "measure", "new": "新建学校", "who": "甲"}
    count = asking.post("/api/corrections/alike", json={**asked, "dry": True}).json()
    assert count["count"] == len(rows) == 4
    with Ledger(path) as ledger:
        assert list(all_of(ledger.connection)) == []
    assert asking.post("/api/corrections/alike", json=asked).json()["count"] == 4
    with Ledger(path) as ledger:
        assert len(list(ledger.figures(measure="新建学校").dicts())) == 4
        assert {one.who for one in all_of(ledger.connection)} == {"甲"}
    for field, new in (("value", "3"), ("claim", "often"), ("period", "soon")):
        bad = {**asked, "field": field, "new": new}
        assert asking.post("/api/corrections/alike", json=bad).status_code == 400


def test_what_is_all_seen_is_gold(asking, path):
    with Ledger(path) as ledger:
        rows = [r for r in ledger.figures().dicts() if r["source"] == "schools.txt"]
    for row, act in zip(rows, ("accept", "accept", "reject"), strict=False):
        say(asking, row, act)
    packed = zipfile.ZipFile(io.BytesIO(asking.get("/api/gold.zip").content))
    assert packed.namelist() == []
    say(asking, rows[3], "edit", field="measure", new="校舍")
    packed = zipfile.ZipFile(io.BytesIO(asking.get("/api/gold.zip").content))
    text, gold = sorted(packed.namelist(), reverse=True)
    assert packed.read(text).decode() == SCHOOLS
    figures = json.loads(packed.read(gold))["figures"]
    assert [one["measure"] for one in figures] == ["学校", "学校", "校舍"]
    assert [one["text"] for one in figures] == ["3所", "4所", "6所"]


@pytest.mark.parametrize("screen", SCREENS)
def test_ten_doubtful_rows_are_reviewed_and_one_taken_back(chromium, path, screen):
    with (
        served(path, edit=True) as address,
        begun(chromium, address, screen) as (hand, page),
    ):
        hand.follow("nav a[href='/review']")
        for number in range(10):
            page.locator(".review h2").wait_for()
            act, key = (("accept", "a"), ("reject", "x"))[number % 3 == 2]
            text = page.locator(".review h2").inner_text()
            hand.either(f"[data-act={act}]", key)
            if number == 0:
                keep_picture(page, f"review-name-{screen}")
                page.locator("dialog input").fill("梁青山")
                page.keyboard.press("Enter")
            page.locator(f"progress[value='{number + 1}']").wait_for()
        keep_picture(page, f"review-{screen}")
        hand.either("[data-act=undo]", "u")
        page.locator("progress[value='9']").wait_for()
        assert page.locator(".review h2").inner_text() == text
    with Ledger(path) as ledger:
        said = [row["status"] for row in ledger.figures(rejected=True).dicts()]
        assert len([one for one in said if one]) == 9
        assert {one.who for one in all_of(ledger.connection)} == {"梁青山"}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_same_fix_is_made_for_all_like_it(chromium, path, screen):
    with (
        served(path, edit=True) as address,
        begun(chromium, f"{address}/review", screen) as (hand, page),
    ):
        page.evaluate("localStorage.setItem('dubao-who', '甲')")
        heading = page.locator(".review h2 a")
        heading.wait_for()
        for _ in range(90):
            if heading.inner_text() in {"3所", "4所", "5所", "6所"}:
                break
            page.keyboard.press("j")
        hand.either("[data-act=edit]", "e")
        page.locator("form.edit select[name=field]").select_option("measure")
        hand.write("form.edit [name=new]", "校舍")
        page.locator("form.edit [name=all]").check()
        page.locator("form.edit .hint:text('×4')").wait_for()
        hand.follow("form.edit button")
        page.locator("progress[value='4']").wait_for()
    with Ledger(path) as ledger:
        assert len(list(ledger.figures(measure="校舍").dicts())) == 4
