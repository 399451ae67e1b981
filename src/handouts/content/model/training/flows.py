"""Decision pathways: questions, what is done upon an answer, and how it ends; a graph, so that it can be checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.content.model.base import IconId, Id, Item, Node, Text
from handouts.content.model.marks import Material, To


class Act(Node):
    """What one role does."""

    role: Text
    icon: IconId
    does: Text


FlowPlace = Annotated[Id, To("place of a flow")]
"""A question, a step or an end of the same flow."""
Tone = Literal["emergency", "care", "plain"]


class FlowAnswer(Node):
    """What may be answered, in a word or two, and where that leads."""

    says: Text
    to: FlowPlace


class FlowLead(Node):
    """A way on from what is done; `says` when it is taken, which only goes without saying where it is the only one."""

    says: Text | None = None
    to: FlowPlace


class FlowStep(Node):
    """What is done upon an answer, and how it goes on from there."""

    id: Id
    in_turn: bool = True
    """Whether the acts follow each other; else all happen at once."""
    acts: Annotated[tuple[Act, ...], Field(min_length=1, max_length=4)]
    leads: Annotated[tuple[FlowLead, ...], Field(min_length=1, max_length=4)]

    @model_validator(mode="after")
    def _told_apart(self) -> FlowStep:
        if len(self.leads) > 1 and any(lead.says is None for lead in self.leads):
            raise ValueError("where more than one way leads on, each needs `says`")
        return self


class FlowQuestion(Item):
    """A question of a flow, with what is done upon one of its answers."""

    ask: Annotated[Text, Material("instruction")]
    tone: Annotated[Tone, Material("instruction")]
    detail: Annotated[Text | None, Material("instruction")] = None
    """What is meant by it: a list of signs, a limit."""
    may_skip: Annotated[bool, Material("instruction")] = False
    """Whether one may go on without this question; the program finds no such way else."""
    only_after: Annotated[Annotated[Id, To("step of a flow")] | None, Material("instruction")] = None
    """The step after which alone it is asked, as a second reading is; without it, it is asked every time."""
    answers: Annotated[tuple[FlowAnswer, ...], Field(min_length=2, max_length=4), Material("instruction")]
    step: Annotated[FlowStep | None, Material("instruction")] = None


class FlowEnd(Node):
    """How it ends: what was planned goes on, or it stops."""

    id: Id
    text: Text
    goes_on: bool
    tone: Tone = "plain"


class Flow(Item):
    """A decision pathway: questions from the most dangerous down, what is done upon each answer, and its ends."""

    start: Annotated[Id, To("question of a flow"), Material("instruction")]
    questions: Annotated[tuple[FlowQuestion, ...], Field(min_length=1, max_length=12), Material("instruction")]
    ends: Annotated[tuple[FlowEnd, ...], Field(min_length=1, max_length=12), Material("instruction")]

    def ways(self) -> dict[str, tuple[str, ...]]:
        """Return where each question and each step leads; ends lead nowhere."""
        steps = [one.step for one in self.questions if one.step]
        return {
            **{one.id: tuple(answer.to for answer in one.answers) for one in self.questions},
            **{one.id: tuple(lead.to for lead in one.leads) for one in steps},
            **{one.id: () for one in self.ends},
        }
