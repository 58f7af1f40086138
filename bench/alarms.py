"""What `dubao check` says of right texts, for a thousand sentences.

    python -m bench.alarms [--show] FILE|FOLDER …

Every finding on a text that was printed is a false alarm, or a mistake of the paper:
`--show` prints each with its passage, to be looked at one by one. A folder's
`metadata.csv` gives its texts their days.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from dubao import Reading, read_all
from dubao.check import Finding, check
from dubao.text.split import sentences

MOST = {"error": 0.3, "warning": 3.0, "hint": 3.0}
AROUND = 40


def main() -> int:
    show = "--show" in sys.argv
    told: Counter[str] = Counter()
    count = pages = 0
    for name in sys.argv[1:]:
        if name == "--show":
            continue
        for reading in readings(Path(name)):
            pages += 1
            count += len(sentences(reading.page.text))
            for one in check(reading).findings:
                told[one.severity] += 1
                if show:
                    print(passage(reading, one))
    print(f"{pages} pages, {count} sentences")
    for severity, most in MOST.items():
        share = told[severity] / max(count, 1) * 1000
        print(f"{severity:<8} {told[severity]:>5}   {share:.3f} of 1,000 ({most})")
    return 0


def readings(path: Path) -> list[Reading]:
    table = path / "metadata.csv"
    known = {}
    if table.is_file():
        with table.open(encoding="utf-8-sig", newline="") as file:
            known = {row["name"]: row for row in csv.DictReader(file)}
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    found = read_all([str(file) for file in files], metadata=known)
    return [one for one in found if isinstance(one, Reading)]


def passage(reading: Reading, one: Finding) -> str:
    text = reading.page.text
    start = max(0, min(span.start for span in one.spans) - AROUND)
    end = max(span.end for span in one.spans) + AROUND
    said = " ".join(text[start:end].split())
    return (
        f"{one.code} {one.severity} {reading.page.source.name}: {one.chinese} | {said}"
    )


if __name__ == "__main__":
    sys.exit(main())
