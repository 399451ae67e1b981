"""What every slide has: title, notes, its place in the course, and what it cites."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.marks import PLACE

if TYPE_CHECKING:
    from handouts.content.markup import RichText


@dataclass(frozen=True, slots=True)
class Notes:
    """What a stand-in trainer reads out; each part already has its label, such as `Say`."""

    say: tuple[RichText, ...]
    ask: RichText
    minutes: RichText
    sources: tuple[RichText, ...]
    labels: tuple[str, str, str, str]
    """The heads of the four parts: say, ask, minutes, sources."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a slide in the course: module number, count of modules, name, and `5 of 8`."""

    number: int
    count: int
    name: RichText
    place: RichText


@dataclass(frozen=True, slots=True)
class BaseSlide:
    """What every slide has."""

    origin: str
    title: RichText
    notes: Notes
    mark: Mark | None = field(metadata=PLACE)
    source: RichText
    """Short citations for the footer; empty where none are needed."""
    brief: RichText = field(default=(), kw_only=True)
    """What the footer says where `source` takes more than its line."""
    origins: tuple[str, ...] = field(default=(), kw_only=True)
    """Items that it shows besides, each by its id."""
