"""The commands that write, and what must hold whatever befell one of them.

`bench.fault` lets the system fail under them, `bench.kill_all` kills them. After that

    what a command writes is as it was, or whole, and nothing is left beside it
    a ledger is sound, has every page that it had, and every page that was reported
    a job, a ledger or a file comes out as ever when the command is run again
    the command ended with one of its codes and without a traceback
"""

import hashlib
import os
import re
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dubao import __version__, read_text
from dubao.cli import (  # noqa: F401  # noqa: F401 loaded once, for all forks
    add,
    bulk,
    check,
    correct,
    datasette,
    figures,
    gold,
    main,
    read,
    search,
    series,
    view,
)
from dubao.errors import MissingFile
from dubao.ledger import Ledger
from dubao.sources import isolation

PAGE = "春播\n\n本报讯 {0}年，青禾县棉花播种面积{1}万亩，新建学校{2}所，投资3亿元。\n"
OLD = b"what stood there before"
LINES = 16  # on stderr at most
NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
# What the commands may leave beside what they write.
BESIDE = re.compile(r".*(-wal|-shm|-journal)|begun\.log|.*\.failed\.jsonl")


def page(n: int) -> str:
    return PAGE.format(1990 + n % 30, 30 + n, n + 3)


def filled(home: Path, pages: int = 6) -> Path:
    """Make what the commands read: pages, a ledger, a job, gold; return the folder."""
    (home / "in").mkdir(parents=True)
    for n in range(pages):
        (home / "in" / f"{n}.txt").write_text(page(n), encoding="utf-8")
    (home / "in" / "empty.txt").touch()  # one that fails
    with Ledger(home / "county.ledger", write=True) as kept:
        for n in range(50, 53):
            reading = read_text(page(n), name=f"{n}.txt", date="2021-06-01")
            kept.add(reading, reader=__version__)
        kept.index()
    for words in (["plan", "in", "-o", "done"], ["run", "done", "--workers", "1"]):
        ran(["bulk", *words], home)
    ran(["bulk", "plan", "in", "-o", "job"], home)
    export = ran(["read", "-f", "doccano", "in"], home).stdout
    (home / "export.jsonl").write_bytes(export)
    return home


class Ended(NamedTuple):
    """How a command ended, and what it said."""

    returncode: int
    stdout: bytes
    stderr: bytes


