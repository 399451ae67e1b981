"""What an error looks like to the person who typed the command, and the exit status that scripts see."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from handouts.errors import ContentError, ExitStatus, HandoutsError, counted, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def told(action: Callable[[], int], arguments: Sequence[str] = ()) -> int:
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
        _say(str(error))
        _say(f"{counted(len(error.problems), 'problem')} found; nothing was written.")
        return error.exit_status
    except HandoutsError as error:
        _say(f"handouts: {visible(str(error))}")
        return error.exit_status
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        _say(f"handouts: {visible(named)}cannot be read or written: {error.strerror}")
        return ExitStatus.IO
    except Exception as error:  # noqa: BLE001 (the last resort says whose fault it is)
        _own_fault(error, arguments)
        return ExitStatus.BUG


def _say(text: str) -> None:
    """Say what went wrong: in red on a terminal, unless NO_COLOR is set (https://no-color.org), else plain."""
    click.secho(text, fg="red", err=True, color=False if os.environ.get("NO_COLOR") else None)


def _own_fault(error: Exception, arguments: Sequence[str]) -> None:
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
