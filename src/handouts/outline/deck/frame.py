"""Slides that hold a course together, and slides of words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import STILL, Parts, Slide, rail
from handouts.outline.walk import FILE, PICTURE, PLACE, layout, unread

if TYPE_CHECKING:
    from decimal import Decimal

    from handouts.outline.deck.slide import SealLines, Texts
    from handouts.text.markup import RichText

AGENDA, MENU = "agenda", "practice"
"""The origins of the slides from which modules and units of practice are chosen."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The ring on the title slide: so many of 60 minutes."""

    minutes: Decimal
    icon: str = field(metadata=PICTURE)
    label: RichText


@dataclass(frozen=True, slots=True)
class TitleSlide(Slide):
    """The first slide; the seal's lines are added by the renderer."""

    subtitle: RichText
    clinic: RichText
    ring: Ring | None
    logo: str = field(default="", repr=False, metadata=FILE)
    """The file of the clinic's logo; `""` where there is none."""
    logo_says: str = ""

    @property
    def layouts(self) -> tuple[str, ...]:
        return ("Title with Logo",) if self.logo else ("Title",)

    @property
    def illustrated(self) -> bool:
        return self.ring is not None

    def body(self) -> Texts:
        return {"Subtitle": (self.subtitle,), "Clinic": (self.clinic,)}

    def sealed(self, lines: SealLines) -> Texts:
        return {"Status": lines.full}


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
class AgendaSlide(Slide):
    """Modules, or units of practice, with links and minutes as bars."""

    entries: tuple[AgendaEntry, ...]
    hint: RichText = field(metadata=unread("it is for who clicks"))
    layouts = ("Agenda",)
    scanned = True

    @property
    def cited(self) -> RichText:
        return self.source or self.hint

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        return {"Body": tuple(entry.target for entry in self.entries)}

    def body(self) -> Texts:
        return {"Body": tuple(entry.name for entry in self.entries)}


@dataclass(frozen=True, slots=True)
class OpenerSlide(Slide):
    """Opens a module: its objective, when it starts and how long it takes, and its place in the ring."""

    objective: RichText
    minutes: RichText
    layouts = ("Section",)
    tabbed = False

    @property
    def illustrated(self) -> bool:
        return self.mark is not None

    def body(self) -> Texts:
        return {"Objective": (self.objective,), "Status": (self.minutes,)}


@dataclass(frozen=True, slots=True)
class ClosingSlide(Slide):
    """Closes the course: its objectives, ticked, and what each does tomorrow."""

    objectives: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    tomorrow_label: RichText
    tomorrow: tuple[RichText, ...]
    layouts = ("Picture and Rail Large", "Picture and Rail")
    illustrated = False
    scanned = True

    def body(self) -> Texts:
        return {"Rail Label": (self.tomorrow_label,), "Rail": self.tomorrow}


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question from memory, and its answer."""

    origin: str
    ask: RichText
    answer: RichText = field(metadata=unread("it comes by a click"))
    origins: tuple[str, ...]
    """Items that the answer shows, each by its id."""


@dataclass(frozen=True, slots=True)
class RecallSlide(Slide):
    """What was taught, asked from memory; each answer comes by a click."""

    questions: tuple[Recalled, ...]
    still: RichText = field(metadata=STILL)
    """Where the answers are."""
    layouts = ("Wide",)
    illustrated = False
    scanned = True

    @property
    def standing(self) -> tuple[RichText, ...]:
        return (self.still,)


@dataclass(frozen=True, slots=True)
class SourcesSlide(Slide):
    """References in two columns, continued on further slides."""

    entries: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    first: int = field(default=0, metadata=layout("the fit stage sets it"))
    """How many stand in the first column."""
    layouts = ("Sources",)
    illustrated = False
    looked_up = True

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        origins = tuple(origin for origin, _ in self.entries)
        return {"Body": origins[: self.first], "Second Body": origins[self.first :]}

    def body(self) -> Texts:
        texts = tuple(text for _, text in self.entries)
        return {"Body": texts[: self.first], "Second Body": texts[self.first :]}


@dataclass(frozen=True, slots=True)
class EndSlide(Slide):
    """The last slide: which version this was, and how to know it again."""

    lines: tuple[RichText, ...]
    layouts = ("End",)
    illustrated = False

    def body(self) -> Texts:
        return {"Body": self.lines}

    def sealed(self, lines: SealLines) -> Texts:
        return {"Form": lines.full[:1], "Status": lines.full[1:]}


@dataclass(frozen=True, slots=True)
class ListSlide(Slide):
    """A numbered list, such as the objectives."""

    items: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    start: int = 1
    """The number of the first item; set by the fit stage where the list continues."""
    ticked: bool = False
    """Whether boxes to tick stand before the items, instead of numbers."""
    illustrated = False
    scanned = True

    @property
    def layouts(self) -> tuple[str, ...]:
        return ("Checklist", "Checklist Dense") if self.ticked else ("List", "List Dense")

    @property
    def listed(self) -> dict[str, tuple[str, ...]]:
        return {"Body": tuple(origin for origin, _ in self.items)}

    def body(self) -> Texts:
        return {"Body": tuple(text for _, text in self.items)}

    def parted(self) -> Parts:
        return Parts("Body", self.layouts[0], lambda cut: replace(self, items=self.items[cut], start=cut.start + 1))


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger sign, with its icon."""

    origin: str
    icon: str = field(metadata=PICTURE)
    text: RichText


@dataclass(frozen=True, slots=True)
class SignsSlide(Slide):
    """Danger signs in two columns, each with its number."""

    signs: tuple[Sign, ...]
    layouts = ("Wide",)
    illustrated = False
    scanned = True


@dataclass(frozen=True, slots=True)
class BulletsSlide(Slide):
    """A few points beside a large icon; what to remember in the rail."""

    icon: str = field(metadata=PICTURE)
    points: tuple[RichText, ...]
    remember: RichText
    remember_label: RichText
    layouts = ("Points and Rail", "Points and Rail Dense")

    def body(self) -> Texts:
        return {"Body": self.points, **rail(self.remember_label, self.remember)}

    def parted(self) -> Parts:
        return Parts("Body", self.layouts[0], lambda cut: replace(self, points=self.points[cut]))


_QUOTED = unread("it is quoted whole")


@dataclass(frozen=True, slots=True)
class ToldSlide(Slide):
    """What the patient was told, with the handout's section, beside what staff keep in mind."""

    section: RichText = field(metadata=PLACE | _QUOTED)
    section_title: RichText = field(metadata=_QUOTED)
    quote: tuple[RichText, ...] = field(metadata=_QUOTED)
    staff_label: RichText
    staff: tuple[RichText, ...]
    icon: str = field(default="", metadata=PICTURE)
    """Of the section, as on the handout."""
    layouts = ("Told", "Told Middle", "Told Dense")
    illustrated = False

    def body(self) -> Texts:
        texts = {"Section": (self.section,), "Section Title": (self.section_title,), "Quote": self.quote}
        return {**texts, "Staff Label": (self.staff_label,), "Staff": self.staff}

    def parted(self) -> Parts:
        # in the least type, as it is one quote
        return Parts("Quote", self.layouts[-1], lambda cut: replace(self, quote=self.quote[cut]))
