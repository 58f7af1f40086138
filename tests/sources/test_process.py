"""A process of our own: it begins, answers, and is known for late or gone."""

import time

import pytest

from dubao.sources import process
from dubao.sources.process import Gone, Late, Process

HERE = __name__


def echo(connection, word):
    """Say a word, then what is asked."""
    connection.send_bytes(word)
    while True:
        asked = connection.recv_bytes()
        if asked == b"fault":
            raise KeyError("a fault of ours")
        if asked == b"sleep":
            time.sleep(60)
        connection.send_bytes(asked)


@pytest.fixture
def begun():
    found = Process(f"{HERE}.echo", b"hello")
    found.allow("seconds", 10.0)
    yield found
    found.kill()


def test_it_answers_and_ends_by_itself(begun):
    assert begun.answer() == b"hello"
    begun.send(b"more")
    assert begun.answer() == b"more"
    begun.leave()
    assert begun.process.returncode == 0


def test_an_error_in_it_ends_it(begun):
    begun.answer()
    begun.send(b"fault")
    with pytest.raises(Gone):
        begun.answer()
    assert begun.died[0] == f"exit code {process.FAILED}"


def test_it_is_late_by_the_time_that_it_is_allowed(begun):
    begun.answer()
    begun.send(b"sleep")
    begun.allow("recognition", 0.1)
    with pytest.raises(Late) as late:
        begun.answer()
    assert (late.value.limit, late.value.seconds) == ("recognition", 0.1)
    assert begun.is_late()


def test_one_that_does_not_begin_is_gone():
    missing = Process("dubao.no_such_module.serve")
    with pytest.raises(Gone):
        missing.answer()
    assert missing.died[0] == "exit code 1"
    missing.kill()


def test_the_files_of_the_folder_at_hand_are_not_run(tmp_path, monkeypatch):
    (tmp_path / "socket.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    found = Process(f"{HERE}.echo", b"hello")
    found.allow("seconds", 10.0)
    assert found.answer() == b"hello"
    found.leave()