def begun(
    words: list[str],
    home: Path,
    environment: dict[str, str] | None = None,
    before: Callable[[], None] = lambda: None,
) -> int:
    """Begin a command in a fork of this process, which has loaded all that it needs."""
    process = os.fork()
    if process:
        return process
    code = 2
    try:
        os.setsid()
        os.chdir(home)
        for number, name in ((1, ".stdout"), (2, ".stderr")):
            os.dup2(os.open(home.parent / f"{home.name}{name}", NEW, 0o600), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.update(environment or {})
        sys.argv = ["dubao", *words]
        sys.stdout, sys.stderr = open(1, "w"), open(2, "w")  # noqa: SIM115
        before()
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else bool(ended.code)
    except BaseException:  # noqa: BLE001 what main() let through
        traceback.print_exc()
        code = 99
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        isolation._pool.close()  # noqa: SLF001 as at any exit
        os._exit(code)
    return 0


def ended(process: int, home: Path, seconds: float = 180.0) -> Ended:
    """Wait for a command, and end all that it began."""
    end = time.monotonic() + seconds
    while True:
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            break
        if time.monotonic() > end:
            os.kill(process, signal.SIGKILL)
            status = os.waitpid(process, 0)[1] or signal.SIGALRM
            break
        time.sleep(0.005)
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    said = [
        (home.parent / f"{home.name}{name}").read_bytes()
        for name in (".stdout", ".stderr")
    ]
    return Ended(os.waitstatus_to_exitcode(status), *said)


def ran(
    words: list[str],
    home: Path,
    environment: dict[str, str] | None = None,
    before: Callable[[], None] = lambda: None,
) -> Ended:
    return ended(begun(words, home, environment, before), home)


def tree(home: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, but for those of SQLite."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not BESIDE.fullmatch(path.name)
    }


def dumped(ledger: Path) -> str:
    """Return the hash of what a ledger holds, without the hours of corrections."""
    with Ledger(ledger) as kept:
        lines = hashlib.sha256()
        for line in kept.dump():
            if not line.startswith("corrections"):
                lines.update(line.encode())
        return lines.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A command that writes: its words, and what it writes."""

    words: list[str]
    writes: str  # a file, a folder or a ledger
    kind: str = "file"  # file folder ledger job
    codes: tuple[int, ...] = (0, 3)  # when nothing befell it
    again: tuple[str, ...] = ()  # what to add where it is run again

    def begin(self, made: Path, home: Path) -> None:
        """Copy what the commands read to a new home."""
        shutil.copytree(made, home, dirs_exist_ok=True)
        if self.kind == "file":
            (home / self.writes).write_bytes(OLD)

    def end(self, home: Path) -> str:
        """Return what it came to, as something to compare."""
        if self.kind == "ledger":
            return dumped(home / self.writes)
        if self.kind == "file":
            content = (home / self.writes).read_bytes()
            return "whole" if self.writes.endswith("xlsx") else content.hex()
        files = {
            name: content for name, content in tree(home / self.writes).items()
            if not name.startswith("committed")  # hours stand in it
        }  # fmt: skip
        return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()

    def wrong(self, home: Path, whole: str, *, partly: bool = False) -> list[str]:
        """Return what does not hold after something befell it.

        It may have said that it did `partly` what it should: some of the lines.
        """
        known = set(tree(home / "in")) | {"county.ledger", "export.jsonl", self.writes}
        left = [
            str(path.relative_to(home))
            for path in home.rglob("*")
            if path.is_file() and not BESIDE.fullmatch(path.name)
        ]
        found = [
            f"left behind: {name}"
            for name in left
            if Path(name).parts[0] not in {"in", "job", "done", "gold", "new"}
            and name not in known
        ]
        if self.kind == "file":
            content = (home / self.writes).read_bytes()
            if content != OLD and self.end(home) != whole:
                lines = set(bytes.fromhex(whole).splitlines()) if partly else set()
                if not set(content.splitlines()) <= lines or content[-1:] not in b"\n":
                    found.append("half written")
            return found
        if self.kind == "ledger":
            return found + unsound(home / self.writes, 3)
        return found

    def drafts(self, home: Path) -> list[str]:
        """Return what only a kill may leave: files under a draft's name."""
        return [
            str(path.relative_to(home)) for path in home.rglob(".*") if path.is_file()
        ]


def unsound(ledger: Path, least: int) -> list[str]:
    """Return what is wrong with a ledger that had so many pages."""
    try:
        with Ledger(ledger) as kept:
            found = kept.check()
            if len(kept) < least:
                found.append(f"{least} pages were there, {len(kept)} are")
            for reading in kept.readings():
                if any(f.span.of(reading.page.text) != f.text for f in reading.figures):
                    found.append("half a page")
            kept.figures()
            return found
    except MissingFile:
        return ["no ledger is there"] if least else []


def told_wrong(done: Ended) -> list[str]:
    """Return what is wrong with how a command ended."""
    said = done.stderr.decode("utf-8", "replace")
    found = []
    if done.returncode not in {0, 1, 2, 3}:
        found.append(f"ended with {done.returncode}: {said[-400:]}")
    if "Traceback" in said or "Exception ignored" in said:
        found.append(f"a traceback: {said[-1500:]}")
    if len(said.splitlines()) > LINES:
        found.append(f"{len(said.splitlines())} lines on stderr: {said[:800]}")
    return found


LEDGER = "county.ledger"
WRITERS = {
    "read": Writer(words=["read", "-f", "jsonl", "in", "-o", "out"], writes="out"),
    "check": Writer(
        words=["check", "-f", "jsonl", "in", "-o", "out"], writes="out", codes=(0, 1, 3)
    ),
    "view": Writer(words=["view", "in/0.txt", "-o", "out"], writes="out"),
    "search": Writer(words=["search", LEDGER, "棉花", "-o", "out"], writes="out"),
    "figures": Writer(
        words=["figures", LEDGER, "-f", "csv", "-o", "out"], writes="out"
    ),
    "xlsx": Writer(
        words=["figures", LEDGER, "-f", "xlsx", "-o", "out.xlsx"], writes="out.xlsx"
    ),
    "parquet": Writer(
        words=["figures", LEDGER, "-f", "parquet", "-o", "out"], writes="out"
    ),
    "series": Writer(
        words=["series", LEDGER, "*", "-f", "csv", "-o", "out"], writes="out"
    ),
    "datasette": Writer(words=["datasette", LEDGER, "-o", "out"], writes="out"),
    "add": Writer(
        words=["add", LEDGER, "in", "--workers", "1"], writes=LEDGER, kind="ledger"
    ),
    "keep": Writer(
        words=["series", LEDGER, "*", "--keep", "-f", "csv"], writes=LEDGER,
        kind="ledger",
    ),
    "correct": Writer(
        words=["correct", LEDGER, "LINK", "--set", "value=7"], writes=LEDGER,
        kind="ledger",
    ),
    "load": Writer(
        words=["bulk", "load", "done", LEDGER], writes=LEDGER, kind="ledger"
    ),
    "plan": Writer(
        words=["bulk", "plan", "in", "-o", "new"], writes="new", kind="job"
    ),
    "run": Writer(
        words=["bulk", "run", "job", "--workers", "1"], writes="job", kind="job",
        again=("--retry", "0"),
    ),
    "gold": Writer(
        words=["gold", "export.jsonl", "-o", "gold"], writes="gold", kind="folder"
    ),
}  # fmt: skip


def linked(words: list[str], home: Path) -> list[str]:
    """Put a figure's link where a command wants one."""
    if "LINK" not in words:
        return words
    with Ledger(home / LEDGER) as kept:
        link = next(iter(kept.figures().dicts()))["link"].partition("&")[0]
    return [link if word == "LINK" else word for word in words]
