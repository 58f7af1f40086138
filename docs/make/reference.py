"""Writes docs/reference: commands from their own help, Python from its docstrings."""

import inspect
from importlib import import_module
from pathlib import Path
from types import ModuleType

import typer
from typer.testing import CliRunner

from dubao.cli.app import app
from dubao.cli.command import COMMANDS, GROUPS

FOLDER = Path(__file__).parent.parent / "reference"
MODULES = {
    "dubao": "Read pages",
    "dubao.model": "What a page and a reading are made of",
    "dubao.ledger": "Keep, search and compare",
    "dubao.check": "What does not add up",
    "dubao.bulk": "Many pages",
    "dubao.score": "Measure readings",
    "dubao.bridge": "Data frames",
    "dubao.export": "Write readings, and read them back",
    "dubao.errors": "What can go wrong",
}
WIDTH = {"TERMINAL_WIDTH": "100", "COLUMNS": "100"}


def helped(*words: str) -> str:
    """Return what a command says of itself."""
    result = CliRunner(env=WIDTH).invoke(app, [*words, "--help"])
    if result.exit_code:
        raise SystemExit(f"{words}: {result.output}")
    return result.output.strip()


def verbs(name: str) -> list[str]:
    """Return the commands of a group of commands, none of a single one."""
    module, _, attribute = COMMANDS[name].home.partition(":")
    found = getattr(import_module(module), attribute)
    if not isinstance(found, typer.Typer):
        return []
    return [one.name or one.callback.__name__ for one in found.registered_commands]


def commands() -> str:
    """Return the page of commands."""
    parts = ["# Commands\n", f"```text\n{helped()}\n```\n"]
    for group, members in GROUPS:
        parts.append(f"## {group}\n")
        for command in members:
            parts += [
                f"### dubao {command.name}\n",
                f"```text\n{helped(command.name)}\n```\n",
            ]
            parts += [
                f"#### dubao {command.name} {verb}\n\n"
                f"```text\n{helped(command.name, verb)}\n```\n"
                for verb in verbs(command.name)
            ]
    return "\n".join(parts)


def public(module: ModuleType) -> list[str]:
    """Return the public names of a module, in its own order."""
    names = getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if inspect.isclass(value) and value.__module__ == module.__name__
    ]
    return [name for name in names if not name.startswith("__")]


def signature(name: str, value: object) -> str:
    try:
        return f"{name}{inspect.signature(value)}"  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return name


def described(name: str, value: object, level: str = "###") -> list[str]:
    """Return a name's heading, signature and docstring, and its methods."""
    told = inspect.getdoc(value) or ""
    parts = [f"{level} {name}\n"]
    if callable(value) and not (
        inspect.isclass(value) and issubclass(value, Exception)
    ):
        parts.append(f"```python\n{signature(name, value)}\n```\n")
    if told and not told.startswith(f"{name}("):
        parts.append(f"```text\n{told}\n```\n")
    if inspect.isclass(value):
        for method, made in vars(value).items():
            if method.startswith("_") or not (
                inspect.isfunction(made) or isinstance(made, property)
            ):
                continue
            inner = made.fget if isinstance(made, property) else made
            if inspect.getdoc(inner):
                parts += described(f"{name}.{method}", inner, level + "#")
    return parts


def python() -> str:
    """Return the page of Python."""
    parts = ["# Python\n"]
    for name, title in MODULES.items():
        module = import_module(name)
        about = (inspect.getdoc(module) or "").split("\n\n")[0]
        parts += [f"## {name}\n", f"{title}. {about}\n"]
        for member in public(module):
            value = getattr(module, member)
            if inspect.isclass(value) or callable(value):
                parts += described(member, value)
    return "\n".join(parts)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "cli.md").write_text(commands(), encoding="utf-8")
    (FOLDER / "python.md").write_text(python(), encoding="utf-8")
