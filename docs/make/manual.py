"""Writes the manual page docs/dubao.1 from the command line's own help: `make man`.

Source: man-pages(7).
"""

import sys
from pathlib import Path

from dubao import __version__
from dubao.cli.command import ABOUT, GROUPS


def escaped(text: str) -> str:
    """Return text that troff prints as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(
        f"\\&{line}" if line.startswith((".", "'")) else line
        for line in text.split("\n")
    )


def page(helped: dict[str, str]) -> str:
    """Return the manual page; `helped` is each command's help."""
    parts = [
        f'.TH DUBAO 1 "" "dubao {__version__}" "User Commands"',
        ".SH NAME", f"dubao \\- {escaped(ABOUT)}",
        ".SH SYNOPSIS", ".B dubao", "COMMAND [OPTIONS] ARGUMENTS",
    ]  # fmt: skip
    for group, commands in GROUPS:
        parts.append(f".SH {group.upper()}")
        for command in commands:
            parts += [
                f".SS dubao {command.name}", escaped(command.summary),
                ".PP", ".nf", escaped(helped[command.name]), ".fi",
            ]  # fmt: skip
    parts += [
        ".SH EXIT STATUS",
        escaped("0 read; 1 nothing found, or check found errors; 2 usage or"),
        escaped("unreadable; 3 some inputs failed; 130 interrupted."),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    from reference import helped

    names = [command.name for _, commands in GROUPS for command in commands]
    made = page({name: helped(name) for name in names})
    Path(sys.argv[1]).write_text(made, encoding="utf-8")
