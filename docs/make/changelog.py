"""Joins the fragments of changelog.d into CHANGELOG.md.

    python docs/make/changelog.py VERSION DATE     join them, and remove them
    python docs/make/changelog.py                  print what the next version would say

A fragment is NAME.KIND.md; its lines begin with `- `.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
KINDS = {
    "added": "Added", "changed": "Changed", "fixed": "Fixed",
    "removed": "Removed", "security": "Security",
}  # fmt: skip
TITLE = "# Changelog\n"


def joined(folder: Path) -> tuple[str, list[Path]]:
    """Return the fragments as sections, and their files."""
    paths = sorted(folder.glob("*.md"))
    parts = []
    known = []
    for kind, title in KINDS.items():
        found = [path for path in paths if path.suffixes[-2:-1] == [f".{kind}"]]
        known += found
        lines = [listed(path.read_text(encoding="utf-8").strip()) for path in found]
        if lines:
            parts.append(f"### {title}\n\n" + "\n".join(lines) + "\n")
    if left := set(paths) - set(known):
        names = ", ".join(sorted(path.name for path in left))
        raise SystemExit(f"no kind of change: {names}; there are {', '.join(KINDS)}")
    return "\n".join(parts), known


def listed(text: str) -> str:
    """Return a fragment as an item of a list."""
    return text if text.startswith("- ") else f"- {text}"


def release(root: Path, version: str, date: str) -> None:
    """Put the fragments at the head of CHANGELOG.md, and remove them."""
    body, paths = joined(root / "changelog.d")
    if not paths:
        raise SystemExit("nothing has changed")
    target = root / "CHANGELOG.md"
    before = target.read_text(encoding="utf-8") if target.exists() else TITLE
    rest = before.removeprefix(TITLE).lstrip("\n")
    made = f"{TITLE}\n## {version} ({date})\n\n{body}\n{rest}".rstrip("\n") + "\n"
    target.write_text(made, encoding="utf-8")
    for path in paths:
        path.unlink()


if __name__ == "__main__":
    if len(sys.argv) == 3:  # noqa: PLR2004 version and date
        release(ROOT, sys.argv[1], sys.argv[2])
    elif len(sys.argv) == 1:
        print(joined(ROOT / "changelog.d")[0])
    else:
        raise SystemExit(__doc__)
