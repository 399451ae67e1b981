"""Slides to practise with: invented cases, and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.content.markup import stressed
from handouts.outline.deck.slide import STILL, Slide
from handouts.outline.marks import PICTURE, PLACE, layout, unread

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.deck.acting import Act
    from handouts.outline.deck.slide import Texts


@dataclass(frozen=True, slots=True)
class ScenarioReading:
    """A reading on the way; tiles rise in proportion."""

    at: RichText
    value: RichText
    stressed: bool = field(metadata=layout("the colour of a tile"))
    known: bool = True
    """Whether the room knows it at the end of the stage; else only its place is kept."""
    new: bool = False
    """Whether the room comes to know it at this stage, by the first click."""
    height: Decimal = field(default=Decimal(0), metadata=layout("by the number that is read"))
    """By which its tile rises."""


@dataclass(frozen=True, slots=True)
class ScenarioSlide(Slide):
    """One stage of an invented case: what is asked, and each role's answer, which comes by a click."""

    detail: RichText
    readings: tuple[ScenarioReading, ...]
    stages: tuple[RichText, ...]
    current: int
    ask: RichText
    parts: tuple[Act, ...] = field(metadata=unread("it comes by a click"))
    still: RichText = field(metadata=STILL)
    """Where the answers are."""
    unit: RichText = field(default=(), metadata=PLACE)
    """The unit of practice that it belongs to."""
    quote: RichText = field(default=(), metadata=unread("it is quoted whole"))
    """What somebody says, in the place of readings."""
    layouts = ("Scenario",)
    practice = "case"

    @property
    def illustrated(self) -> bool:
        return bool(self.readings)

    @property
    def standing(self) -> tuple[RichText, ...]:
        return (self.still, stressed(self.unit))

    def body(self) -> Texts:
        return {"Detail": (self.detail,), "Ask": (self.ask,)}


@dataclass(frozen=True, slots=True)
class QuestionSlide(Slide):
    """A question with its choices; by a click it shows the right one and why."""

    figure: RichText
    context: RichText
    choices: tuple[RichText, ...]
    letters: tuple[str, ...]
    """By which the choices are called."""
    hint: RichText = field(metadata=unread("it is for who clicks"))
    right: int
    reason: RichText = field(metadata=unread("it comes by a click"))
    """Begins with the letter of the right choice."""
    still: RichText = field(metadata=STILL)
    """Where the answer is."""
    unit: RichText = field(default=(), metadata=PLACE)
    """The unit of practice that it belongs to."""
    icon: str = field(default="", metadata=PICTURE)
    """What the question is about."""
    practice = "question"

    @property
    def layouts(self) -> tuple[str, ...]:
        return ("Question",) if self.figure else ("Question Words",)

    @property
    def illustrated(self) -> bool:
        return bool(self.icon)

    @property
    def standing(self) -> tuple[RichText, ...]:
        return (self.still, stressed(self.unit))

    def body(self) -> Texts:
        said = {"Figure": self.figure, "Context": self.context, "Hint": self.hint, "Reason": self.reason}
        return {name: (text,) for name, text in said.items()}
