"""`handouts build --watch`: build whenever what it reads is saved; a problem is told, and the watch goes on."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from handouts.cli.telling import told
from handouts.errors import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_TICK = 100
"""After how many milliseconds without a save to look whether what is watched was put in its place by another."""
_SETTLE = 200
"""How many milliseconds to gather the saves of one moment."""


def watch(build: Callable[[], None], paths: tuple[Path, ...], *, quiet: bool) -> int:
    """Build now and after each save below the paths, until somebody stops it."""
    status = ExitStatus.FINE
    try:
        for number, names in enumerate(_saves(paths)):
            if number:
                _say(f"saved {', '.join(names)}", quiet=quiet)
            status = ExitStatus(told(lambda: _done(build)))
            if not number and status == ExitStatus.USAGE:
                break
            if not number:
                _say(f"watching {', '.join(map(str, paths))}; Ctrl-C stops it", quiet=quiet)
    except KeyboardInterrupt:
        return ExitStatus.FINE
    return status


def _done(build: Callable[[], None]) -> int:
    build()
    return ExitStatus.FINE


def _saves(paths: tuple[Path, ...]) -> Iterator[list[str]]:
    """Yield once as soon as saves are seen, then the names of files that were saved, renamed or removed together.

    A watch holds on to a file or folder, not to its name: where an editor, a sync or a checkout puts another in its
    place, that is a save too, and the watch begins anew before it is told.
    """
    from watchfiles import watch as changes

    names: set[str] | None = None
    while True:
        seen = [_identity(path) for path in paths]
        if None in seen:  # nothing there, or between the old and the new one
            if names is None:
                yield []
                names = set()
            time.sleep(_TICK / 1000)
            continue
        for found in changes(*paths, debounce=_SETTLE, rust_timeout=_TICK, yield_on_timeout=True):
            replaced = [path.name for path, before in zip(paths, seen, strict=True) if _identity(path) != before]
            saved = {name.replace("\\", "/").rpartition("/")[2] for _, name in found}.union(replaced, names or ())
            if replaced:
                names = saved
                break
            if saved or names is None:
                yield sorted(saved)
            names = set()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _say(text: str, *, quiet: bool) -> None:
    if not quiet:
        click.echo(text)
