"""The `handouts` command: its subcommands, and what an error looks like to the person who typed it."""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from handouts.cli.telling import told
from handouts.errors import ExitStatus

COMMANDS = ("approve", "build", "check", "diff", "explain", "new", "outline", "preview", "schema", "trace", "verify")


class _Late(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"handouts.cli.{name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        from difflib import get_close_matches

        close = get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and close:
            ctx.fail(f"no command `{args[0]}`. Did you mean `{close[0]}`?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Late, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handouts")
def handouts() -> None:
    """One content source: a consent handout to print and sign, a training deck to present."""


def run() -> None:
    """Run a command and end with its exit status."""
    for stream in (sys.stdout, sys.stderr):  # a terminal or file of few letters must not stop us
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(status(sys.argv[1:]))


def status(arguments: list[str]) -> int:
    """Run a command and return its exit status; whatever goes wrong is said on standard error."""
    return told(lambda: int(handouts.main(arguments, "handouts", standalone_mode=False) or ExitStatus.FINE), arguments)
