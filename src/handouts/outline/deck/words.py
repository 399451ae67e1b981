"""Slides that say something in words: lists, points, what the patient was told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import BaseSlide
from handouts.outline.marks import PICTURE, PLACE, unread

if TYPE_CHECKING:
    from handouts.content.markup import RichText


@dataclass(frozen=True, slots=True)
class ListSlide(BaseSlide):
    """A numbered list, such as the objectives."""

    items: tuple[tuple[str, RichText], ...]
    """Origin and text of each."""
    start: int = 1
    """The number of the first item; set by the fit stage where the list continues."""
    ticked: bool = False
    """Whether boxes to tick stand before the items, instead of numbers."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger sign, with its icon."""

    origin: str
    icon: str = field(metadata=PICTURE)
    text: RichText


@dataclass(frozen=True, slots=True)
class SignsSlide(BaseSlide):
    """Danger signs in two columns, each with its number."""

    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class BulletsSlide(BaseSlide):
    """A few points beside a large icon; what to remember in the rail."""

    icon: str = field(metadata=PICTURE)
    points: tuple[RichText, ...]
    remember: RichText
    remember_label: RichText


_QUOTED = unread("it is quoted whole")


@dataclass(frozen=True, slots=True)
class ToldSlide(BaseSlide):
    """What the patient was told, with the handout's section, beside what staff keep in mind."""

    section: RichText = field(metadata=PLACE | _QUOTED)
    section_title: RichText = field(metadata=_QUOTED)
    quote: tuple[RichText, ...] = field(metadata=_QUOTED)
    staff_label: RichText
    staff: tuple[RichText, ...]
    icon: str = field(default="", metadata=PICTURE)
    """Of the section, as on the handout."""
