"""What goes in: one line says what is wrong and what to do, whatever is installed."""

import io
import signal
import subprocess
import sys
import time

import pytest

from dubao.errors import NoTextLayer
from dubao.sources import USUAL, isolation, pages, scan
from dubao.sources.input import Input

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_picture_without_what_reads_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(scan, "NEEDED", ("PIL", "no_such_module"))
    with pytest.raises(NoTextLayer) as told:
        list(scan.read(Input(name="a.png", stream=None, head=PNG)))
    assert "pip install 'dubao[ocr]'" in told.value.hint


@pytest.mark.parametrize("command", ["read", "add"])
def test_an_interruption_is_told_in_one_line(command, tmp_path):
    for n in range(300):
        page = tmp_path / f"{n}.txt"
        page.write_text("本报讯 全县新建学校3所。\n" * 100, encoding="utf-8")
    words = ["a.ledger"] if command == "add" else []
    ledger, out = tmp_path / "a.ledger", tmp_path.parent / f"{command}.out"
    with out.open("wb") as file:
        running = subprocess.Popen(
            [sys.executable, "-m", "dubao", command, *words, "."],
            cwd=tmp_path, stdout=file, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
    end = time.monotonic() + 60
    begun = ledger.exists if words else (lambda: out.stat().st_size)
    while not begun() and time.monotonic() < end:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert [line for line in told.splitlines() if line.startswith("dubao:")] == [
        told.splitlines()[-1]
    ]
    assert "interrupted" in told
    assert "Traceback" not in told


def test_metadata_in_the_encodings_of_spreadsheets(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("本报讯 全县新建学校3所。", encoding="utf-8")
    rows = "name,paper,date,number\r\na.txt,云溪日报,1998/1/27,2\r\n"
    for codec in ("gb18030", "utf-16", "utf-8-sig"):
        (tmp_path / "m.csv").write_bytes(rows.encode(codec))
        done = subprocess.run(
            [sys.executable, "-m", "dubao", "read", "--metadata", "m.csv", "a.txt"],
            cwd=tmp_path, capture_output=True, check=True,
        )  # fmt: skip
        assert "云溪日报 · 1998-01-27 (given) · 2" in done.stdout.decode()


@pytest.mark.parametrize(
    ("limit", "hint"),
    [("seconds", "--timeout"), ("recognition", "--limit recognition=")],
)
def test_a_page_that_is_late_names_the_limit_that_fired(limit, hint):
    source = Input(name="a.png", stream=None, head=PNG)
    told = isolation._late(source, isolation.Late(limit, 180.0))
    assert "in 180 seconds" in told.message
    assert hint in told.hint


def test_too_deep_a_document_names_what_stopped_it():
    def nested(depth):
        inner = "<a>" * depth + "全长320米。" + "</a>" * depth
        content = f"<?xml version='1.0'?><r>{inner}</r>".encode()
        (found,) = pages(io.BytesIO(content), name="in")
        return found

    assert nested(200).text == "全长320米。"
    assert "more than 256 elements" in nested(300).message
    assert "--limit" not in nested(300).hint  # it is the parser's own


def test_the_pixels_that_are_allowed_fit_into_the_memory():
    engine, copies = 5 << 29, 4 * 3  # measured: OCR's own, and bytes for each pixel
    assert engine + copies * USUAL.pixels <= USUAL.memory
