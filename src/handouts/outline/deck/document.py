"""A whole deck: its sections of slides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handouts.outline.deck.acting import ActSlide, ComparisonSlide, FlowSlide
from handouts.outline.deck.figures import (
    BarChartSlide,
    ChanceSlide,
    FigureSlide,
    LineChartSlide,
    TableSlide,
    TimeLineSlide,
)
from handouts.outline.deck.frame import (
    AgendaSlide,
    ClosingSlide,
    EndSlide,
    OpenerSlide,
    RecallSlide,
    SourcesSlide,
    TitleSlide,
)
from handouts.outline.deck.practice import QuestionSlide, ScenarioSlide
from handouts.outline.deck.words import BulletsSlide, ListSlide, SignsSlide, ToldSlide
from handouts.outline.marks import HEAD, layout

if TYPE_CHECKING:
    from handouts.content.markup import RichText
    from handouts.outline.leaves import Identity

SECTION = "/section"
"""Ends the origin of a section that is a module or a unit of practice; before it stands the id of that."""
Slide = (
    TitleSlide
    | AgendaSlide
    | ListSlide
    | SignsSlide
    | OpenerSlide
    | RecallSlide
    | ClosingSlide
    | BulletsSlide
    | FigureSlide
    | ChanceSlide
    | BarChartSlide
    | LineChartSlide
    | TimeLineSlide
    | TableSlide
    | FlowSlide
    | ComparisonSlide
    | ActSlide
    | ToldSlide
    | ScenarioSlide
    | QuestionSlide
    | SourcesSlide
    | EndSlide
)


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


def illustrated(slide: Slide) -> bool:
    """Tell whether a slide carries a picture, chart, diagram or table; signs beside words are none of these."""
    match slide:
        case FigureSlide():
            return slide.of_100 is not None
        case QuestionSlide():
            return bool(slide.icon)
        case ScenarioSlide():
            return bool(slide.readings)
        case TitleSlide():
            return slide.ring is not None
        case OpenerSlide():
            return slide.mark is not None
        case (
            ListSlide()
            | SignsSlide()
            | RecallSlide()
            | ClosingSlide()
            | ActSlide()
            | ToldSlide()
            | SourcesSlide()
            | EndSlide()
        ):
            return False
        case _:
            return True
