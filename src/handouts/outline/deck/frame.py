"""The slides that hold a course together: title, agenda, openers, sources, the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import BaseSlide
from handouts.outline.marks import LAYOUT, PICTURE

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.content.markup import RichText


AGENDA, MENU = "agenda", "practice"
"""The origins of the slides from which modules and units of practice are chosen."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The ring on the title slide: so many of 60 minutes."""

    minutes: Decimal
    icon: str = field(metadata=PICTURE)
    label: RichText


@dataclass(frozen=True, slots=True)
class TitleSlide(BaseSlide):
    """The first slide; the seal's lines are added by the renderer."""

    subtitle: RichText
    clinic: RichText
    ring: Ring | None
    logo: str = field(default="", repr=False, metadata=PICTURE)
    """The file of the clinic's logo; `""` where there is none. Where it lies is no part of a recipe, its bytes are."""
    logo_says: str = ""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A module, or a unit: its number, name, minutes, what it is for, and the origin of the slide it links to."""

    number: int
    name: RichText
    minutes: Decimal
    minutes_label: RichText
    target: str
    stressed: bool = field(metadata=LAYOUT)
    objectives: tuple[tuple[str, RichText], ...] = ()
    """Origin and text of what each can do afterwards."""


@dataclass(frozen=True, slots=True)
class AgendaSlide(BaseSlide):
    """Modules, or units of practice, with links and minutes as bars."""

    entries: tuple[AgendaEntry, ...]
    hint: RichText


@dataclass(frozen=True, slots=True)
class OpenerSlide(BaseSlide):
    """Opens a module: its objective, when it starts and how long it takes, and its place in the ring."""

    objective: RichText
    minutes: RichText


@dataclass(frozen=True, slots=True)
class ClosingSlide(BaseSlide):
    """Closes the course: its objectives, ticked, and what each does tomorrow."""

    objectives: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    tomorrow_label: RichText
    tomorrow: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question from memory, and its answer."""

    origin: str
    ask: RichText
    answer: RichText
    origins: tuple[str, ...]
    """Items that the answer shows, each by its id."""


@dataclass(frozen=True, slots=True)
class RecallSlide(BaseSlide):
    """What was taught, asked from memory; each answer comes by a click."""

    questions: tuple[Recalled, ...]
    still: RichText
    """Where the answers are, for those who see the slide at rest."""


@dataclass(frozen=True, slots=True)
class SourcesSlide(BaseSlide):
    """References in two columns, continued on further slides."""

    entries: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    first: int = field(default=0, metadata=LAYOUT)
    """How many stand in the first column; set by the fit stage."""


@dataclass(frozen=True, slots=True)
class EndSlide(BaseSlide):
    """The last slide: which version this was, and how to know it again."""

    lines: tuple[RichText, ...]
