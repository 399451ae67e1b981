"""training.yaml: objectives, modules with their slides, and practice: invented cases, and questions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import IconId, Id, Item, Line, Node, Number, Prose, Text, Whole
from handouts.content.model.charts import Chart, Comparison, Flow
from handouts.content.model.facts import Value
from handouts.content.model.marks import Editorial, Look, Material, To
from handouts.content.model.slides import ClosingSlide, Notes, RecallSlide, Slide


class ScenarioReading(Node):
    """A reading in a scenario: a number that a check takes, so many minutes from the start; or else words."""

    at: Annotated[Whole | None, Field(ge=0, le=600)] = None
    """Minutes from the start of treatment."""
    of: Annotated[Id, To("reading")] | None = None
    """What is read (monitoring.yaml, `readings`)."""
    value: Value | None = None
    """Left out where the reading was missed, which the slide then shows."""
    when: Line | None = None
    """In place of `at`: `Visit 6`."""
    shows: Line | None = None
    """In place of a value of a check: `2 a night`."""
    stressed: Annotated[bool, Look()] = False
    """Of words; a number that crosses a limit is stressed by itself."""
    stage: Annotated[Whole, Field(ge=1, le=4)] = 1
    """The stage from which on it is known."""

    @model_validator(mode="after")
    def _number_or_words(self) -> ScenarioReading:
        number = (self.at is not None, self.of is not None)
        words = (self.when is not None, self.shows is not None)
        if not (all(number) and not any(words)) and not (all(words) and not any(number) and self.value is None):
            raise ValueError("a reading has `at`, `of` and a `value`, or else `when` and `shows`")
        return self


class Part(Node):
    """What one role answers in a scenario's step."""

    role: Text
    icon: IconId
    answer: Text


class ScenarioStep(Node):
    """A step of a scenario: a question to the room, and each role's answer."""

    label: Text
    ask: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=4)]
    notes: Notes


class Scenario(Item):
    """An invented case that unfolds over slides."""

    title: Prose
    detail: Prose
    age: Annotated[Whole | None, Field(ge=0, le=120), Editorial()] = None
    """By which a limit for older people is judged."""
    readings: Annotated[tuple[ScenarioReading, ...], Field(max_length=8), Editorial()] = ()
    quote: Prose | None = None
    """What somebody says, shown large in the place of readings where there are none."""
    stages: Annotated[tuple[ScenarioStep, ...], Field(min_length=2, max_length=4), Material("instruction")]

    @model_validator(mode="after")
    def _known(self) -> Scenario:
        if any(reading.stage > len(self.stages) for reading in self.readings):
            raise ValueError(f"a reading is known at a `stage` from 1 to {len(self.stages)}")
        if self.readings and self.quote:
            raise ValueError("a case shows either `readings` or a `quote`")
        return self


class QuestionChoice(Node):
    """An answer offered."""

    text: Text
    right: bool = False


class KnowledgeCheck(Item):
    """A question with four answers, one of them right, and why."""

    icon: IconId | None = None
    """What it is about, as a picture."""
    figure: Prose | None = None
    context: Prose
    question: Prose
    choices: Annotated[tuple[QuestionChoice, ...], Field(min_length=3, max_length=4), Material("instruction")]
    reason: Prose
    notes: Annotated[Notes, Editorial()]

    @model_validator(mode="after")
    def _one_right(self) -> KnowledgeCheck:
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError("exactly one choice is right")
        return self


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
