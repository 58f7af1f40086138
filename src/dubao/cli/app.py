"""The commands as Typer runs them, each loaded when it is asked for."""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dubao import __version__
from dubao.cli.command import ABOUT, COMMANDS, HELP, Command, overview

CONTEXT = {"help_option_names": list(HELP)}


def _loaded(command: Command) -> Any:  # noqa: ANN401 a click command, which Typer does not name
    """Return a command with its options; a Typer is a group of commands."""
    module, _, name = command.home.partition(":")
    found = getattr(import_module(module), name)
    if isinstance(found, typer.Typer):
        made: Any = typer.main.get_group(found)
    else:
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, context_settings=CONTEXT
        )
        single.command(command.name, epilog=f"Example: {command.example}")(found)
        made = typer.main.get_command(single)
    made.name = command.name
    return made


class _Verbs(TyperGroup):
    """The commands of the table, in its order."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        command = COMMANDS.get(cmd_name)
        return None if command is None else _loaded(command)

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401, ARG002
        return overview()


app = typer.Typer(
    name="dubao",
    cls=_Verbs,
    help=ABOUT,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)


def _version(value: bool) -> None:  # noqa: FBT001 typer calls it so
    if value:
        python = ".".join(str(part) for part in sys.version_info[:3])
        typer.echo(f"dubao {__version__} (Python {python})")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    del version
