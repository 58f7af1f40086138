"""The door holds: against guesses, names, paths, floods of bytes and slow clients."""

import base64
import http.client
import os
import socket
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.web import route, upload
from dubao.web.app import app
from dubao.web.guard import Rules
from dubao.web.patience import Patient
from dubao.web.throttle import FREE, Throttle
from dubao.web.upload import safe_name
from tests.web.conftest import make

HERE = "http://127.0.0.1:8724"
OURS = {"X-Dubao": "1"}
TOKEN = "t" * 32
POLICY = "content-security-policy"


def client(ledger, **rules):
    hosts = rules.pop("hosts", ("127.0.0.1:8724",))
    return TestClient(app(ledger, Rules(hosts=hosts, **rules)), base_url=HERE)


def link_of(ledger):
    with Ledger(ledger) as kept:
        return next(iter(kept.pages())).link


@contextmanager
def serving(path, **rules):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        asked = Rules(hosts=(f"127.0.0.1:{port}",), **rules)
        config = uvicorn.Config(
            app(path, asked), log_level="error", lifespan="on", http=Patient, ws="none"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield port
        finally:
            server.should_exit = True
            thread.join()


# What nobody foresaw


@pytest.mark.parametrize("fault", [RuntimeError, MemoryError, KeyError, RecursionError])
def test_a_fault_of_ours_carries_the_policy_and_tells_nothing(
    ledger, monkeypatch, fault
):
    def failing(*_, **__):
        raise fault("/srv/secret")

    monkeypatch.setattr(Ledger, "search", failing)
    answer = client(ledger).get("/api/search?q=a")

    assert answer.status_code == 500
    assert answer.json()["error"] == "InternalError"
    assert "secret" not in answer.text
    good = client(ledger).get("/api/measures").headers
    for name in (POLICY, "x-content-type-options", "referrer-policy", "cache-control"):
        assert answer.headers[name] == good[name]


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD"])
def test_every_answer_carries_the_policy(ledger, method):
    asking = client(ledger, edit=True)
    for path in ("/", "/none", "/api/search", "/api/pages/x", "/static/..", "//x/"):
        answer = asking.request(method, path, headers=OURS)
        assert answer.status_code < 500
        assert POLICY in answer.headers


# Every question has its time


@pytest.mark.alone
def test_a_question_in_python_is_given_up(ledger, monkeypatch):
    def endless(*_, **__):
        while True:
            pass

    monkeypatch.setattr(route, "SECONDS", 0.3)
    monkeypatch.setattr(Ledger, "search", endless)
    asking = client(ledger)
    start = time.monotonic()
    answer = asking.get("/api/search?q=a")

    assert (answer.status_code, answer.json()["error"]) == (503, "TimedOut")
    assert time.monotonic() - start < 3
    monkeypatch.undo()
    assert asking.get("/api/search?q=棉花").status_code == 200


@pytest.mark.alone
def test_a_question_in_sql_is_given_up(ledger, monkeypatch):
    def endless(self, *_, **__):
        return self.connection.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT count(*) FROM n"
        ).fetchone()

    monkeypatch.setattr(route, "SECONDS", 0.3)
    monkeypatch.setattr(Ledger, "search", endless)
    start = time.monotonic()
    answer = client(ledger).get("/api/search?q=a")

    assert (answer.status_code, answer.json()["error"]) == (503, "TimedOut")
    assert time.monotonic() - start < 3


# Files that are added


def folder(ledger):
    where = ledger.with_name(ledger.name + ".uploads")
    return sorted(str(path.relative_to(where)) for path in where.rglob("*"))


def sent(asking, content, name="a.txt"):
    return asking.post(
        "/api/uploads", params={"name": name}, headers=OURS, content=content
    )


