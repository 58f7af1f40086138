"""What a page or a file is called, or says, gives a terminal no orders."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dubao import __version__, read_text
from dubao.cli.output import console
from dubao.cli.tame import WILD, Tame
from dubao.ledger import Ledger

ROOT = Path(__file__).parents[2]
ORDERS = (
    "\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\x1b[2J", "\x1b[31m", "\x9b31m",
    "\x9d0;x\x9c", "\u202egnp", "\u2066", "\x7f", "\x08\x08", "\rover", "\x1bc",
)  # fmt: skip
ALLOWED = "\x1b["  # what rich draws with


def on_terminal(*words):
    """Run a command on a terminal; return what came to it, and its exit code."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "dubao", *map(str, words)],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env={
            **os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1",
            "TERM": "dumb", "COLUMNS": "300",
        },
    )  # fmt: skip
    os.close(theirs)
    told = b""
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # it has ended
            break
        if not piece:
            break
        told += piece
    os.close(ours)
    running.wait(60)
    return told.decode("utf-8", "replace").replace("\r\n", "\n")


@pytest.fixture
def wild(tmp_path):
    """A page, its name and a ledger that give orders."""
    name = "".join(one for one in ORDERS if "/" not in one)[:60]
    path = tmp_path / f"p{name}.txt"
    told = "".join(f"{order}小麦" for order in ORDERS)
    path.write_text(f"春播{told}\n\n本报讯 全县新建学校3所{told}，共5所[/bold]。\n")
    ledger = tmp_path / "county.ledger"
    text = path.read_text(encoding="utf-8")
    with Ledger(ledger, write=True) as kept:
        kept.add(
            read_text(text, name=path.name, paper=f"青禾{told}", date="2023-01-01"),
            reader=__version__,
        )
        kept.index()
    return path, ledger


def test_no_order_comes_to_a_terminal(wild):
    page, ledger = wild
    for words in (
        ["read", page], ["read", "-f", "jsonl", page], ["read", "-f", "csv", page],
        ["read", "-f", "markdown", page], ["read", f"{page}.none"],
        ["read", "--json-errors", f"{page}.none"], ["check", "-v", page],
        ["explain", page, "30"], ["search", ledger, "小麦"], ["figures", ledger],
        ["series", ledger, "*"], ["add", ledger, f"{page}.none"],
        ["correct", ledger, f"{page}"], ["bulk", "status", page], ["view", page],
    ):  # fmt: skip
        told = on_terminal(*words)
        assert told, words
        assert WILD.search(told) is None, (words, told)


@pytest.mark.parametrize("order", ORDERS)
def test_a_console_draws_and_obeys_nobody(order):
    for terminal in (False, True):
        file = io.StringIO()
        file.isatty = lambda terminal=terminal: terminal
        view = console(file)
        view.print(f"a{order}b", markup=False)
        told = file.getvalue().replace("\x1b[0m", "")
        assert WILD.search(told) is None


def test_a_tame_stream_is_one():
    file = io.StringIO()
    stream = Tame(file)
    print("a\x1bb", "c\td", file=stream)
    stream.writelines(["\u202e", "\n"])
    assert file.getvalue() == "a\\u001bb c\td\n\\u202e\n"
    assert not stream.isatty()
