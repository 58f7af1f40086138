"""Ledgers that stand open: what others write is seen, a file put in its place too."""

import pytest
from fastapi.testclient import TestClient

from dubao import read_text
from dubao.errors import MissingFile
from dubao.ledger import Ledger
from dubao.web.app import app
from dubao.web.guard import Rules
from dubao.web.shelf import Shelf
from tests.web.conftest import make

TEXT = "水库竣工\n\n本报讯 云溪县水库竣工，库容3万立方米。\n"


def written(path):
    with Ledger(path, write=True) as ledger:
        ledger.add(read_text(TEXT, name="new.txt", date="2030-01-01"), reader="1")


def test_one_that_was_given_back_is_lent_again(ledger):
    shelf = Shelf(ledger)
    with shelf.ledger() as first, shelf.ledger() as second:
        assert first is not second
        kept = {id(first), id(second)}
    with shelf.ledger() as third:
        assert id(third) in kept


def test_what_others_write_is_seen(ledger):
    asking = TestClient(
        app(ledger, Rules(hosts=("127.0.0.1:1",))), base_url="http://127.0.0.1:1"
    )
    before = asking.get("/api/search").json()
    counted = asking.get("/api/facets").json()
    assert asking.get("/api/search", params={"q": "水库竣工"}).json()["total"] == 0

    written(ledger)

    after = asking.get("/api/search").json()
    assert after["total"] == before["total"] + 1
    assert after["hits"][0]["name"] == "new.txt"
    assert [one["date"] for one in after["hits"]] == sorted(
        (one["date"] for one in after["hits"]), reverse=True
    )
    assert asking.get("/api/search", params={"q": "水库竣工"}).json()["total"] == 1
    years = asking.get("/api/facets").json()["year"]
    assert {"value": "2030", "times": 1} in years
    assert {"value": "2030", "times": 1} not in counted["year"]
    paged = asking.get("/api/search", params={"offset": 1, "limit": 2}).json()
    assert paged["hits"] == after["hits"][1:3]


def test_another_file_in_its_place_is_opened(ledger, tmp_path):
    shelf = Shelf(ledger)
    with shelf.ledger() as old:
        count = len(old)
    other = make(tmp_path / "other.ledger")
    written(other)
    other.replace(ledger)
    with shelf.ledger() as new:
        assert len(new) == count + 1


def test_a_question_that_failed_keeps_no_ledger(ledger):
    shelf = Shelf(ledger)
    with pytest.raises(KeyError), shelf.ledger():
        raise KeyError
    ledger.unlink()
    with pytest.raises(MissingFile), shelf.ledger():
        pass


def test_an_answer_is_found_once_until_the_ledger_changes(ledger):
    shelf = Shelf(ledger)
    asked = []
    for _ in range(3):
        assert shelf.once("n", lambda: asked.append(1) or len(asked)) == 1
    written(ledger)
    assert shelf.once("n", lambda: asked.append(1) or len(asked)) == 2
