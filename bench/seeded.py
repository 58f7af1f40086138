"""Errors put into right passages: how many `dubao check` finds, and where it points.

    python bench/seeded.py [--show]

A passage has a sentence of every kind, its numbers drawn and reckoned out by this
script, so that it is right; then one of them is made wrong, kind by kind. Found is an
error about which there is a finding that was not there before; pointed right is one of
whose spans covers the changed characters. The frames are self-written.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bench.frames import FRAMES, Draw
from dubao import read_text
from dubao.check import Finding, check

PASSAGES = 48
SLOT = re.compile(r"\{(\w+)\}")


class Passage(NamedTuple):
    """A right text, and where the numbers of each kind stand in it."""

    text: str
    slots: dict[str, list[tuple[int, int, str]]]  # kind → start, end, slot
    draws: dict[str, Draw]


def passage(number: int) -> Passage:
    """Return the passage of a number: one frame of every kind."""
    chance = random.Random(number)
    text = ""
    slots: dict[str, list[tuple[int, int, str]]] = {}
    draws = {}
    for kind, (draw, frames) in FRAMES.items():
        frame = frames[number % len(frames)]
        drawn = draws[kind] = draw(chance, frame)
        slots[kind] = []
        last = 0
        for match in SLOT.finditer(frame):
            text += frame[last : match.start()]
            start = len(text)
            text += drawn.right[match[1]]
            slots[kind].append((start, len(text), match[1]))
            last = match.end()
        text += frame[last:] + "\n"
    return Passage(text, slots, draws)


def errors(number: int, one: Passage) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Yield for each kind the text with one error, and where it was put."""
    chance = random.Random(1000 + number)
    for kind, places in one.slots.items():
        drawn = one.draws[kind]
        possible = [place for place in places if place[2] in drawn.wrong]
        start, end, slot = chance.choice(possible)
        wrong = chance.choice(drawn.wrong[slot])
        yield (
            kind,
            one.text[:start] + wrong + one.text[end:],
            (start, start + len(wrong)),
        )


def said(text: str) -> list[Finding]:
    report = check(read_text(text, date="2024-03-12"))
    return list(report.findings)


def key(finding: Finding, text: str) -> tuple[str, tuple[str, ...]]:
    return (finding.code, tuple(span.of(text) for span in finding.spans))


def main() -> int:
    show = "--show" in sys.argv
    found: Counter[str] = Counter()
    put: Counter[str] = Counter()
    pointed: Counter[str] = Counter()
    errors_before = before = 0
    for number in range(PASSAGES):
        one = passage(number)
        right = said(one.text)
        before += len(right)
        errors_before += sum(finding.severity == "error" for finding in right)
        known = {key(finding, one.text) for finding in right}
        if show:
            for finding in right:
                print("ALARM", finding.code, finding.severity, finding.chinese)
        for kind, text, (start, end) in errors(number, one):
            put[kind] += 1
            new = [f for f in said(text) if key(f, text) not in known]
            if not new:
                if show:
                    line = text[text.rfind("\n", 0, start) + 1 :].split("\n")[0]
                    print("missed", kind, text[start:end], "|", line)
                continue
            found[kind] += 1
            if any(s.start < end and start < s.end for f in new for s in f.spans):
                pointed[kind] += 1
            elif show:
                print("astray", kind, text[start:end], [key(f, text) for f in new])
    for kind in put:
        print(f"{kind:<12}{found[kind]:>4} of {put[kind]:<4} found {pointed[kind]:>4}")
    total, all_found = put.total(), found.total()
    print(f"errors put in        {total}")
    print(f"recall               {all_found / total:.3f}   (at least 0.90)")
    print(f"pointed right        {pointed.total() / max(all_found, 1):.3f}   (0.95)")
    print(f"alarms before        {before}, of them errors {errors_before}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
