"""Pages a second and memory of each export, at one size and at ten times it.

    python -m bench.standards --pages 100000 [--only json-ld,tei]

The ledger holds the samples again and again, each under a hash of its own. Each export
is a process of its own: its seconds are those of a processor, start and end included,
and its peak is what the system says of it when it has ended.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

SAMPLES = sorted((Path(__file__).parents[1] / "samples").rglob("*.txt"))
PARTS = 10
NAMES = (
    "csv", "json-ld", "ninjs", "web-annotation", "sdmx-csv", "tei", "alto", "mets",
    "iiif", "datapackage",
)  # fmt: skip
PACKED = NAMES[6:]


def filled(path: Path, pages: int) -> int:
    """Make a ledger of so many pages; return how many figures they have.

    It runs in a process of its own: what a process weighs is told of its children too.
    """
    from dubao import __version__, read  # noqa: PLC0415
    from dubao.ledger import Ledger  # noqa: PLC0415

    readings = [read(one) for one in SAMPLES]
    figures = 0
    with Ledger(path, write=True) as ledger:
        ledger.connection.execute("PRAGMA synchronous = OFF")
        for number in range(pages):
            reading = readings[number % len(readings)]
            digest = hashlib.sha256(str(number).encode()).hexdigest()
            source = replace(reading.page.source, sha256=digest)
            page = replace(reading.page, source=source)
            ledger.add(replace(reading, page=page), reader=__version__)
            figures += len(reading.figures)
    return figures


def run(*command: str) -> tuple[float, float]:
    """Return the processor's seconds and the megabytes that a command took."""
    child = subprocess.Popen([sys.executable, *command])  # noqa: S603 ours
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{command}: ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--pages", type=int, default=10_000)
    ask.add_argument("--only", default=",".join(NAMES))
    ask.add_argument("--fill", default="", help=argparse.SUPPRESS)
    given = ask.parse_args()
    if given.fill:
        figures = filled(Path(given.fill), given.pages)
        Path(f"{given.fill}.count").write_text(str(figures), encoding="utf-8")
        return
    print("| export | pages | figures/s | pages/s | MB |")
    print("|---|---|---|---|---|")
    for pages in (given.pages // PARTS, given.pages):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "all.ledger"
            fill = ["--fill", str(path), "--pages", str(pages)]
            run("-m", "bench.standards", *fill)
            figures = int(Path(f"{path}.count").read_text(encoding="utf-8"))
            for name in given.only.split(","):
                target = Path(folder) / ("out" if name == "csv" else f"out-{name}")
                said = ["export", str(path), "--to", name, "-o", str(target)]
                if name == "csv":
                    said = ["figures", str(path), "-f", "csv", "-o", str(target)]
                elif name in PACKED:
                    said[-1] += ".zip"
                seconds, peak = run("-m", "dubao", *said)
                print(
                    f"| {name} | {pages:,} | {figures / seconds:,.0f} |"
                    f" {pages / seconds:,.0f} | {peak:.0f} |",
                    flush=True,
                )
                for made in Path(folder).glob("out*"):
                    made.unlink()


if __name__ == "__main__":
    main()
