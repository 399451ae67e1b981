"""The day of the treatment in a handout: when to stop eating, and the stages of the visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from handouts.outline.leaves import Block
from handouts.outline.marks import PICTURE, layout

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.markup import RichText
    from handouts.outline.leaves import Blank


@dataclass(frozen=True, slots=True)
class FastingStretch:
    """What may be eaten or drunk until so many minutes before the treatment, and what is written at its end."""

    label: RichText
    note: RichText
    look: Literal["open", "busy", "watch", "rest"] = field(metadata=layout("a tint"))
    until: Decimal | None
    """`None` of the last, which ends with the treatment."""
    end: RichText
    end_note: RichText
    """How long before the treatment that is."""
    blank: Blank
    """For the time of day."""


@dataclass(frozen=True, slots=True)
class Fasting(Block):
    """The hours before the treatment as a bar; the last stretch ends with the treatment."""

    icon: str = field(metadata=PICTURE)
    """Of the treatment, at the end of the bar."""
    stretches: tuple[FastingStretch, ...]
    says: str
    """The alternative text, made from the same numbers."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the visit, and how long it takes."""

    origin: str
    title: RichText
    note: RichText
    look: Literal["open", "busy", "watch", "rest"] = field(metadata=layout("a tint"))


@dataclass(frozen=True, slots=True)
class Visit(Block):
    """The stages of a visit, in their order."""

    stages: tuple[Stage, ...]
