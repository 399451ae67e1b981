"""consent.yaml: statements to initial, signatures, boxes to fill, questions to say back."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import FactId, Item, Node, Text, Texts, Whole


class Blank(Item):
    """A line or box to write in."""

    label: Text
    after: Text | None = None
    """What stands behind the line: `hours`."""
    lines: Annotated[Whole, Field(ge=1, le=12)] = 1
    clinic: Literal["clinician"] | None = None
    """What the clinic's file may give, so that it stands here printed."""
    fact: FactId | None = None
    """A fact that stands here printed, as a number, where the clinic sets it."""
    kind: Literal["text", "date", "time", "initials", "signature", "tick"] = "text"


class Statement(Item):
    """A sentence that the patient initials."""

    blank: Blank | None = None
    """What it begins with: its label, what the clinic sets or a hand writes, and what stands `after` that."""
    text: Text
    staff: Text
    """What the clinician makes sure of."""


class Signature(Item):
    """A person who signs: signature, date and time on one line, the printed name and what is asked beside it below."""

    who: Text
    role: Text | None = None
    """What signing means."""
    beside: Text
    """What else this person writes: `Relation, if not the patient`."""


class Choice(Item):
    """What the patient decides: boxes to tick, and what to do with each."""

    title: Text
    options: Annotated[tuple[Blank, ...], Field(min_length=2)]
    text: Texts = ()


class Ticks(Item):
    """A question that is answered with ticks: all that hold, or one."""

    question: Text
    hint: Text | None = None
    """How many to tick."""
    choices: Annotated[tuple[Text, ...], Field(min_length=2, max_length=12)]


class TeachBack(Item):
    """A question that the patient answers in their own words, and what a good answer holds."""

    question: Text
    lines: Annotated[Whole, Field(ge=0, le=6)] = 2
    answer: Text
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
