"""What a check says: a finding where something does not agree, a fact where it does."""

from dataclasses import dataclass
from typing import Literal

from dubao.model import Span

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something on a page that its editor should look at.

    The spans are characters of `page.text`; the first is the number or word in
    question, the others are what it was held against.
    """

    code: str  # A101; docs/checks has a page for each
    severity: Severity  # error: near certain; warning: likely; hint: a matter of form
    chinese: str  # the message
    english: str
    spans: tuple[Span, ...]
    computation: str = ""  # 45+37=82, page says 83
    suggestion: str = ""  # what would fit, where exactly one thing does


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something on a page that was held against the rest of it, and agrees."""

    code: str
    chinese: str
    english: str
    spans: tuple[Span, ...]
    computation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What all checks said of one page, in text order."""

    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
