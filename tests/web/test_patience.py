"""Clients that take no part are ended, and those that take their time are served."""

import socket
import time
from contextlib import suppress

import pytest

from dubao.web import patience
from tests.web.test_firm import folder, link_of, serving

pytestmark = pytest.mark.alone


@pytest.fixture
def hasty(monkeypatch):
    for name, seconds in (("HEAD", 0.5), ("STALLED", 0.7), ("BODY", 2), ("LOOK", 0.1)):
        monkeypatch.setattr(patience, name, seconds)


def ends(connection, within):
    """Is a connection ended by the other side in so many seconds?"""
    connection.settimeout(within)
    try:
        while connection.recv(65_536):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


ANNOUNCED = "HTTP/1.1\r\nHost: HOST\r\nX-Dubao: 1\r\nContent-Length: 1000\r\n\r\n"
SAID = {
    "nothing": "", "line": "GET / HT", "head": "GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
    "file": f"POST /api/uploads?name=a {ANNOUNCED}abc",
    "body": f"POST /api/corrections {ANNOUNCED}{{",
}  # fmt: skip


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("said", SAID)
def test_a_client_that_says_no_more_is_ended(ledger, said):
    with (
        serving(ledger, edit=True) as port,
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        connection.sendall(SAID[said].replace("HOST", f"127.0.0.1:{port}").encode())
        assert ends(connection, 5)
    assert folder(ledger) == []


@pytest.mark.usefixtures("hasty")
def test_a_head_that_comes_byte_by_byte_is_ended(ledger):
    with (
        serving(ledger) as port,
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        start = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() - start < 5:
                connection.sendall(b"a")
                time.sleep(0.1)
        assert time.monotonic() - start < 4


@pytest.mark.usefixtures("hasty")
def test_a_client_that_takes_nothing_is_ended(ledger, monkeypatch):
    monkeypatch.setattr("dubao.web.question.view", lambda *_, **__: "x" * 30_000_000)
    page = link_of(ledger)[3:]
    with serving(ledger) as port, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", port))
        place = f"/api/pages/{page}/view.html"
        asked = f"GET {place} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        connection.sendall(asked.encode())
        time.sleep(3)
        came = 0
        connection.settimeout(5)
        with suppress(ConnectionError):
            while piece := connection.recv(1_000_000):
                came += len(piece)
        assert came < 30_000_000


@pytest.mark.usefixtures("hasty")
def test_a_client_that_takes_its_time_is_served(ledger, monkeypatch):
    monkeypatch.setattr(patience, "HEAD", 2.0)  # a busy machine may pause for one
    with (
        serving(ledger) as port,
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        asked = f"GET /api/figures.csv HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        for _ in range(6):  # one connection, several questions, pauses between them
            connection.sendall(asked.encode())
            time.sleep(0.3)
            assert connection.recv(100).startswith(b"HTTP/1.1 200")
            connection.settimeout(0.2)
            with suppress(TimeoutError):
                while connection.recv(1_000_000):
                    pass
            connection.settimeout(5)


@pytest.mark.usefixtures("hasty")
def test_a_client_that_asks_again_and_again_is_served(ledger):
    with (
        serving(ledger) as port,
        socket.create_connection(("127.0.0.1", port)) as connection,
    ):
        connection.settimeout(5)
        asked = f"GET /api/none HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
        for _ in range(60):  # each over before somebody looks
            connection.sendall(asked.encode())
            said = b""
            while not said.endswith(b"}"):
                said += connection.recv(100_000) or b"ended}"
            assert said.startswith(b"HTTP/1.1 ")
            time.sleep(0.02)
