"""The `handouts` command: its subcommands, what an error looks like, and the exit status that scripts see."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from handouts.errors import ContentError, ExitStatus, HandoutsError, counted, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def run_and_report(action: Callable[[], int], arguments: Sequence[str] = ()) -> int:
    """Return what an action returns; where it fails, say why on standard error and return the status of that."""
    try:
        return action()
    except click.ClickException as error:
        error.show()
        return ExitStatus.USAGE
    except click.Abort:
        click.echo("Stopped.", err=True)
        return ExitStatus.PROBLEMS
    except ContentError as error:
        _print_error(str(error))
        _print_error(f"{counted(len(error.problems), 'problem')} found; nothing was written.")
        return error.exit_status
    except HandoutsError as error:
        _print_error(f"handouts: {visible(str(error))}")
        return error.exit_status
    except OSError as error:
        named = visible(str(error.filename or "what is printed"))
        _print_error(f"handouts: {named}: cannot be read or written: {error.strerror}")
        return ExitStatus.IO
    except Exception as error:  # noqa: BLE001 (the last resort says whose fault it is)
        _report_bug(error, arguments)
        return ExitStatus.BUG


def _print_error(text: str) -> None:
    """Print to standard error: in red on a terminal, unless NO_COLOR is set (https://no-color.org), else plain."""
    click.secho(text, fg="red", err=True, color=False if os.environ.get("NO_COLOR") else None)


def _report_bug(error: Exception, arguments: Sequence[str]) -> None:
    import platform
    import traceback
    from importlib.metadata import version

    where = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        "handouts: this is a bug in handouts, not a fault in your content; no existing file was lost.\n"
        f"  {type(error).__name__}: {error}\n"
        f"  at {where.filename.rpartition('handouts/')[2]}:{where.lineno} in {where.name}\n"
        f"  handouts {version('handouts')}, Python {platform.python_version()}, {platform.system()}\n"
        f"  command: handouts {' '.join(arguments)}\n"
        "Please report these lines.",
        err=True,
    )


COMMANDS = (
    "approve",
    "build",
    "check",
    "cite",
    "diff",
    "explain",
    "icons",
    "kinds",
    "new",
    "outline",
    "preview",
    "review",
    "schema",
    "trace",
    "verify",
)


@contextmanager
def _ending_where_nobody_reads() -> Iterator[None]:
    """End as a tool of the shell ends where `| head` reads no further: by the signal, without a word."""
    try:
        yield
    except BrokenPipeError:
        if sys.platform == "win32":
            raise
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def make_context(self, *given: Any, **more: Any) -> click.Context:
        with _ending_where_nobody_reads():
            return super().make_context(*given, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _ending_where_nobody_reads():
            return super().invoke(ctx)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"handouts.cli.{name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args[0] not in COMMANDS:
            from handouts.content.validation import nearest

            if hint := nearest(args[0], COMMANDS):
                ctx.fail(f"no command `{args[0]}`. {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handouts")
def handouts() -> None:
    """One content source: a consent handout to print and sign, a training deck to present."""


def run() -> None:
    """Run a command and end with its exit status."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):  # a terminal or file of few letters must not stop us
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(status(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Let what is printed go nowhere where standard output or error was closed, as by `2>&-`."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= _STANDARD_ERROR:
        os.set_inheritable(handle, True)
    os.close(handle)
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(_STANDARD_ERROR, "w", closefd=False)  # noqa: SIM115


_STANDARD_ERROR = 2


def status(arguments: list[str]) -> int:
    """Run a command and return its exit status; whatever goes wrong is said on standard error."""
    return run_and_report(
        lambda: int(handouts.main(arguments, "handouts", standalone_mode=False) or ExitStatus.FINE), arguments
    )
