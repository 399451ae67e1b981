"""Tables for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
