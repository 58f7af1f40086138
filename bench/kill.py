"""Kills `dubao add` at random moments, and looks at what is left.

    python -m bench.kill [KILLS [PAGES]]    300 kills, 400 pages unless told

Each trial adds the same folder with four workers, is killed with SIGKILL again
and again until it comes to its end, and must never lose a page that it has
reported, leave half of one, or end with another ledger than an undisturbed run.
"""

import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.ledger.make import reading

from dubao.errors import MissingFile
from dubao.ledger import Ledger

WORKERS = 4
GROWTH = 1.02
CHILD = """
import sys
from dubao.bulk import add
if __name__ == "__main__":
    add(sys.argv[1], [sys.argv[2]], workers=int(sys.argv[3]),
        progress=lambda s: print(s.pages + s.same, flush=True))
"""


def fill(folder: Path, pages: int) -> None:
    folder.mkdir()
    for seed in range(pages):
        text = reading(seed, articles=1, sentences=3).page.text
        (folder / f"{seed:06}.txt").write_text(text, encoding="utf-8")


def started(ledger: Path, folder: Path, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return subprocess.Popen(  # noqa: S603 # ourselves
            [sys.executable, "-c", CHILD, str(ledger), str(folder), str(WORKERS)],
            stdout=out,
            stderr=subprocess.DEVNULL,
        )


def dumped(ledger: Path) -> str:
    with Ledger(ledger) as kept:
        lines = hashlib.sha256()
        for line in kept.dump():
            lines.update(line.encode())
        return lines.hexdigest()


def pages_of(ledger: Path) -> int:
    with Ledger(ledger) as kept:
        return len(kept)


def faults(ledger: Path, least: int) -> list[str]:
    """Return what is wrong with a ledger after a kill that had `least` pages."""
    try:
        with Ledger(ledger) as kept:
            found = kept.check()
            if len(kept) < least:
                found.append(f"{least} pages were reported, {len(kept)} are there")
            for page in kept.readings():
                if any(f.span.of(page.page.text) != f.text for f in page.figures):
                    found.append("half a page")
            return found
    except MissingFile:
        return [f"{least} pages were reported, no ledger is there"] if least else []


def trial(folder: Path, ledger: Path, chance: random.Random, span: float) -> int:
    """Add with kills until the end; return how many kills it took."""
    kills, before = 0, 0
    log = ledger.with_suffix(".log")
    while True:
        child = started(ledger, folder, log)
        time.sleep(chance.uniform(0.0, span))
        with suppress(ProcessLookupError):
            child.send_signal(signal.SIGKILL)
        if child.wait() == 0:
            return kills
        kills += 1
        span *= GROWTH  # a busy machine must come to an end as well
        reported = len(log.read_text().split())
        wrong = faults(ledger, before + reported)
        if wrong:
            message = f"after kill {kills}: {wrong}"
            raise AssertionError(message)
        with suppress(MissingFile):
            before = pages_of(ledger)


def main(kills: int = 300, pages: int = 400) -> None:
    chance = random.Random(3)  # the same moments each time
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        fill(home / "in", pages)
        start = time.perf_counter()
        if started(home / "whole.ledger", home / "in", home / "log").wait():
            message = "the undisturbed run failed"
            raise AssertionError(message)
        whole = time.perf_counter() - start
        expected = dumped(home / "whole.ledger")
        done, trials = 0, 0
        while done < kills:
            ledger = home / f"{trials}.ledger"
            done += trial(home / "in", ledger, chance, whole)
            trials += 1
            if dumped(ledger) != expected:
                message = f"trial {trials}: another ledger than the undisturbed run's"
                raise AssertionError(message)
            print(f"{done} kills, {trials} trials", file=sys.stderr)
        print(
            f"{done} kills in {trials} trials of {pages} pages with {WORKERS} workers:"
            " no page lost, none half, check ok, ledgers equal"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
