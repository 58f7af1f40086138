"""A ledger that is served, and how Chromium looks at it."""

import os
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.web.app import app
from dubao.web.guard import Rules

SAMPLES = Path(__file__).parents[2] / "samples"
YEARS = {2021: "30.1", 2022: "31.5", 2023: "32.4", 2024: "33.8"}


def make(path):
    """Write a ledger with the samples, and an indicator over four years."""
    with Ledger(path, write=True) as ledger:
        for name in ("county.txt", "wrapped.txt"):
            text = (SAMPLES / name).read_text(encoding="utf-8")
            ledger.add(read_text(text, name=name), reader=__version__)
        for year, area in YEARS.items():
            text = f"春播结束\n\n本报讯 {year}年，青禾县棉花播种面积{area}万亩。\n"
            reading = read_text(
                text, name=f"{year}.txt", date=f"{year}-06-01", paper="青禾日报"
            )
            ledger.add(reading, reader=__version__)
        text = "更正\n\n本报讯 2023年，青禾县棉花播种面积35.9万亩。\n"
        reading = read_text(text, name="again.txt", date="2023-07-01", paper="云溪日报")
        ledger.add(reading, reader=__version__)
        ledger.index()
    return path


@pytest.fixture
def ledger(tmp_path):
    return make(tmp_path / "county.ledger")


@contextmanager
def served(path, **rules):
    """Serve a ledger on a free port; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        asked = Rules(hosts=(f"127.0.0.1:{port}",), **rules)
        server = uvicorn.Server(
            uvicorn.Config(app(path, asked), log_level="error", lifespan="off")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def opened(browser, **context):
    """Give a page of the browser, and the faults that it tells of."""
    made = browser.new_context(**context)
    page = made.new_page()
    page.set_default_timeout(10_000)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if said.type == "error" else None,
    )
    page.on("dialog", lambda dialog: (faults.append("a dialog"), dialog.dismiss()))
    try:
        yield page, faults
    finally:
        made.close()


def keep_picture(page, name):
    """Keep a screenshot where DUBAO_PICTURES says; nowhere without it."""
    folder = os.environ.get("DUBAO_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
