"""Slides that say something in words: lists, points, what the patient was told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import Parts, Slide, rail
from handouts.outline.marks import PICTURE, PLACE, unread

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck.slide import Texts


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
        said = {"Section": (self.section,), "Section Title": (self.section_title,), "Quote": self.quote}
        return {**said, "Staff Label": (self.staff_label,), "Staff": self.staff}

    def parted(self) -> Parts:
        # in the least type, as it is one quote
        return Parts("Quote", self.layouts[-1], lambda cut: replace(self, quote=self.quote[cut]))
