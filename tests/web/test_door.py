"""Who is let in, and who may change anything."""

import base64
import csv
import io

import pytest
from fastapi.testclient import TestClient

from dubao.bulk.add import failed_path
from dubao.web.app import app
from dubao.web.guard import Rules
from dubao.web.word import asset, words

HERE = "http://127.0.0.1:8724"


def client(ledger, **rules):
    hosts = rules.pop("hosts", ("127.0.0.1:8724",))
    return TestClient(app(ledger, Rules(hosts=hosts, **rules)), base_url=HERE)


@pytest.fixture
def link(ledger):
    found = client(ledger).get("/api/search", params={"q": "高标准农田"}).json()
    return found["hits"][0]["link"].partition("#")[0]


def test_nothing_is_told_without_the_token(ledger):
    asking = client(ledger, token="t" * 32)

    for path in ("/", "/api/search", "/openapi.json", "/static/app.js", "/?token=no"):
        assert asking.get(path).status_code == 401, path


def test_token_becomes_a_cookie_that_scripts_cannot_read(ledger):
    asking = client(ledger, token="t" * 32)
    answer = asking.get("/?token=" + "t" * 32, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "t" * 32 not in cookie
    assert asking.get("/").status_code == 200


def test_other_names_of_the_host_are_refused(ledger):
    for host in ("evil.example", "127.0.0.1:1", "", "127.0.0.1:8724.evil.example"):
        answer = client(ledger).get("/api/search", headers={"Host": host})
        assert answer.status_code == 421


def test_password_opens_the_door(ledger):
    asking = client(ledger, hosts=(), password="小麦")  # noqa: S106 a test's
    right = base64.b64encode("x:小麦".encode()).decode()
    wrong = base64.b64encode(b"x:y").decode()

    assert asking.get("/").headers["www-authenticate"].startswith("Basic")
    assert (
        asking.get("/", headers={"Authorization": f"Basic {wrong}"}).status_code == 401
    )
    assert (
        asking.get("/", headers={"Authorization": "Basic é".encode()}).status_code
        == 401
    )
    assert (
        asking.get("/", headers={"Authorization": f"Basic {right}"}).status_code == 200
    )


@pytest.mark.parametrize(
    ("headers", "edit", "error"),
    [
        ({}, True, "NotFromHere"),
        ({"X-Dubao": "1", "Origin": "http://evil.example"}, True, "NotFromHere"),
        ({"X-Dubao": "1", "Origin": "null"}, True, "NotFromHere"),
        ({"X-Dubao": "1"}, False, "ReadOnly"),
    ],
    ids=["form", "other site", "sandbox", "read-only"],
)
def test_what_would_write_is_refused(ledger, headers, edit, error):
    asking = client(ledger, edit=edit)
    for path in ("/api/corrections", "/api/uploads?name=a.txt"):
        answer = asking.post(path, headers=headers, content=b"x")
        assert (answer.status_code, answer.json()["error"]) == (403, error)


def test_every_answer_carries_the_policy(ledger, link):
    asking = client(ledger)
    for path in ("/", link, "/api/search", "/api" + link, "/nowhere", "/static/app.js"):
        headers = asking.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_upload_keeps_to_its_folder_and_its_size(ledger, monkeypatch):
    asking = client(ledger, edit=True)
    ours = {"X-Dubao": "1"}
    answer = asking.post(
        "/api/uploads", params={"name": "../../新.txt"}, headers=ours,
        content="本报讯 新修水渠99公里。".encode(),
    )  # fmt: skip
    assert answer.json()["pages"] == 1, answer.text
    kept = list((ledger.parent / "county.ledger.uploads").rglob("*.txt"))
    assert [path.name for path in kept] == ["新.txt"]

    monkeypatch.setattr("dubao.web.upload.LARGEST", 10)
    refused = asking.post(
        "/api/uploads", params={"name": "a"}, headers=ours, content=b"x" * 11
    )
    assert refused.json()["error"] == "FileTooLarge"


def test_downloads_are_what_the_library_writes(ledger, link):
    asking = client(ledger)
    csv_text = asking.get("/api/figures.csv").text
    rows = list(csv.reader(io.StringIO(csv_text)))
    lines = asking.get("/api/figures.jsonl").text.splitlines()

    assert len(rows) == len(lines) + 1 > 40
    assert rows[0][:3] == ["link", "paper", "date"]
    assert asking.get(f"/api/pages{link[2:]}/figures.csv").text.startswith("link,")
    assert asking.get("/api/series.csv?measure=棉花播种面积").text.count("\n") == 6


def test_errors_say_what_to_do(ledger):
    asking = client(ledger)

    assert asking.get("/api/pages/000000000000").json()["error"] == "NoSuchPage"
    assert asking.get("/api/search", params={"q": "date:x"}).status_code == 400


@pytest.mark.parametrize(
    "link", ["x", "\\ud800", "/p/000000000000.99999999999999999999#c=1-2"]
)
def test_link_that_is_none_is_refused(ledger, link):
    answer = client(ledger, edit=True).post(
        "/api/corrections",
        headers={"X-Dubao": "1", "Content-Type": "application/json"},
        content=f'{{"link": "{link}", "act": "accept"}}',
    )

    assert answer.status_code == 422


def test_languages_say_the_same_things():
    chinese, english = words("zh"), words("en")

    assert chinese.keys() == english.keys()
    assert all(chinese.values())
    assert all(english.values())
    for name in ("page.js", "app.js", "find.js", "series.js", "add.js", "call.js"):
        script = asset(name)
        for key in chinese:
            assert chinese[key] == english[key] or f'"{chinese[key]}"' not in script


@pytest.mark.parametrize(
    ("header", "language"),
    [("zh-CN", "zh-Hans"), ("en-US,en;q=0.9", "en"), ("", "zh-Hans")],
)
def test_browser_is_answered_in_its_language(ledger, header, language):
    answer = client(ledger).get("/", headers={"Accept-Language": header})

    assert f'<html lang="{language}">' in answer.text


def test_an_upload_leaves_the_list_of_a_run_alone(ledger):
    beside = failed_path(ledger)
    beside.write_text("kept\n", encoding="utf-8")
    asking = client(ledger, edit=True)
    answer = asking.post(
        "/api/uploads",
        params={"name": "bad.pdf"},
        content=b"%PDF-1.4 broken",
        headers={"X-Dubao": "1"},
    )
    assert answer.json()["failures"][0]["error"] == "TruncatedFile"
    assert beside.read_text(encoding="utf-8") == "kept\n"


def test_links_are_the_same_everywhere(ledger, link):
    asking = client(ledger)
    rows = csv.DictReader(io.StringIO(asking.get("/api/figures.csv").text))
    of_ledger = {row["link"] for row in rows if row["link"].startswith(link + "#")}
    of_page = asking.get(f"/api/pages/{link[3:]}/figures.csv").text
    assert {row["link"] for row in csv.DictReader(io.StringIO(of_page))} == of_ledger
    assert all("&q=" in one for one in of_ledger)
