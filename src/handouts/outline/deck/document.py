"""A whole deck: its sections of slides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.marks import HEAD, layout

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck.slide import Slide
    from handouts.outline.leaves import Identity

SECTION = "/section"
"""Ends the origin of a section that is a module or a unit of practice; before it stands the id of that."""


@dataclass(frozen=True, slots=True)
class DeckSection:
    """A section in PowerPoint's sense."""

    origin: str
    name: str
    slides: tuple[Slide, ...]
    core: bool = field(default=False, metadata=layout("what follows from it is said: minutes, hours"))
    """Whether it is part of the course itself: opening, modules, closing."""

    @property
    def seconds(self) -> int:
        """How long its slides take together."""
        return sum(slide.notes.seconds for slide in self.slides)


@dataclass(frozen=True, slots=True)
class DeckOutline:
    """A whole deck."""

    identity: Identity = field(metadata=HEAD)
    sections: tuple[DeckSection, ...]
    continued_pattern: str
    """Added to the title of a slide that continues; filled in by the fit stage."""
    unread: RichText
    """What the notes of such a slide say: that it is not read out."""
