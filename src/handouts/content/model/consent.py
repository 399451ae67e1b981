"""consent.yaml: statements to initial, signatures, boxes to fill, questions to say back."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import FactId, Item, Node, Prose, Text, Whole
from handouts.content.model.marks import STAFF, Editorial, Look, Material


class Blank(Item):
    """A line or box to write in."""

    label: Prose
    after: Prose | None = None
    """What stands behind the line: `hours`."""
    lines: Annotated[Whole, Field(ge=1, le=12), Look()] = 1
    clinic: Annotated[Literal["clinician"] | None, Editorial()] = None
    """What the clinic's file may give, so that it stands here printed."""
    fact: Annotated[FactId | None, Editorial()] = None
    """A fact that stands here printed, as a number, where the clinic sets it."""
    kind: Annotated[Literal["text", "date", "time", "initials", "signature", "tick"], Editorial()] = "text"


class Statement(Item):
    """A sentence that the patient initials."""

    blank: Annotated[Blank | None, Editorial()] = None
    """What it begins with: its label, what the clinic sets or a hand writes, and what stands `after` that."""
    text: Annotated[Text, Material("instruction")]
    staff: Annotated[Prose, STAFF]
    """What the clinician makes sure of."""


class Signature(Item):
    """A person who signs: signature, date and time on one line, the printed name and what is asked beside it below."""

    who: Prose
    role: Prose | None = None
    """What signing means."""
    beside: Prose
    """What else this person writes: `Relation, if not the patient`."""


class Choice(Item):
    """What the patient decides: boxes to tick, and what to do with each."""

    title: Prose
    options: Annotated[tuple[Blank, ...], Field(min_length=2), Editorial()]
    text: tuple[Prose, ...] = ()


class Ticks(Item):
    """A question that is answered with ticks: all that hold, or one."""

    question: Prose
    hint: Prose | None = None
    """How many to tick."""
    choices: Annotated[tuple[Prose, ...], Field(min_length=2, max_length=12)]


class TeachBack(Item):
    """A question that the patient answers in their own words, and what a good answer holds."""

    question: Prose
    lines: Annotated[Whole, Field(ge=0, le=6), Look()] = 2
    answer: Prose
    """For staff: what to listen for."""


class Consent(Node):
    """The file consent.yaml."""

    label: tuple[Blank, ...] = ()
    """The fields of the patient label box."""
    opening: tuple[Blank, ...] = ()
    """Fields on the first page beside the label."""
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    signatures: tuple[Signature, ...]
    choice: Choice | None = None
    closing: tuple[Text, ...] = ()
    teach_back: tuple[TeachBack, ...] = ()
    ticks: tuple[Ticks, ...] = ()
    """What the reader weighs, and leans to."""
    writing: tuple[Blank, ...] = ()
    """Room to write: cards of several lines, such as goals and questions, then single lines."""
