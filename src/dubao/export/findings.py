"""Findings as JSON, as annotations of GitHub, and as SARIF.

Source: SARIF 2.1.0 (OASIS, 2020); GitHub, Workflow commands (error, warning, notice).
"""

from collections.abc import Iterable, Sequence
from typing import Any

from dubao import __version__
from dubao.check import CHECKS, Check, Fact, Finding
from dubao.export.place import Lines
from dubao.model import Page, Span

HOME = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
SCHEMA = HOME + "sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
Checked = tuple[Page, Sequence[Finding], Sequence[Fact]]


def row(page: Page, one: Finding | Fact, lines: Lines) -> dict[str, Any]:
    """Return a finding, or a fact, as plain data."""
    place = lines.place(one.spans[0].start)
    found: dict[str, Any] = {
        "file": page.source.name,
        "line": place.line,
        "column": place.column,
        "code": one.code,
        "severity": one.severity if isinstance(one, Finding) else "verified",
        "message": {"zh": one.chinese, "en": one.english},
        "spans": [
            {"start": span.start, "end": span.end, "text": span.of(page.text)}
            for span in one.spans
        ],
        "computation": one.computation or None,
    }
    if isinstance(one, Finding):
        found["suggestion"] = one.suggestion or None
    return found


def findings_record(checked: Iterable[Checked], *, facts: bool) -> dict[str, Any]:
    """Return all that was found as one JSON object; `facts` adds what agrees."""
    found: list[dict[str, Any]] = []
    agreed: list[dict[str, Any]] = []
    pages = []
    for page, findings, verified in checked:
        lines = Lines(page.text)
        pages.append({"file": page.source.name, "sha256": page.source.sha256})
        found += [row(page, one, lines) for one in findings]
        agreed += [row(page, one, lines) for one in verified] if facts else []
    document = {"dubao": __version__, "pages": pages, "findings": found}
    return document | ({"verified": agreed} if facts else {})


def annotation(page: Page, finding: Finding, lines: Lines) -> str:
    """Return a finding as a line that GitHub shows beside the text."""
    first = finding.spans[0]
    start, end = lines.place(first.start), lines.place(max(first.end - 1, first.start))
    fields = [
        f"file={_field(page.source.name)}", f"line={start.line}",
        f"endLine={end.line}", f"col={start.column}",
    ]  # fmt: skip
    if start.line == end.line:
        fields.append(f"endColumn={end.column + 1}")
    fields.append(f"title={_field(f'dubao {finding.code}')}")
    said = f"{finding.chinese} / {finding.english}"
    if finding.computation:
        said += f" ({finding.computation})"
    return f"::{COMMANDS[finding.severity]} {','.join(fields)}::{_escaped(said)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def sarif(checked: Iterable[Checked]) -> dict[str, Any]:
    """Return findings as a SARIF log; offsets and columns are code points."""
    results: list[dict[str, Any]] = []
    artifacts = []
    for page, findings, _ in checked:
        lines = Lines(page.text)
        artifacts.append({
            "location": {"uri": _uri(page.source.name)},
            "hashes": {"sha-256": page.source.sha256},
            "encoding": page.source.encoding,
            "mimeType": page.source.media_type,
        })  # fmt: skip
        index = len(artifacts) - 1
        results += [_result(page, one, lines, index) for one in findings]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "dubao",
                        "version": __version__,
                        "rules": [_rule(one) for one in CHECKS],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": artifacts,
                "results": results,
            }
        ],
    }


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.code,
        "name": "".join(word.capitalize() for word in check.name.split()),
        "shortDescription": {"text": f"{check.title} {check.name}"},
        "fullDescription": {"text": check.why},
        "defaultConfiguration": {
            "level": LEVELS[check.severity], "enabled": not check.style,
        },
    }  # fmt: skip


def _result(page: Page, finding: Finding, lines: Lines, index: int) -> dict[str, Any]:
    said = f"{finding.chinese} / {finding.english}"
    if finding.computation:
        said += f" ({finding.computation})"
    places = [_location(page, span, lines, index) for span in finding.spans]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": [one.code for one in CHECKS].index(finding.code),
        "level": LEVELS[finding.severity],
        "message": {"text": said},
        "locations": places[:1],
        "partialFingerprints": {
            "dubao/v1": f"{page.source.sha256[:12]}:{finding.code}:"
            f"{finding.spans[0].start}-{finding.spans[0].end}"
        },
    }
    if places[1:]:
        result["relatedLocations"] = [
            {**place, "id": n} for n, place in enumerate(places[1:], 1)
        ]
    return result


def _location(page: Page, span: Span, lines: Lines, index: int) -> dict[str, Any]:
    start, end = lines.place(span.start), lines.place(span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(page.source.name), "index": index},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "charOffset": span.start,
                "charLength": span.end - span.start,
                "snippet": {"text": span.of(page.text)},
            },
        }
    }


def _uri(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 only where SARIF is written

    return quote(name.replace("\\", "/"), safe="/:.-_~")
