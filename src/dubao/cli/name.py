"""Who corrects: asked once on a terminal, and kept for this user of the machine."""

import getpass
import os
import sys
from contextlib import suppress
from pathlib import Path


def kept() -> Path:
    """Return the file in which the name is kept."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(home) / "dubao" / "name"


def signature() -> str:
    """Return who corrects: as it was said before, or as it is said now.

    Without a terminal to ask on it is who is logged in.
    """
    with suppress(OSError):
        if name := kept().read_text(encoding="utf-8").strip():
            return name
    user = getpass.getuser()
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return user
    print(f"Who corrects? Asked once. [{user}] ", end="", file=sys.stderr, flush=True)  # noqa: T201
    name = sys.stdin.readline().strip() or user
    with suppress(OSError):
        kept().parent.mkdir(parents=True, exist_ok=True)
        kept().write_text(f"{name}\n", encoding="utf-8")
    return name
