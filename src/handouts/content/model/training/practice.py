"""What a course practises: invented cases, and questions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from handouts.content.model.base import IconId, Item, Line, Node, Text, Whole
from handouts.content.model.training.slides import Notes


class Reading(Node):
    """A reading in a scenario."""

    at: Line
    value: Line
    stressed: bool = False
    stage: Annotated[Whole, Field(ge=1, le=4)] = 1
    """The stage from which on it is known."""


class Part(Node):
    """What one role answers in a scenario's step."""

    role: Text
    icon: IconId
    answer: Text


class Stage(Node):
    """A step of a scenario: a question to the room, and each role's answer."""

    label: Text
    ask: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=1, max_length=4)]
    notes: Notes


class Scenario(Item):
    """An invented case that unfolds over slides."""

    title: Text
    detail: Text
    readings: Annotated[tuple[Reading, ...], Field(max_length=4)] = ()
    stages: Annotated[tuple[Stage, ...], Field(min_length=2, max_length=4)]

    @model_validator(mode="after")
    def _known(self) -> Scenario:
        if any(reading.stage > len(self.stages) for reading in self.readings):
            raise ValueError(f"a reading is known at a `stage` from 1 to {len(self.stages)}")
        return self


class Choice(Node):
    """An answer offered."""

    text: Text
    right: bool = False


class KnowledgeCheck(Item):
    """A question with four answers, one of them right, and why."""

    icon: IconId | None = None
    """What it is about, as a picture."""
    figure: Text | None = None
    context: Text
    question: Text
    choices: Annotated[tuple[Choice, ...], Field(min_length=3, max_length=4)]
    reason: Text
    notes: Notes

    @model_validator(mode="after")
    def _one_right(self) -> KnowledgeCheck:
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError("exactly one choice is right")
        return self