def test_a_file_that_is_refused_leaves_nothing(ledger, monkeypatch):
    asking = client(ledger, edit=True, quota=5_000)
    monkeypatch.setattr(upload, "LARGEST", 4_000)

    def broken():
        yield b"x" * 1_000
        raise ConnectionError

    for content, code, error in (
        (b"", 400, "EmptyInput"), (b"x" * 4_001, 413, "FileTooLarge"),
    ):  # fmt: skip
        answer = sent(asking, content)
        assert (answer.status_code, answer.json()["error"]) == (code, error)
        assert folder(ledger) == []
    with suppress(ConnectionError):
        sent(asking, broken())
    assert folder(ledger) == []
    answer = sent(asking, b"%PDF-1.4 broken", "a.pdf")
    assert (answer.status_code, answer.json()["pages"]) == (200, 0)
    assert folder(ledger) == []


def test_there_is_room_for_so_many_files(ledger):
    asking = client(ledger, edit=True, quota=200)
    assert sent(asking, "新修水渠99公里。".encode()).json()["pages"] == 1
    before = folder(ledger)
    answer = sent(asking, ("新修水渠98公里。" * 20).encode(), "b.txt")

    assert (answer.status_code, answer.json()["error"]) == (413, "FileTooLarge")
    assert folder(ledger) == before
    again = sent(asking, "新修水渠99公里。".encode())
    assert again.json()["same"] == 1
    assert folder(ledger) == before


def test_a_process_that_dies_or_takes_too_long_is_told(ledger, monkeypatch):
    asking = client(ledger, edit=True)
    monkeypatch.setattr(upload, "READ", "import os; os.kill(os.getpid(), 9)")
    assert sent(asking, b"x").json()["error"] == "InternalError"
    monkeypatch.setattr(upload, "READ", "import time; time.sleep(60)")
    monkeypatch.setattr(upload, "SECONDS", 0.3)
    answer = sent(asking, b"x")
    assert (answer.status_code, answer.json()["error"]) == (503, "TimedOut")
    assert folder(ledger) == []


