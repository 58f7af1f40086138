"""What `dubao check --fix` prints: a patch with the corrections that have one answer.

Nothing is written. The patch is of the text that was read; `patch -p0` or `git apply`
makes the corrections where a page is a text file.
"""

import difflib
from collections.abc import Sequence

from dubao.check import Finding
from dubao.model import Page, Span
from dubao.text.fold import fold

# Codes whose suggestion takes the place of the first span, word for word.
FIXED = frozenset({
    "A103", "A104", "A106", "A109", "A110", "A111", "A114", "D302", "D306", "U404",
    "U405", "N702",
})  # fmt: skip
FORMS = frozenset({"U405", "N702"})  # hints of form that have one answer
WIDE = {ord(half): chr(ord(half) + 0xFEE0) for half in "0123456789.%"}


def corrections(page: Page, findings: Sequence[Finding]) -> list[tuple[Span, str]]:
    """Return what is to stand where, the last first; of what overlaps, the first.

    A suggestion counts where it is of the same make as what is printed: a number in
    digits is replaced by one in digits, and no line end is lost.
    """
    found: list[tuple[Span, str]] = []
    for one in findings:
        span, said = one.spans[0], one.suggestion
        printed = span.of(page.text)
        fits = said and said != fold(printed) and "\n" not in printed
        if one.code not in FIXED or not fits or _digits(said) != _digits(printed):
            continue
        if one.severity != "error" and one.code not in FORMS:
            continue
        if all(span.end <= at.start or at.end <= span.start for at, _ in found):
            wide = any("０" <= character <= "９" for character in printed)
            found.append((span, said.translate(WIDE) if wide else said))
    return sorted(found, reverse=True)


def _digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def patch(page: Page, findings: Sequence[Finding]) -> str:
    r"""Return a unified diff of a page's text, "" where nothing has one answer.

    >>> from dubao import read_text
    >>> from dubao.check import check
    >>> reading = read_text("床位从300张增加到450张，增加250张。\n", name="page.txt")
    >>> print(patch(reading.page, check(reading).findings), end="")
    --- page.txt
    +++ page.txt
    @@ -1 +1 @@
    -床位从300张增加到450张，增加250张。
    +床位从300张增加到450张，增加150张。
    """
    text = page.text
    for span, said in corrections(page, findings):
        text = f"{text[: span.start]}{said}{text[span.end :]}"
    name = page.source.name
    lines = difflib.unified_diff(_lines(page.text), _lines(text), name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )


def _lines(text: str) -> list[str]:
    """Return a text's lines, cut at line feeds alone."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
