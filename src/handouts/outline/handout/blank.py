"""One thing to fill in: a line or a box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from handouts.content.markup import RichText

BlankKind = Literal["text", "date", "time", "initials", "signature", "tick"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A line or box to write in; becomes a form field in a fillable document."""

    origin: str
    label: RichText
    lines: int = 1
    kind: BlankKind = "text"
    tooltip: str = ""
    given: RichText = ()
    """What stands here printed, so that nobody writes it."""
    after: RichText = ()
    """What stands behind the line: `hours`."""