def test_what_a_killed_server_left_is_removed(ledger):
    where = ledger.with_name(ledger.name + ".uploads")
    where.mkdir()
    old, new = where / ".incoming-a", where / ".incoming-b"
    for path in (old, new):
        path.touch()
    os.utime(old, (1, 1))
    client(ledger)
    assert folder(ledger) == [".incoming-b"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a\x00\x1b[2Jb.txt", "a[2Jb.txt"), ("a\u202etxt.exe", "atxt.exe"),
        ("\u2066\u200e", "upload"), ("CON", "_CON"), ("nul.txt", "_nul.txt"),
        ("com1.pdf", "_com1.pdf"), ("LPT9", "_LPT9"), ("console.txt", "console.txt"),
        ("C:\\a\\b.txt", "b.txt"), ("a/../b", "b"), ("...", "upload"), ("a. ", "a"),
        ("x\x9b31m", "x31m"), ("a\ufeffb", "ab"), ("春播.txt", "春播.txt"),
        ("春" * 300 + ".txt", "春" * 78 + ".txt"), ("a\ud800b", "ab"), ("a:b", "a_b"),
    ],
)  # fmt: skip
def test_names_lead_nowhere_and_read_as_they_are(name, kept):
    assert safe_name(name)[-len(kept) :] == kept
    assert len(safe_name(name).encode()) <= 240


def test_a_body_that_is_too_long_is_refused(ledger):
    answer = client(ledger, edit=True).post(
        "/api/corrections",
        headers={**OURS, "Content-Type": "application/json"},
        content=b" " * 200_000,
    )
    assert answer.status_code in {400, 413}


# The door


def test_servers_of_one_machine_do_not_share_a_cookie(ledger):
    names = set()
    for port in (8724, 8725):
        asking = client(ledger, token=TOKEN, port=port)
        answer = asking.get(f"/?token={TOKEN}", follow_redirects=False)
        names.add(answer.headers["set-cookie"].partition("=")[0])
        assert asking.get("/").status_code == 200
    assert names == {"dubao-8724", "dubao-8725"}


@pytest.mark.parametrize(
    "path",
    ["//evil.example/", "///evil.example", "/\\evil.example", "//evil.example/p/a",
     "/%5Cevil.example", "/%2F/evil.example", "/%09/evil.example", "/\t/evil.example",
     "/.//evil.example", "/p/..//evil.example", "/%0d%0aX-Evil:1"],
)  # fmt: skip
def test_the_link_leads_to_no_other_server(ledger, path):
    with serving(ledger, token=TOKEN) as port:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        asked.putrequest("GET", f"{path}?token={TOKEN}".replace("\t", "%09"))
        asked.endheaders()
        answer = asked.getresponse()
        place = answer.getheader("location", "/")
        asked.close()
    assert "evil" not in place.lower() or not place.startswith(("//", "/\\", "http"))
    assert answer.getheader("x-evil") is None


def basic(password):
    return {
        "Authorization": "Basic " + base64.b64encode(f"x:{password}".encode()).decode()
    }


def test_guessing_a_password_takes_longer_and_longer(ledger):
    asking = client(ledger, hosts=(), password="right")  # noqa: S106 a test's
    codes = [asking.get("/", headers=basic(n)).status_code for n in range(FREE + 3)]

    assert codes == [401] * FREE + [429] * 3
    refused = asking.get("/", headers=basic("right"))
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert POLICY in refused.headers
    assert asking.get("/").status_code == 401  # who does not guess is told how


def test_waiting_grows_and_ends():
    now = 0.0
    throttle = Throttle(clock=lambda: now)
    waits = []
    for _ in range(FREE + 12):
        throttle.wrong("a")
        waits.append(throttle.wait("a"))
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits == sorted(waits)
    assert waits[-1] == 60
    assert throttle.wait("b") == 0
    now = 60.5
    assert throttle.wait("a") == 0
    for n in range(200):
        throttle.wrong(str(n))
    assert throttle.wait("none") > 0  # many addresses guess together


def test_head_is_answered_as_get_is(ledger):
    asking = client(ledger)
    for path in ("/", "/api/search", "/api/figures.csv", "/static/app.js", "/none"):
        one, other = asking.get(path), asking.head(path)
        assert other.status_code == one.status_code, path
        assert other.content == b""
        assert other.headers["content-type"] == one.headers["content-type"]


def test_no_path_is_told_in_public(tmp_path):
    secret = tmp_path / "alice-secret"
    secret.mkdir()
    path = make(secret / "county.ledger")
    with Ledger(path, write=True) as kept:
        names = (f"{secret}/papers/x.txt", f"{secret}\\y.txt", "bob-secret/z.jsonl/7")
        for name in names:
            text = f"春播\n\n本报讯 {name[-6:]}全县新建学校3所。"
            kept.add(read_text(text, name=name), reader=__version__)
        pages = [row.link for row in kept.pages()]
    asking = client(path, public=True)
    views = ["/", "/api/search", "/api/search?q=学校", "/api/figures", "/openapi.json",
             "/api/figures.csv", "/api/series?measure=*", "/api/facets",
             "/api/home", "/api/review", "/api/indicators", "/api/figures?slots=all",
             "/api/figures.csv?slots=all", "/api/figures.jsonl",
             "/api/measures", "/api/pages/000000000000",
             "/api/search?q=date:x"]  # fmt: skip
    for link in pages:
        views += [link, f"/api/pages{link[2:]}"]
        views += [
            f"/api/pages{link[2:]}/{more}"
            for more in ("findings", "figures.csv", "view.html", "picture.png",
                         "derivation?start=0&end=1", "near")
        ]  # fmt: skip
    for view in views:
        answer = asking.get(view)
        assert "secret" not in answer.text, view
        assert "secret" not in str(answer.headers), view
    path.unlink()
    assert "secret" not in asking.get("/api/search").text


# Handles


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_handles_are_closed(ledger):
    views = [
        "/api/figures.csv",
        "/api/figures.jsonl",
        "/api/series.csv?measure=*",
        "/api/search?q=棉花",
        "/api/pages/000000000000",
        "/api/search?q=date:x",
    ]
    with TestClient(
        app(ledger, Rules(hosts=("127.0.0.1:8724",))), base_url=HERE
    ) as asking:
        for view in views:
            asking.get(view)
        before = open_files()
        for _ in range(10):
            for view in views:
                asking.get(view)
        assert open_files() <= before + 2
    assert open_files() < before
