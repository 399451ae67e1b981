"""What the treatment may bring and for how long, and the other ways to go."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.content.model.base import DurationId, FactId, IconId, Id, Item, Node, Spoken, Text, Texts, To
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
    meaning: Texts = ()
    """What patients read beneath the people: the difference, and what was counted."""
    doubts: Annotated[Id, To("topic")] | None = None
    """The topic that says why to trust the figures or not; it stands beside their certainty."""
    staff: Text | None = None
    """What the trainer knows of it."""


class LastingEnd(Node):
    """One end of the time over which a benefit is followed: when it is, and how many then had it."""

    label: Text
    text: Text


class Lasting(Item):
    """How long the benefit lasts: of all `treated` it `helped` some, and after `half_left` half of these still had it.

    `{id.left}` quotes how many these are: `8 or 9`.
    """

    title: Text
    text: Texts = ()
    """What is said before the picture."""
    treated: FactId
    helped: FactId
    half_left: DurationId
    still: Text
    """What those have who are counted."""
    no_longer: Text
    """What the others have."""
    start: LastingEnd
    end: LastingEnd
    notes: Texts = ()
    """What is said beneath the picture: whom it comes from, and what it cannot show."""
    staff: Text


class Option(Item):
    """Another way to go, no treatment included."""

    icon: IconId | None = None
    patient_name: Text
    good: Text
    bad: Text
    staff: Text
