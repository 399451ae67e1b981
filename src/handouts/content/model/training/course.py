"""training.yaml: objectives, modules with their slides, what they show, and practice."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.base import Id, Item, Node, Number, Prose
from handouts.content.model.marks import Editorial, Look, To
from handouts.content.model.training.figures import Chart, Comparison
from handouts.content.model.training.flows import Flow
from handouts.content.model.training.practice import KnowledgeCheck, Scenario
from handouts.content.model.training.slides import ClosingSlide, Notes, RecallSlide, Slide

_Promised = Annotated[Number, Field(ge=1, le=120, description="minutes")]


class Objective(Item):
    """What a learner can do afterwards, in words that can be tested."""

    text: Prose
    """In few words: the agenda shows it, and at the end it is ticked."""
    module: Annotated[Id, To("module"), Editorial()]


class Module(Item):
    """A part of the course."""

    title: Prose
    objective: Prose
    minutes: Annotated[_Promised | None, Look()] = None
    """What it takes at most; how long its slides really take is counted."""
    notes: Annotated[Notes, Editorial()]
    slides: Annotated[tuple[Slide, ...], Field(min_length=1)]


class Unit(Item):
    """A part of the practice that can be chosen by itself: cases and questions."""

    title: Prose
    minutes: Annotated[_Promised, Look()]
    """What it takes at most."""
    items: Annotated[tuple[Annotated[Id, To("practice")], ...], Field(min_length=1), Editorial()]
    """Scenarios and knowledge checks, in order."""


class Competency(Item):
    """A line of the attendance and competency sheet."""

    text: Prose
    taught_in: Annotated[tuple[Annotated[Id, To("part of the course")], ...], Field(min_length=1), Editorial()]
    """The modules and units of practice that prepare for it: a short session with one of them signs it off."""


class Training(Node):
    """The file training.yaml."""

    objectives: tuple[Objective, ...]
    modules: tuple[Module, ...]
    recall: RecallSlide | None = None
    """Stands before `closing`."""
    closing: ClosingSlide | None = None
    charts: tuple[Chart, ...] = ()
    flows: tuple[Flow, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    units: tuple[Unit, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    knowledge_checks: tuple[KnowledgeCheck, ...] = ()
    competencies: tuple[Competency, ...] = ()
