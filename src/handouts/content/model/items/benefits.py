"""What the treatment may bring and for how long, and the other ways to go."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.base import DurationId, IconId, Id, Item, Said, Spoken, Text, To
from handouts.content.model.facts import Count


class Benefit(Item):
    """One way in which the treatment may help, with its figures in both frames."""

    likelihood: Count
    measure: Text | None = None
    """What was counted, for staff; where no chance figure shows it."""
    caption: Spoken | None = None
    """With `yes` and `no`, for those that a chance figure shows."""
    yes: Spoken | None = None
    """What happened to those counted."""
    no: Spoken | None = None
    """What is said of the others."""


class ChanceFigure(Item):
    """Benefits shown side by side as people of 100, with the comparison group where there is one."""

    title: Spoken
    note: Spoken | None = None
    benefits: Annotated[tuple[Annotated[Id, To("benefit")], ...], Field(min_length=1, max_length=2)]
    staff: Text | None = None
    """What the trainer knows of it."""


class CourseBar(Item):
    """How long the benefit of one dose or one course holds: facts in days."""

    label: Said
    strongest: DurationId | None = None
    holds: DurationId
    fades: DurationId | None = None


class Option(Item):
    """Another way to go, no treatment included."""

    icon: IconId | None = None
    patient_name: Text
    good: Text
    bad: Text
    staff: Text
