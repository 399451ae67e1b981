"""What is measured or asked, when, and what happens when a limit is crossed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handouts.content.model.base import IconId, Id, IntervalId, Item, Line, Node, PeriodId, Said, SourceId, Text, Texts


class Criterion(Node):
    """Something that must hold at a check, for staff to tick; `write` are labels of what is written beside it."""

    text: Text
    write: Texts = ()


class Reading(Node):
    """What a check has staff write down each time: a column of the visit's record."""

    id: Id
    name: Text
    write: Annotated[Texts, Field(min_length=1)]
    """Its unit, or the signs of its scale, a line each."""
    limits: Texts = ()
    """The thresholds in a few words, for the head of the column."""
    joint: Line = ""
    """The sign between its two numbers, where it has two."""


class Occasion(Node):
    """When a check is made: in a period, once or every so often, until something holds."""

    period: PeriodId
    every: IntervalId | None = None
    """A fact that is a duration or a number of sessions."""
    until: Said | None = None
    criteria: tuple[Criterion, ...] = ()
    """What must hold then."""


class Threshold(Node):
    """A limit, and what happens when it is crossed."""

    when: Text
    """What crosses it, for staff; the limit quoted as a fact."""
    action: Text
    patient: Text | None = None
    """The same in plain words, where the patient should know it."""
    urgency: Literal["routine", "care", "emergency"] = "care"
    sources: tuple[SourceId, ...] = ()


class CheckForPatient(Node):
    """A check in plain words."""

    name: Text
    why: Text


class CheckForStaff(Node):
    """A check in clinical words."""

    name: Text
    record: Text
    """What is written down, with its unit."""
    why: Text


class Check(Item):
    """Something measured or asked, on a schedule."""

    icon: IconId | None = None
    occasions: Annotated[tuple[Occasion, ...], Field(min_length=1)]
    patient: CheckForPatient
    staff: CheckForStaff
    thresholds: tuple[Threshold, ...] = ()
    readings: tuple[Reading, ...] = ()
