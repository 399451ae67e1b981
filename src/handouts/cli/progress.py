"""What is being done, on one line of a terminal that goes when it is done."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from handouts.errors import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Give what tells of a document that is being laid out: on a terminal, and nobody else.

    The line is written over with spaces: no colour, and no sign that a terminal would have to know.
    """
    room, shown = shutil.get_terminal_size().columns - 1, 0

    def line(text: str) -> None:
        nonlocal shown
        click.echo(f"\r{text.ljust(shown)}", nl=False, err=True)
        shown = len(text)

    def tell(document: str, number: int, count: int) -> None:
        line(visible(f"laying out {document}, {number} of {count} ...")[:room])

    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    try:
        yield tell
    finally:
        if shown:
            line("")
            click.echo("\r", nl=False, err=True)
