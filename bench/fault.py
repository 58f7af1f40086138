"""Lets the system fail under every command that writes, and looks at what is left.

    python -m bench.fault [--faults 300] [--only add,read]

The n-th call on a file of ours fails with ENOSPC, EIO or EMFILE (bench/fault.c, put
in front of the system's own by LD_PRELOAD); a file system of some hundred kilobytes
is filled (as root, where mounting works); memory and open files are limited to less
than a command needs. What must hold then: see bench/writers.py.
"""

import argparse
import errno
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.writers import WRITERS, Writer, filled, linked, ran, told_wrong

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

NUMBERS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EMFILE": errno.EMFILE}
SOME_FAILED = 3
OPENING = frozenset({"open", "mkdir"})
ROOMS = (40, 90, 160, 240, 400)  # kilobytes of a small file system beside what is there
MEMORY = (3, 8, 16, 32, 64)  # megabytes beside what this process has
FILES = (6, 8, 10, 12, 16)
Fault = tuple[str, dict[str, str], Callable[[], None]]  # name, environment, limits


def shim(home: Path) -> Path | None:
    """Build what fails; None where there is no compiler."""
    made = home / "fault.so"
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    source = Path(__file__).with_name("fault.c")
    subprocess.run(  # noqa: S603 the system's compiler
        [compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True
    )
    return made


def calls(log: Path) -> list[str]:
    """Return the calls of a command's own process, in their order."""
    lines = [line.split() for line in log.read_text().splitlines()]
    return [call for process, _, call in lines if process == lines[0][0]]


def nothing() -> None:
    """Limit nothing."""


def limited(what: int, most: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(what, (most, most))

    return limit


def held() -> int:
    """Return the bytes of address space that this process has, and so its forks."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf(
        "SC_PAGESIZE"
    )


def faults_of(counted: list[str], home: Path, count: int) -> list[Fault]:
    """Return the faults to be tried on a command that makes these calls."""
    found: list[Fault] = [
        (
            f"{name} at call {n} ({call})",
            {
                "DUBAO_FAULT_IN": str(home), "DUBAO_FAULT_AT": str(n),
                "DUBAO_FAULT_NUMBER": str(number),
            },
            nothing,
        )
        for n, call in enumerate(counted, 1)
        for name, number in NUMBERS.items()
        if name != "EMFILE" or call in OPENING
    ]  # fmt: skip
    found = random.Random(7).sample(found, min(count, len(found)))
    if resource is not None:
        here = held()
        found += [
            (
                f"{most} MB of memory more",
                {},
                limited(resource.RLIMIT_AS, here + most * 1_000_000),
            )
            for most in MEMORY
        ]
        found += [
            (f"{most} open files", {}, limited(resource.RLIMIT_NOFILE, most))
            for most in FILES
        ]
    return found


@contextmanager
def small(home: Path, room: int) -> Iterator[bool]:
    """Put a small file system at a folder; say whether that could be done."""
    home.mkdir(parents=True)
    mount = shutil.which("mount")
    done = mount and not subprocess.run(  # noqa: S603 the system's own
        [mount, "-t", "tmpfs", "-o", f"size={room}k", "tmpfs", home],
        check=False, capture_output=True,
    ).returncode  # fmt: skip
    try:
        yield bool(done)
    finally:
        if done:
            subprocess.run(["umount", "-l", home], check=True)  # noqa: S603, S607
        shutil.rmtree(home)


def size_of(home: Path) -> int:
    """Return the kilobytes of a folder's files, each in whole pages of memory."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return sum(path.stat().st_size // 4096 * 4 + 4 for path in files) + 4


class Bench:
    """What was tried, and what did not hold."""

    def __init__(self, home: Path, only: list[str]) -> None:
        self.home = home
        self.made = filled(home / "made")
        self.preloaded = os.environ.get("LD_PRELOAD", "").endswith("fault.so")
        self.only = only
        self.tried: Counter[str] = Counter()
        self.wrong: list[str] = []

    def fresh(self, writer: Writer) -> Path:
        """Return a home in which nothing befell a command yet."""
        home = self.home / "tried"
        shutil.rmtree(home, ignore_errors=True)
        writer.begin(self.made, home)
        return home

    def undisturbed(self, name: str) -> tuple[str, list[str]]:
        """Return what a command comes to, and the calls that it makes."""
        writer = WRITERS[name]
        home, log = self.fresh(writer), self.home / "calls"
        log.unlink(missing_ok=True)
        done = ran(
            linked(writer.words, home), home,
            {"DUBAO_FAULT_IN": str(home), "DUBAO_FAULT_LOG": str(log)},
        )  # fmt: skip
        if done.returncode not in writer.codes:
            message = f"{name} failed undisturbed: {done.stderr.decode()}"
            raise AssertionError(message)
        return writer.end(home), calls(log) if log.exists() else []

    def trial(self, name: str, fault: Fault, whole: str, home: Path) -> None:
        """Run a command with a fault, look, and run it again without."""
        writer = WRITERS[name]
        told, environment, limit = fault
        words = linked(writer.words, home)
        done = ran(words, home, environment, limit)
        found = told_wrong(done) + writer.drafts(home)
        found += writer.wrong(home, whole, partly=done.returncode == SOME_FAILED)
        if not told.endswith("kB of room"):  # there is none for it
            again = ran([*words, *writer.again], home)
            there = b"is there already" in again.stderr or b"a job here" in again.stderr
            if again.returncode not in writer.codes and not there:
                found.append(f"run again: {again.returncode} {again.stderr.decode()}")
            elif writer.end(home) != whole and not there:
                found.append("run again it comes to something else")
        kind = told.split()
        self.tried[kind[0] if told[0] == "E" else " ".join(kind[1:])] += 1
        if found:
            self.wrong.append(f"{name}, {told}: {found}")
            print(self.wrong[-1], flush=True)

    def run(self, count: int) -> None:
        """Try so many faults, shared among the commands."""
        each = max(1, count // len(self.only) - len(MEMORY) - len(FILES) - len(ROOMS))
        for name in self.only:
            whole, counted = self.undisturbed(name)
            faults = faults_of(
                counted if self.preloaded else [], self.home / "tried", each
            )
            for fault in faults:
                self.trial(name, fault, whole, self.fresh(WRITERS[name]))
            for room in ROOMS:
                home = self.home / "small"
                with small(home, size_of(self.made) + room) as mounted:
                    if mounted:
                        WRITERS[name].begin(self.made, home)
                        self.trial(
                            name, (f"{room} kB of room", {}, nothing), whole, home
                        )
            print(f"{name}: {sum(self.tried.values())} faults", file=sys.stderr)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--faults", type=int, default=300)
    asked.add_argument("--only", default=",".join(WRITERS))
    given = asked.parse_args()
    if not os.environ.get("LD_PRELOAD") and (made := shim(Path(tempfile.mkdtemp()))):
        os.environ["LD_PRELOAD"] = str(made)
        os.execv(sys.executable, [sys.executable, "-m", "bench.fault", *sys.argv[1:]])  # noqa: S606
    home = Path(tempfile.mkdtemp())
    bench = Bench(home, given.only.split(","))
    bench.run(given.faults)
    shutil.rmtree(home)
    by_kind = ", ".join(f"{count} {kind}" for kind, count in bench.tried.items())
    print(f"{sum(bench.tried.values())} faults ({by_kind}): {len(bench.wrong)} wrong")
    sys.exit(bool(bench.wrong))


if __name__ == "__main__":
    main()
