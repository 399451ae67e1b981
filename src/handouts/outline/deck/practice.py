"""Slides to practise with: invented cases, and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import BaseSlide
from handouts.outline.marks import LAYOUT, PICTURE, PLACE

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck.acting import Act


@dataclass(frozen=True, slots=True)
class ScenarioReading:
    """A reading on the way; tiles rise in proportion."""

    at: RichText
    value: RichText
    stressed: bool = field(metadata=LAYOUT)
    known: bool = True
    """Whether the room knows it at the end of the stage; else only its place is kept."""
    new: bool = False
    """Whether the room comes to know it at this stage, by the first click."""
    height: Decimal = field(default=Decimal(0), metadata=LAYOUT)
    """By which its tile rises: the number that is read."""


@dataclass(frozen=True, slots=True)
class ScenarioSlide(BaseSlide):
    """One stage of an invented case: what is asked, and each role's answer, which comes by a click."""

    detail: RichText
    readings: tuple[ScenarioReading, ...]
    stages: tuple[RichText, ...]
    current: int
    ask: RichText
    parts: tuple[Act, ...]
    still: RichText
    """Where the answers are, for those who see the slide at rest."""
    unit: RichText = field(default=(), metadata=PLACE)
    """The unit of practice that it belongs to."""
    quote: RichText = ()
    """What somebody says, in the place of readings."""


@dataclass(frozen=True, slots=True)
class QuestionSlide(BaseSlide):
    """A question with its choices; by a click it shows the right one and why."""

    figure: RichText
    context: RichText
    choices: tuple[RichText, ...]
    letters: tuple[str, ...]
    """By which the choices are called."""
    hint: RichText
    right: int
    reason: RichText
    """Begins with the letter of the right choice."""
    still: RichText
    """Where the answer is, for those who see the slide at rest."""
    unit: RichText = field(default=(), metadata=PLACE)
    """The unit of practice that it belongs to."""
    icon: str = field(default="", metadata=PICTURE)
    """What the question is about."""
