"""training.yaml: objectives, modules with their slides, what they show, and practice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from handouts.content.model.base import Id, Item, Node, Text, To
from handouts.content.model.training.figures import Chart, Comparison
from handouts.content.model.training.flows import Flow
from handouts.content.model.training.practice import KnowledgeCheck, Scenario
from handouts.content.model.training.slides import Notes, Slide

if TYPE_CHECKING:
    from decimal import Decimal


class Objective(Item):
    """What a learner can do afterwards, in words that can be tested."""

    text: Text
    module: Annotated[Id, To("module")]


class Module(Item):
    """A part of the course; its minutes are those of its slides."""

    title: Text
    objective: Text
    notes: Notes
    slides: Annotated[tuple[Slide, ...], Field(min_length=1)]

    @property
    def minutes(self) -> Decimal:
        """Minutes of the opener and all slides together."""
        return sum((slide.notes.minutes for slide in self.slides), self.notes.minutes)


class Competency(Item):
    """A line of the attendance and competency sheet."""

    text: Text


class Training(Node):
    """The file training.yaml."""

    objectives: tuple[Objective, ...]
    modules: tuple[Module, ...]
    charts: tuple[Chart, ...] = ()
    flows: tuple[Flow, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    knowledge_checks: tuple[KnowledgeCheck, ...] = ()
    competencies: tuple[Competency, ...] = ()
