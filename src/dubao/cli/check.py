"""`dubao check`: what does not add up on a page, or between the pages of a ledger."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, TextIO

import typer

from dubao.api import read_all
from dubao.check import CHECKS, Fact, Finding, check, chosen
from dubao.check.ignore import SUFFIX, Ignore, ignores, kept
from dubao.cli.limit import Given, Timeout, limits
from dubao.cli.output import complain, console, output
from dubao.cli.read import check_day, files_of, inputs, table
from dubao.errors import DubaoError, SourceError, UsageError
from dubao.export.findings import Checked, annotation, findings_record, row, sarif
from dubao.export.manual import contents, manual
from dubao.export.marked import report
from dubao.export.passage import show_findings
from dubao.export.patch import patch
from dubao.export.place import Lines
from dubao.model import Reading
from dubao.sources import USUAL
from dubao.sources.deadline import attempt

ERRORS, UNREADABLE, SOME_FAILED = 1, 2, 3


class Form(StrEnum):
    """A way of writing findings out."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    html = "html"


def check_pages(  # noqa: PLR0913 # each is an option of its own
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE…|-|LEDGER",
            help="Pages as for `dubao read`; - is stdin; or ledgers.",
        ),
    ] = None,
    *,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write what is found.")
    ] = Form.text,
    select: Annotated[
        list[str] | None,
        typer.Option(help="Only these codes, or those that begin so: A,D3,N."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="None of these: U406,A.")
    ] = None,
    date: Annotated[
        str, typer.Option(help="The pages' day, 1998-01-27, instead of what they say.")
    ] = "",
    paper: Annotated[str, typer.Option(help="The newspaper's name.")] = "",
    metadata: Annotated[
        str, typer.Option(metavar="CSV", help="A table name,paper,date,number.")
    ] = "",
    destination: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write there; - is stdout."
        ),
    ] = "-",
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell also what was verified.")
    ] = False,
    explain: Annotated[
        str, typer.Option(metavar="CODE", help="Say what a code is about; `all` lists.")
    ] = "",
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Print a patch of what has one answer, and nothing else;"
            " no page is changed.",
        ),
    ] = False,
    timeout: Timeout = USUAL.seconds,
    limit: Given = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No summary on stderr.")
    ] = False,
) -> None:
    """Find what does not add up on a page, with the characters in question.

    Totals and parts, shares, growth, counts and their lists, dates, units. A finding
    that may stand is named in a file beside the page: in page.txt.dubao the line
    `# dubao: ignore A101`. Ends with 1 when there are errors, else with 0.
    """
    run = Run(_codes(select), _codes(ignore), verbose=verbose)
    try:
        run.limits = limits(limit, timeout)
        if explain:
            typer.echo(_explained(explain), nl=False)
            raise typer.Exit
        _ask(files, run)
        check_day(date)
        ledgers = [name for name in files or () if is_ledger(name)]
        pages = list(inputs([name for name in files or () if name not in ledgers]))
        results = read_all(
            pages, date=date, paper=paper, metadata=table(metadata),
            limits=run.limits,
        )  # fmt: skip
        checked = run.checked(results, ledgers)
        read = (*files_of(pages), *ledgers, metadata)
        with output(destination, read=read) as file:
            if fix:
                for page, findings, _ in checked:
                    file.write(patch(page, findings))
            else:
                _write(checked, form, file, color=not no_color, verbose=verbose)
            if run.code == UNREADABLE:  # what stands there is not replaced
                raise typer.Exit(run.code)
    except DubaoError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from error
    if not quiet:
        print(run.summary, file=sys.stderr)  # noqa: T201
    raise typer.Exit(run.code)


def _ask(files: Sequence[str] | None, run: "Run") -> None:
    """Raise where there is nothing to check, or no check to make.

    Raises:
        UsageError: what to do instead.
    """
    if not files:
        msg = "nothing to check: name a file, a folder or a ledger, or - for stdin"
        raise UsageError(msg)
    if not chosen(run.select, run.ignore):
        msg = "--select and --ignore leave no check; `--explain all` lists them"
        raise UsageError(msg)


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    codes = tuple(
        code
        for one in given or ()
        for code in one.upper().replace(" ", "").split(",")
        if code
    )
    known = [one.code for one in CHECKS]
    for code in codes:
        if not any(name.startswith(code) for name in known):
            error = UsageError(
                f"{code}: no check has such a code; `--explain all` lists"
            )
            complain(error)
            raise typer.Exit(UNREADABLE)
    return codes


