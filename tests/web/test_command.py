"""`dubao serve` and `dubao view` as they are typed."""

import inspect
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from dubao.cli.serve import serve
from tests.web.conftest import SAMPLES


def dubao(*arguments, **given):
    return subprocess.run(
        [sys.executable, "-m", "dubao", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        **given,
    )


@contextmanager
def serving(*arguments, **environment):
    process = subprocess.Popen(
        [sys.executable, "-m", "dubao", "serve", *arguments, "--port", "0"],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    try:
        yield process, process.stderr.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def status(address):
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 our own server
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_the_link_lets_in_and_the_address_alone_does_not(ledger):
    with serving(str(ledger)) as (process, link):
        address, _, token = link.partition("?token=")
        assert len(token) > 20
        assert status(address) == 401
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(link) as answer:
            assert answer.status == 200
            assert "读报" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) in {0, 130}


def test_a_public_reader_needs_no_token(ledger):
    with serving(str(ledger), "--public") as (_, link):
        assert "token" not in link
        assert status(link + "api/search") == 200


def test_a_password_is_asked_for(ledger):
    with serving(str(ledger), "--host", "0.0.0.0", DUBAO_PASSWORD="麦") as (_, link):  # noqa: S104, S106 a test's
        port = link.rpartition(":")[2].partition("/")[0]
        assert status(f"http://127.0.0.1:{port}/") == 401


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--public", "--edit"], "--public is read-only"),
        (["--host", "0.0.0.0"], "--public or DUBAO_PASSWORD"),  # noqa: S104 refused
    ],
    ids=["public and edit", "others"],
)
def test_strangers_are_not_let_in_by_mistake(ledger, arguments, told):
    environment = {k: v for k, v in os.environ.items() if k != "DUBAO_PASSWORD"}
    done = dubao("serve", str(ledger), *arguments, env=environment)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_port_that_is_taken_is_named(ledger):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = dubao("serve", str(ledger), "--port", port)
    assert done.returncode == 2
    assert port in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_ledger_is_not_served(tmp_path):
    done = dubao("serve", str(tmp_path / "none.ledger"))
    assert done.returncode == 2
    assert "no such ledger" in done.stderr


def test_a_page_is_written_as_one_file(tmp_path):
    file = tmp_path / "page.html"
    done = dubao(
        "view", str(SAMPLES / "county.txt"), "-o", str(file), "--language", "en"
    )
    assert (done.returncode, done.stdout) == (0, "")
    written = file.read_text(encoding="utf-8")
    assert 'lang="en' in written
    assert "460万元" in written
    assert "src=" not in written.replace("src=x", "")


def test_what_cannot_be_viewed_leaves_no_file(tmp_path):
    file = tmp_path / "page.html"
    done = dubao("view", str(tmp_path / "none.txt"), "-o", str(file))
    assert done.returncode == 2
    assert "none.txt" in done.stderr
    assert not file.exists()


def test_the_image_opens_the_port_that_is_served():
    port = inspect.signature(serve).parameters["port"].default
    image = (SAMPLES.parent / "Dockerfile").read_text(encoding="utf-8")
    assert f"EXPOSE {port}\n" in image
