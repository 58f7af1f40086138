"""Kills every command that writes at random moments, and looks at what is left.

    python -m bench.kill_all [--kills 200] [--only add,run]

SIGKILL for two thirds of them, SIGTERM for the rest, which must leave no draft.
What must hold then: see bench/writers.py; bench/kill.py kills paired writers.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.writers import (
    WRITERS,
    Writer,
    begun,
    ended,
    filled,
    linked,
    ran,
    told_wrong,
)

GENTLE = 3  # one in so many is asked to end


def trial(
    writer: Writer, home: Path, whole: str, moment: float, number: int
) -> tuple[bool, list[str]]:
    """Kill a command after a moment; return whether it lived, and what is wrong."""
    words = linked(writer.words, home)
    process = begun(words, home)
    time.sleep(moment)
    os.kill(process, number)
    done = ended(process, home)
    killed = done.returncode in {-number, 128 + number}
    found = writer.wrong(home, whole)
    if writer.kind == "file" and number == signal.SIGKILL:  # its draft may be left
        found = [one for one in found if "left behind: ." not in one]
    if number == signal.SIGTERM:
        found += writer.drafts(home)
        if not killed:
            found += told_wrong(done)
    again = ran(words, home)
    there = b"is there already" in again.stderr or b"a job here" in again.stderr
    if again.returncode not in writer.codes and not there:
        found.append(f"run again: {again.returncode} {again.stderr.decode()[-400:]}")
    elif writer.end(home) != whole:
        found.append("run again it comes to something else")
    return killed, found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--only", default=",".join(WRITERS))
    given = asked.parse_args()
    only = given.only.split(",")
    chance = random.Random(11)  # the same moments each time
    home = Path(tempfile.mkdtemp())
    made = filled(home / "made")
    kills: Counter[str] = Counter()
    wrong = tries = 0
    spans, wholes = {}, {}
    for name in only:
        WRITERS[name].begin(made, home / "whole")
        start = time.monotonic()
        ran(linked(WRITERS[name].words, home / "whole"), home / "whole")
        spans[name] = time.monotonic() - start
        wholes[name] = WRITERS[name].end(home / "whole")
        shutil.rmtree(home / "whole")
    while sum(kills.values()) < given.kills:
        name = only[tries % len(only)]
        number = signal.SIGKILL if tries % GENTLE else signal.SIGTERM
        tries += 1
        WRITERS[name].begin(made, home / "killed")
        moment = chance.uniform(0, spans[name])
        killed, found = trial(
            WRITERS[name], home / "killed", wholes[name], moment, number
        )
        kills[name] += killed
        if found:
            wrong += 1
            print(f"{name} after {moment:.3f} s, {number.name}: {found}", flush=True)
        shutil.rmtree(home / "killed")
    shutil.rmtree(home)
    by_name = ", ".join(f"{count} {name}" for name, count in kills.items())
    print(f"{sum(kills.values())} kills in {tries} tries ({by_name}): {wrong} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