def _explained(code: str) -> str:
    if code.lower() == "all":
        return contents()
    for one in CHECKS:
        if one.code == code.upper():
            return manual(one)
    raise UsageError(f"{code}: no check has such a code; `--explain all` lists them")


def is_ledger(name: str) -> bool:
    """Say whether a file is a ledger, by its first bytes."""
    path = Path(name)
    if name == "-" or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False


class Run:
    """Checks the inputs and counts what became of them."""

    def __init__(
        self, select: tuple[str, ...], ignore: tuple[str, ...], *, verbose: bool
    ) -> None:
        """Keep which checks run."""
        self.select, self.ignore, self.verbose = select, ignore, verbose
        self.pages = self.failed = self.facts = self.let = 0
        self.limits = USUAL
        self.counts = {"error": 0, "warning": 0, "hint": 0}

    def checked(
        self, results: Iterable[Reading | SourceError], ledgers: Sequence[str]
    ) -> Iterator[Checked]:
        """Yield each page with its findings and facts; complain of the rest."""
        for result in results:
            if isinstance(result, SourceError):
                self.failed += 1
                complain(result)
                continue
            page = result.page
            looked = partial(check, result, select=self.select, ignore=self.ignore)
            report = attempt(page.source.name, looked, self.limits)
            if isinstance(report, SourceError):
                self.failed += 1
                complain(report)
                continue
            findings = kept(report.findings, _beside(page.source.name), page.text)
            self.let += len(report.findings) - len(findings)
            yield self._counted((page, findings, report.facts))
        for name in ledgers:
            from dubao.cli.checked_ledger import (  # noqa: PLC0415 numpy and sqlite only for ledgers
                checked_ledger,
                pages_of,
            )

            for one in checked_ledger(name, self.select, self.ignore):
                yield self._counted(one, pages=0)
            self.pages += pages_of(name)  # those too of which nothing is found

    def _counted(self, one: Checked, pages: int = 1) -> Checked:
        self.pages += pages
        self.facts += len(one[2])
        for finding in one[1]:
            self.counts[finding.severity] += 1
        return one

    @property
    def summary(self) -> str:
        """What became of the run, in one line."""
        parts = [
            f"{count} {name}{'' if count == 1 else 's'}"
            for name, count in self.counts.items()
        ]
        ignored = f", {self.let} let stand" if self.let else ""
        return (
            f"{self.pages} page{'' if self.pages == 1 else 's'}: {', '.join(parts)};"
            f" {self.facts} verified{ignored}"
        )

    @property
    def code(self) -> int:
        """The exit code."""
        if self.failed:
            return SOME_FAILED if self.pages else UNREADABLE
        return ERRORS if self.counts["error"] else 0


def _beside(name: str) -> tuple[Ignore, ...]:
    """Return what the file beside a page lets stand."""
    path = Path(f"{name}{SUFFIX}")
    try:
        if name in {"", "-"} or not path.is_file():
            return ()
        return ignores(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"{path}: cannot be read: {error}") from error


def _write(
    checked: Iterator[Checked], form: Form, file: TextIO, *, color: bool, verbose: bool
) -> None:
    if form is Form.json:
        document = findings_record(checked, facts=verbose)
        file.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return
    if form is Form.html:
        file.write(report(checked))
        return
    if form is Form.sarif:
        file.write(json.dumps(sarif(checked), ensure_ascii=False, indent=1) + "\n")
        return
    view = console(file, color=color)
    for page, findings, facts in checked:
        told: list[Finding | Fact] = [*findings, *(facts if verbose else ())]
        if form is Form.text:
            show_findings(page, findings, facts if verbose else (), view)
            continue
        lines = Lines(page.text)
        for one in told:
            if form is Form.jsonl:
                line = json.dumps(row(page, one, lines), ensure_ascii=False)
                file.write(f"{line}\n")
            elif isinstance(one, Finding):
                file.write(annotation(page, one, lines) + "\n")
