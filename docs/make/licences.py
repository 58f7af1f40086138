"""Write docs/decisions/licences.md: the licence of every library that is pinned.

    python docs/make/licences.py          write it
    python docs/make/licences.py --check  say what is not as it stands there

`make audit` asks the databases of known vulnerabilities about the same versions.
"""

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "decisions" / "licences.md"
PINS = ROOT / "constraints.txt"
HEAD = """# The licence of every library

What dubao needs, what its extras need, and what only its tests, benches and docs need,
as pinned in constraints.txt. Why the direct ones: [dependencies](dependencies.md).
None is under the GPL or the AGPL; the weakest bond is the MPL 2.0, which asks that
changes to its own files be published. Made by `python docs/make/licences.py`.

| library | version | licence |
|---|---|---|
"""
# One licence, one name; as SPDX has it.
NAMES = (
    (r"^MIT License$|^OSI Approved; MIT License$|^DFSG approved; MIT License$", "MIT"),
    (r"^Apache Software License$", "Apache-2.0"),
    (r"^BSD License$|^BSD$|^3-Clause BSD License$", "BSD-3-Clause"),
    (r"^Mozilla Public License 2\.0 \(MPL 2\.0\)$", "MPL-2.0"),
    (r"^ISC License \(ISCL\)$", "ISC"),
)
SHUNNED = re.compile(r"\b(?:A?GPL|GNU)\b", re.IGNORECASE)


def pins() -> list[tuple[str, str]]:
    """Return the libraries with their versions."""
    lines = PINS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("==")) for line in lines if "==" in line]


def licence(name: str) -> str:
    """Return a library's licence, as it says itself; "" where it is not installed."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classes = [
        one.rpartition(" :: ")[2]
        for one in told.get_all("Classifier") or ()
        if one.startswith("License ::")
    ]
    raw = (told.get("License") or "").strip().splitlines()
    found = told.get("License-Expression") or "; ".join(classes) or "".join(raw[:1])
    for pattern, name_of_it in NAMES:
        if re.match(pattern, found):
            return name_of_it
    return found


def rows() -> Iterator[str]:
    """Yield the rows; of what is not installed, as it stands in the table."""
    kept = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    known = {line.split(" | ")[0][2:]: line for line in kept if line.startswith("| ")}
    for name, version in pins():
        found = licence(name)
        if not found and name in known:
            found = known[name].split(" | ")[2].removesuffix(" |")
        yield f"| {name} | {version} | {found} |"


def wrong() -> list[str]:
    """Return what is not as the table says, and what may not be used."""
    made = list(rows())
    there = TABLE.read_text(encoding="utf-8").splitlines()
    missing = [f"not in the table: {row}" for row in made if row not in there]
    shunned = [f"may not be used: {row}" for row in made if SHUNNED.search(row)]
    unknown = [f"says no licence: {row}" for row in made if row.endswith("|  |")]
    return missing + shunned + unknown


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = wrong()
        print("\n".join(found))
        sys.exit(bool(found))
    TABLE.write_text(HEAD + "\n".join(rows()) + "\n", encoding="utf-8")
