r"""What an editor has looked at and lets stand: a file beside the page.

`page.txt.dubao` beside `page.txt` holds lines

    # dubao: ignore A101            every finding of a code, or of all that begin so
    # dubao: ignore U406 约20余人    only where the finding points at these words
    # dubao: ignore                 everything

Other lines are remarks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dubao.check.finding import Finding
from dubao.errors import UsageError
from dubao.model import Span

LINE = re.compile(r"#\s*dubao:\s*ignore\b(?P<rest>.*)")
CODE = re.compile(r"[A-Z](?:\d{1,3})?")
SUFFIX = ".dubao"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One line of such a file."""

    line: int
    code: str  # a code or its beginning; "" any
    words: str  # what the finding points at; "" anything

    def fits(self, finding: Finding, text: str) -> bool:
        """Say whether a finding is meant."""
        if not finding.code.startswith(self.code):
            return False
        return not self.words or any(
            self.words in span.of(text) for span in (*finding.spans, _all(finding))
        )


def _all(finding: Finding) -> Span:
    first = min(finding.spans)
    return first._replace(end=max(span.end for span in finding.spans))


def ignores(text: str, name: str) -> tuple[Ignore, ...]:
    """Return what a file beside a page lets stand.

    >>> [(one.code, one.words) for one in ignores("# dubao: ignore A101 82人", "x")]
    [('A101', '82人')]

    Raises:
        UsageError: a line begins like one and names no code.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = LINE.match(line.strip())
        if match is None:
            continue
        codes, _, words = match["rest"].strip().partition(" ")
        for code in codes.split(",") if codes else [""]:
            if code and not CODE.fullmatch(code):
                message = (
                    f"{name}:{number}: {code!r} is no code; write"
                    " `# dubao: ignore A101 the words`"
                )
                raise UsageError(message)
            found.append(Ignore(line=number, code=code, words=words.strip()))
    return tuple(found)


def kept(
    findings: Iterable[Finding], ignored: Iterable[Ignore], text: str
) -> tuple[Finding, ...]:
    """Return the findings that no line lets stand."""
    lines = tuple(ignored)
    return tuple(
        one for one in findings if not any(line.fits(one, text) for line in lines)
    )
