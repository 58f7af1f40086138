"""Does any regular expression of dubao take more than linear time?

    python -m bench.linear                     each on 10⁴ and 10⁵ characters
    python -m bench.linear --length 1000000    the same on a million
    python -m bench.linear --packages zh,paper

Each is run over texts that are one short piece again and again: blanks, brackets,
digits, marks, `1/`, `《3`; a character of every class that it names; and, for every
part of it that may repeat, what stands before the part, and the part itself. An
expression that looks ahead to the text's end from every place takes a thousand times
as long on such a text as one that does not, so a bound on the time of one character
parts them.
"""

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType

READER = ("text", "grammar", "line", "paper", "zh", "figures", "names", "table")
OTHERS = (
    "check", "sources", "ledger", "export", "score", "web", "bulk", "cli", "bridge",
)  # fmt: skip
PIECES = (
    " ", "\n", "\t", "\u3000", "(", ")", "《", "》", "[", "“", "1", "一", "万", "十",
    "。", ",", "、", ".", "-", ":", "%", "/", "1/", "《3", "1.", "1,", "1-", "(1", "1 ",
    "A", "a", "字", "年", "第", "的", "\x00", "\ud800",
)  # fmt: skip
SLOW = 2e-6  # seconds a character; the slowest that is linear takes a tenth of it
PATIENCE = 3.0  # seconds until an expression is given up
MANY = 20  # times that a part may repeat at least to be tried with its beginning
DEEP = 4  # containers in containers that are looked through
KINDS = {code.CATEGORY_DIGIT: "1", code.CATEGORY_SPACE: " ", code.CATEGORY_WORD: "w"}


def modules(packages: Iterable[str]) -> Iterator[ModuleType]:
    """Yield the modules of some of dubao's packages; those without their extra fail."""
    for name in packages:
        package = importlib.import_module(f"dubao.{name}")
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            try:
                yield importlib.import_module(found.name)
            except ImportError:
                print(f"left out: {found.name}", file=sys.stderr)


def expressions(packages: Iterable[str]) -> dict[re.Pattern[str], str]:
    """Return every expression that the modules hold, with where it was found."""
    found: dict[re.Pattern[str], str] = {}

    def look(where: str, value: object, depth: int) -> None:
        if isinstance(value, re.Pattern):
            if isinstance(value.pattern, str):
                found.setdefault(value, where)
        elif depth == DEEP:
            return
        elif isinstance(value, dict):
            for one in value.values():
                look(where, one, depth + 1)
        elif isinstance(value, list | tuple | set | frozenset):
            for one in value:
                look(where, one, depth + 1)
        elif isinstance(getattr(value, "pattern", None), re.Pattern):  # a rule
            look(where, value.pattern, depth + 1)  # type: ignore[attr-defined]
        elif str(getattr(value, "__module__", "")).startswith("dubao"):
            for cell in getattr(value, "__closure__", None) or ():
                look(where, cell.cell_contents, depth + 1)  # a reader's rules

    for module in modules(packages):
        for name, value in list(vars(module).items()):
            look(f"{module.__name__}.{name}", value, 0)
    return found


def _member(parts: list) -> str:
    """Return a character of a class."""
    if parts[0][0] is code.NEGATE:
        kinds = {"字": True, "1": True, "a": True, "。": True, "(": True}
        for operator, argument in parts[1:]:
            for one in list(kinds):
                if (operator is code.LITERAL and argument == ord(one)) or (
                    operator is code.RANGE and argument[0] <= ord(one) <= argument[1]
                ):
                    kinds.pop(one)
        return next(iter(kinds), "é")
    operator, argument = parts[0]
    if operator is code.CATEGORY:
        return KINDS.get(argument, "字")
    return chr(argument[0] if operator is code.RANGE else argument)


def _example(parts: Iterable) -> str:
    """Return a short text that a part of an expression fits."""
    text = ""
    for operator, argument in parts:
        match operator:
            case code.LITERAL:
                text += chr(argument)
            case code.IN:
                text += _member(argument)
            case code.ANY | code.NOT_LITERAL:
                text += "字"
            case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
                text += _example(argument[2]) * argument[0]
            case code.SUBPATTERN:
                text += _example(argument[3])
            case code.ATOMIC_GROUP:
                text += _example(argument)
            case code.BRANCH:
                text += _example(argument[1][0])
    return text


def pieces(expression: re.Pattern[str]) -> list[str]:
    """Return what an expression is tried on, again and again.

    >>> "《3" in pieces(re.compile("《[^》]*》")), "》" in pieces(re.compile("a[》]b"))
    (True, True)
    """
    found = dict.fromkeys(PIECES)

    def look(parts: Iterable, before: str) -> None:
        for operator, argument in parts:
            match operator:
                case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
                    if argument[1] >= MANY:
                        body = _example(argument[2]) or "字"
                        found.update(dict.fromkeys((body, before, before + body)))
                    look(argument[2], before)
                case code.SUBPATTERN:
                    look(argument[3], before)
                case code.ATOMIC_GROUP:
                    look(argument, before)
                case code.BRANCH:
                    for branch in argument[1]:
                        look(branch, before)
                case code.ASSERT | code.ASSERT_NOT:
                    look(argument[1], "")
                case code.IN:
                    found[_member(argument)] = None
            before = (before + _example([(operator, argument)]))[-12:]

    look(parser.parse(expression.pattern, expression.flags), "")
    return [piece for piece in found if piece]


class GivenUpError(Exception):
    """An expression took too long."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Stop what is inside after some seconds."""

    def late(*_: object) -> None:
        raise GivenUpError

    kept = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, kept)


def cost(expression: re.Pattern[str], text: str) -> float:
    """Return the processor's seconds that finding every match takes."""
    start = time.process_time()
    try:
        with patience(max(PATIENCE, 2 * SLOW * len(text))):
            for _ in expression.finditer(text):
                pass
    except GivenUpError:
        return float("inf")
    return time.process_time() - start


def slow(
    expression: re.Pattern[str], length: int, tried: Iterable[str] = ()
) -> list[tuple[float, str]]:
    """Return the pieces on which it takes too long, and the time of a character.

    What is too slow is measured again: a machine may be busy at the first time.
    """
    found = []
    for piece in tried or pieces(expression):
        text = piece * (length // len(piece))
        spent = cost(expression, text)
        if spent > SLOW * length:
            spent = min(spent, cost(expression, text))
        if spent > SLOW * length:
            found.append((spent / length, piece))
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--length", type=int, action="append")
    asked.add_argument("--packages", default=",".join((*READER, *OTHERS)))
    given = asked.parse_args()
    known = expressions(given.packages.split(","))
    bad = tried = 0
    for length in given.length or (10_000, 100_000):
        for expression, where in known.items():
            tried += len(pieces(expression))
            for spent, piece in slow(expression, length):
                bad += 1
                told = f"{spent * 1e6:.1f} µs a character on {length} of {piece!r}"
                print(f"{where}: {told}: {expression.pattern[:120]}")
    print(f"{len(known)} expressions, {tried} texts, {bad} slow")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
