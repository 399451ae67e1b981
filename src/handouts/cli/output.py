"""What is shown while work goes on, and tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from handouts.errors import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows which document is being laid out; it shows nothing where there is no terminal.

    The line is written over with spaces: no colour, and no sign that a terminal would have to know.
    """
    room, shown = shutil.get_terminal_size().columns - 1, 0

    def line(text: str) -> None:
        nonlocal shown
        click.echo(f"\r{text.ljust(shown)}", nl=False, err=True)
        shown = len(text)

    def report(document: str, number: int, count: int) -> None:
        line(visible(f"laying out {document}, {number} of {count} ...")[:room])

    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    try:
        yield report
    finally:
        if shown:
            line("")
            click.echo("\r", nl=False, err=True)


_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""Signs with which a cell begins that a spreadsheet would calculate and not show."""
_CONTROL = re.compile(r"[\t\r\n]+")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    for row in (head, *rows):
        table.writerow([_CONTROL.sub(" ", f"'{cell}" if cell.startswith(_ACTIVE) else cell) for cell in row])
    return out.getvalue()


def json_text(value: Any) -> str:
    """Return a value as JSON that people can read too."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def numbered(counts: str, numbers: Sequence[int]) -> str:
    """Return `page 4` or `slides 12, 13`; nothing where there is no number. `counts` is `pages` or `slides`."""
    what = counts if len(numbers) > 1 else counts.removesuffix("s")
    return f"{what} {', '.join(map(str, numbers))}" if numbers else ""


def readable(text: str) -> str:
    """Return printed words for a terminal: no-break spaces plain, what else cannot be seen as its number."""
    return visible(text.replace("\N{NO-BREAK SPACE}", " "))
