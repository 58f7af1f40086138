"""What goes in: one line says what is wrong and what to do, whatever is installed."""

import signal
import subprocess
import sys
import time

import pytest

from dubao.errors import NoTextLayer
from dubao.sources import scan
from dubao.sources.input import Input

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_picture_without_what_reads_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(scan, "NEEDED", ("PIL", "no_such_module"))
    with pytest.raises(NoTextLayer) as told:
        list(scan.read(Input(name="a.png", stream=None, head=PNG)))
    assert "pip install 'dubao[ocr]'" in told.value.hint


@pytest.mark.parametrize("command", ["read", "add"])
def test_an_interruption_is_told_in_one_line(command, tmp_path):
    for n in range(40):
        page = tmp_path / f"{n}.txt"
        page.write_text("本报讯 全县新建学校3所。\n" * 2_000, encoding="utf-8")
    words = ["a.ledger"] if command == "add" else []
    running = subprocess.Popen(
        [sys.executable, "-m", "dubao", command, *words, "."],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    time.sleep(1.5)
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
