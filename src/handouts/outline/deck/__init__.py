"""What a training deck can contain: slides in order, plain frozen data, each with its notes.

`origin` is the id of the content that a slide shows; it goes into the shape names, so a file can be traced.
"""

from __future__ import annotations

from handouts.outline.deck.acting import (
    Act,
    ActSlide,
    Alike,
    ComparisonColumn,
    ComparisonSlide,
    FlowEnd,
    FlowQuestion,
    FlowSlide,
    FlowStep,
    Way,
)
from handouts.outline.deck.document import SECTION, DeckOutline, DeckSection
from handouts.outline.deck.figures import (
    BarChartSlide,
    BarGroup,
    Category,
    ChanceSlide,
    FigureSlide,
    Hundred,
    Line,
    LineChartSlide,
    TableRow,
    TableSlide,
    TimeLineSlide,
)
from handouts.outline.deck.frame import (
    AGENDA,
    MENU,
    AgendaEntry,
    AgendaSlide,
    ClosingSlide,
    EndSlide,
    OpenerSlide,
    Recalled,
    RecallSlide,
    Ring,
    SourcesSlide,
    TitleSlide,
)
from handouts.outline.deck.practice import QuestionSlide, ScenarioReading, ScenarioSlide
from handouts.outline.deck.slide import SMALL, UNSEALED, Back, Mark, Notes, SealLines, Slide
from handouts.outline.deck.words import BulletsSlide, ListSlide, Sign, SignsSlide, ToldSlide

__all__ = [
    "AGENDA",
    "MENU",
    "SECTION",
    "SMALL",
    "UNSEALED",
    "Act",
    "ActSlide",
    "AgendaEntry",
    "AgendaSlide",
    "Alike",
    "Back",
    "BarChartSlide",
    "BarGroup",
    "BulletsSlide",
    "Category",
    "ChanceSlide",
    "ClosingSlide",
    "ComparisonColumn",
    "ComparisonSlide",
    "DeckOutline",
    "DeckSection",
    "EndSlide",
    "FigureSlide",
    "FlowEnd",
    "FlowQuestion",
    "FlowSlide",
    "FlowStep",
    "Hundred",
    "Line",
    "LineChartSlide",
    "ListSlide",
    "Mark",
    "Notes",
    "OpenerSlide",
    "QuestionSlide",
    "RecallSlide",
    "Recalled",
    "Ring",
    "ScenarioReading",
    "ScenarioSlide",
    "SealLines",
    "Sign",
    "SignsSlide",
    "Slide",
    "SourcesSlide",
    "TableRow",
    "TableSlide",
    "TimeLineSlide",
    "TitleSlide",
    "ToldSlide",
    "Way",
]
