"""consent.yaml: statements to initial, signatures, boxes to fill, questions to say back."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import Item, Node, Text, Whole


class Statement(Item):
    """A sentence that the patient initials."""

    text: Text
    staff: Text
    """What the clinician makes sure of."""


class StatementGroup(Item):
    """Statements under one head."""

    title: Text
    hint: Text | None = None
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Signature(Item):
    """A row of the signature table."""

    who: Text
    role: Text
    """What signing means, or when this row is used."""
    name_hint: Text | None = None
    """A small hint in the field for the printed name."""


class Blank(Item):
    """A line or box to write in."""

    label: Text
    after: Text | None = None
    """What stands behind the line: `hours`."""
    lines: Annotated[Whole, Field(ge=1, le=12)] = 1
    clinic: Literal["clinician"] | None = None
    """What the clinic's file may give, so that it stands here printed."""
    kind: Literal["text", "date", "time", "initials", "signature"] = "text"


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
    agreement: Text
    """What is agreed to, at the head of the consent page."""
    groups: tuple[StatementGroup, ...]
    signatures: tuple[Signature, ...]
    closing: tuple[Text, ...] = ()
    teach_back: tuple[TeachBack, ...] = ()
    ticks: tuple[Ticks, ...] = ()
    """What the reader weighs, and leans to."""
    writing: tuple[Blank, ...] = ()
    """Room to write: goals, questions."""
