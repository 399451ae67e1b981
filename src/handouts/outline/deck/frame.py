"""The slides that hold a course together: title, agenda, openers, sources, the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import STILL, BaseSlide
from handouts.outline.marks import FILE, PICTURE, layout, unread

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
    logo: str = field(default="", repr=False, metadata=FILE)
    """The file of the clinic's logo; `""` where there is none."""
    logo_says: str = ""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A module, or a unit: its number, name, minutes, what it is for, and the origin of the slide it links to."""

    number: int
    name: RichText
    minutes: Decimal
    minutes_label: RichText
    target: str
    stressed: bool = field(metadata=layout("a colour"))
    objectives: tuple[tuple[str, RichText], ...] = ()
    """Origin and text of what each can do afterwards."""


@dataclass(frozen=True, slots=True)
class AgendaSlide(BaseSlide):
    """Modules, or units of practice, with links and minutes as bars."""

    entries: tuple[AgendaEntry, ...]
    hint: RichText = field(metadata=unread("it is for who clicks"))


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
    answer: RichText = field(metadata=unread("it comes by a click"))
    origins: tuple[str, ...]
    """Items that the answer shows, each by its id."""


@dataclass(frozen=True, slots=True)
class RecallSlide(BaseSlide):
    """What was taught, asked from memory; each answer comes by a click."""

    questions: tuple[Recalled, ...]
    still: RichText = field(metadata=STILL)
    """Where the answers are."""


@dataclass(frozen=True, slots=True)
class SourcesSlide(BaseSlide):
    """References in two columns, continued on further slides."""

    entries: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    first: int = field(default=0, metadata=layout("the fit stage sets it"))
    """How many stand in the first column."""


@dataclass(frozen=True, slots=True)
class EndSlide(BaseSlide):
    """The last slide: which version this was, and how to know it again."""

    lines: tuple[RichText, ...]
