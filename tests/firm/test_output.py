"""Where a command writes: nothing of others' is destroyed, nothing is left behind."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dubao import __version__, read_text
from dubao.bulk.add import add
from dubao.cli import main
from dubao.cli.output import output
from dubao.errors import CannotWrite, DiskFull, UsageError
from dubao.export.file import drafted, whole
from dubao.ledger import Ledger

PAGE = "全县新建学校3所,投入资金1.2亿元。\n"
ROOT = Path(__file__).parents[2]
# what each command writes at -o; LEDGER, PAGE and OUT are put in
COMMANDS = {
    "read": ["read", "-f", "csv", "PAGE", "-o", "OUT"],
    "check": ["check", "-f", "json", "PAGE", "-o", "OUT"],
    "view": ["view", "PAGE", "-o", "OUT"],
    "search": ["search", "LEDGER", "学校", "-o", "OUT"],
    "figures": ["figures", "LEDGER", "-f", "csv", "-o", "OUT"],
    "xlsx": ["figures", "LEDGER", "-f", "xlsx", "-o", "OUT"],
    "parquet": ["figures", "LEDGER", "-f", "parquet", "-o", "OUT"],
    "series": ["series", "LEDGER", "*", "-f", "csv", "-o", "OUT"],
    "correct": ["correct", "LEDGER", "-o", "OUT"],
    "datasette": ["datasette", "LEDGER", "-o", "OUT"],
}


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "county.ledger"
    with Ledger(path, write=True) as kept:
        kept.add(read_text(PAGE, name="page.txt"), reader=__version__)
        kept.index()
    return path


@pytest.fixture
def run(monkeypatch, capsys, page, ledger):
    def ran(name, out):
        given = {"PAGE": page, "LEDGER": ledger, "OUT": out}
        words = [str(given.get(word, word)) for word in COMMANDS[name]]
        monkeypatch.setattr("sys.argv", ["dubao", *words])
        try:
            main()
        except SystemExit as ended:
            return ended.code, capsys.readouterr().err
        return 0, capsys.readouterr().err

    return ran


def files(folder):
    """Return the names in a folder, without what SQLite keeps beside a ledger."""
    names = {path.name for path in folder.rglob("*")}
    return {name for name in names if not name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_read_is_not_written_onto(command, run, page, ledger, tmp_path):
    inputs = [page] if "PAGE" in COMMANDS[command] else [ledger]
    link, hard = tmp_path / "link", tmp_path / "hard"
    link.symlink_to(inputs[0])
    hard.hardlink_to(inputs[0])
    before = inputs[0].read_bytes()
    for out in (
        inputs[0],
        link,
        hard,
        tmp_path / ".." / tmp_path.name / inputs[0].name,
    ):
        code, told = run(command, out)
        assert code == 2, told
        assert "is what is read here" in told
        assert told.count("\n") == 1
        assert inputs[0].read_bytes() == before
        assert link.is_symlink()


@pytest.mark.parametrize("command", COMMANDS)
def test_what_cannot_be_written_is_told_in_one_line(command, run, tmp_path):
    before = files(tmp_path)
    for out, words in (
        (tmp_path / "none" / "out", "cannot be written"),
        (tmp_path, "is a folder"),
        (Path("/dev/full"), "no room left"),
        (tmp_path / ("long" * 80), "cannot be written"),
    ):
        code, told = run(command, out)
        if out.name == "full" and command == "correct":  # there are none to write
            continue
        assert code == 2, (out, told)
        assert words in told
        assert told.startswith("dubao: ")
        assert len(told.splitlines()) <= 2
        assert "Traceback" not in told
    assert files(tmp_path) == before


def test_a_device_stays_one(run, tmp_path):
    null = tmp_path / "null"
    try:
        os.mknod(null, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        null.write_bytes(b"")
    except OSError:
        pytest.skip("no devices can be made here")
    for command in COMMANDS:
        code, told = run(command, null)
        assert code in {0, 1}, told
        assert stat.S_ISCHR(null.stat().st_mode)


def test_a_pipe_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with output(str(pipe)) as file:
        file.write("全县")
    assert os.read(reading, 100) == "全县".encode()
    os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_one_and_rights_are_kept(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with output(str(link)) as file:
        file.write("new")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_left(tmp_path):  # pragma: no cover
    target = tmp_path / "target"
    target.touch(mode=0o400)
    with pytest.raises(CannotWrite), output(str(target)):
        pass


@pytest.mark.parametrize("call", ["fsync", "replace", "write", "chmod"])
@pytest.mark.parametrize(("code", "error"), [(28, DiskFull), (5, CannotWrite)])
def test_a_fault_leaves_what_was_there(tmp_path, monkeypatch, call, code, error):
    target = tmp_path / "out.csv"
    target.write_text("old", encoding="utf-8")

    def failing(*_, **__):
        raise OSError(code, os.strerror(code))

    def written():
        with output(str(target)) as file:
            file.write("new")
            if call == "write":
                failing()
            where = os if call == "fsync" else Path
            monkeypatch.setattr(where, call, failing, raising=False)

    with pytest.raises(error):
        written()
    monkeypatch.undo()
    assert target.read_text(encoding="utf-8") == "old"
    assert files(tmp_path) == {"out.csv"}


def test_what_fails_itself_leaves_nothing(tmp_path):
    for made in (whole, drafted):
        with pytest.raises(KeyError), made(tmp_path / "out"):
            raise KeyError
    with pytest.raises(UsageError), whole(tmp_path):
        pass
    assert files(tmp_path) == set()


def test_half_a_character_is_written_as_what_it_is(tmp_path):
    with output(str(tmp_path / "out")) as file:
        file.write("a\ud800b")
    assert (tmp_path / "out").read_bytes() == b"a\\ud800b"


def dubao(*words, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "dubao", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_full_standard_output_is_told(page, ledger):
    for words in (["read", page], ["figures", ledger, "-f", "csv"], ["--help"]):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            ended = dubao(*words, stdout=full)
            _, told = ended.communicate(timeout=60)
        assert ended.returncode == 2
        assert told.splitlines() == [
            "dubao: DiskFull: standard output: no room left on the disk"
        ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_no_draft(tmp_path, number):
    page = tmp_path / "long.txt"
    page.write_text("本报讯 全县新建学校3所，投资1/3。\n" * 20_000, encoding="utf-8")
    running = dubao("read", "--timeout", 60, "-f", "csv", page, "-o", tmp_path / "out")
    end = time.monotonic() + 30
    while len(files(tmp_path)) == 1 and time.monotonic() < end:
        time.sleep(0.02)
    assert len(files(tmp_path)) == 2  # the draft
    running.send_signal(number)
    _, told = running.communicate(timeout=30)

    assert files(tmp_path) == {"long.txt"}
    assert running.returncode in {128 + number, 130}
    assert "Traceback" not in told


def test_the_list_of_failures_leaves_no_draft(page, tmp_path, monkeypatch):
    (tmp_path / "empty.txt").touch()
    path = tmp_path / "a.ledger"
    real = os.fsync

    def raising(handle):
        name = str(Path(f"/proc/self/fd/{handle}").readlink())
        if ".failed." in name:
            raise OSError(28, "No space left on device")
        return real(handle)

    monkeypatch.setattr(os, "fsync", raising)
    before = files(tmp_path)
    with pytest.raises(DiskFull):
        add(path, [str(page), str(tmp_path / "empty.txt")], workers=1)
    assert {name for name in files(tmp_path) - before if "failed" in name} == set()
    with Ledger(path) as ledger:
        assert len(ledger) == 1


def test_a_signal_that_a_finaliser_swallows_ends_all_the_same(tmp_path):
    script = (
        "import os, signal, sys, time, dubao.cli\n"
        "class Held:\n"
        "    def __del__(self): os.kill(os.getpid(), signal.SIGTERM); time.sleep(0.1)\n"
        "def work():\n"
        "    Held()\n"
        "    time.sleep(30)\n"
        "import dubao.cli.app as home\n"
        "home.app = work\n"
        "dubao.cli.main()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, timeout=20,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (143, b"")
