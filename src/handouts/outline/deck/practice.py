"""Slides to practise with: invented cases, and questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from handouts.outline.deck.slide import BaseSlide
from handouts.outline.marks import LAYOUT, PICTURE

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
    """Whether the room knows it yet; else only its place is kept."""
    height: Decimal = field(default=Decimal(0), metadata=LAYOUT)
    """By which its tile rises: the number that is read."""


@dataclass(frozen=True, slots=True)
class ScenarioSlide(BaseSlide):
    """One stage of an invented case: asked (`answered` false) or answered."""

    detail: RichText
    readings: tuple[ScenarioReading, ...]
    stages: tuple[RichText, ...]
    current: int
    ask: RichText
    parts: tuple[Act, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class QuestionSlide(BaseSlide):
    """A question with its choices; `answered` shows the right one and why."""

    figure: RichText
    context: RichText
    question: RichText
    choices: tuple[RichText, ...]
    letters: tuple[str, ...]
    """By which the choices are called."""
    hint: RichText
    right: int
    reason: RichText
    answered: bool
    icon: str = field(default="", metadata=PICTURE)
    """What the question is about."""
